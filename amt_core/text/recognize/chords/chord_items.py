"""One chord of a progression: a symbol, a degree, or several joined by hyphens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from amt_core.music.chord_symbols import ChordSymbol, is_no_chord, parse_chord
from amt_core.text.lexicon.keys import MODES
from amt_core.text.lexicon.plan.chord_words import (
    CHORD_ACCIDENTALS,
    GERMAN_NOTES,
    SOLFEGE_LETTERS,
    SPOKEN_DEGREES,
)
from amt_core.text.recognize.chords.degrees import is_arabic_degree, is_degree
from amt_core.text.recognize.chords.pieces import TRAILING, Piece
from amt_core.text.words import without_accents

LETTERS_ONLY = re.compile(r"[A-H](#|b|♯|♭)?")
_SPLIT = re.compile(r"[-–—/]|->|→")
_SPELLED_OUT = frozenset({"letter", "small", "solfege"})
_SOLFEGE = re.compile(r"(do|re|mi|fa|sol|la|si)(b?(?![a-ln-rt-z]).*)", re.IGNORECASE)
_GERMAN_NAME = re.compile(rf"({'|'.join(GERMAN_NOTES)})(m|7|m7|maj7|)")
_NOT_CHORDS = re.compile(r"[A-H]o")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChordItem:
    """One chord of a progression.

    Attributes:
        chord: The chord, if it is written as a symbol.
        degree: The degree as written; empty for a symbol.
        is_held: Whether the chord before goes on (`%`).
        num_bars: Its length in bars as stated; 0 for none.
        num_beats: Its length in beats as stated; 0 for none.
        bar: Index of its bar if there are bar lines; else -1.
    """

    chord: ChordSymbol | None = None
    degree: str = ""
    is_held: bool = False
    num_bars: float = 0
    num_beats: float = 0
    bar: int = -1


def read_piece(
    pieces: Sequence[Piece], at: int, family: str
) -> tuple[list[ChordItem], list[str], int, str] | None:
    """Reads the chords of a piece: the chords, their texts, the index after them, their family.

    The family is `letter`, `small`, `solfege`, `roman`, `arabic` or `spoken`; a
    progression has one.
    """
    if at >= len(pieces):
        return None
    text = pieces[at].text.rstrip(TRAILING)
    if not text:
        return None
    if family and (text == "%" or is_no_chord(pieces[at].text)):
        item = ChordItem(is_held=text == "%")
        return [item], [text], at + 1, family
    is_small_name = without_accents(text) in SOLFEGE_LETTERS and _word_at(pieces, at + 1) in MODES
    # `sol majeur`: with its mode the name is no other word.
    one = _one(text.capitalize() if is_small_name else text, family)
    if one is not None:
        item, kind = one
        return _spelled_out(pieces, at, item, kind) or ([item], [text], at + 1, kind)
    parts = [part for part in _SPLIT.split(text) if part]
    if len(parts) < 2:
        return None
    read = [_one(part, family) for part in parts]
    kinds = {entry[1] for entry in read if entry is not None}
    if None in read or len(kinds) != 1:
        return None
    return [entry[0] for entry in read if entry], parts, at + 1, kinds.pop()


def _spelled_out(
    pieces: Sequence[Piece], at: int, item: ChordItem, kind: str
) -> tuple[list[ChordItem], list[str], int, str] | None:
    """A chord whose accidental or mode is a word: `F sharp minor`, `Si bémol majeur`, `E minor`."""
    name = pieces[at].text.rstrip(TRAILING)
    symbol = _solfege_symbol(name.capitalize()) if kind == "solfege" else name.capitalize()
    if kind not in _SPELLED_OUT or not LETTERS_ONLY.fullmatch(symbol):
        return None
    stop = at + 1
    accidental = CHORD_ACCIDENTALS.get(_word_at(pieces, stop), "") if len(symbol) == 1 else ""
    stop += bool(accidental)
    mode = MODES.get(_word_at(pieces, stop), "")
    stop += bool(mode)
    if stop == at + 1:
        return None
    chord = parse_chord(symbol + accidental + ("m" if mode == "minor" else ""))
    text = " ".join([name, *(_word_at(pieces, i) for i in range(at + 1, stop))])
    return [replace(item, chord=chord)], [text], stop, kind


def _word_at(pieces: Sequence[Piece], at: int) -> str:
    if at >= len(pieces):
        return ""
    return pieces[at].folded.rstrip(TRAILING)


def _one(text: str, family: str) -> tuple[ChordItem, str] | None:
    """One chord or degree, and its family."""
    if family in ("", "letter") and "A" <= text[0] <= "H" and not _NOT_CHORDS.fullmatch(text):
        chord = parse_chord(text, is_german=text[0] == "H")
        if chord is not None:
            return ChordItem(chord=chord), "letter"
    if family in ("", "small") and "a" <= text[0] <= "g" and text.isascii():
        chord = parse_chord(text[0].upper() + text[1:])
        if chord is not None and not _NOT_CHORDS.fullmatch(text[0].upper() + text[1:]):
            return ChordItem(chord=chord), "small"
    german = _GERMAN_NAME.fullmatch(text) if family == "letter" else None
    if german is not None:
        # `As` and `Es` are words as well, but not between chords.
        return ChordItem(chord=parse_chord(GERMAN_NOTES[german[1]] + german[2])), "letter"
    symbol = _solfege_symbol(text) if family in ("", "solfege") else ""
    if symbol:
        chord = parse_chord(symbol)
        if chord is not None:
            return ChordItem(chord=chord), "solfege"
    if family in ("", "roman") and is_degree(text):
        return ChordItem(degree=text), "roman"
    if family in ("", "arabic") and is_arabic_degree(text):
        return ChordItem(degree=text), "arabic"
    if family in ("", "spoken") and text.casefold() in SPOKEN_DEGREES:
        return ChordItem(degree=SPOKEN_DEGREES[text.casefold()]), "spoken"
    return None


def _solfege_symbol(text: str) -> str:
    """The symbol with a letter of `Ré`, `Sib`, `Fa#m`, `Lam`, `SolM7`; empty if it is none."""
    if not text[0].isupper():
        return ""
    match = _SOLFEGE.fullmatch(without_accents(text))
    if match is None:
        return ""
    suffix = "maj" + match[2][1:] if match[2][:1] == "M" and len(match[2]) > 1 else match[2]
    return SOLFEGE_LETTERS[match[1].casefold()] + ("" if suffix == "M" else suffix)
