"""Makes the title of a piece from its description."""

from __future__ import annotations

import re

_MAX_WORDS = 9
_MAX_CHARS = 60
_MIN_WORDS = 3
# A comma, colon or full stop between words; not the point of 4.5, not the colon of 1:30.
_PHRASE_END = re.compile(r"[,.;:!?](?:\s|$)|\n")


def title_of(text: str) -> str:
    """The first words of a description, to the end of a phrase where one is near; may be empty."""
    phrases = [" ".join(phrase.split()) for phrase in _PHRASE_END.split(text)]
    title = ""
    for phrase in phrases:
        if len(title.split()) >= _MIN_WORDS:
            break
        title = ", ".join(part for part in (title, phrase) if part)
    words = title.split()
    is_long = len(words) > _MAX_WORDS or len(title) > _MAX_CHARS
    if is_long:
        title = " ".join(words[:_MAX_WORDS])[: _MAX_CHARS - 1].rstrip(" ,") + "…"
    return title[:1].upper() + title[1:]
