"""Finding the phrases of a table in a description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from amt_core.text.words import Kind, Words

T = TypeVar("T")


@dataclass(slots=True)
class _Node(Generic[T]):
    """What may follow a beginning of a phrase, and what the phrase means if it ends here."""

    following: dict[str, _Node[T]] = field(default_factory=dict)
    values: list[T] = field(default_factory=list)


class PhraseIndex(Generic[T]):
    """Phrases of one or more words, each with what it means, as a tree of words.

    Args:
        phrases: (phrase, value) pairs; a phrase may come more than once. Phrases are
            written as `split_words` leaves them: lower case, no accents, no hyphens.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        self.words: set[str] = set()
        for phrase, value in phrases:
            node = self._root
            for word in phrase.split():
                self.words.add(word)
                node = node.following.setdefault(word, _Node())
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

        Of two equally long ones, that with the words as they stand wins over that with singulars.
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
        if token.kind is Kind.WORD:
            forms += singulars(token.text)
        return [
            following
            for node in nodes
            for form in forms
            if (following := node.following.get(form)) is not None
        ]


def singulars(word: str) -> Iterator[str]:
    """What a word may be the plural of: English, Romance and some German endings."""
    if len(word) < 4:
        return
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith(("s", "n")):
        yield word[:-1]
    if word.endswith("en"):
        yield word[:-2]
