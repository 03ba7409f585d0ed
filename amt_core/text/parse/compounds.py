"""Splits compound words and joins separated ones: `drumless`, `Klavierstück`, `bass (upright)`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from amt_core.text.lexicon import lexicon, split_names
from amt_core.text.lexicon.instruments import INSTRUMENTS
from amt_core.text.lexicon.languages.compounds import COMPOUND_ENDINGS, LESS, LINKS, WITHOUT
from amt_core.text.words import Kind, Token, Words

_MIN_CHARS = 8
# Replaces the bracket or colon, so that all other tokens keep their indices.
_GAP = Token(",", ",", Kind.MARK, is_glued=False)
_MIN_PART_CHARS = 4
_MAX_CHARS = 24


def split_compounds(words: Words) -> Words:
    """Splits compounds into their parts; other words stay."""
    tokens: list[Token] = []
    for token in words[:]:
        parts = _parts(token.text) if token.kind is Kind.WORD else None
        if parts is None:
            tokens.append(token)
        else:
            tokens += (
                replace(token, text=part, raw=part, is_glued=token.is_glued and k == 0)
                for k, part in enumerate(parts)
            )
    return Words(tokens)


def put_before(words: Words) -> Words:
    """Rewrites `bass (upright)` and `bass: upright` as `upright bass`, if the lexicon has that."""
    tokens = words[:]
    for i in range(1, len(tokens) - 1):
        noun, opening, word = tokens[i - 1 : i + 2]
        is_apart = opening.text in {"(", ":", "="} and words.is_break(i + 2)
        if not is_apart or word.kind is not Kind.WORD or noun.text not in _sounds():
            continue
        found = lexicon().longest_at(Words([word, noun]), 0)
        if found is not None and found[0] == 2:
            tokens[i - 1 : i + 2] = [replace(word, is_glued=False), noun, _GAP]
    return Words(tokens)


def _parts(word: str) -> tuple[str, ...] | None:
    stem = word.removesuffix(LESS)
    if stem != word and stem in _sounds():
        return WITHOUT, stem
    if not _MIN_CHARS <= len(word) <= _MAX_CHARS or word in lexicon().words:
        return None
    return _instrument_and_noun(word) or _run_together(word)


def _instrument_and_noun(word: str) -> tuple[str, ...] | None:
    for ending in COMPOUND_ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            for link in LINKS:
                if stem.endswith(link) and (name := stem.removesuffix(link)) in _sounds():
                    return name, ending
    return None


def _run_together(word: str) -> tuple[str, ...] | None:
    """Splits two words of one phrase that lack the space between them."""
    for first, second in _halves(word):
        pair = Words([Token(word, word, Kind.WORD, is_glued=False) for word in (first, second)])
        found = lexicon().longest_at(pair, 0)
        if found is not None and found[0] == 2:
            return first, second
    return None


def _halves(word: str) -> Iterator[tuple[str, str]]:
    known = lexicon().words
    for at in range(_MIN_PART_CHARS, len(word) - _MIN_PART_CHARS + 1):
        first, second = word[:at], word[at:]
        if first in known and second in known:
            yield first, second


@cache
def _sounds() -> frozenset[str]:
    """The names of instruments that are one word."""
    names = (name for sound in INSTRUMENTS for name in split_names(sound.names))
    return frozenset(name for name in names if " " not in name)
