"""Everything the parser knows by heart, as one index of phrases."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.text.claims import Claim, Strength
from amt_core.text.lexicon.genres import (
    STATED_STYLES,
    STYLE_INSTRUMENTS,
    STYLE_OF_ENSEMBLE,
    STYLE_SUGGESTED_BY_ENSEMBLE,
    SUGGESTED_STYLES,
)
from amt_core.text.lexicon.instruments import DRUMS, ENSEMBLES, INSTRUMENTS, Sound
from amt_core.text.lexicon.keys import MODE_WITHOUT_TONIC
from amt_core.text.lexicon.meter import METER_OF_FORM, METER_SUGGESTED_BY, METER_WORDS
from amt_core.text.lexicon.moods import STATED_MOODS, SUGGESTED_MOODS
from amt_core.text.lexicon.tempo import NAMED_TEMPOS, PLAIN_TEMPOS
from amt_core.text.lexicon.texture import (
    DENSITY_WORDS,
    DYNAMIC_MARKS,
    PLAIN_DYNAMICS,
    POLYPHONY_WORDS,
    REGISTER_WORDS,
)
from amt_core.text.phrases import PhraseIndex

SOUND, STYLE, MOOD = "sound", "style", "mood"
"""Attributes of claims that become several fields of a spec: a `Sound`, a genre or subgenre,
a single mood."""


@cache
def lexicon() -> PhraseIndex[Claim]:
    """The index of all phrases; built once, some 20 ms."""
    return PhraseIndex((phrase, claim) for phrase, claim in _phrases())


def _phrases() -> Iterator[tuple[str, Claim]]:
    for sound in (*INSTRUMENTS, *ENSEMBLES):
        for name in split_names(sound.names):
            yield name, Claim(SOUND, sound, Strength.NAMED)
    for form, programs in STYLE_INSTRUMENTS.items():
        sound = Sound(names=form, players=programs, is_group=True)
        yield form, Claim(SOUND, sound, Strength.IMPLIED)
    yield from _texts(STYLE, STATED_STYLES, Strength.NAMED)
    yield from _texts(STYLE, SUGGESTED_STYLES, Strength.IMPLIED)
    for phrase, style in STYLE_OF_ENSEMBLE.items():
        yield phrase, Claim(STYLE, style, Strength.NAMED)
    for phrase, style in STYLE_SUGGESTED_BY_ENSEMBLE.items():
        yield phrase, Claim(STYLE, style, Strength.IMPLIED)
    yield from _texts(MOOD, STATED_MOODS, Strength.PLAIN)
    for phrase, moods in SUGGESTED_MOODS.items():
        for mood in moods:
            yield phrase, Claim(MOOD, mood, Strength.IMPLIED)
    yield from _texts("dynamics", DYNAMIC_MARKS, Strength.NAMED)
    yield from _texts("dynamics", PLAIN_DYNAMICS, Strength.PLAIN)
    yield from _texts("density", DENSITY_WORDS, Strength.PLAIN)
    yield from _texts("polyphony", POLYPHONY_WORDS, Strength.PLAIN)
    yield from _texts("register", REGISTER_WORDS, Strength.PLAIN)
    for word, bpm in NAMED_TEMPOS.items():
        yield word, Claim("tempo_bpm", float(bpm), Strength.NAMED)
    for word, bpm in PLAIN_TEMPOS.items():
        yield word, Claim("tempo_bpm", float(bpm), Strength.PLAIN)
    for words, strength in (
        (METER_WORDS, Strength.EXACT),
        (METER_OF_FORM, Strength.NAMED),
        (METER_SUGGESTED_BY, Strength.IMPLIED),
    ):
        for word, meter in words.items():
            yield word, Claim("time_signature", TimeSignature.parse(meter), strength)
    for phrase, (tonic, mode) in MODE_WITHOUT_TONIC.items():
        yield phrase, Claim("key", Key(tonic, mode), Strength.IMPLIED)


def _texts(
    attribute: str, table: dict[str, str], strength: Strength
) -> Iterator[tuple[str, Claim]]:
    for value, names in table.items():
        claim = Claim(attribute, value, strength)
        for name in split_names(names):
            yield name, claim


def split_names(names: str) -> list[str]:
    """The phrases of a table's comma-separated text."""
    return [name for part in names.split(",") if (name := part.strip())]


__all__ = ["DRUMS", "MOOD", "SOUND", "STYLE", "Sound", "lexicon", "split_names"]
