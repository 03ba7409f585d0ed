"""The lexicon: all phrases that the parser knows, as one index."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.text.claims import MOOD, NOTHING, SOUND, STYLE, Claim, Strength
from amt_core.text.lexicon import keys, length, meter, numbers, scope, tempo
from amt_core.text.lexicon.degrees import DEGREES
from amt_core.text.lexicon.genres import (
    NO_INSTRUMENT_IN_STYLE,
    STATED_STYLES,
    STYLE_INSTRUMENTS,
    STYLE_OF_ENSEMBLE,
    STYLE_OF_SOUND,
    STYLE_SUGGESTED_BY_ENSEMBLE,
    SUGGESTED_STYLES,
)
from amt_core.text.lexicon.guards import IDIOMS
from amt_core.text.lexicon.instruments import DRUMS, ENSEMBLES, INSTRUMENTS, Sound
from amt_core.text.lexicon.keys import DIATONIC, MODE_WITHOUT_TONIC
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
from amt_core.text.phrases import PhraseIndex, spaced


@cache
def lexicon() -> PhraseIndex[Claim]:
    """The index of all phrases; built once, in about 20 ms."""
    return PhraseIndex((phrase, claim) for phrase, claim in _phrases())


def _phrases() -> Iterator[tuple[str, Claim]]:
    for sound in (*INSTRUMENTS, *ENSEMBLES):
        for name in split_names(sound.names):
            yield spaced(name), Claim(SOUND, sound, Strength.NAMED)
    for form, programs in STYLE_INSTRUMENTS.items():
        sound = Sound(names=form, players=programs, is_ensemble=True)
        yield form, Claim(SOUND, sound, Strength.IMPLIED)
    yield from _texts(STYLE, STATED_STYLES, Strength.NAMED)
    yield from _texts(STYLE, SUGGESTED_STYLES, Strength.IMPLIED)
    yield from _of_compounds()
    for styles, strength in (
        (STYLE_OF_ENSEMBLE, Strength.NAMED),
        (STYLE_OF_SOUND, Strength.PLAIN),
        (STYLE_SUGGESTED_BY_ENSEMBLE, Strength.IMPLIED),
    ):
        for phrase, style in styles.items():
            yield phrase, Claim(STYLE, style, strength)
    yield from _texts(MOOD, STATED_MOODS, Strength.PLAIN)
    for phrase, moods in SUGGESTED_MOODS.items():
        for mood in moods:
            yield phrase, Claim(MOOD, mood, Strength.IMPLIED)
    yield from _texts("dynamics", DYNAMIC_MARKS, Strength.NAMED)
    yield from _texts("dynamics", PLAIN_DYNAMICS, Strength.PLAIN)
    yield from _texts("density", DENSITY_WORDS, Strength.PLAIN)
    yield from _texts("polyphony", POLYPHONY_WORDS, Strength.PLAIN)
    yield from _texts("register", REGISTER_WORDS, Strength.PLAIN)
    for phrase, bpm in NAMED_TEMPOS.items():
        yield phrase, Claim("tempo_bpm", float(bpm), Strength.NAMED)
    for phrase, bpm in PLAIN_TEMPOS.items():
        yield phrase, Claim("tempo_bpm", float(bpm), Strength.PLAIN)
    for words, strength in (
        (METER_WORDS, Strength.EXACT),
        (METER_OF_FORM, Strength.NAMED),
        (METER_SUGGESTED_BY, Strength.IMPLIED),
    ):
        for word, signature in words.items():
            yield word, Claim("time_signature", TimeSignature.parse(signature), strength)
    for phrase, (tonic, mode) in MODE_WITHOUT_TONIC.items():
        yield phrase, Claim("key", Key(tonic, mode), Strength.IMPLIED)
    for phrase in split_names(DIATONIC):
        yield phrase, Claim("diatonic", value=True, strength=Strength.NAMED)
    for phrase in IDIOMS:
        yield phrase, Claim(NOTHING, None)


def _of_compounds() -> Iterator[tuple[str, Claim]]:
    """Claims of single words in a style's name: a `valse musette` is in three."""
    sounds = {
        name: sound
        for sound in INSTRUMENTS
        for name in split_names(sound.names)
        if " " not in name and name not in NO_INSTRUMENT_IN_STYLE
    }
    meters = METER_OF_FORM.items()
    for names in STATED_STYLES.values():
        for name in split_names(names):
            words = name.split()
            if len(words) == 1:
                continue
            for sound in dict.fromkeys(sounds[word] for word in words if word in sounds):
                yield name, Claim(SOUND, sound, Strength.NAMED)
            for form, signature in meters:
                if form in words and name not in METER_OF_FORM:
                    yield (
                        name,
                        Claim("time_signature", TimeSignature.parse(signature), Strength.NAMED),
                    )


def complete_words() -> set[str]:
    """Every word that has a meaning by itself to a table or a recognizer."""
    words = set(lexicon().single_words)
    for table in (
        keys.MODES, keys.KEY_LABELS, keys.GERMAN_NOTES, keys.SHARP_WORDS, keys.FLAT_WORDS,
        keys.SOLFEGE, length.BAR_UNITS, length.SECONDS_OF_UNIT, length.LENGTH_LABELS,
        meter.METER_NOUNS, numbers.NUMBER_WORDS, scope.ENSEMBLE_SIZES, scope.SCORING_PREPOSITIONS,
        tempo.TEMPO_LABELS, tempo.TEMPO_UNITS, tempo.BEATS, tempo.NOTE_VALUES,
    ):  # fmt: skip
        words.update(table)
    return words


def known_words() -> set[str]:
    """Every word that a table or a recognizer knows; misspelled words are corrected to these."""
    phrases = (*scope.NEGATIONS, *scope.ONLY_BEFORE, *scope.ONLY_AFTER, *scope.EXCEPTIONS)
    phrases += (*length.SECONDS_OF_PHRASE, *length.HALF_MORE)
    phrases += tuple(", ".join(DEGREES.values()).replace(",", " ").split())
    return lexicon().words | complete_words() | {w for phrase in phrases for w in phrase.split()}


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


__all__ = ["DRUMS", "Sound", "complete_words", "known_words", "lexicon", "split_names"]
