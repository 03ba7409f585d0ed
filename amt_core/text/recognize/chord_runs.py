"""Finds progressions that are written out: `Am-F-C-G`, `Cmaj7 | Dm7 G7`, `ii V I`, `1 5 6 4`.

Chords are read from the characters of the description, not from its folded words, because case and
signs tell chords apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from amt_core.music.chord_symbols import ChordSymbol, is_no_chord, parse_chord
from amt_core.spec.music_spec import MAX_NUM_BARS
from amt_core.spec.spans import TextRange
from amt_core.text.lexicon.keys import KEY_LABELS, MODES
from amt_core.text.lexicon.numbers import NUMBER_WORDS
from amt_core.text.lexicon.plan.chord_words import (
    CHORD_BAR_UNITS,
    CHORD_BEAT_UNITS,
    CHORD_LABELS,
    FOR_WORDS,
    LABEL_LINKS,
    LABELS_BEHIND,
    LOOP_WORDS,
    NEXT_CHORD_WORDS,
    PER_CHORD_WORDS,
)
from amt_core.text.lexicon.plan.sections import FORM_LABELS
from amt_core.text.recognize.degrees import is_arabic_degree, is_degree

_PIECE = re.compile(
    r"[A-Ha-h][^\s,;|→>()\[\]]*\([^)\s]{1,9}\)[^\s,;|→>()\[\]]*|->|[,;:|%→>()\[\]\n]"
    r"|[^\s,;:|→>()\[\]]+"
)
_MARKS = frozenset({",", "-", "–", "—", "→", ">", "->", "/", "|", "||", "\n"})
_TRAILING = ".!?…\"'“”"
_LETTERS_ONLY = re.compile(r"[A-H](#|b|♯|♭)?")
_SPLIT = re.compile(r"[-–—/]|->|→")
_NOT_CHORDS = re.compile(r"[A-H]o")
_REPEATED = re.compile(r"[x×](\d)")
_MAX_CHORDS = 2 * MAX_NUM_BARS
_LABEL_WITHIN = 5


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ChordRun:
    """A progression in the text.

    Attributes:
        start: Index of its first character.
        stop: Index after its last character.
        items: The chords.
        is_loop: Whether the words around it ask for a loop.
    """

    start: int
    stop: int
    items: tuple[ChordItem, ...]
    is_loop: bool = False


@dataclass(slots=True)
class _Run:
    """A progression while it is read."""

    first: int
    items: list[ChordItem] = field(default_factory=list[ChordItem])
    texts: list[str] = field(default_factory=list[str])
    has_bar_lines: bool = False
    has_hyphens: bool = False
    has_commas: bool = False
    bar: int = 0
    last: int = 0
    comma_behind: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int
    stop: int

    @property
    def folded(self) -> str:
        return self.text.casefold()


def find_chord_runs(text: str) -> list[ChordRun]:
    """The progressions that are written out, from left to right."""
    if text.isupper():
        # A text all in capitals carries no information in its case.
        text = text.lower()
    pieces = [_Piece(m[0], m.start(), m.end()) for m in _PIECE.finditer(text)]
    runs: list[ChordRun] = []
    i = 0
    while i < len(pieces):
        run = _read_run(pieces, i)
        if run is None:
            i += 1
            continue
        if _is_meant(run, pieces):
            runs.append(_finished(run, pieces))
            i = run.last + 1
        else:
            i = max(run.last, i) + 1
    return runs


def _read_run(pieces: Sequence[_Piece], i: int) -> _Run | None:
    """The chords in a row from a piece on; None if there is none."""
    run = _Run(first=i, last=i)
    family = ""
    at = i
    while at < len(pieces):
        if run.items and _is_separator(pieces, at):
            mark = pieces[at].text
            run.has_bar_lines |= mark[0] == "|"
            run.has_hyphens |= mark in {"-", "–", "—", "->", "→", ">"}
            run.comma_behind |= mark == ","
            run.bar += mark[0] == "|"
            at += 1
            continue
        if not run.items and pieces[at].text == "|" and at == i:
            run.has_bar_lines = True
            at += 1
            continue
        has_lengths = all(item.num_bars or item.num_beats for item in run.items)
        found = _read_element(pieces, at, family, may_be_bare=has_lengths)
        if found is None or len(run.items) > _MAX_CHORDS:
            break
        items, texts, stop, kind = found
        family = family or kind
        run.has_hyphens |= len(items) > 1
        run.items += (replace(item, bar=run.bar) for item in items)
        run.texts += texts
        run.has_commas |= run.comma_behind
        run.comma_behind = False
        run.last = stop - 1
        at = stop
    return run if run.items else None


def _is_separator(pieces: Sequence[_Piece], at: int) -> bool:
    text = pieces[at].folded
    if text in _MARKS:
        return True
    if _CHORD_LIKE.fullmatch(pieces[at].text) and _read_piece(pieces, at, "") is None:
        # A chord that does not exist is reported, and the others are kept.
        return True
    # `E` is a chord, `e` the Italian "and".
    return pieces[at].text in NEXT_CHORD_WORDS and at + 1 < len(pieces)


def _read_element(
    pieces: Sequence[_Piece], at: int, family: str, *, may_be_bare: bool
) -> tuple[list[ChordItem], list[str], int, str] | None:
    """A chord with its length, or several chords joined by hyphens.

    `may_be_bare` allows a length without `for`: in `Am F C G 8 bars` it is the length of the piece.
    """
    count = _length(pieces, at)
    if count is not None:
        after = count[2]
        if after < len(pieces) and pieces[after].folded in {"of", "de", "di", "von", "on"}:
            at = after + 1
        else:
            count = None
    read = _read_piece(pieces, at, family)
    if read is None:
        return None
    items, texts, stop, kind = read
    if kind == "arabic" and count is not None:
        return None
    if count is None:
        after = stop
        is_bracketed = after < len(pieces) and pieces[after].text == "("
        is_introduced = is_bracketed or (after < len(pieces) and pieces[after].folded in FOR_WORDS)
        if is_introduced or may_be_bare:
            count = _length(pieces, after + is_introduced)
        if count is not None and _follows(pieces, count[2], PER_CHORD_WORDS):
            count = None
        if count is not None:
            stop = count[2] + (is_bracketed and _follows(pieces, count[2], frozenset({")"})))
    if count is None and stop < len(pieces) and len(items) == 1:
        repeated = _REPEATED.fullmatch(pieces[stop].folded)
        if repeated is not None and not _is_end_of_run(pieces, stop + 1):
            return items * int(repeated[1]), texts * int(repeated[1]), stop + 1, kind
    if count is not None:
        bars, beats, _ = count
        items = [replace(item, num_bars=bars, num_beats=beats) for item in items]
    return items, texts, stop, kind


def _follows(pieces: Sequence[_Piece], at: int, words: frozenset[str]) -> bool:
    return at < len(pieces) and pieces[at].folded.rstrip(_TRAILING) in words


def _is_end_of_run(pieces: Sequence[_Piece], at: int) -> bool:
    while at < len(pieces) and pieces[at].text in _MARKS:
        at += 1
    return at >= len(pieces) or _read_piece(pieces, at, "") is None


def _length(pieces: Sequence[_Piece], at: int) -> tuple[float, float, int] | None:
    """Bars, beats, and the index after a length such as `two bars`, `half a bar`, `2 beats`."""
    if at + 1 >= len(pieces):
        return None
    word = pieces[at].folded
    if word == "half" and at + 2 < len(pieces) and pieces[at + 1].folded == "a":
        value, at = 0.5, at + 2
    elif word.isdecimal() and len(word) <= 2:
        value, at = float(word), at + 1
    elif word in NUMBER_WORDS:
        value, at = float(NUMBER_WORDS[word]), at + 1
    else:
        return None
    unit = pieces[at].folded.rstrip(_TRAILING)
    if unit in CHORD_BAR_UNITS:
        return value, 0.0, at + 1
    if unit in CHORD_BEAT_UNITS:
        return 0.0, value, at + 1
    return None


def _read_piece(
    pieces: Sequence[_Piece], at: int, family: str
) -> tuple[list[ChordItem], list[str], int, str] | None:
    if at >= len(pieces):
        return None
    text = pieces[at].text.rstrip(_TRAILING)
    if not text:
        return None
    if family and (text == "%" or is_no_chord(pieces[at].text)):
        item = ChordItem(is_held=text == "%")
        return [item], [text], at + 1, family
    one = _one(text, family)
    if one is not None:
        item, kind = one
        mode = pieces[at + 1].folded.rstrip(_TRAILING) if at + 1 < len(pieces) else ""
        if kind == "letter" and _LETTERS_ONLY.fullmatch(text) and mode in MODES:
            named = parse_chord(text + ("m" if MODES[mode] == "minor" else ""))
            return [replace(item, chord=named)], [f"{text} {mode}"], at + 2, kind
        return [item], [text], at + 1, kind
    parts = [part for part in _SPLIT.split(text) if part]
    if len(parts) < 2:
        return None
    read = [_one(part, family) for part in parts]
    kinds = {entry[1] for entry in read if entry is not None}
    if None in read or len(kinds) != 1:
        return None
    return [entry[0] for entry in read if entry], parts, at + 1, kinds.pop()


def _one(text: str, family: str) -> tuple[ChordItem, str] | None:
    """One chord or degree, and its family: letter, small, roman or arabic."""
    if family in ("", "letter") and "A" <= text[0] <= "H" and not _NOT_CHORDS.fullmatch(text):
        chord = parse_chord(text, is_german=text[0] == "H")
        if chord is not None:
            return ChordItem(chord=chord), "letter"
    if family in ("", "small") and "a" <= text[0] <= "g" and text.isascii():
        chord = parse_chord(text[0].upper() + text[1:])
        if chord is not None and not _NOT_CHORDS.fullmatch(text[0].upper() + text[1:]):
            return ChordItem(chord=chord), "small"
    if family in ("", "roman") and is_degree(text):
        return ChordItem(degree=text), "roman"
    if family in ("", "arabic") and is_arabic_degree(text):
        return ChordItem(degree=text), "arabic"
    return None


def _is_meant(run: _Run, pieces: Sequence[_Piece]) -> bool:
    """True if the pieces are a progression, not a key, the names of sections or a count."""
    texts = [text for text in run.texts if text != "%"]
    count = len(texts)
    label = _label_before(pieces, run.first)
    first = texts[0]
    if first[0].isdecimal():
        ascends = all(int(b) - int(a) == 1 for a, b in pairwise(texts))
        is_long = count >= (3 if run.has_hyphens or label else 4)
        return is_long and not ascends and "/" not in pieces[run.first].text
    if is_degree(first) and first[0] in "IiVvb#♭♯":
        if first == "i" and count < 3 and not run.has_hyphens:
            return False
        return count >= 3 or (count == 2 and (label or run.has_hyphens or run.has_bar_lines))
    if label is False and _names_sections(texts, pieces, run):
        return False
    plain = [text for text in texts if _LETTERS_ONLY.fullmatch(text[:1].upper() + text[1:])]
    has_symbol = any(text not in plain and " " not in text for text in texts)
    if first[0].islower():
        before = pieces[run.first - 1].folded if run.first else ""
        if before in {"i", "a"} or (first == "a" and count < 4):
            return False
        return (
            count >= 3
            and (has_symbol or label or run.has_hyphens)
            and (
                label
                or run.has_hyphens
                or len([t for t in texts if t not in ("a", "add", "be")]) >= 3
            )
        )
    if has_symbol and _follows(pieces, run.last + 1, LABELS_BEHIND):
        return True
    if label:
        return count >= 2 or has_symbol
    if _has_heading(pieces, run.first):
        return count >= 2 or (has_symbol and count >= 1)
    if run.has_bar_lines:
        return count >= 2
    if count == 2:
        has_length = any(item.num_bars or item.num_beats for item in run.items)
        return has_length or (has_symbol and not run.has_commas)
    if any(" " in text for text in texts) and not has_symbol:
        return False
    return count >= 3


def _label_before(pieces: Sequence[_Piece], first: int) -> bool:
    for back in range(first - 1, max(first - 1 - _LABEL_WITHIN, -1), -1):
        word = pieces[back].folded.rstrip(".")
        if word in CHORD_LABELS:
            return True
        if word not in LABEL_LINKS:
            return False
    return False


def _has_heading(pieces: Sequence[_Piece], first: int) -> bool:
    if first < 2 or pieces[first - 1].text not in {":", "="}:
        return False
    return pieces[first - 2].text.isalpha() and pieces[first - 2].folded not in KEY_LABELS


def _names_sections(texts: Sequence[str], pieces: Sequence[_Piece], run: _Run) -> bool:
    """True for `A A B A` and `A, B, A form`: letters that come in the order of the alphabet."""
    if not all(len(text) == 1 and text in "ABCD" for text in texts) or texts[0] != "A":
        return False
    new = list(dict.fromkeys(texts))
    if new != sorted(new) or new != list("ABCD"[: len(new)]):
        return False
    near = pieces[max(run.first - 3, 0) : run.last + 3]
    is_labeled = any(piece.folded.rstrip(":") in FORM_LABELS for piece in near)
    return is_labeled or len(new) < len(texts) or any(item.num_bars for item in run.items)


def _finished(run: _Run, pieces: Sequence[_Piece]) -> ChordRun:
    items = run.items if run.has_bar_lines else [replace(item, bar=-1) for item in run.items]
    stop = run.last + 1
    each = _length_of_each(pieces, stop)
    number_before = _chords_per_bar(pieces, run.first - 5) if run.first >= 4 else None
    if each is None and number_before is not None:
        each = (1 / number_before, 0.0, stop)
    if each is not None:
        bars, beats, stop = each
        items = [replace(item, num_bars=bars, num_beats=beats, bar=-1) for item in items]
    around = [*pieces[max(run.first - 4, 0) : run.first], *pieces[stop : stop + 3]]
    return ChordRun(
        start=pieces[run.first].start,
        stop=pieces[stop - 1].start + len(pieces[stop - 1].text.rstrip(_TRAILING)),
        items=tuple(items),
        is_loop=any(piece.folded.rstrip(_TRAILING) in LOOP_WORDS for piece in around),
    )


def _length_of_each(pieces: Sequence[_Piece], at: int) -> tuple[float, float, int] | None:
    """A length of every chord: `, two bars each`, `each for 2 beats`, `two chords per bar`."""
    while at < len(pieces) and pieces[at].text in {",", "(", "-"}:
        at += 1
    words = [piece.folded.rstrip(_TRAILING) for piece in pieces[at : at + 5]]
    if not words:
        return None
    if words[0] in PER_CHORD_WORDS:
        after = at + 1 + (len(words) > 1 and words[1] in FOR_WORDS)
        return _length(pieces, after)
    count = _length(pieces, at)
    if count is not None:
        after = count[2]
        if after < len(pieces) and pieces[after].folded.rstrip(_TRAILING) in PER_CHORD_WORDS:
            return count[0], count[1], min(after + 1, len(pieces))
        return None
    number = _chords_per_bar(pieces, at)
    return None if number is None else (1 / number, 0.0, at + 4)


def _chords_per_bar(pieces: Sequence[_Piece], at: int) -> int | None:
    """The number in `two chords per bar`."""
    words = [piece.folded.rstrip(_TRAILING) for piece in pieces[max(at, 0) : at + 4]]
    if len(words) < 4 or words[1] != "chords" or words[3] not in CHORD_BAR_UNITS:
        return None
    return int(words[0]) if words[0].isdecimal() else NUMBER_WORDS.get(words[0])


def misspelt_chords(text: str) -> Iterator[TextRange]:
    """Ranges of words that look like a chord symbol and are none: `H7sus13b`, `Xm`."""
    for match in _CHORD_LIKE.finditer(text):
        is_chord = parse_chord(match[0], is_german=match[0][0] == "H") is not None
        if not is_chord and _QUALITY.search(match[0]):
            yield TextRange(*match.span())


# `B3` and `C64` are names, `A4` is a note.
_QUALITY = re.compile(r"maj|min|m|dim|sus|aug|add|M$")


_CHORD_LIKE = re.compile(
    r"(?<![\w#♯♭.])(?:[A-HX](?:#|b|♯|♭)?(?:maj|min|m|dim|sus|aug|add|M)?\d{1,2}"
    r"(?:maj|min|m|dim|sus|aug|add|b|#|\d)*|[I-Z](?:#|b|♯|♭)?(?:m|maj7|m7|7|sus4|sus2))(?![\w'])"
)
