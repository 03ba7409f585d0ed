"""Walks through the words of a description from left to right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

from amt_core.text.words import Words


class Found(Protocol):
    """A reading of some words."""

    @property
    def stop(self) -> int:
        """Index after the last token that was read."""
        ...


FoundT = TypeVar("FoundT", bound=Found)


def scan(words: Words, read: Callable[[Words, int], FoundT | None]) -> Iterator[FoundT]:
    """The readings of a description from left to right; none begins inside an earlier one.

    Args:
        words: The description.
        read: Reads what begins at a token; None if nothing does.
    """
    i = 0
    while i < len(words):
        found = read(words, i)
        if found is None:
            i += 1
        else:
            yield found
            i = max(found.stop, i + 1)
