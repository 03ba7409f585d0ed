"""Finds everything in a description that is about chords, form, changes, feel and parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from amt_core.spec.requests import KeyChange
from amt_core.spec.spans import WHOLE, Span, TextRange, section_span
from amt_core.text.claims import PlanMention
from amt_core.text.lexicon.plan.changes import ONE_BAR, PLAIN_MODES
from amt_core.text.lexicon.plan.chord_words import PROGRESSIONS_OF_CHORUSES, QUICK_CHANGE
from amt_core.text.lexicon.plan.links import AND_WORDS
from amt_core.text.lexicon.plan.roles import SOLO_WORDS
from amt_core.text.plan.chord_cycles import FoundChords
from amt_core.text.plan.players.figures import find_strum_patterns
from amt_core.text.plan.territories import Territory, find_territories, territory_at
from amt_core.text.recognize.changes.changes import find_changes
from amt_core.text.recognize.chords.chord_runs import find_chord_runs
from amt_core.text.recognize.chords.misspelled import misspelled_chords
from amt_core.text.recognize.chords.named_progressions import find_named_progressions
from amt_core.text.recognize.chords.rounds import Rounds, find_rounds
from amt_core.text.recognize.feels import find_feels
from amt_core.text.recognize.form.forms import find_forms
from amt_core.text.recognize.form.found_form import FoundForm, SectionDetail
from amt_core.text.recognize.place.span_phrase import Shape, SpanPhrase
from amt_core.text.recognize.place.spans import find_spans
from amt_core.text.words import MAX_CHARS, Kind, Token, Words

_MASK = Token(",", ",", Kind.MARK, is_glued=False)
_KEPT_IN_NAMES = "blues"
"""A progression with this word in its name also names a style and a length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWords:
    """The words of a description that are about the plan.

    Attributes:
        masked: The tokens, with those that are read here replaced by commas.
        taken: (tokens,) whether each one is read here.
        chords: The progressions.
        rounds: How often the chords go round, if the words say so.
        forms: What is said about the form.
        mentions: Changes and feels.
        territories: The tokens that are about parts of the piece.
    """

    masked: Words
    taken: bytearray
    chords: tuple[FoundChords, ...]
    rounds: Rounds | None
    forms: tuple[FoundForm, ...]
    mentions: tuple[PlanMention, ...]
    territories: tuple[Territory, ...]


def find_plan_words(text: str, words: Words) -> PlanWords:
    """Everything about the plan in a description.

    Args:
        text: The description as typed.
        words: Its tokens, corrected.
    """
    text = text[:MAX_CHARS]
    taken = bytearray(len(words))
    forms = tuple(_take_forms(words, taken, named=_named_progressions(words)))
    chords = _take_chords(text, words, taken)
    of_chords = {i for c in chords for i in _tokens(words, c.words)}
    rounds = find_rounds(words, of_chords.__contains__) if chords else None
    if rounds is not None:
        _mark(taken, rounds.start, rounds.stop)
    mentions = [*_take(find_feels(words), taken), *_take(find_changes(words), taken)]
    for start, stop in find_strum_patterns(words):
        _mark(taken, start, stop)
    spans = _without_own_name(words, list(find_spans(words, taken)))
    details = [_detail(detail) for form in forms for detail in form.details]
    spans = sorted((*spans, *details), key=lambda phrase: phrase.start)
    # `ends in the parallel major`: what needs a place belongs to the one that stands before it.
    gradual = frozenset(
        m.start for m in mentions if not (m.needs_place and isinstance(m.request, KeyChange))
    )
    chord_stops = {tokens[0]: tokens[-1] + 1 for c in chords if (tokens := _tokens(words, c.words))}
    territories = tuple(find_territories(words, spans, gradual, chord_stops))
    mentions = [
        mention
        for mention in mentions
        if not mention.needs_place or _is_placed(mention, territories)
    ]
    is_taken = bytearray(len(words))
    for where in misspelled_chords(text):
        _mark_range(words, is_taken, where)
    for form in forms:
        for i in _form_tokens(words, form):
            is_taken[i] = 1
    for mention in mentions:
        if not mention.is_also_a_claim:
            _mark(is_taken, mention.start, mention.stop)
    for progression in chords:
        _mark_around(words, is_taken, progression)
        for i in _tokens(words, progression.words):
            is_taken[i] = _KEPT_IN_NAMES not in progression.name or words.text(i) in QUICK_CHANGE
    for start, stop in find_strum_patterns(words):
        _mark(is_taken, start, stop)
    if rounds is not None:
        _mark(is_taken, rounds.start, rounds.stop)
    for phrase in spans:
        _mark(is_taken, phrase.start, phrase.stop)
    return PlanWords(
        masked=masked(words, (i for i, is_read in enumerate(is_taken) if is_read)),
        taken=is_taken,
        chords=tuple(
            replace(c, span=span)
            for c in chords
            for span in _spans_of(words, c.words, territories)
        ),
        rounds=rounds,
        forms=forms,
        mentions=tuple(mentions),
        territories=territories,
    )  # fmt: skip


