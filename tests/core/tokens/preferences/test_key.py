"""The bias of a key is weak, and grows while the notes are in another key."""

from __future__ import annotations

import numpy as np
from choices import note

from amt_core.music.theory import Key
from amt_core.tokens.preferences.key import KeyBias
from amt_core.tokens.preferences.weights import MAX_KEY_CORRECTION
from amt_core.tokens.vocabulary import VOCABULARY

KEY = Key(9, "minor")


def of_pitch(bias: KeyBias, pitch: int) -> float:
    return float(bias.by_token[VOCABULARY.pitch.id(pitch)])


def after_bars_in(key: Key, count: int) -> KeyBias:
    bias = KeyBias([KEY])
    for _ in range(count):
        for step in (*sorted(key.scale), *sorted(key.tonic_triad), key.tonic, key.tonic):
            bias.observe(note(60 + step))
        bias.end_bar()
    return bias


def test_the_tonic_comes_forward_and_no_token_except_pitches_is_touched() -> None:
    bias = KeyBias([KEY])
    tonic, third, second, outside = (of_pitch(bias, p) for p in (69, 72, 71, 70))
    assert tonic > third > second == 0.0 > outside
    assert outside > -3.0, "chromatic notes stay possible"
    assert not bias.by_token[: VOCABULARY.pitch.start].any()
    assert not bias.by_token[VOCABULARY.pitch.end :].any()


def test_every_octave_has_the_same_bias() -> None:
    bias = after_bars_in(KEY.relative, 4)
    assert of_pitch(bias, 33) == of_pitch(bias, 69) == of_pitch(bias, 105)


def test_music_in_the_key_is_left_alone() -> None:
    assert np.array_equal(after_bars_in(KEY, 8).by_token, KeyBias([KEY]).by_token)


def test_music_in_the_relative_key_is_drawn_to_the_tonic_that_was_asked_for() -> None:
    before, after = KeyBias([KEY]), after_bars_in(KEY.relative, 4)
    wanted, other = KEY.tonic + 60, KEY.relative.tonic + 60
    assert of_pitch(after, wanted) > of_pitch(before, wanted)
    assert of_pitch(after, other) < of_pitch(before, other)


def test_the_correction_is_bounded_and_fades_when_the_key_is_found() -> None:
    weak = KeyBias([KEY]).by_token
    corrected = after_bars_in(Key(3, "major"), 100)
    assert np.abs(corrected.by_token - weak).max() <= MAX_KEY_CORRECTION + 1e-6
    for _ in range(2000):
        corrected.observe(note(60 + KEY.tonic, steps=96))
        corrected.observe(note(60 + KEY.tonic + 3, steps=60))
        corrected.observe(note(60 + KEY.tonic + 7, steps=60))
    largest = [float(np.abs(corrected.by_token - weak).max())]
    for _ in range(3):
        corrected.end_bar()
        largest.append(float(np.abs(corrected.by_token - weak).max()))
    assert largest == sorted(largest, reverse=True)
    assert largest[-1] < 0.25 * largest[0]


def test_silence_is_in_no_key() -> None:
    bias = KeyBias([KEY])
    bias.end_bar()
    assert np.array_equal(bias.by_token, KeyBias([KEY]).by_token)
