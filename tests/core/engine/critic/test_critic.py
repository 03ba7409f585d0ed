"""The critic: its features, its file, its judgment."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from amt_core.engine.critic.critic import CRITIC_FILE, Critic
from amt_core.engine.critic.feature_bins import FeatureBins
from amt_core.engine.critic.phrase_features import NUM_FEATURES, phrase_features
from amt_core.errors import AmtError
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.tempo_map import TempoMap

QUARTER = 480


def melody(pitches: list[int]) -> Score:
    """One quarter note after another on one instrument."""
    onsets = np.arange(len(pitches)) * QUARTER
    notes = NoteTable.from_columns(
        onsets, np.full_like(onsets, QUARTER), pitches, np.full_like(onsets, 80), onsets * 0
    )
    return Score(num_bars=len(pitches) // 4, tracks=(Track(program=0),)).with_notes(notes)


def critic_of(seed: int) -> Critic:
    rng = np.random.default_rng(seed)

    def some(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return rng.normal(size=shape).astype(np.float32)

    bins = FeatureBins.of(some(20, NUM_FEATURES))
    return Critic(
        bins=bins,
        hidden=some(len(bins.feature), 3).astype(np.float16).astype(np.float32),
        hidden_bias=some(3),
        output=some(3),
        output_bias=some(1),
    )


STEPS = melody([60, 62, 64, 65, 67, 65, 64, 62] * 4)
LEAPS = melody([60, 72, 55, 76, 48, 79, 52, 81] * 4)


def test_features_have_the_same_number_for_any_phrase() -> None:
    for score in (STEPS, LEAPS, melody([60] * 8), STEPS.with_notes(NoteTable.empty())):
        for bars in (range(1), range(1, 2), range(score.num_bars)):
            features = phrase_features(score, bars)
            assert features.shape == (NUM_FEATURES,)
            assert np.isfinite(features).all()


def test_features_are_those_of_the_phrase_alone() -> None:
    both = melody([60, 62, 64, 65] * 8 + [40, 80, 41, 90] * 4)
    assert np.array_equal(
        phrase_features(both, range(4)), phrase_features(melody([60, 62, 64, 65] * 4), range(4))
    )


def test_the_likeness_to_earlier_bars_counts() -> None:
    repeated = melody([60, 62, 64, 65] * 4)
    fresh = melody([60, 62, 64, 65, 67, 60, 55, 71, 60, 62, 64, 65, 60, 62, 64, 65])
    at = range(1, 2)
    assert not np.array_equal(phrase_features(repeated, at), phrase_features(fresh, at))


def test_a_critic_is_read_as_it_was_written(tmp_path: Path) -> None:
    critic = critic_of(1)
    CRITIC_FILE.save(tmp_path, critic)
    again = CRITIC_FILE.load(tmp_path)
    assert again is not None
    assert again.score(STEPS, range(4)) == critic.score(STEPS, range(4))
    assert again.score(STEPS, range(4)) != again.score(LEAPS, range(4))


def test_the_sum_of_critics_scores_a_phrase_with_a_share_of_the_sum_of_their_scores() -> None:
    first = critic_of(1)
    others = [replace(critic_of(seed), bins=first.bins) for seed in (2, 3)]
    scores = [critic.score(LEAPS, range(4)) for critic in (first, *others)]
    mean = Critic.sum_of([first, *others], share=1 / 3)
    assert Critic.sum_of([first, *others]).score(LEAPS, range(4)) == pytest.approx(
        np.sum(scores), rel=1e-5
    )
    assert mean.score(LEAPS, range(4)) == pytest.approx(np.mean(scores), rel=1e-5)


def test_the_frame_of_a_phrase_counts() -> None:
    slower = replace(STEPS, tempo=TempoMap.constant(60.0))
    other = replace(STEPS, tracks=(Track(program=40),))
    for score in (slower, other):
        differences = phrase_features(STEPS, range(4)) != phrase_features(score, range(4))
        assert 1 <= differences.sum() <= 2


def test_a_critic_of_other_features_is_refused(tmp_path: Path) -> None:
    critic = critic_of(1)
    feature = np.full_like(critic.bins.feature, NUM_FEATURES)
    CRITIC_FILE.save(tmp_path, replace(critic, bins=replace(critic.bins, feature=feature)))
    with pytest.raises(AmtError, match="is damaged"):
        CRITIC_FILE.load(tmp_path)


def held(*pitches: int) -> Score:
    """Notes that begin a quarter note apart and sound until the end of the bar."""
    onsets = np.arange(len(pitches)) * QUARTER
    notes = NoteTable.from_columns(
        onsets, 4 * QUARTER - onsets, pitches, np.full_like(onsets, 80), onsets * 0
    )
    return Score(num_bars=1, tracks=(Track(program=0),)).with_notes(notes)


def test_notes_that_sound_together_count_though_they_begin_apart() -> None:
    seconds, thirds, tritones = (
        phrase_features(held(60, other), range(1)) for other in (61, 64, 66)
    )
    at = np.flatnonzero((seconds == 1.0) & (thirds == 0.0) & (tritones == 0.0))
    assert any(thirds[i + 3] == 1.0 and tritones[i + 5] == 1.0 for i in at[at + 5 < NUM_FEATURES])


def test_a_critic_of_an_earlier_version_is_left_out(tmp_path: Path) -> None:
    few = np.zeros(3, dtype=np.float32)
    np.savez(tmp_path / CRITIC_FILE.name, format=np.int64(1), mean=few)
    assert CRITIC_FILE.load(tmp_path) is None


def test_a_model_without_a_critic_has_none(tmp_path: Path) -> None:
    assert CRITIC_FILE.load(tmp_path) is None


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", b"something else"])
def test_a_damaged_critic_is_refused_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    (tmp_path / CRITIC_FILE.name).write_bytes(content)
    with pytest.raises(AmtError, match="is damaged"):
        CRITIC_FILE.load(tmp_path)
