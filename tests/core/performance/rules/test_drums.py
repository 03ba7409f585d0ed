from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from amt_core.music.score import Score
from amt_core.performance.feel import Feel
from amt_core.performance.perform import perform
from amt_core.performance.rules.drums import VOICES, drum_table, places_of, voices_of
from amt_core.performance.styles import PLAIN, STYLES

HAT = 42


@pytest.mark.parametrize("style", sorted({s.drummers for s in [PLAIN, *STYLES.values()]}))
def test_every_style_has_a_number_for_every_voice_and_place(style: str) -> None:
    table = drum_table(style)
    for numbers in (table.mean_ms, table.sd_ms, table.mean_velocity, table.sd_velocity):
        assert numbers.shape == (len(VOICES), 16)
        assert np.isfinite(numbers).all()


def test_a_cell_with_many_hits_is_as_measured() -> None:
    table = drum_table("rock")
    assert table.mean_velocity[VOICES.index("snare"), 4] == pytest.approx(108.7, abs=1.0)


@pytest.mark.parametrize("style", ["rock", "jazz", "latin"])
def test_velocities_have_their_mean_and_deviation_once_they_are_cut_off(style: str) -> None:
    table = drum_table(style)
    numbers = np.random.default_rng(1).standard_normal((4000, 1, 1))
    velocity = np.clip(table.center + table.spread * numbers, 1, 127)
    np.testing.assert_allclose(velocity.mean(axis=0), table.mean_velocity, atol=2.0)
    np.testing.assert_allclose(velocity.std(axis=0), table.sd_velocity, atol=4.0)


@pytest.mark.parametrize(
    ("key", "voice"),
    [(36, "kick"), (40, "snare"), (HAT, "closed hi-hat"), (57, "crash"), (82, "closed hi-hat")],
)
def test_keys_belong_to_voices(key: int, voice: str) -> None:
    assert VOICES[voices_of(np.array([key]))[0]] == voice


def test_places_of_a_compound_bar_are_those_of_four_beats() -> None:
    places = places_of(np.array([0, 720, 1440, 2160]), np.array([720] * 4))
    assert places.tolist() == [0, 4, 8, 12]


def _hat_velocities(score: Score, performed: Score) -> tuple[float, float]:
    """Mean velocity of the hi-hat on the beats and between them."""
    hats = performed.notes.select(performed.notes.pitch == HAT)
    is_on_beat = np.abs((hats.onset_ticks + 240) % 480 - 240) < 120
    return float(hats.velocity[is_on_beat].mean()), float(hats.velocity[~is_on_beat].mean())


def test_the_hi_hat_is_softer_between_the_beats(music: SimpleNamespace) -> None:
    score = music.band(16)
    on, off = _hat_velocities(score, perform(score, Feel(style="pop"), seed=1).score)
    assert on > off + 20


def test_dynamics_that_a_drummer_played_are_kept(music: SimpleNamespace) -> None:
    score = music.band(8)
    rng = np.random.default_rng(1)
    velocity = rng.integers(20, 120, len(score.notes)).astype(np.uint8)
    shaped = score.with_notes(
        type(score.notes)(
            onset_ticks=score.notes.onset_ticks,
            duration_ticks=score.notes.duration_ticks,
            pitch=score.notes.pitch,
            velocity=velocity,
            track=score.notes.track,
        )
    )
    performance = perform(shaped, Feel(style="rock"), seed=1)
    is_drum = performance.score.notes.track == 4
    written = velocity[performance.written_rows].astype(np.float64)
    played = performance.score.notes.velocity.astype(np.float64)
    assert np.abs(played - written)[is_drum].mean() < 8
