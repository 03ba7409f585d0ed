"""Plain sentences from a lead section."""

from __future__ import annotations

import re
from itertools import pairwise

_FOOTNOTE = re.compile(r"\[(?:\d+|[a-z]|note \d+|citation needed)\]")
_INNER = re.compile(r"\s*[(（][^()（）]*[)）]")
_SPACE = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+([,.;:!?])")
# Not after an initial or an opus: "J. S. Bach", "Op. 27", "No. 2".
_SENTENCE_END = re.compile(
    r"(?<![ .][A-Z])(?<!\bNo)(?<!\bOp)(?<!\bSt)(?<!\bDr)[.!?][\"”]?\s+(?=\S)"
)
_MAX_NESTING = 3


def clean(lead: str, *, max_words: int = 90) -> str:
    """The first whole sentences of a lead section, without footnotes and brackets.

    Brackets hold pronunciations and dates of birth, which say nothing about the music.

    Args:
        lead: The lead section as plain text.
        max_words: No sentence is begun that would go beyond; the first is cut if need be.
    """
    text = _FOOTNOTE.sub("", lead)
    for _ in range(_MAX_NESTING):
        text = _INNER.sub("", text)
    text = _BEFORE_MARK.sub(r"\1", _SPACE.sub(" ", text)).strip()
    words: list[str] = []
    for sentence in _sentences(text):
        more = sentence.split()
        if words and len(words) + len(more) > max_words:
            break
        words += more
    return " ".join(words[:max_words])


def _sentences(text: str) -> list[str]:
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return [text[a:b] for a, b in pairwise(starts) if text[a:b].strip()]
