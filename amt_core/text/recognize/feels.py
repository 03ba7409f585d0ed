"""Recognizes the feel: swing with its percentage, straight, laid back, rubato, tight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from amt_core.spec.requests import FeelRequest
from amt_core.text.claims import PlanMention
from amt_core.text.inflection import verb_forms
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.length import PIECE_NOUNS
from amt_core.text.lexicon.plan.feel import (
    ALSO_A_STYLE,
    ELSEWHERE,
    FEELS_WITH_A_PLACE,
    FREE_LINKS,
    FREE_WORDS,
    LAG_AGAINST,
    LAG_LINKS,
    LAG_VERBS,
    LAG_WORDS,
    LAID_BACK,
    MACHINE_LIKE,
    NO_SWING,
    NOT_A_FEEL_BEFORE,
    NOT_A_FEEL_BEFORE_PAIRS,
    NOT_FREE_BEFORE,
    PERCENT_WORDS,
    PERCENTAGE_NOUNS,
    PLEASE_WORDS,
    RUBATO,
    SHARE_LINKS,
    SHARE_NOUNS,
    SIXTEENTH_NOTES,
    STRAIGHT,
    STRAIGHT_WORDS,
    SWING_AMOUNTS,
    SWING_STEMS,
    SWING_WORDS,
    SWUNG,
    SWUNG_PLAYERS,
    SWUNG_SIXTEENTHS,
    TIGHT,
    TIME_NOUNS,
)
from amt_core.text.lexicon.plan.playing import ONLY_WORDS
from amt_core.text.phrases import PhraseIndex, spaced
from amt_core.text.recognize.place.section_spans import section_phrase
from amt_core.text.recognize.place.span_phrase import Shape
from amt_core.text.recognize.scan import scan
from amt_core.text.words import Words

# Tight playing deviates half as far as usual.
_TIGHT_SHARE = 0.5
_MAX_TO_VALUE = 5
_MAX_TO_DENIAL, _MAX_TO_TIME = 3, 4
_LOWEST_PERCENT, _HIGHEST_PERCENT = 50, 80


def find_feels(words: Words) -> Iterator[PlanMention]:
    """Finds what the words say about the feel, from left to right."""
    return scan(words, _feel_at)


def _feel_at(words: Words, i: int) -> PlanMention | None:
    found = (
        _with_percent(words, i)
        or _phrase(words, i)
        or _framed(words, i)
        or _swung_part(words, i)
        or _instead_of_swing(words, i)
    )
    before = words.clause_before(i, at_most=_MAX_TO_VALUE)
    if found is None or SIXTEENTH_NOTES.isdisjoint(before):
        return found
    # `sixteenths with a light swing`
    request = found.request
    assert isinstance(request, FeelRequest)
    return replace(found, request=replace(request, swing_unit=16)) if request.is_swung else found


def _framed(words: Words, i: int) -> PlanMention | None:
    """Reads `plenty of swing`, `do not swing it`, `lags a touch behind the click`."""
    return _swung(words, i) or _late(words, i) or _free(words, i)


def _swung(words: Words, i: int) -> PlanMention | None:
    if not words.text(i).startswith(SWING_STEMS):
        return None
    before = words.clause_before(i, at_most=_MAX_TO_DENIAL)
    is_denied = not NO_SWING.isdisjoint(before)
    if not is_denied and words.text(i - 1) not in SWING_AMOUNTS:
        return None
    if not is_denied and words.text(i) in SWING_WORDS and words.text(i + 1) in PIECE_NOUNS:
        return None  # `a swing tune` is of that style
    return PlanMention(start=i, stop=i + 1, request=FeelRequest(is_swung=not is_denied))


def _swung_part(words: Words, i: int) -> PlanMention | None:
    """Reads `swing in the chorus`, `swing the bridge`: in a part of the piece it is no style."""
    if words.text(i) not in SWING_WORDS:
        return None
    at = i + 1 + (words.text(i + 1) in ONLY_WORDS)
    part = section_phrase(words, at)
    is_placed = part is not None and part.shape is Shape.PHRASE
    if not is_placed and words.text(i + 1) not in ELSEWHERE:
        return None
    return PlanMention(start=i, stop=i + 1, request=FeelRequest(is_swung=True))


def _instead_of_swing(words: Words, i: int) -> PlanMention | None:
    """Reads `swing? no, straight please`: the word alone, where swing was named before."""
    is_named = any(words.text(k) in SWING_WORDS for k in range(i))
    is_alone = words.is_break(i + 1) or words.text(i + 1) in PLEASE_WORDS
    if words.text(i) not in STRAIGHT_WORDS or not is_named or not is_alone:
        return None
    return PlanMention(start=i, stop=i + 1, request=FeelRequest(is_swung=False))


def _late(words: Words, i: int) -> PlanMention | None:
    if words.text(i) not in _lag_verbs():
        return None
    at = i + 1
    while words.text(at) in LAG_LINKS:
        at += 1
    if words.text(at) not in LAG_WORDS:
        return None
    stop = at + 1
    while words.text(stop) in LAG_LINKS | LAG_WORDS:
        stop += 1
    is_against = words.text(stop) in LAG_AGAINST
    # `sits back` alone is no place on the beat, `sits way back` is.
    if not is_against and at == i + 1:
        return None
    return PlanMention(start=i, stop=stop + is_against, request=FeelRequest(is_laid_back=True))


def _free(words: Words, i: int) -> PlanMention | None:
    first = words.text(i)
    wanted = FREE_WORDS if first in TIME_NOUNS else TIME_NOUNS if first in FREE_WORDS else None
    if wanted is None:
        return None
    at = i + 1
    while words.text(at) in FREE_LINKS - wanted and at <= i + _MAX_TO_TIME:
        at += 1
    if words.text(at) not in wanted or words.text(at + 1) in NOT_FREE_BEFORE:
        return None
    return PlanMention(start=i, stop=at + 1, request=FeelRequest(is_rubato=True))


def feel_words() -> set[str]:
    """Every word of the phrases for the feel."""
    return _feels().words | _lag_verbs() | TIME_NOUNS | FREE_WORDS


def _phrase(words: Words, i: int) -> PlanMention | None:
    found = _feels().longest_at(words, i)
    if found is None:
        return None
    stop, (feel, *_) = found
    if feel.is_swung and not NO_SWING.isdisjoint(words.clause_before(i, at_most=2)):
        # `nicht swingen`
        return PlanMention(start=i, stop=stop, request=FeelRequest(is_swung=False))
    phrase = " ".join(words.text(k) for k in range(i, stop))
    is_other = words.text(stop) in NOT_A_FEEL_BEFORE or (
        (words.text(stop), words.text(stop + 1)) in NOT_A_FEEL_BEFORE_PAIRS
    )
    if phrase in FEELS_WITH_A_PLACE and is_other:
        return None
    is_also = phrase in ALSO_A_STYLE
    share = _percent(words, stop) if feel.is_swung else None
    if share is None:
        return PlanMention(start=i, stop=stop, request=feel, is_also_a_claim=is_also,
                           needs_place=phrase in FEELS_WITH_A_PLACE)  # fmt: skip
    swung = FeelRequest(is_swung=True, swing_unit=feel.swing_unit, swing_share=share[0])
    return PlanMention(start=i, stop=share[1], request=swung)


def _with_percent(words: Words, i: int) -> PlanMention | None:
    """Reads `swing 60%`, `60% swing`, `swing at 58`."""
    if words.text(i) in SHARE_NOUNS:
        at = i + 1
        while words.text(at) in SWUNG_PLAYERS:
            at += 1
        share = _percent(words, at)
        if share is not None:
            # `swing the hats around 60%`
            feel = FeelRequest(is_swung=True, swing_share=share[0])
            return PlanMention(start=i, stop=share[1], request=feel)
    if words.is_number(i) and words.text(i + 1) in PERCENT_WORDS:
        share = _percent(words, i)
        at = i + 2
        if share is not None and words.text(at) in SHARE_NOUNS:
            feel = FeelRequest(is_swung=True, swing_share=share[0])
            return PlanMention(start=i, stop=at + 1, request=feel)
    return None


def _percent(words: Words, i: int) -> tuple[float, int] | None:
    """The share of a percentage, and the index after it; a bare number needs a link before it."""
    at = i + (words.text(i) == ",")
    while words.text(at) in SHARE_LINKS:
        at += 1
    if not words.is_number(at):
        return None
    value = words[at].value
    has_sign = words.text(at + 1) in PERCENT_WORDS
    is_percentage = words.text(i - 1) in PERCENTAGE_NOUNS
    if not _LOWEST_PERCENT <= value <= _HIGHEST_PERCENT or not (has_sign or is_percentage):
        return None
    return value / 100, at + 1 + has_sign


@cache
def _lag_verbs() -> frozenset[str]:
    return frozenset(f for lemma in split_names(LAG_VERBS) for f in verb_forms(lemma))


@cache
def _feels() -> PhraseIndex[FeelRequest]:
    return PhraseIndex(
        (
            (spaced(phrase), feel)
            for phrases, feel in (
                (SWUNG, FeelRequest(is_swung=True)),
                (SWUNG_SIXTEENTHS, FeelRequest(is_swung=True, swing_unit=16)),
                (STRAIGHT, FeelRequest(is_swung=False)),
                (LAID_BACK, FeelRequest(is_laid_back=True)),
                (RUBATO, FeelRequest(is_rubato=True)),
                (TIGHT, FeelRequest(amount_share=_TIGHT_SHARE)),
                (MACHINE_LIKE, FeelRequest(amount_share=0.0)),
            )
            for phrase in split_names(phrases)
        ),
        inflected=False,
    )
