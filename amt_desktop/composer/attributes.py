"""One table of the names, texts and editors of a spec's attributes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication

from amt_core.music.instruments.general_midi import DRUM_LIKE, family
from amt_core.spec.music_spec import Attribute, Instrument, MusicSpec, Source

EditorKind = Literal[
    "tempo", "time signature", "key", "instruments", "seconds", "genre", "subgenre", "moods",
    "dynamics", "level", "yes",
]  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("attributes", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeLook:
    """Title, editor and text of one attribute.

    Attributes:
        title: Its name on the screen.
        kind: The kind of its editor.
        show: Makes the text of its value.
    """

    title: str
    kind: EditorKind
    show: Callable[[Any], str]


def _tempo(value: float) -> str:
    return _tr("{0} bpm").format(f"{value:g}")


def _seconds(value: float) -> str:
    minutes, seconds = divmod(round(value), 60)
    return f"{minutes}:{seconds:02d}"


def _yes_or_no(value: bool) -> str:  # a value that is shown
    return _tr("yes") if value else _tr("no")


_FAMILY_SIZE = 8


def instruments_in_words(instruments: tuple[Instrument, ...]) -> str:
    """`2 × Violin, Cello`; a complete family is named once: `any guitar`.

    Drums also stand for all drum-like instruments, if all of them are there.
    """
    programs = {item.program for item in instruments if not item.is_drum and item.count == 1}
    any_drums = any(item.is_drum for item in instruments) and programs.issuperset(DRUM_LIKE)
    words: list[str] = []
    for item in instruments:
        if any_drums and not item.is_drum and item.program in DRUM_LIKE:
            continue
        first = item.program - item.program % _FAMILY_SIZE
        is_whole = not item.is_drum and programs.issuperset(range(first, first + _FAMILY_SIZE))
        name = _tr("any {0}").format(family(item.program)) if is_whole else item.name
        if name not in words:
            words.append(f"{item.count} × {name}" if item.count > 1 else name)
    return ", ".join(words)


_DYNAMICS_WORDS = {
    "ppp": "barely audible", "pp": "very soft", "p": "soft", "mp": "rather soft",
    "mf": "rather loud", "f": "loud", "ff": "very loud", "fff": "as loud as possible",
}  # fmt: skip


def dynamics_in_words(mark: str) -> str:
    """`mf · rather loud`."""
    return f"{mark} · {_tr(_DYNAMICS_WORDS[mark])}"


def attribute_looks() -> dict[str, AttributeLook]:
    """Attribute name → its look, in the order in which chips are shown.

    `num_bars` has a field of its own, and `only` is shown with the instruments.
    """

    def look(title: str, kind: EditorKind, show: Callable[[Any], str] = str) -> AttributeLook:
        return AttributeLook(title=_tr(title), kind=kind, show=show)

    return {
        "genre": look("Genre", "genre"),
        "subgenre": look("Style", "subgenre"),
        "moods": look("Mood", "moods", ", ".join),
        "tempo_bpm": look("Tempo", "tempo", _tempo),
        "time_signature": look("Meter", "time signature"),
        "key": look("Key", "key"),
        "diatonic": look("Only notes of the scale", "yes", _yes_or_no),
        "instruments": look("Instruments", "instruments", instruments_in_words),
        "only": look("Only these", "yes", _yes_or_no),
        "excluded": look("Without", "instruments", instruments_in_words),
        "duration_sec": look("Duration", "seconds", _seconds),
        "dynamics": look("Dynamics", "dynamics", dynamics_in_words),
        "density": look("Density", "level"),
        "polyphony": look("Polyphony", "level"),
        "register": look("Register", "level"),
    }


def source_in_words(attribute: Attribute[Any]) -> str:
    """A sentence that says where a value comes from."""
    return {
        Source.STATED: _tr("Stated in your description. The music will follow it."),
        Source.INFERRED: _tr("Suggested by your description. The music tends to follow it."),
        Source.SET: _tr("Set by you. The music will follow it."),
        Source.FREE: _tr("Left open. The program chooses."),
    }[attribute.source]


def shown_attributes(spec: MusicSpec) -> list[str]:
    """The names of attributes that get a chip."""
    return [
        name
        for name in attribute_looks()
        if spec.attribute(name).source is not Source.FREE
        and spec.attribute(name).value not in ((), False)
    ]
