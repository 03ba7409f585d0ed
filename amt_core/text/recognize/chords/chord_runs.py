"""Finds progressions that are written out: `Am-F-C-G`, `Cmaj7 | Dm7 G7`, `ii V I`, `1 5 6 4`.

Chords are read from the characters of the description, not from its folded words, because case and
signs tell chords apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from amt_core.music.chord_symbols import parse_chord
from amt_core.spec.music_spec import MAX_NUM_BARS
from amt_core.spec.spans import TextRange
from amt_core.text.inflection import verb_forms
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.plan.chord_words import (
    CHORD_DIRECTIONS,
    CHORD_MOVE_LINKS,
    CHORD_MOVES,
    CHORD_NOUNS,
    FOR_WORDS,
    KEY_PREPOSITIONS,
    LABELS_BEHIND,
    LOOP_WORDS,
    NEXT_CHORD_WORDS,
    OF_CHORD_WORDS,
    PER_CHORD_WORDS,
)
from amt_core.text.lexicon.plan.sections import SECTION_LABELS
from amt_core.text.recognize.chords.chord_items import ChordItem, read_piece
from amt_core.text.recognize.chords.chord_lengths import (
    length_apart,
    length_at,
    length_before,
    length_of_each,
    number_at,
)
from amt_core.text.recognize.chords.misspelled import CHORD_LIKE
from amt_core.text.recognize.chords.open_run import OpenRun, has_label, is_progression
from amt_core.text.recognize.chords.pieces import MARKS, TRAILING, Piece, follows, split_pieces
from amt_core.text.recognize.form.found_form import SECTION_LETTERS

_REPEATED = re.compile(r"[x×](\d)")
_MAX_TOLD_LINKS = 6
_MAX_CHORDS = 2 * MAX_NUM_BARS


@dataclass(frozen=True, slots=True, kw_only=True)
class ChordRun:
    """A progression in the text.

    Attributes:
        start: Index of its first character.
        stop: Index after its last character.
        items: The chords.
        is_loop: Whether the words around it ask for a loop.
        each: The characters of a length of each chord that stands apart from them.
    """

    start: int
    stop: int
    items: tuple[ChordItem, ...]
    is_loop: bool = False
    each: TextRange | None = None


def find_chord_runs(text: str) -> list[ChordRun]:
    """The progressions that are written out, from left to right."""
    if text.isupper():
        # A text all in capitals carries no information in its case.
        text = text.lower()
    pieces = split_pieces(text)
    runs: list[ChordRun] = []
    i = 0
    while i < len(pieces):
        run = _read_run(pieces, i)
        if run is None:
            i += 1
            continue
        if _is_key_before(run) and (
            not has_label(pieces, run.first) or follows(pieces, run.first - 1, KEY_PREPOSITIONS)
        ):
            # `A minor, Am F Dm E`, `a loop in A minor, Am F Dm E`
            i += 1
            continue
        if is_progression(run, pieces):
            runs.append(_finished(run, pieces))
            i = run.last + 1
        else:
            i = max(run.last, i) + 1
    return runs


def _read_run(pieces: Sequence[Piece], i: int) -> OpenRun | None:
    """The chords in a row from a piece on; None if there is none."""
    run = OpenRun(first=i, last=i)
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
        told = _told_link(pieces, at) if run.items and run.family == "letter" else None
        if told is not None:
            run.is_told, run.comma_behind, at = True, False, told
            continue
        has_lengths = all(item.num_bars or item.num_beats for item in run.items)
        found = _read_element(pieces, at, run.family, may_be_bare=has_lengths)
        if found is None and run.items and has_lengths:
            # `two bars of G, one of C`
            found = _read_counted(pieces, at, run.family)
        if found is None or len(run.items) > _MAX_CHORDS:
            break
        items, texts, stop, kind = found
        run.family = run.family or kind
        run.has_hyphens |= len(items) > 1
        run.items += (replace(item, bar=run.bar) for item in items)
        run.is_first_apart |= run.comma_behind and len(run.texts) == 1
        run.texts += texts
        run.has_commas |= run.comma_behind
        run.comma_behind = False
        run.last = stop - 1
        at = stop
    return run if run.items else None


def _told_link(pieces: Sequence[Piece], at: int) -> int | None:
    """The index of the chord behind words that lead to it: `go back to`, `chord, then`."""
    stop, is_told = at, False
    while stop < len(pieces) and stop - at <= _MAX_TOLD_LINKS:
        word = pieces[stop].folded
        is_chord = pieces[stop].text[:1].isupper() and read_piece(pieces, stop, "letter")
        if is_chord:
            return stop if is_told else None
        is_told |= word in _chord_moves() or word in CHORD_NOUNS | CHORD_DIRECTIONS
        if word not in CHORD_MOVE_LINKS | NEXT_CHORD_WORDS | {","} and word not in _chord_moves():
            return None
        stop += 1
    return None


@cache
def _chord_moves() -> frozenset[str]:
    return frozenset(form for lemma in split_names(CHORD_MOVES) for form in verb_forms(lemma))


def _is_key_before(run: OpenRun) -> bool:
    """True if the first item is written out, as a key is, and the chords behind it are symbols."""
    is_symbol = [" " not in text for text in run.texts]
    return run.is_first_apart and len(is_symbol) > 2 and not is_symbol[0] and all(is_symbol[1:])


def _is_separator(pieces: Sequence[Piece], at: int) -> bool:
    text = pieces[at].folded
    if text in MARKS:
        return True
    if CHORD_LIKE.fullmatch(pieces[at].text) and read_piece(pieces, at, "") is None:
        # A chord that does not exist is reported, and the others are kept.
        return True
    # `E` is a chord, `e` the Italian "and".
    return pieces[at].text in NEXT_CHORD_WORDS and at + 1 < len(pieces)


def _read_element(
    pieces: Sequence[Piece], at: int, family: str, *, may_be_bare: bool
) -> tuple[list[ChordItem], list[str], int, str] | None:
    """A chord with its length, or several chords joined by hyphens.

    `may_be_bare` allows a length without `for`: in `Am F C G 8 bars` it is the length of the piece.
    """
    count = length_at(pieces, at)
    if count is not None:
        after = count[2]
        if after < len(pieces) and pieces[after].folded in OF_CHORD_WORDS:
            at = after + 1
        elif _is_counted_list(pieces, at):
            at = after
        else:
            count = None
    read = None if _is_section_letter(pieces, at) else read_piece(pieces, at, family)
    if read is None:
        return None
    items, texts, stop, kind = read
    if kind == "arabic" and count is not None:
        return None
    if count is None:
        after = stop
        has_noun = follows(pieces, after, LABELS_BEHIND) and follows(pieces, after + 1, FOR_WORDS)
        after += has_noun
        is_bracketed = after < len(pieces) and pieces[after].text == "("
        is_introduced = is_bracketed or (after < len(pieces) and pieces[after].folded in FOR_WORDS)
        if is_introduced or may_be_bare:
            count = length_at(pieces, after + is_introduced)
        if count is None and is_introduced and may_be_bare:
            count = _bare_length(pieces, after + 1)
        if count is not None and follows(pieces, count[2], PER_CHORD_WORDS):
            count = None
        if count is not None:
            stop = count[2] + (is_bracketed and follows(pieces, count[2], frozenset({")"})))
    if count is None and stop < len(pieces) and len(items) == 1:
        repeated = _REPEATED.fullmatch(pieces[stop].folded)
        if repeated is not None and not _is_end_of_run(pieces, stop + 1):
            return items * int(repeated[1]), texts * int(repeated[1]), stop + 1, kind
    if count is not None:
        bars, beats, _ = count
        items = [replace(item, num_bars=bars, num_beats=beats) for item in items]
    return items, texts, stop, kind


def _is_section_letter(pieces: Sequence[Piece], at: int) -> bool:
    """True for the B of `A section Dm7 G7, B section Em7 A7`."""
    is_letter = at < len(pieces) and pieces[at].text in SECTION_LETTERS
    return is_letter and follows(pieces, at + 1, SECTION_LABELS)


def _is_counted_list(pieces: Sequence[Piece], at: int) -> bool:
    """True in `one bar Dm, two bars G`: another length and chord stand before or behind."""
    count = length_at(pieces, at)
    chord = None if count is None else read_piece(pieces, count[2], "")
    if chord is None:
        return False
    behind, before = chord[2], at - 1
    while behind < len(pieces) and pieces[behind].folded in MARKS | NEXT_CHORD_WORDS:
        behind += 1
    while before > 0 and pieces[before].folded in MARKS | NEXT_CHORD_WORDS:
        before -= 1
    following = length_at(pieces, behind) if behind > chord[2] else None
    if following is not None and read_piece(pieces, following[2], "") is not None:
        return True
    is_behind = before >= 2 and length_at(pieces, before - 2) is not None
    return is_behind and read_piece(pieces, before, "") is not None


def _bare_length(pieces: Sequence[Piece], at: int) -> tuple[float, float, int] | None:
    """Reads the number of `Dm for two, A7 for four`: bars, if nothing says what is counted."""
    num_bars = number_at(pieces, at) if at < len(pieces) else None
    if num_bars is None:
        return None
    is_ended = at + 1 >= len(pieces) or pieces[at + 1].folded in MARKS | NEXT_CHORD_WORDS
    return (num_bars, 0.0, at + 1) if is_ended else None


def _read_counted(
    pieces: Sequence[Piece], at: int, family: str
) -> tuple[list[ChordItem], list[str], int, str] | None:
    """Reads `one of C`: a number of the bars that were named before, and its chord."""
    num_bars = number_at(pieces, at)
    if num_bars is None or not follows(pieces, at + 1, OF_CHORD_WORDS):
        return None
    read = read_piece(pieces, at + 2, family)
    if read is None:
        return None
    items, texts, stop, kind = read
    return [replace(item, num_bars=num_bars) for item in items], texts, stop, kind


def _is_end_of_run(pieces: Sequence[Piece], at: int) -> bool:
    while at < len(pieces) and pieces[at].text in MARKS:
        at += 1
    return at >= len(pieces) or read_piece(pieces, at, "") is None


def _finished(run: OpenRun, pieces: Sequence[Piece]) -> ChordRun:
    items = run.items if run.has_bar_lines else [replace(item, bar=-1) for item in run.items]
    stop = run.last + 1
    items = _in_german(items, run.texts)
    first = run.first
    each = length_of_each(pieces, stop)
    before = length_before(pieces, first) if each is None else None
    if before is not None:
        each, first = (before[0], before[1], stop), before[2]
    apart = None
    if each is None and not any(item.num_bars or item.num_beats for item in items):
        apart = length_apart(pieces, stop)
    if apart is not None:
        bars, beats, *where = apart
        items = [replace(item, num_bars=bars, num_beats=beats, bar=-1) for item in items]
        apart = TextRange(pieces[where[0]].start, pieces[where[1] - 1].stop)
    if each is not None:
        bars, beats, stop = each
        items = [replace(item, num_bars=bars, num_beats=beats, bar=-1) for item in items]
    around = [*pieces[max(run.first - 4, 0) : run.first], *pieces[stop : stop + 3]]
    return ChordRun(
        start=pieces[first].start,
        stop=pieces[stop - 1].start + len(pieces[stop - 1].text.rstrip(TRAILING)),
        items=tuple(items),
        each=apart,
        is_loop=any(piece.folded.rstrip(TRAILING) in LOOP_WORDS for piece in around),
    )


def _in_german(items: list[ChordItem], texts: Sequence[str]) -> list[ChordItem]:
    """The chords, with B as B flat next to an H."""
    if not any(text[0] == "H" for text in texts):
        return items
    return [
        replace(item, chord=parse_chord(text, is_german=True) or item.chord)
        if item.chord is not None and text[0] == "B"
        else item
        for item, text in zip(items, texts, strict=True)
    ]
