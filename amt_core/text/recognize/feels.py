"""Recognizes the feel: swing with its percentage, straight, laid back, rubato, tight."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from amt_core.spec.requests import FeelRequest
from amt_core.text.claims import PlanMention
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.plan.feel import (
    ALSO_A_STYLE,
    FEELS_WITH_A_PLACE,
    LAID_BACK,
    MACHINE_LIKE,
    NOT_A_FEEL_BEFORE,
    NOT_A_FEEL_BEFORE_PAIRS,
    PERCENT_WORDS,
    PERCENTAGE_NOUNS,
    RUBATO,
    SHARE_LINKS,
    SHARE_NOUNS,
    STRAIGHT,
    SWUNG,
    SWUNG_SIXTEENTHS,
    TIGHT,
)
from amt_core.text.phrases import PhraseIndex, spaced
from amt_core.text.words import Words

# Tight playing deviates half as far as usual.
_TIGHT_SHARE = 0.5
_LOWEST_PERCENT, _HIGHEST_PERCENT = 50, 80


def find_feels(words: Words) -> Iterator[PlanMention]:
    """Finds what the words say about the feel, from left to right."""
    i = 0
    while i < len(words):
        found = _with_percent(words, i) or _phrase(words, i)
        if found is None:
            i += 1
            continue
        yield found
        i = found.stop


def feel_words() -> set[str]:
    """Every word of the phrases for the feel."""
    return _feels().words


def _phrase(words: Words, i: int) -> PlanMention | None:
    found = _feels().longest_at(words, i)
    if found is None:
        return None
    stop, (feel, *_) = found
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
        share = _percent(words, i + 1)
        if share is not None:
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
    at = i
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
