"""The words that are about a part of the piece: `no drums` in `no drums in the intro`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from amt_core.spec.spans import WHOLE, Place, Span
from amt_core.text.lexicon.plan.changes import ABBREVIATIONS
from amt_core.text.lexicon.plan.links import (
    AND_OR_WITH,
    AND_WORDS,
    ONLY_BEFORE_CLAUSE,
    WITH_WORDS,
)
from amt_core.text.lexicon.plan.playing import ALL_BUT, ALONE_WORDS
from amt_core.text.lexicon.plan.sections import (
    CLAUSE_WORDS,
    ENDING_NOUNS,
    LINKS_BEFORE_ADJECTIVES,
    STARTING_NOUNS,
)
from amt_core.text.lexicon.tempo import THEN_WORDS
from amt_core.text.plan.players.playing_cues import except_place, nowhere_but, unaccompanied_at
from amt_core.text.recognize.place.span_phrase import Shape, SpanPhrase
from amt_core.text.words import Words

_SENTENCE_ENDS = frozenset({";", ".", "!", "?"})
_MAX_ADJECTIVES = 3
_EDGE_NOUNS = ENDING_NOUNS | STARTING_NOUNS


@dataclass(frozen=True, slots=True)
class Territory:
    """Tokens that are about a part of the piece.

    Attributes:
        start: Index of the first token.
        stop: Index after the last token.
        phrase: The words that name the part.
    """

    start: int
    stop: int
    phrase: SpanPhrase

    @property
    def span(self) -> Span:
        """The part of the piece."""
        return self.phrase.span

    @property
    def parts(self) -> list[Territory]:
        """The same words for each part of the piece that they name."""
        spans = (self.span, *self.phrase.further)
        return [replace(self, phrase=replace(self.phrase, span=span, further=())) for span in spans]


def find_territories(
    words: Words,
    phrases: Sequence[SpanPhrase],
    gradual: frozenset[int],
    chord_stops: Mapping[int, int],
) -> list[Territory]:
    """The tokens that belong to each part of the piece that is named.

    Args:
        words: The description.
        phrases: The named parts, from left to right.
        gradual: Tokens at which a gradual change begins; `starts quiet` ends before `and builds`.
        chord_stops: First token of each progression → index after it; in `verse: Am F, piano` the
            heading is only about the chords.
    """
    headings = [phrase.start for phrase in phrases if phrase.shape is Shape.HEADING]
    territories: list[Territory] = []
    for k, phrase in enumerate(phrases):
        first, last = _clause(words, phrase)
        before = phrases[k - 1].stop if k and phrases[k - 1].stop > first else first
        after = phrases[k + 1].start if k + 1 < len(phrases) else last
        if phrase.shape is Shape.HEADING:
            start = phrase.stop + 1
            stop = chord_stops.get(start) or _end_of_heading(words, phrase, headings)
        elif phrase.shape is Shape.DETAIL:
            start, stop = phrase.stop, phrase.detail_stop
        elif words.text(phrase.start) in _EDGE_NOUNS and words.is_break(phrase.stop):
            start, stop = _adjectives(words, phrase.start, before), phrase.stop
        elif phrase.span.place in (Place.START, Place.END) and phrase.shape is Shape.SUBJECT:
            start, stop = phrase.start, _before_next(words, phrase.stop, min(last, after))
            is_alone = unaccompanied_at(words, phrase.stop) is not None
            if is_alone or words.text(phrase.stop) in ALONE_WORDS:
                # `the cello starts alone`
                start = before
            stop = min((i for i in gradual if phrase.stop < i < stop), default=stop)
        elif phrase.shape is Shape.SUBJECT:
            start = _adjectives(words, phrase.start, before)
            stop = _before_next(words, phrase.stop, min(last, after), is_cut=after < last)
        else:
            start, stop = _around(words, phrase, (first, last), before, after)
            # `the first 4 bars piano only, then bass and drums`
            then = (i for i in range(phrase.stop + 1, stop) if words.text(i) in THEN_WORDS)
            stop = next(then, stop)
        territories.append(Territory(start, stop, phrase))
    return territories


def territory_at(territories: Sequence[Territory], i: int) -> Territory | None:
    """The first territory that holds a token; one inside a heading's wins over the heading's."""
    found = [t for t in territories if t.start <= i < t.stop]
    inner = [t for t in found if t.phrase.shape is not Shape.HEADING]
    return next(iter(inner or found), None)


def spans_at(territories: Sequence[Territory], i: int) -> list[Span]:
    """The parts of the piece that a token is about; the start stands for the whole."""
    territory = territory_at(territories, i)
    if territory is None or territory.span.place is Place.START:
        return [WHOLE]
    return [part.span for part in territory.parts]


def _clause(words: Words, phrase: SpanPhrase) -> tuple[int, int]:
    # `nowhere but in the bridge`, `everywhere except in the bridge`: no clause ends there.
    outside = nowhere_but(words, phrase.start)
    outside = except_place(words, phrase.start) if outside is None else outside
    first, last = phrase.start if outside is None else outside, phrase.stop
    while first > 0 and not _ends_clause(words, first - 1):
        first -= 1
    while last < len(words) and not _ends_clause(words, last):
        last += 1
    return first, last


def _ends_clause(words: Words, i: int) -> bool:
    if words.text(i) in CLAUSE_WORDS:
        # `nothing but a music box`
        return (words.text(i - 1), words.text(i)) not in ALL_BUT
    if words.text(i) == "." and words.text(i - 1) in ABBREVIATIONS and words[i].is_glued:
        return False
    is_fraction = words.text(i) in {"/", "-"} and words.is_number(i - 1) and words.is_number(i + 1)
    return words.is_break(i) and words.text(i) not in {"%", "'", "_"} and not is_fraction


def _end_of_heading(words: Words, phrase: SpanPhrase, headings: Sequence[int]) -> int:
    following = next((start for start in headings if start > phrase.start), len(words))
    for i in range(phrase.stop + 1, following):
        is_point = words.text(i) != "." or not words[i].is_glued or not words.is_number(i + 1)
        if words.text(i) in _SENTENCE_ENDS and is_point:
            return i
    return following


def _before_next(words: Words, start: int, stop: int, *, is_cut: bool = False) -> int:
    """The end of what is said, without the words that lead to the next part."""
    if not is_cut:
        return stop
    for i in range(stop - 1, start - 1, -1):
        if words.text(i) in AND_WORDS:
            return i
    return stop


def _adjectives(words: Words, start: int, before: int) -> int:
    """The index of the first of the adjectives before a section."""
    first = start
    while first > max(before, start - _MAX_ADJECTIVES):
        if words.text(first - 1) in LINKS_BEFORE_ADJECTIVES or _ends_clause(words, first - 1):
            break
        first -= 1
    return first


def _around(
    words: Words, phrase: SpanPhrase, clause: tuple[int, int], before: int, after: int
) -> tuple[int, int]:
    """The tokens around a part that stands before or behind what is said about it."""
    first, last = clause
    if all(words.text(i) in AND_WORDS for i in range(first, phrase.start)):
        stop = min(last, after)
        if phrase.stop >= last and words.text(last) == ",":
            # `In the intro, only the piano plays.`
            stop = last + 1
            while stop < len(words) and not _ends_clause(words, stop):
                stop += 1
        return phrase.stop, stop
    start = before
    is_new = words.text(phrase.start - 1) in AND_WORDS and phrase.start - 1 >= before
    if is_new and words.is_word(phrase.stop) and words.text(phrase.stop) not in AND_WORDS:
        # `the flute plays the melody and at the end it slows down`
        return phrase.start, min(last, after)
    if before > first:
        while start < phrase.start and words.text(start) in AND_WORDS:
            start += 1
    else:
        start = _after_and(words, first, phrase.start)
    is_listed = words.text(phrase.stop) in AND_WORDS
    return start, phrase.stop if is_listed else min(last, after)


def _after_and(words: Words, first: int, stop: int) -> int:
    """The first token of the clause after an `and`: `piano and no drums in the intro`."""
    for i in range(stop - 1, first, -1):
        is_clause = words.text(i) in WITH_WORDS or words.text(i + 1) in ONLY_BEFORE_CLAUSE
        if words.text(i) in AND_OR_WITH and is_clause:
            return i + 1
    return first
