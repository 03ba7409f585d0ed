"""A summary of the music of a piece, always in the same words.

Captions say the same thing in many ways, as people do. Where pieces are compared, the wording must
not count: pieces that are alike have equal summaries.
"""

from __future__ import annotations

from collections.abc import Iterator

from amt_core.text.captions.caption_words import (
    DENSITY_WORDS,
    DYNAMICS_WORDS,
    PROGRAM_WORDS,
    REGISTER_WORDS,
    STYLE_WORDS,
    TEMPO_CLASSES,
)
from amt_core.text.captions.facts import Facts
from amt_core.text.captions.phrase_writer import named_instruments

_SEPARATOR = ", "
_MAX_INSTRUMENTS = 3
_MAX_MOODS = 2
# What lies in the middle tells no piece from another.
_UNSAID = ("medium", "mp", "mf")


def write_summary(facts: Facts) -> str:
    """The terms of a piece as a text: style, moods, tempo, mode, instruments, what stands out."""
    return _SEPARATOR.join(dict.fromkeys(_terms(facts)))


def terms_of(summary: str) -> list[str]:
    """The terms of a text that `write_summary` wrote."""
    return summary.split(_SEPARATOR)


def _terms(facts: Facts) -> Iterator[str]:
    for name in (facts.subgenre, facts.genre):
        if name is not None:
            yield STYLE_WORDS.get(name, (name,))[0]
    yield from facts.moods[:_MAX_MOODS]
    if facts.tempo_bpm is not None:
        yield next(word for most, word in TEMPO_CLASSES if facts.tempo_bpm <= most)
    if facts.key is not None:
        yield facts.key.mode
    for each in named_instruments(facts.instruments)[:_MAX_INSTRUMENTS]:
        yield PROGRAM_WORDS[-1 if each.is_drum else each.program][0]
    for value, words in (
        (facts.dynamics, DYNAMICS_WORDS),
        (facts.density, DENSITY_WORDS),
        (facts.register, REGISTER_WORDS),
    ):
        if value is not None and value not in _UNSAID:
            yield words[value][0]
