"""A description as a list of tokens, folded for look-up; the raw text is kept with each."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from typing import overload

from amt_core.spec.spans import TextRange
from amt_core.text.traced import TracedText

MAX_CHARS = 4_000
"""The number of characters of a description that are read: two pages."""
_MAX_WORD_CHARS = 40

_SIGNS = str.maketrans(
    {
        "♯": "#", "♭": "b", "♮": " ", "♩": " quarter ", "♪": " eighth ",
        "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "ł": "l", "ı": "i",
        "’": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "—": " - ", "−": "-", "‐": "-",
        "‑": "-", "×": " x ", "\n": " ; ", "\r": " ; ", "、": ",", "،": ",", "。": ".", "؛": ";",
        "؟": "?", "′": "'", "″": '"', "“": '"', "”": '"',
    }
)  # fmt: skip
_SHORT_FORMS = tuple(
    (re.compile(pattern, re.IGNORECASE), meant)
    for pattern, meant in (
        (r"\x1b\[[0-9;?]*[a-z]", " "),  # a terminal's colors
        (r"n't\b", " not"),
        (r"\b(?:do|does|did|is|are|was|ca|wo|would|should|could|must)nt\b", " do not"),
        (r"\bequals?\b", " = "), (r"\bw/o\b", " without "), (r"\bw/", " with "),
        # Portuguese "only", which without its accent is an English word.
        (r"\bs\u00f3\b", " somente "),
        # The letters of a form: A' is A varied.
        (r"(?-i:(?<![a-z])(?<=[A-D])'+(?=[\sA-D,/;.-]|$))", " prime "),
        # Quotation marks around words; behind a number they are seconds.
        (r'"(?=[^\W\d])|(?<=[^\W\d])"', " "),
    )
)  # fmt: skip
_NOT_ASCII = re.compile(r"[^\x00-\x7f]|[\x00-\x08\x0b-\x1f\x7f]")
_GLUE = re.compile(r"(?<=\w)['-]+(?=\w)|(?<=\w)'(?=\s|$)")
# Chinese and Japanese put no spaces between words: there each character is a token.
_TOKEN = re.compile(
    r"\d+(?:\.\d+)?|[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])[^\W\d_])+|[^\w\s]|_"
)


class Kind(Enum):
    """The kinds of tokens: words, numbers and punctuation marks."""

    WORD = auto()
    NUMBER = auto()
    MARK = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or punctuation mark.

    Attributes:
        text: In lower case and without accents.
        raw: As typed, without accents.
        kind: Word, number or mark.
        is_glued: Whether nothing stands between it and the token before.
        start: Index of its first character in the description.
        stop: Index after its last character.
    """

    text: str
    raw: str
    kind: Kind
    is_glued: bool
    start: int = 0
    stop: int = 0

    @property
    def value(self) -> float:
        """A number's value."""
        assert self.kind is Kind.NUMBER
        return float(self.text)

    @property
    def value_or_none(self) -> float | None:
        """A number's value; None for words and marks."""
        return float(self.text) if self.kind is Kind.NUMBER else None


END = Token("", "", Kind.MARK, is_glued=False)
"""The token before the first and after the last one."""


class Words:
    """The tokens of a description; an index outside gives `END`."""

    __slots__ = ("_tokens",)

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens

    def __len__(self) -> int:
        return len(self._tokens)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        if isinstance(index, slice):
            return self._tokens[index]
        return self._tokens[index] if 0 <= index < len(self._tokens) else END

    def text(self, index: int) -> str:
        """The folded text at an index; empty outside."""
        return self[index].text

    def clause_before(self, index: int, *, at_most: int) -> list[str]:
        """The folded texts before an index, back to the clause's beginning, the nearest first."""
        texts: list[str] = []
        for i in range(index - 1, index - 1 - at_most, -1):
            if self.is_break(i):
                break
            texts.append(self.text(i))
        return texts

    def range(self, start: int, stop: int) -> TextRange:
        """The characters of some tokens in the description.

        Args:
            start: Index of the first token.
            stop: Index after the last token.
        """
        # Some tokens have been moved to the front of a clause.
        tokens = self[start:stop]
        return TextRange(min(t.start for t in tokens), max(t.stop for t in tokens))

    def is_word(self, index: int) -> bool:
        """True if the token is a word."""
        return self[index].kind is Kind.WORD

    def is_number(self, index: int) -> bool:
        """True if the token is a number in digits."""
        return self[index].kind is Kind.NUMBER

    def is_break(self, index: int) -> bool:
        """True if a clause ends there: at a punctuation mark or the end of the text."""
        token = self[index]
        return token.kind is Kind.MARK and token.text not in {"#", "&", "+"}


def split_words(text: str) -> Words:
    """The tokens of a text.

    Accents, case, hyphens and apostrophes inside words and control characters go; line
    breaks become semicolons; `n't` becomes `not` and `w/o` `without`. Characters after
    `MAX_CHARS` are not read.
    """
    text = text[:MAX_CHARS]
    # A text all in capitals carries no information in its case.
    is_shouted = text.isupper()

    def rewrite(part: str) -> str:
        part = part.lower() if is_shouted else part
        return unicodedata.normalize("NFKC", part.translate(_SIGNS))

    traced = TracedText.of(text, rewrite)
    for short_form, meant in _SHORT_FORMS:
        traced = traced.substitute(short_form, lambda _, meant=meant: meant)
    traced = traced.substitute(_NOT_ASCII, lambda match: without_accents(match[0]))
    traced = traced.substitute(_GLUE, _joined)
    tokens: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(traced.text):
        raw = match[0][:_MAX_WORD_CHARS]
        kind = (
            Kind.NUMBER
            if raw[0].isascii() and raw[0].isdigit()
            else Kind.WORD
            if raw[0].isalpha()
            else Kind.MARK
        )
        tokens.append(
            Token(
                raw.casefold(),
                raw,
                kind,
                match.start() == end,
                traced.starts[match.start()],
                traced.stops[match.end() - 1],
            )
        )
        end = match.end()
    return Words(tokens)


def _joined(glue: re.Match[str]) -> str:
    """Replaces hyphens and apostrophes inside words by spaces; between digits they stay."""
    before = glue.string[glue.start() - 1]
    after = glue.string[glue.end() : glue.end() + 1]
    return glue[0] if before.isdigit() and after.isdigit() else " "


def without_accents(text: str) -> str:
    """Characters without their accents; those that carry no word become spaces or go."""
    kept: list[str] = []
    for part in unicodedata.normalize("NFD", text):
        category = unicodedata.category(part)
        if category == "Mn":
            continue
        # Control, format and unassigned characters carry no words but may stand inside one.
        kept.append(
            " " if category in {"Cc", "Cn", "Co", "Cs"} else part if category != "Cf" else ""
        )
    return "".join(kept)
