"""The phrases that name roles."""

from __future__ import annotations

from functools import cache

from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.plan.roles import (
    ACCOMPANIED_BY,
    ACCOMPANIES,
    DIALOGUES,
    LEADING_VERBS,
    ONLY_BEFORE,
    PLAY_VERBS,
    ROLE_NOUNS,
    SOLO_WORDS,
)
from amt_core.text.phrases import PhraseIndex
from amt_core.text.words import Words


def is_solo(words: Words, i: int) -> bool:
    """True if the word behind an instrument makes it a solo, and does not mean `only`."""
    return words.text(i) in SOLO_WORDS and words.text(i + 1) not in ONLY_BEFORE


def role_words() -> set[str]:
    """Every word of the phrases for roles."""
    known = nouns().words | accompanied_by().words | dialogues().words
    return known | ACCOMPANIES | PLAY_VERBS | LEADING_VERBS


@cache
def nouns() -> PhraseIndex[str]:
    """The phrases that name a role."""
    return PhraseIndex(
        ((noun, role) for role, nouns in ROLE_NOUNS.items() for noun in split_names(nouns)),
        inflected=False,
    )


@cache
def dialogues() -> PhraseIndex[None]:
    """Phrases such as `call and response between`."""
    return PhraseIndex(((phrase, None) for phrase in split_names(DIALOGUES)), inflected=False)


@cache
def accompanied_by() -> PhraseIndex[None]:
    """Phrases such as `backed by`."""
    return PhraseIndex(((phrase, None) for phrase in split_names(ACCOMPANIED_BY)), inflected=False)
