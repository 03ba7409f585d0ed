"""Makes the title of a piece from its description."""

from __future__ import annotations

import re
from itertools import pairwise

from amt_core.spec.music_spec import MusicSpec

_MAX_WORDS = 10
_MAX_CHARS = 60
_MIN_WORDS = 3
# "and", "for" and "in" end no title; nor do the short words of other languages.
_MIN_LAST_CHARS = 4
# A comma, colon or full stop between words; not the point of 4.5, not the colon of 1:30.
_PHRASE_END = re.compile(r"[,.;:!?](?:\s|$)|\n")


def title_of(spec: MusicSpec) -> str:
    """The first words of a description, to the end of a phrase where one is near; may be empty.

    Instruments that are named one after the other stay together.
    """
    title = ""
    for phrase in _phrases(spec):
        if len(title.split()) >= _MIN_WORDS:
            break
        title = ", ".join(part for part in (title, phrase) if part)
    words = title.split()
    is_long = len(words) > _MAX_WORDS or len(title) > _MAX_CHARS
    if is_long:
        title = _shortened(words) + "…"
    return title[:1].upper() + title[1:]


def _shortened(words: list[str]) -> str:
    """The first words, as many as a title has room for and without a short one at the end."""
    kept = words[:_MAX_WORDS]
    while len(kept) > 1 and (
        len(" ".join(kept)) >= _MAX_CHARS or len(kept[-1].strip(",")) < _MIN_LAST_CHARS
    ):
        kept.pop()
    return " ".join(kept)[: _MAX_CHARS - 1].rstrip(" ,")


def _phrases(spec: MusicSpec) -> list[str]:
    """The phrases of the description, each in one line."""
    instruments = [words.range for words in spec.words if words.attribute == "instruments"]
    gaps = [(one.stop, after.start) for one, after in pairwise(instruments)]
    ends = list(_PHRASE_END.finditer(spec.text))
    inside = [[end for end in ends if start <= end.start() < stop] for start, stop in gaps]
    in_lists = {found[0].start() for found in inside if len(found) == 1}
    phrases: list[str] = []
    start = 0
    for end in ends:
        if end.start() not in in_lists:
            phrases.append(spec.text[start : end.start()])
            start = end.end()
    return [" ".join(phrase.split()) for phrase in (*phrases, spec.text[start:])]
