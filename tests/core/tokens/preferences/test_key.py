"""A key is leaned towards gently, and firmly where the music strays from it."""

from __future__ import annotations

import numpy as np

from amt_core.music.theory import Key
from amt_core.tokens.preferences.key import KeyLean
from amt_core.tokens.vocabulary import VOCABULARY

KEY = Key(9, "minor")


def lean_of(lean: KeyLean, pitch: int) -> float:
    return float(lean.bias[VOCABULARY.pitch.id(pitch)])


def after_bars_in(key: Key, count: int) -> KeyLean:
    lean = KeyLean(KEY)
    for _ in range(count):
        for step in (*sorted(key.scale), *sorted(key.tonic_triad), key.tonic, key.tonic):
            lean.hear(60 + step, 24)
        lean.end_bar()
    return lean


def test_the_tonic_comes_forward_and_nothing_but_pitches_is_touched() -> None:
    lean = KeyLean(KEY)
    tonic, third, second, outside = (lean_of(lean, p) for p in (69, 72, 71, 70))
    assert tonic > third > second == 0.0 > outside
    assert outside > -3.0, "chromatic notes stay possible"
    assert not lean.bias[: VOCABULARY.pitch.start].any()
    assert not lean.bias[VOCABULARY.pitch.end :].any()


def test_one_that_waits_leans_only_once_the_music_has_strayed() -> None:
    lean = KeyLean(KEY, waits=True)
    assert not lean.bias.any()
    for step in (0, 4, 7, 0):
        lean.hear(KEY.relative.tonic + step, 24)
    lean.end_bar()
    assert lean_of(lean, 60 + KEY.tonic) > 0.0


def test_every_octave_leans_alike() -> None:
    lean = after_bars_in(KEY.relative, 4)
    assert lean_of(lean, 33) == lean_of(lean, 69) == lean_of(lean, 105)


def test_music_in_the_key_is_left_alone() -> None:
    assert np.array_equal(after_bars_in(KEY, 8).bias, KeyLean(KEY).bias)


def test_music_in_the_relative_key_is_drawn_to_the_tonic_that_was_asked_for() -> None:
    before, after = KeyLean(KEY), after_bars_in(KEY.relative, 4)
    wanted, strayed = KEY.tonic + 60, KEY.relative.tonic + 60
    assert lean_of(after, wanted) > lean_of(before, wanted)
    assert lean_of(after, strayed) < lean_of(before, strayed)


def test_the_correction_is_bounded_and_fades_when_the_key_is_found() -> None:
    gentle = KeyLean(KEY).bias
    strayed = after_bars_in(Key(3, "major"), 100)
    assert np.abs(strayed.bias - gentle).max() <= 2.4 + 1e-6
    for _ in range(2000):
        strayed.hear(KEY.tonic, 96)
        strayed.hear(KEY.tonic + 3, 60)
        strayed.hear(KEY.tonic + 7, 60)
    largest = [float(np.abs(strayed.bias - gentle).max())]
    for _ in range(3):
        strayed.end_bar()
        largest.append(float(np.abs(strayed.bias - gentle).max()))
    assert largest == sorted(largest, reverse=True)
    assert largest[-1] < 0.25 * largest[0]


def test_silence_is_in_no_key() -> None:
    lean = KeyLean(KEY)
    lean.end_bar()
    assert np.array_equal(lean.bias, KeyLean(KEY).bias)
