"""One table of the names, texts and editors of a spec's attributes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication

from amt_core.music.instruments.general_midi import DRUM_LIKE, family
from amt_core.music.theory import Key
from amt_core.spec.music_spec import Attribute, Instrument, MusicSpec, Source
from amt_desktop.look.words import instrument_name, word

EditorKind = Literal[
    "tempo", "time signature", "key", "instruments", "seconds", "genre", "subgenre", "moods",
    "dynamics", "level", "others",
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


def others_in_words(are_excluded: bool) -> str:  # a value that is shown
    """The words for a request that allows or excludes other instruments or notes."""
    return _tr("none") if are_excluded else _tr("allowed")


def _words(values: tuple[str, ...]) -> str:
    return ", ".join(word(value) for value in values)


def _key(value: Key) -> str:
    return word(str(value))


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
        family_name = _tr("any {0}").format(word(family(item.program)))
        name = family_name if is_whole else instrument_name(item.name)
        if name not in words:
            words.append(f"{item.count} × {name}" if item.count > 1 else name)
    return ", ".join(words)


def dynamics_in_words(mark: str) -> str:
    """`mf · rather loud`."""
    words = {
        "ppp": _tr("barely audible"), "pp": _tr("very soft"), "p": _tr("soft"),
        "mp": _tr("rather soft"), "mf": _tr("rather loud"), "f": _tr("loud"),
        "ff": _tr("very loud"), "fff": _tr("as loud as possible"),
    }  # fmt: skip
    return f"{mark} · {words[mark]}"


def attribute_looks() -> dict[str, AttributeLook]:
    """Attribute name → its look, in the order in which chips are shown.

    `num_bars` has a field of its own, and `only` is shown with the instruments.
    """

    def look(title: str, kind: EditorKind, show: Callable[[Any], str] = str) -> AttributeLook:
        return AttributeLook(title=title, kind=kind, show=show)

    return {
        "genre": look(_tr("Genre"), "genre", word),
        "subgenre": look(_tr("Style"), "subgenre", word),
        "moods": look(_tr("Mood"), "moods", _words),
        "tempo_bpm": look(_tr("Tempo"), "tempo", _tempo),
        "time_signature": look(_tr("Meter"), "time signature"),
        "key": look(_tr("Key"), "key", _key),
        "diatonic": look(_tr("Notes outside the scale"), "others", others_in_words),
        "instruments": look(_tr("Instruments"), "instruments", instruments_in_words),
        "only": look(_tr("Other instruments"), "others", others_in_words),
        "excluded": look(_tr("Without"), "instruments", instruments_in_words),
        "duration_sec": look(_tr("Duration"), "seconds", _seconds),
        "dynamics": look(_tr("Dynamics"), "dynamics", dynamics_in_words),
        "density": look(_tr("Density"), "level", word),
        "polyphony": look(_tr("Polyphony"), "level", word),
        "register": look(_tr("Register"), "level", word),
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
