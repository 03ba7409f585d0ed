"""Writes the values of a spec as plain JSON values."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, cast

from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.spec.instrument import Instrument
from amt_core.spec.requests import ChordCycle, RequestedChord
from amt_core.spec.spans import Span, TextRange

DEGREES = ("I", "bII", "II", "bIII", "III", "IV", "#IV", "V", "bVI", "VI", "bVII", "VII")
"""The names of the degrees, by semitones above the tonic."""


def plain_request(value: object) -> Any:
    """A value as numbers, texts, lists and dictionaries; `type` is the class of a request."""
    match value:
        case TimeSignature() | Key() | Span():
            return str(value)
        case ChordSymbol():
            return value.spelled()
        case TextRange():
            return [value.start, value.stop]
        case Instrument():
            return {"name": value.name, "program": value.program, "is_drum": value.is_drum,
                    "count": value.count}  # fmt: skip
        case ChordCycle():
            return {
                **_fields(value),
                "bars": [[_chord_at(at, value) for at in bar] for bar in value.bars],
            }
        case tuple():
            return [plain_request(item) for item in cast("tuple[object, ...]", value)]
        case _ if is_dataclass(value):
            return {"type": type(value).__name__, **_fields(value)}
        case _:
            return value


def chord_text(chord: ChordSymbol | None, *, is_degree: bool) -> str:
    """The name of a chord, or of a degree such as `VIm7`; `N.C.` for no chord."""
    if chord is None:
        return "N.C."
    if not is_degree:
        return chord.spelled()
    # Spelled on C the rest of the symbol has no letter, so that only the root has to be changed.
    suffix = ChordSymbol(0, chord.quality, None, chord.colors).spelled().removeprefix("C")
    bass = "" if chord.bass is None else f"/{DEGREES[chord.bass]}"
    return DEGREES[chord.root] + suffix + bass


def _chord_at(at: RequestedChord, cycle: ChordCycle) -> dict[str, object]:
    return {
        "beat": at.beat,
        "chord": chord_text(at.chord, is_degree=cycle.mode is not None),
    }


def _fields(value: object) -> dict[str, object]:
    assert is_dataclass(value)
    return {f.name: plain_request(getattr(value, f.name)) for f in fields(value)}
