"""The hand of a pianist that a description is about: `simpler left hand`."""

from __future__ import annotations

from functools import cache

from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.plan.hands import HAND_PHRASES
from amt_core.text.phrases import PhraseIndex
from amt_core.text.words import Words


def find_hand(words: Words) -> tuple[int, int, str] | None:
    """The one hand that is named, `left` or `right`, with its tokens; None for both or none."""
    found = list(_hands().find(words))
    if len({hands[0] for _, _, hands in found}) != 1:
        return None
    start, stop, (hand, *_) = found[0]
    return start, stop, hand


def hand_at(words: Words, i: int) -> bool:
    """True if a phrase for a hand begins at a token."""
    return _hands().longest_at(words, i) is not None


def hand_words() -> set[str]:
    """Every word of the phrases for a hand."""
    return _hands().words


@cache
def _hands() -> PhraseIndex[str]:
    return PhraseIndex(
        ((phrase, hand) for hand, names in HAND_PHRASES.items() for phrase in split_names(names)),
        inflected=False,
    )
