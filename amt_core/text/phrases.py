"""Finds the phrases of a table in a description."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from amt_core.text.words import Kind, Words

T = TypeVar("T")


@dataclass(slots=True)
class _Node(Generic[T]):
    """A node of the tree: the words that may follow, and the values of phrases that end here."""

    following: dict[str, _Node[T]] = field(default_factory=dict)
    values: list[T] = field(default_factory=list)


class PhraseIndex(Generic[T]):
    """Phrases of one or more words with their values, as a tree of words.

    Attributes:
        words: All words of its phrases.
        single_words: The phrases of one word.

    Args:
        phrases: (phrase, value) pairs; a phrase may come more than once. Phrases are
            written as `split_words` leaves them: lower case, no accents, no hyphens.
        inflected: Whether plurals and the like of their words are found too.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]], *, inflected: bool = True) -> None:
        self._inflected = inflected
        self._root: _Node[T] = _Node()
        self.words: set[str] = set()
        self.single_words: set[str] = set()
        for phrase, value in phrases:
            node = self._root
            for word in phrase.split():
                self.words.add(word)
                node = node.following.setdefault(word, _Node())
            if " " not in phrase:
                self.single_words.add(phrase)
            node.values.append(value)

    def find(self, words: Words) -> Iterator[tuple[int, int, list[T]]]:
        """The longest phrase at each place, from left to right, without overlaps.

        Yields:
            Index of the first token, index after the last one, and the phrase's values.
        """
        i = 0
        while i < len(words):
            found = self.longest_at(words, i)
            if found is None:
                i += 1
                continue
            stop, values = found
            yield i, stop, values
            i = stop

    def longest_at(self, words: Words, start: int) -> tuple[int, list[T]] | None:
        """The longest phrase that begins at a token: index after it, and its values.

        Of two equally long phrases, one that matches the words as typed wins over one that matches
        base forms.
        """
        nodes, best, i = [self._root], None, start
        while i < len(words) and (nodes := self._steps(nodes, words, i)):
            i += 1
            ended = next((node for node in nodes if node.values), None)
            if ended is not None:
                best = (i, ended.values)
        return best

    def _steps(self, nodes: list[_Node[T]], words: Words, i: int) -> list[_Node[T]]:
        token = words[i]
        forms = [token.text]
        if self._inflected and token.kind is Kind.WORD:
            forms += base_forms(token.text)
        return [
            following
            for node in nodes
            for form in forms
            if (following := node.following.get(form)) is not None
        ]


_ENDINGS: tuple[tuple[str, str, int], ...] = (
    # ending, its replacement, and the least length of the word
    ("ies", "y", 4), ("es", "", 4), ("s", "", 4), ("n", "", 4), ("en", "", 4),
    ("e", "", 6), ("er", "", 6), ("em", "", 6), ("es", "e", 6), ("a", "o", 6), ("as", "o", 6),
    ("os", "o", 6), ("i", "o", 6), ("i", "e", 6), ("euse", "eux", 6), ("elle", "el", 7),
    ("ive", "if", 6), ("est", "", 6), ("ddest", "d", 6), ("dder", "d", 6), ("iest", "y", 6),
    ("ier", "y", 6),
)  # fmt: skip


_DIGITS = re.compile(r"(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])")


def spaced(phrase: str) -> str:
    """A phrase with spaces between letters and digits, as `split_words` parts them: `b 3`."""
    return _DIGITS.sub(" ", phrase)


def base_forms(word: str) -> Iterator[str]:
    """The possible base forms of a word: without plural, gender or case endings.

    The endings are English, Romance and German.
    """
    for ending, base, min_chars in _ENDINGS:
        if len(word) >= min_chars and word.endswith(ending):
            yield word[: len(word) - len(ending)] + base
