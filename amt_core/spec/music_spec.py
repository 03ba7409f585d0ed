"""`MusicSpec`: the requested attributes of a piece, each with its source."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar

from amt_core.music.general_midi import PROGRAM_NAMES
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key

T = TypeVar("T")


class Source(StrEnum):
    """The origin of an attribute's value."""

    STATED = "stated"
    """The words say it: it holds in the output by construction."""
    INFERRED = "inferred"
    """The words suggest it."""
    SET = "set"
    """The user set or corrected it: it holds like a stated one."""
    FREE = "free"
    """The attribute is not requested: the composer decides."""


@dataclass(frozen=True, slots=True)
class Attribute(Generic[T]):
    """A value with its provenance; a free attribute has no value."""

    value: T | None = None
    source: Source = Source.FREE

    def __post_init__(self) -> None:
        assert (self.value is None) == (self.source is Source.FREE)

    @property
    def is_binding(self) -> bool:
        """Whether the output must have this value; otherwise the value is a suggestion."""
        return self.source in (Source.STATED, Source.SET)


_FREE: Attribute[Any] = Attribute()


@dataclass(frozen=True, slots=True, order=True)
class Instrument:
    """One requested instrument.

    Attributes:
        program: General MIDI program; ignored for drums.
        is_drum: Whether this is the drum kit.
        count: How many players, each a track of its own.
    """

    program: int = 0
    is_drum: bool = False
    count: int = 1

    @property
    def name(self) -> str:
        """The General MIDI name."""
        return "Drums" if self.is_drum else PROGRAM_NAMES[self.program]


MAX_NUM_BARS = 512
"""The length of the longest piece; a longer request is shortened to this."""

DYNAMICS = ("ppp", "pp", "p", "mp", "mf", "f", "ff", "fff")
"""Dynamic marks from soft to loud; a spec's dynamics is one of them."""

LEVELS = ("very low", "low", "medium", "high", "very high")
"""Steps of density, polyphony and register; a spec holds one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MusicSpec:
    """The request for a piece: all that composing needs in addition to a model and a seed.

    Attributes:
        text: The description as typed.
        tempo_bpm: Quarter notes per minute.
        time_signature: The meter.
        key: Key and mode.
        diatonic: True if only notes of the key's scale may sound.
        instruments: The requested instruments, in the order in which they were named.
        excluded: Instruments that must not sound (programs; drums by `is_drum`).
        only: True if no instruments except `instruments` may sound.
        num_bars: Length in bars.
        duration_sec: Length in seconds; `num_bars` wins where both are given.
        genre: A genre of `amt_core.spec.genres.GENRES`.
        subgenre: A subgenre of `amt_core.spec.genres.SUBGENRES`.
        moods: Moods of `amt_core.spec.genres.MOODS`.
        dynamics: One of `DYNAMICS`.
        density: Notes per time, one of `LEVELS`.
        polyphony: Notes at once, one of `LEVELS`.
        register: Mean pitch, one of `LEVELS`.
        locked: Names of attributes that a new description must not change.
    """

    text: str = ""
    tempo_bpm: Attribute[float] = _FREE
    time_signature: Attribute[TimeSignature] = _FREE
    key: Attribute[Key] = _FREE
    diatonic: Attribute[bool] = _FREE
    instruments: Attribute[tuple[Instrument, ...]] = _FREE
    excluded: Attribute[tuple[Instrument, ...]] = _FREE
    only: Attribute[bool] = _FREE
    num_bars: Attribute[int] = _FREE
    duration_sec: Attribute[float] = _FREE
    genre: Attribute[str] = _FREE
    subgenre: Attribute[str] = _FREE
    moods: Attribute[tuple[str, ...]] = _FREE
    dynamics: Attribute[str] = _FREE
    density: Attribute[str] = _FREE
    polyphony: Attribute[str] = _FREE
    register: Attribute[str] = _FREE
    locked: frozenset[str] = frozenset()

    @classmethod
    def attribute_names(cls) -> tuple[str, ...]:
        """The names of all attributes that carry a provenance, in order."""
        return tuple(f.name for f in fields(cls) if f.name not in ("text", "locked"))

    def attribute(self, name: str) -> Attribute[Any]:
        """One attribute by name."""
        assert name in self.attribute_names()
        return getattr(self, name)

    def setting(self, name: str, value: object) -> MusicSpec:
        """The spec with one attribute set by the user; None frees it."""
        assert name in self.attribute_names()
        attribute = Attribute() if value is None else Attribute(value, Source.SET)
        return replace(self, **{name: attribute})

    def locking(self, name: str, *, locked: bool = True) -> MusicSpec:
        """The spec with one attribute locked or unlocked."""
        return replace(self, locked=self.locked | {name} if locked else self.locked - {name})

    def to_json(self) -> dict[str, dict[str, object]]:
        """Attribute → `{"value", "source"}` with plain JSON values."""
        return {
            name: {
                "value": _plain(self.attribute(name).value),
                "source": str(self.attribute(name).source),
            }
            for name in self.attribute_names()
        }


def _plain(value: object) -> object:
    match value:
        case TimeSignature() | Key():
            return str(value)
        case Instrument():
            return {"name": value.name, "program": value.program, "is_drum": value.is_drum,
                    "count": value.count}  # fmt: skip
        case tuple():
            return [_plain(item) for item in value]
        case _:
            return value
