"""Translates words of other languages to the English ones of the lexicon."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from amt_core.text.lexicon.languages.more_languages import (
    BEFORE_PORTUGUESE_IN,
    ENGLISH_NO,
    IN_ENGLISH,
    PORTUGUESE_IN,
)
from amt_core.text.phrases import PhraseIndex
from amt_core.text.words import Token, Words, split_words


def translate(words: Words) -> Words:
    """Translates the words of `IN_ENGLISH`; all others stay."""
    words = _with_portuguese_in(words)
    tokens: list[Token] = []
    done = 0
    for start, stop, meanings in _foreign().find(words):
        tokens += words[done:start]
        first, last = words[start], words[stop - 1]
        tokens += (replace(t, start=first.start, stop=last.stop) for t in meanings[0])
        done = stop
    return Words([*tokens, *words[done:]]) if done else words


def _with_portuguese_in(words: Words) -> Words:
    """Rewrites the `no` of `acordes no piano` as `na`, which is no English word."""
    tokens = words[:]
    for i, token in enumerate(tokens):
        if token.text == ENGLISH_NO and words.text(i - 1) in BEFORE_PORTUGUESE_IN:
            tokens[i] = replace(token, text=PORTUGUESE_IN)
    return Words(tokens)


@cache
def _foreign() -> PhraseIndex[list[Token]]:
    """The index of all foreign phrases, folded as descriptions are; built once."""
    return PhraseIndex(
        (
            (" ".join(token.text for token in split_words(name)[:]), split_words(english)[:])
            for english, names in IN_ENGLISH.items()
            for name in names.split(",")
        ),
        inflected=False,
    )