def masked(words: Words, tokens: Iterable[int]) -> Words:
    """The words with some tokens replaced by commas, so that indices stay."""
    new = words[:]
    for i in tokens:
        new[i] = replace(_MASK, start=words[i].start, stop=words[i].stop)
    return Words(new)


def _take(found: Iterable[PlanMention], taken: bytearray) -> list[PlanMention]:
    kept: list[PlanMention] = []
    for mention in found:
        if not any(taken[mention.start : mention.stop]):
            kept.append(mention)
            _mark(taken, mention.start, mention.stop)
    return kept


def _named_progressions(words: Words) -> frozenset[str]:
    return frozenset(name for _, _, name in find_named_progressions(words))


def _take_forms(words: Words, taken: bytearray, *, named: frozenset[str]) -> Iterable[FoundForm]:
    for form in find_forms(words):
        kinds = [section.kind for section in form.sections]
        if len(kinds) > 1 and set(kinds) == {"chorus"} and named & PROGRESSIONS_OF_CHORUSES:
            # `a blues in F, three choruses`: the chords go round three times.
            continue
        for i in _form_tokens(words, form):
            taken[i] = 1
        yield form


def _form_tokens(words: Words, form: FoundForm) -> Iterator[int]:
    """The tokens of a form, without a solo's instrument and what is about a section."""
    details = {i for detail in form.details for i in range(detail.start, detail.stop)}
    is_name = False
    for i in range(form.start, form.stop):
        is_name = (is_name or i in form.solo_at) and words.text(i) not in SOLO_WORDS
        if not is_name and i not in details:
            yield i


def _take_chords(text: str, words: Words, taken: bytearray) -> list[FoundChords]:
    found: list[FoundChords] = []
    for run in find_chord_runs(text):
        where = TextRange(run.start, run.stop)
        if not any(taken[i] for i in _tokens(words, where)):
            found.append(FoundChords(words=where, run=run))
            _mark_range(words, taken, where)
            _mark_around(words, taken, found[-1])
    for where in misspelled_chords(text):
        # Its parts are no lengths and no keys: `H7sus13b`.
        if not any(taken[i] for i in _tokens(words, where)):
            _mark_range(words, taken, where)
    for start, stop, name in find_named_progressions(words):
        if not any(taken[start:stop]):
            where = words.range(start, stop)
            found.append(FoundChords(words=where, name=name))
            if _KEPT_IN_NAMES not in name:
                _mark(taken, start, stop)
    return sorted(found, key=lambda chords: chords.words)


def _mark_around(words: Words, taken: bytearray, chords: FoundChords) -> None:
    """Marks what belongs to written chords and does not stand among them."""
    if chords.run is None:
        return
    if chords.run.each is not None:
        _mark_range(words, taken, chords.run.each)
    first = next(iter(_tokens(words, chords.words)), 0)
    if words[first - 2].raw == "a" and words.text(first - 1) in PLAIN_MODES:
        # `a minor ii V i` names no key.
        _mark(taken, first - 2, first)


def _detail(detail: SectionDetail) -> SpanPhrase:
    return SpanPhrase(
        start=detail.name_start,
        stop=detail.start,
        span=section_span(detail.section, detail.occurrence),
        shape=Shape.DETAIL,
        detail_stop=detail.stop,
    )


def _without_own_name(words: Words, spans: list[SpanPhrase]) -> list[SpanPhrase]:
    """The parts of the piece, without a lone one that is the piece: `a mysterious intro, 15 s`."""
    if len(spans) != 1 or spans[0].shape is not Shape.SUBJECT:
        return spans
    start = spans[0].start
    articles = {words.text(i) for i in range(max(start - 4, 0), start)}
    is_piece = spans[0].span.section in {"intro", "outro", "interlude"} and words.is_break(
        spans[0].stop
    )
    goes_on = words.text(spans[0].stop + 1) in AND_WORDS
    return [] if is_piece and articles & ONE_BAR and not goes_on else spans


def _is_placed(mention: PlanMention, territories: tuple[Territory, ...]) -> bool:
    return territory_at(territories, mention.start) is not None


def _spans_of(words: Words, where: TextRange, territories: tuple[Territory, ...]) -> list[Span]:
    first = next(iter(_tokens(words, where)), None)
    territory = None if first is None else territory_at(territories, first)
    if territory is None and first is not None and words.text(first - 1) == ":":
        # `verse in Am: Am F C G`
        territory = next((t for t in territories if t.stop == first - 1), None)
    return [WHOLE] if territory is None else [part.span for part in territory.parts]


def _tokens(words: Words, where: TextRange) -> list[int]:
    return [i for i in range(len(words)) if where.start <= words[i].start < where.stop]


def _mark(taken: bytearray, start: int, stop: int) -> None:
    taken[start:stop] = b"\1" * (stop - start)


def _mark_range(words: Words, taken: bytearray, where: TextRange) -> None:
    for i in _tokens(words, where):
        taken[i] = 1
