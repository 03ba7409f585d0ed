"""Words that look like a chord symbol and are none: `H7sus13b`, `Xm`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amt_core.music.chord_symbols import parse_chord
from amt_core.spec.spans import TextRange

# `B3` and `C64` are names, `A4` is a note.
_QUALITY = re.compile(r"maj|min|m|dim|sus|aug|add|M$")
CHORD_LIKE = re.compile(
    r"(?<![\w#♯♭.])(?:[A-HX](?:#|b|♯|♭)?(?:maj|min|m|dim|sus|aug|add|M)?\d{1,2}"
    r"(?:maj|min|m|dim|sus|aug|add|b|#|\d)*|[I-Z](?:#|b|♯|♭)?(?:m|maj7|m7|7|sus4|sus2))(?![\w'])"
)


def misspelled_chords(text: str) -> Iterator[TextRange]:
    """Ranges of words that look like a chord symbol and are none: `H7sus13b`, `Xm`."""
    for match in CHORD_LIKE.finditer(text):
        is_chord = parse_chord(match[0], is_german=match[0][0] == "H") is not None
        if not is_chord and _QUALITY.search(match[0]):
            yield TextRange(*match.span())
