"""A text that is rewritten while each character keeps its place in the original text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(slots=True)
class TracedText:
    """A rewritten text.

    Attributes:
        text: The text as it is now.
        starts: (characters,) index of the first original character that each one comes from.
        stops: (characters,) index after the last such character.
    """

    text: str
    starts: list[int]
    stops: list[int]

    @classmethod
    def of(cls, text: str, rewrite: Callable[[str], str]) -> TracedText:
        """The text with every character, together with the marks combined with it, rewritten."""
        if text.isascii():
            rewritten = cls(text, list(range(len(text))), list(range(1, len(text) + 1)))
            return rewritten if rewrite(text) == text else cls._by_groups(text, rewrite)
        return cls._by_groups(text, rewrite)

    @classmethod
    def _by_groups(cls, text: str, rewrite: Callable[[str], str]) -> TracedText:
        parts: list[str] = []
        starts: list[int] = []
        stops: list[int] = []
        for start, stop in _groups(text):
            part = rewrite(text[start:stop])
            parts.append(part)
            starts += [start] * len(part)
            stops += [stop] * len(part)
        return cls("".join(parts), starts, stops)

    def substitute(
        self, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]
    ) -> TracedText:
        """The text with every match of a pattern replaced."""
        parts: list[str] = []
        starts: list[int] = []
        stops: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            start, stop = match.span()
            part = replacement(match)
            parts += (self.text[done:start], part)
            starts += self.starts[done:start]
            stops += self.stops[done:start]
            if stop > start:
                starts += [self.starts[start]] * len(part)
                stops += [self.stops[stop - 1]] * len(part)
            done = stop
        if not parts:
            return self
        return TracedText(
            "".join((*parts, self.text[done:])),
            starts + self.starts[done:],
            stops + self.stops[done:],
        )


def _groups(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of characters with the marks combined with them."""
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or not unicodedata.combining(text[i]):
            yield start, i
            start = i
