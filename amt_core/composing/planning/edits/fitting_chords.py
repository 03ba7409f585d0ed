"""The chords that fit a key: its own, those that lead to them, and those it borrows."""

from __future__ import annotations

from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.theory import Key

_DEGREES = {
    "major": ((0, "maj"), (2, "min"), (4, "min"), (5, "maj"), (7, "maj"), (9, "min"), (11, "dim")),
    "minor": ((0, "min"), (2, "dim"), (3, "maj"), (5, "min"), (7, "maj"), (8, "maj"), (10, "maj")),
}
_SEVENTHS = {
    "major": ((0, "maj7"), (2, "m7"), (4, "m7"), (5, "maj7"), (7, "7"), (9, "m7"), (11, "m7b5")),
    "minor": ((0, "m7"), (2, "m7b5"), (3, "maj7"), (5, "m7"), (7, "7"), (8, "maj7"), (10, "7")),
}
_BORROWED = {
    "major": ((5, "min"), (8, "maj"), (10, "maj"), (3, "maj"), (0, "min")),
    "minor": ((5, "maj"), (7, "min"), (1, "maj"), (2, "min"), (0, "maj")),
}


def fitting_chords(key: Key) -> dict[str, tuple[ChordSymbol, ...]]:
    """Kind → chords: `diatonic`, `sevenths`, `secondary dominants`, `borrowed`, `suspended`."""
    mode = key.mode
    degrees = [d for d in _DEGREES[mode] if d[1] != "dim" and d[0] != 0]
    return {
        "diatonic": _on(key, _DEGREES[mode]),
        "sevenths": _on(key, _SEVENTHS[mode]),
        "secondary dominants": _on(key, tuple((degree + 7, "7") for degree, _ in degrees)),
        "borrowed": _on(key, _BORROWED[mode]),
        "suspended": _on(key, ((0, "sus2"), (0, "sus4"), (7, "sus4"))),
    }


def _on(key: Key, chords: tuple[tuple[int, str], ...]) -> tuple[ChordSymbol, ...]:
    return tuple(ChordSymbol((key.tonic + degree) % 12, quality) for degree, quality in chords)
