from __future__ import annotations

from types import SimpleNamespace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_core.performance.feel import Feel
from amt_core.performance.perform import MAX_SHIFT_TICKS, Performance, perform
from amt_core.performance.styles import STYLES
from amt_core.traits.analyze_plan import analyze_plan


def _shifts(score: Score, performance: Performance) -> np.ndarray:
    written = score.notes.onset_ticks[performance.written_rows]
    return performance.score.notes.onset_ticks.astype(np.int64) - written


def test_an_amount_of_zero_is_the_score_itself(music: SimpleNamespace) -> None:
    score = music.band()
    performance = perform(score, Feel(amount=0.0, swing_percent=66.0, style="jazz"), seed=1)
    assert performance.score is score
    assert len(performance.controls) == 0


def test_the_same_seed_gives_the_same_performance(music: SimpleNamespace) -> None:
    first, second = (perform(music.band(), Feel(style="funk"), seed=5) for _ in range(2))
    assert first.score == second.score
    assert first.controls == second.controls


def test_another_seed_gives_another_performance(music: SimpleNamespace) -> None:
    first, second = (perform(music.band(), Feel(style="funk"), seed=seed) for seed in (5, 6))
    assert first.score.notes != second.score.notes


def test_no_note_is_lost_or_changes_its_pitch(music: SimpleNamespace) -> None:
    score = music.band()
    performance = perform(score, Feel(style="jazz"), seed=1)
    np.testing.assert_array_equal(
        performance.score.notes.pitch, score.notes.pitch[performance.written_rows]
    )
    assert sorted(performance.written_rows.tolist()) == list(range(len(score.notes)))


def test_no_style_moves_a_note_by_more_than_a_sixteenth(music: SimpleNamespace) -> None:
    score = music.band()
    plan = analyze_plan(score)
    for style in STYLES:
        performance = perform(score, Feel(style=style), seed=1, plan=plan)
        assert np.abs(_shifts(score, performance)).max() <= MAX_SHIFT_TICKS, style


def test_a_part_with_an_amount_of_zero_is_played_as_written(music: SimpleNamespace) -> None:
    score = music.band()
    performance = perform(score, Feel(style="jazz", amounts={3: 0.0}), seed=1)
    assert performance.score.notes.of_track(3) == score.notes.of_track(3)
    assert performance.score.notes.of_track(4) != score.notes.of_track(4)


def test_a_smaller_amount_moves_notes_less(music: SimpleNamespace) -> None:
    score = music.band()
    full, little = (
        np.abs(_shifts(score, perform(score, Feel(amount=amount, style="rock"), seed=1))).mean()
        for amount in (1.0, 0.3)
    )
    assert little < full / 2


def test_an_edit_leaves_the_deviations_of_other_bars_alone(music: SimpleNamespace) -> None:
    score = music.band()
    performance = perform(score, Feel(style="rock"), seed=1)
    is_edited = (score.notes.onset_ticks == 3 * music.BAR) & (score.notes.pitch == 42)
    edited = perform(score.with_notes(score.notes.select(~is_edited)), Feel(style="rock"), seed=1)
    before = performance.score.notes.of_track(4)
    after = edited.score.notes.of_track(4)
    for bar in (1, 5):
        window = bar * music.BAR + 300, (bar + 1) * music.BAR - 300
        np.testing.assert_array_equal(
            before.window(*window).onset_ticks, after.window(*window).onset_ticks
        )


def test_an_empty_score_is_performed_as_nothing() -> None:
    score = Score(num_bars=2, tracks=(Track(),))
    assert perform(score, Feel(), seed=1).score is score


def test_a_part_that_a_person_played_keeps_its_timing(music: SimpleNamespace) -> None:
    score = music.piano()
    rng = np.random.default_rng(1)
    onset = np.maximum(score.notes.onset_ticks + rng.integers(-17, 18, len(score.notes)), 0)
    played = score.with_notes(
        NoteTable.from_columns(
            onset,
            score.notes.duration_ticks,
            score.notes.pitch,
            score.notes.velocity,
            score.notes.track,
        )
    )
    assert np.abs(_shifts(played, perform(played, Feel(style="pop"), seed=1))).max() == 0


_NOTES = st.lists(
    st.builds(
        Note,
        onset_ticks=st.integers(0, 4 * 96 - 1).map(lambda step: step * 20),
        duration_ticks=st.integers(1, 960),
        pitch=st.integers(30, 100),
        velocity=st.integers(1, 127),
        track=st.integers(0, 2),
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=40, deadline=None)
@given(notes=_NOTES, style=st.sampled_from(["jazz", "rock", "romantic"]), seed=st.integers(0, 99))
def test_any_score_keeps_the_order_of_its_lines(notes: list[Note], style: str, seed: int) -> None:
    score = Score(
        num_bars=4,
        tracks=(Track(program=0), Track(program=73), Track(is_drum=True)),
        notes=NoteTable.from_notes(notes),
    )
    performance = perform(score, Feel(style=style), seed=seed)
    rows, played = performance.written_rows, performance.score.notes
    written = score.notes.select(rows)
    line = np.where(written.track == 2, 1000 + written.pitch.astype(np.int64), written.track)
    for index in np.unique(line):
        order = np.argsort(written.onset_ticks[line == index], kind="stable")
        onsets = written.onset_ticks[line == index][order]
        moved = played.onset_ticks[line == index][order]
        for earlier, later in zip(*_neighbors(onsets), strict=True):
            assert moved[onsets == earlier].max() < moved[onsets == later].min()
    assert np.abs(_shifts(score, performance)).max() <= MAX_SHIFT_TICKS
    assert played.onset_ticks.max() < score.length_ticks
    assert played.duration_ticks.min() >= 1


def _neighbors(onsets: np.ndarray) -> tuple[list[int], list[int]]:
    places = np.unique(onsets).tolist()
    return places[:-1], places[1:]


def test_notes_of_one_pitch_do_not_come_to_overlap(music: SimpleNamespace) -> None:
    score = music.band()
    notes = perform(score, Feel(style="hip-hop"), seed=2).score.notes
    for track in range(4):
        part = notes.of_track(track)
        for pitch in np.unique(part.pitch):
            line = part.select(part.pitch == pitch)
            assert (line.end_ticks[:-1] <= line.onset_ticks[1:]).all()


def test_a_part_swings_by_a_share_of_its_own(music: SimpleNamespace) -> None:
    score = music.band()
    feel = Feel(style="rock", swing_percents={0: 66.0})
    played = perform(score, feel, seed=1).score.notes
    ticks = played.onset_ticks[played.track == 0].astype(np.int64)
    off_beats = ticks[1::2] - np.arange(len(ticks) // 2) * 480
    assert abs(off_beats.mean() - 0.66 * 480) < 12
    others = played.onset_ticks[played.track == 3].astype(np.int64)
    assert np.abs(others - np.rint(others / 480) * 480).max() < 40
