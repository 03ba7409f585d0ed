"""Reads degrees of a key: `V7`, `ii`, `bVII`, `vii°`, `V/V`, and the numbers 1 to 7."""

from __future__ import annotations

import re
from collections.abc import Sequence

from amt_core.music.chord_symbols import ChordSymbol, parse_chord
from amt_core.music.theory import MAJOR_SCALE, NATURAL_MINOR_SCALE, Mode

_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII")
_DEGREE = re.compile(r"([b#♭♯]?)(VII|VI|V|IV|III|II|I|vii|vi|v|iv|iii|ii|i)(.*)")
_SHIFTS = {"": 0, "b": -1, "♭": -1, "#": 1, "♯": 1}
_MINOR_MARKS = ("m", "-", "dim", "°", "º", "o", "ø", "Ø")
_LEADING_TONE = 11
_DIATONIC: dict[Mode, tuple[str, ...]] = {
    "major": ("I", "ii", "iii", "IV", "V", "vi", "vii°"),
    "minor": ("i", "ii°", "III", "iv", "v", "VI", "VII"),
}
_FIFTH = 7


def is_degree(text: str) -> bool:
    """True if a text is a degree in Roman numerals."""
    return not is_arabic_degree(text) and parse_degree(text, mode="major") is not None


def is_arabic_degree(text: str) -> bool:
    """True if a text is a degree as a number, 1 to 7."""
    return len(text) == 1 and "1" <= text <= "7"


def mode_of(degrees: Sequence[str]) -> Mode:
    """The mode in which Roman degrees are written: minor if their tonic is, else major."""
    numerals = {match[2] for text in degrees if (match := _DEGREE.fullmatch(text)) and not match[1]}
    if "i" in numerals:
        return "minor"
    return "minor" if "I" not in numerals and {"III", "VII"} & numerals else "major"


def parse_degree(text: str, *, mode: Mode) -> ChordSymbol | None:
    """The chord of a degree, with its root in semitones above the tonic; None if it is none.

    In minor, III, VI and VII without an accidental are those of the natural scale.

    Args:
        text: Roman numerals, lower case for minor, or a number for the diatonic triad.
        mode: The mode of the key.
    """
    if is_arabic_degree(text):
        text = _DIATONIC[mode][int(text) - 1]
    match = _DEGREE.fullmatch(text)
    if match is None:
        return None
    accidental, numeral, suffix = match.groups()
    root = _root(accidental, numeral, suffix, mode)
    head, slash, below = suffix.partition("/")
    if slash and below[:1] in "b#♭♯iIvV" and below:
        other = parse_degree(below, mode=mode)
        chord = _chord(numeral, head)
        if other is None or chord is None:
            return None
        if numeral in {"V", "vii"}:
            # A secondary dominant: the degree of another degree.
            return chord.transposed((root + other.root) % 12)
        chord = chord.transposed(root)
        bass = None if other.root == chord.root else other.root
        return ChordSymbol(chord.root, chord.quality, bass, chord.colors)
    chord = _chord(numeral, suffix)
    return None if chord is None else chord.transposed(root)


def _root(accidental: str, numeral: str, suffix: str, mode: Mode) -> int:
    index = _NUMERALS.index(numeral.upper())
    is_natural_minor = mode == "minor" and not accidental and numeral.isupper()
    if numeral == "vii" and suffix[:1] not in ("", "m", "7"):
        return _LEADING_TONE
    scale = NATURAL_MINOR_SCALE if is_natural_minor else MAJOR_SCALE
    return (scale[index] + _SHIFTS[accidental]) % 12


def _chord(numeral: str, suffix: str) -> ChordSymbol | None:
    has_mark = suffix.startswith(_MINOR_MARKS) and not suffix.startswith("maj")
    third = "m" if numeral.islower() and not has_mark else ""
    return parse_chord(f"C{third}{suffix}")
