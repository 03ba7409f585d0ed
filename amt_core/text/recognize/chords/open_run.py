"""A progression while it is read, and whether it is one: not a key, a count or plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from amt_core.text.lexicon.keys import KEY_LABELS
from amt_core.text.lexicon.plan.chord_words import (
    ALTERNATE_WORDS,
    CHORD_LABELS,
    CHORD_NAMES_BEHIND,
    KEY_PREPOSITIONS,
    LABEL_LINKS,
    LABELS_BEHIND,
    LINKS_TO_CHORD_NAMES,
    NOT_CHORDS_AFTER,
    SECTION_CHORD_LINKS,
    SMALL_WORDS,
    SPOKEN_DEGREES,
    SYNTHESIS_LABEL,
)
from amt_core.text.lexicon.plan.sections import FORM_LABELS
from amt_core.text.recognize.chords.chord_items import LETTERS_ONLY, ChordItem
from amt_core.text.recognize.chords.degrees import is_degree
from amt_core.text.recognize.chords.pieces import APART, Piece, follows
from amt_core.text.recognize.form.section_nouns import section_words

_LABEL_WITHIN = 5
_COLORED = re.compile(r"[A-G][#b♯♭]?(?:(?:m|min|maj|M)?(?:7|9|11|13)|(?:sus|dim|aug|m7b5)).*")
_MIN_SPELLED_OUT = 4


@dataclass(slots=True)
class OpenRun:
    """A progression while it is read.

    Attributes:
        first: Index of its first piece.
        items: The chords so far.
        texts: The chords as written.
        has_bar_lines: Whether bar lines stand between them.
        has_hyphens: Whether hyphens or arrows do.
        has_commas: Whether commas do.
        bar: Index of the bar that is being read, if there are bar lines.
        last: Index of its last piece.
        family: The family of its chords, as `read_piece` names it.
        comma_behind: Whether a comma stands behind the last chord.
        is_told: Whether a verb leads from one chord to the next, or a chord is called one.
        is_first_apart: Whether a comma stands behind the first chord.
    """

    first: int
    items: list[ChordItem] = field(default_factory=list[ChordItem])
    texts: list[str] = field(default_factory=list[str])
    has_bar_lines: bool = False
    has_hyphens: bool = False
    has_commas: bool = False
    bar: int = 0
    last: int = 0
    family: str = ""
    comma_behind: bool = False
    is_told: bool = False
    is_first_apart: bool = False


def is_progression(run: OpenRun, pieces: Sequence[Piece]) -> bool:
    """True if the pieces are a progression, not a key, the names of sections or a count."""
    texts = [text for text in run.texts if text != "%"]
    count = len(texts)
    label = has_label(pieces, run.first) or _section_before(pieces, run.first)
    first = texts[0]
    if texts == [SYNTHESIS_LABEL] and not label:
        return False
    if first[0].isdecimal():
        ascends = all(int(b) - int(a) == 1 for a, b in pairwise(texts))
        is_long = count >= (3 if run.has_hyphens or label else 4)
        return is_long and not ascends and "/" not in pieces[run.first].text
    if run.family == "spoken":
        degrees = [SPOKEN_DEGREES[text.casefold()] for text in texts]
        ascends = all(int(b) - int(a) == 1 for a, b in pairwise(degrees))
        is_key = follows(pieces, run.last + 1, KEY_PREPOSITIONS)
        return count >= 3 and not ascends and (run.has_hyphens or label or is_key)
    if is_degree(first) and first[0] in "IiVvb#♭♯":
        if first == "i" and count < 3 and not run.has_hyphens:
            return False
        return count >= 3 or (count == 2 and (label or run.has_hyphens or run.has_bar_lines))
    if label is False and _names_sections(texts, pieces, run):
        return False
    if run.family == "solfege":
        # `Do`, `La` and `Mi` are words as well.
        is_meant = label or run.has_hyphens or _has_heading(pieces, run.first)
        is_spelled_out = any(" " in text for text in texts) and count >= _MIN_SPELLED_OUT
        return is_spelled_out or (count >= 2 and is_meant)
    plain = [text for text in texts if LETTERS_ONLY.fullmatch(text[:1].upper() + text[1:])]
    has_symbol = any(text not in plain and " " not in text for text in texts)
    if first[0].islower():
        before = pieces[run.first - 1].folded if run.first else ""
        if before in NOT_CHORDS_AFTER or (first == "a" and count < 4):
            return False
        return (
            count >= 3
            and (has_symbol or label or run.has_hyphens)
            and (
                label
                or run.has_hyphens
                or len([text for text in texts if text not in SMALL_WORDS]) >= 3
            )
        )
    if has_symbol and follows(pieces, run.last + 1, LABELS_BEHIND):
        return True
    if count >= 2 and follows(pieces, run.last + 1, ALTERNATE_WORDS):
        return True
    if run.is_told:
        # `in A minor, goes to C major and ends in G major` are keys.
        is_key = run.first > 0 and follows(pieces, run.first - 1, KEY_PREPOSITIONS)
        return count >= 3 and not is_key
    if label:
        return count >= 2 or has_symbol
    if count == 2 and _is_behind_section(pieces, run.first):
        return True
    if _has_heading(pieces, run.first):
        return count >= 2 or (has_symbol and count >= 1)
    if count == 1:
        return _is_vamp(run, pieces)
    if run.has_bar_lines:
        return True
    if count == 2:
        has_length = any(item.num_bars or item.num_beats for item in run.items)
        return has_length or (has_symbol and not run.has_commas)
    if any(" " in text for text in texts) and not has_symbol:
        # `in A minor, then C major` are keys, four in a row are chords.
        return count >= _MIN_SPELLED_OUT or _is_named_behind(pieces, run.last)
    return count >= 3


def _is_vamp(run: OpenRun, pieces: Sequence[Piece]) -> bool:
    """True for a lone `Em7` between commas: a chord with a seventh is no key."""
    last = run.last + 1
    is_apart = (run.first == 0 or pieces[run.first - 1].text in APART) and (
        last >= len(pieces) or pieces[last].text in APART
    )
    return is_apart and run.family == "letter" and _COLORED.fullmatch(run.texts[0]) is not None


def has_label(pieces: Sequence[Piece], first: int) -> bool:
    """True if a word such as `chords` stands before a piece: `the changes are`."""
    for back in range(first - 1, max(first - 1 - _LABEL_WITHIN, -1), -1):
        word = pieces[back].folded.rstrip(".")
        if word in CHORD_LABELS:
            return True
        if word not in LABEL_LINKS:
            return False
    return False


def _is_named_behind(pieces: Sequence[Piece], last: int) -> bool:
    """True for `D minor, A minor, E major as the chords`."""
    at = last + 1
    while follows(pieces, at, LINKS_TO_CHORD_NAMES):
        at += 1
    return at > last + 1 and follows(pieces, at, CHORD_NAMES_BEHIND)


def _section_before(pieces: Sequence[Piece], first: int) -> bool:
    """True for `the chorus goes to C G`: a section and a verb stand before the chords."""
    back = first - 1
    while (
        back >= 0 and pieces[back].folded in SECTION_CHORD_LINKS and first - back <= _LABEL_WITHIN
    ):
        back -= 1
    return 0 <= back < first - 1 and pieces[back].folded.rstrip(".") in section_words()


def _is_behind_section(pieces: Sequence[Piece], first: int) -> bool:
    """True for `chorus C G`: the name of a section stands directly before the chords."""
    word = pieces[first - 1].folded.rstrip(".") if first > 0 else ""
    # The `in` of `lead in` names no section.
    return word in section_words() and word not in LABEL_LINKS


def _has_heading(pieces: Sequence[Piece], first: int) -> bool:
    if first < 2 or pieces[first - 1].text not in {":", "="}:
        return False
    return pieces[first - 2].text.isalpha() and pieces[first - 2].folded not in KEY_LABELS


def _names_sections(texts: Sequence[str], pieces: Sequence[Piece], run: OpenRun) -> bool:
    """True for `A A B A` and `A, B, A form`: letters that come in the order of the alphabet."""
    if not all(len(text) == 1 and text in "ABCD" for text in texts) or texts[0] != "A":
        return False
    new = list(dict.fromkeys(texts))
    if new != sorted(new) or new != list("ABCD"[: len(new)]):
        return False
    near = pieces[max(run.first - 3, 0) : run.last + 3]
    is_labeled = any(piece.folded.rstrip(":") in FORM_LABELS for piece in near)
    return is_labeled or len(new) < len(texts) or any(item.num_bars for item in run.items)
