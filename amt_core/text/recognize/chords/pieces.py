"""The characters of a description as pieces between spaces and marks, for reading chords."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from amt_core.text.words import without_accents

_PIECE = re.compile(
    r"[A-Ha-h][^\s,;|→>()\[\]]*\([^)\s]{1,9}\)[^\s,;|→>()\[\]]*|->|[,;:|%→>()\[\]\n]"
    r"|[^\s,;:|→>()\[\]]+"
)
MARKS = frozenset({",", "-", "–", "—", "→", ">", "->", "/", "|", "||", "\n"})
APART = frozenset({",", ";", "\n", "(", ")"})
"""Marks around words that stand for themselves."""
TRAILING = ".!?…\"'“”"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters in the text.

    Attributes:
        text: As typed.
        start: Index of its first character.
        stop: Index after its last character.
    """

    text: str
    start: int
    stop: int

    @property
    def folded(self) -> str:
        """The text in lower case, without accents."""
        return without_accents(self.text.casefold())


def follows(pieces: Sequence[Piece], at: int, words: frozenset[str]) -> bool:
    """True if a piece is one of some words, whatever mark is glued to it."""
    return at < len(pieces) and pieces[at].folded.rstrip(TRAILING) in words


def split_pieces(text: str) -> list[Piece]:
    """The pieces of a text, from left to right."""
    return [Piece(m[0], m.start(), m.end()) for m in _PIECE.finditer(text)]
