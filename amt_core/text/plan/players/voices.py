"""The number of voices: `four-part`, `à quatre voix`, `vierstimmig`."""

from __future__ import annotations

from amt_core.text.lexicon.plan.roles import (
    AFTER_PARTS,
    BEFORE_PARTS,
    PARTS,
    STYLE_VOICES,
    VOICE_PHRASES,
    VOICE_WORDS,
)
from amt_core.text.recognize.numbers import read_number
from amt_core.text.words import Words

_MAX_VOICES = 8


def usual_num_voices(words: Words) -> int | None:
    """The number of voices of a style that is written for so many: a chorale has four."""
    return next((n for i in range(len(words)) if (n := STYLE_VOICES.get(words.text(i)))), None)


def find_num_voices(words: Words) -> tuple[int, int, int] | None:
    """The number of voices with its tokens: `four-part`, `à quatre voix`, `vierstimmig`."""
    for i in range(len(words)):
        number = VOICE_PHRASES.get(words.text(i))
        if number is not None:
            return i, i + 1, number
        read = read_number(words, i)
        if (
            read is None
            or not 2 <= read[0] <= _MAX_VOICES
            or words.text(read[1]) not in VOICE_WORDS
        ):
            continue
        is_count = words.text(read[1]) in PARTS and words.text(i - 1) in BEFORE_PARTS
        lists_sections = words.text(read[1]) in PARTS and words.text(read[1] + 1) == ":"
        if not (lists_sections or (is_count and words.text(read[1] + 1) in AFTER_PARTS)):
            return i, read[1] + 1, int(read[0])
    return None
