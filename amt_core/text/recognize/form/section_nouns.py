"""The names of sections: `pre-chorus`, `Refrain`, `middle eight`."""

from __future__ import annotations

from functools import cache

from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.length import BAR_UNITS
from amt_core.text.lexicon.plan.links import AND_WORDS, ARTICLES
from amt_core.text.lexicon.plan.sections import (
    AFTER_A_PLAYER,
    AFTER_A_VERB,
    AFTER_A_VERB_PHRASE,
    LEADS,
    NOT_A_SECTION_AFTER,
    NOT_A_SECTION_BEFORE,
    NOT_SECTIONS,
    RIFFS_TOO,
    SECTION_NOUNS,
    VERB_PHRASES_TOO,
    VERBS_TOO,
)
from amt_core.text.phrases import PhraseIndex
from amt_core.text.recognize.numbers import read_number
from amt_core.text.words import Words


def section_at(words: Words, i: int) -> tuple[str, int] | None:
    """The kind of the section named at a token, and the index after the name."""
    found = _nouns().longest_at(words, i)
    if found is None:
        return None
    stop, kinds = found
    is_verb = words.text(i) in VERBS_TOO and words.text(stop) in AFTER_A_VERB
    is_phrase = (words.text(stop - 2), words.text(stop - 1)) in VERB_PHRASES_TOO
    before = i - 1 - (words.text(i - 1) in ARTICLES)
    if (words.text(i - 1), words.text(i)) in NOT_SECTIONS:
        return None
    if (words.text(i), words.text(i + 1)) == LEADS and words.text(stop) in ARTICLES:
        # `takes the lead in the verse`
        return None
    if words.text(i) in RIFFS_TOO and words.text(before) in AFTER_A_PLAYER:
        return None
    is_verb |= is_phrase and words.text(stop) in AFTER_A_VERB_PHRASE
    if (
        is_verb
        or (words.text(stop) in NOT_A_SECTION_BEFORE and not _has_length(words, stop + 1))
        or words.text(i - 1) in NOT_A_SECTION_AFTER
    ):
        return None
    return kinds[0], stop


def _has_length(words: Words, i: int) -> bool:
    """True for `verse of 6 bars` and `verse of six`, which are no `chorus of angels`."""
    read = read_number(words, i)
    if read is None:
        return False
    after = words.text(read[1])
    return after in BAR_UNITS | AND_WORDS or words.is_break(read[1])


def section_words() -> set[str]:
    """Every word of the names of sections."""
    return _nouns().words


def section_names() -> set[str]:
    """Every name of a section that is one word."""
    return _nouns().single_words


@cache
def _nouns() -> PhraseIndex[str]:
    return PhraseIndex(
        (phrase, kind) for kind, phrases in SECTION_NOUNS.items() for phrase in split_names(phrases)
    )
