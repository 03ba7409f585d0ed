"""The whole analysis: its shapes, and that it fails for no score."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amt_core.music.chord_symbols import QUALITIES
from amt_core.music.instruments.roles import FIGURE_ROLES, ROLES
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_core.traits.analyze_plan import analyze_plan
from amt_core.traits.plan_analysis import LETTERS, PlanAnalysis


def _check_shapes(score: Score, plan: PlanAnalysis) -> None:
    assert len(plan.chords) == len(plan.energies) == score.num_bars
    assert all(bar[0].offset_ticks == 0 for bar in plan.chords)
    assert all(c.chord is None or c.chord.quality in QUALITIES for bar in plan.chords for c in bar)
    assert [s.first_bar for s in plan.sections] == [
        sum(s.num_bars for s in plan.sections[:i]) for i in range(len(plan.sections))
    ]
    assert sum(s.num_bars for s in plan.sections) == score.num_bars
    assert all(s.letter in LETTERS and 0 <= s.energy < 5 for s in plan.sections)
    assert len(plan.bars_left()) == len(plan.section_indices()) == score.num_bars
    assert len(plan.tracks) == len(score.tracks)
    for track in plan.tracks:
        assert track.role in ROLES
        assert track.figure is None or track.role in FIGURE_ROLES[track.figure]
        assert 0 <= track.density < 5
        assert 0 <= track.register < 5
        assert 1 <= track.num_voices <= 8
        assert len(track.section_roles) == len(plan.sections)


_signatures = st.builds(TimeSignature, st.integers(1, 32), st.sampled_from((1, 2, 4, 8, 16, 32)))


@st.composite
def _scores(draw: st.DrawFn) -> Score:
    num_bars = draw(st.integers(1, 40))
    first, second = draw(_signatures), draw(_signatures)
    change = draw(st.integers(1, 20))
    tracks = tuple(
        Track(program=draw(st.integers(0, 127)), is_drum=draw(st.booleans()))
        for _ in range(draw(st.integers(0, 4)))
    )
    score = Score(
        num_bars=num_bars, tracks=tracks, meter=MeterMap(changes=((0, first), (change, second)))
    )
    if not tracks:
        return score
    note = st.builds(
        Note,
        st.integers(0, score.length_ticks - 1),
        st.integers(1, 4000),
        st.integers(0, 127),
        st.integers(1, 127),
        st.integers(0, len(tracks) - 1),
    )
    return score.with_notes(NoteTable.from_notes(draw(st.lists(note, max_size=60))))


@settings(max_examples=60, deadline=None)
@given(_scores())
def test_any_score_has_a_plan_of_the_right_shapes(score: Score) -> None:
    _check_shapes(score, analyze_plan(score))


def test_a_score_without_notes_has_no_keys_and_no_chords() -> None:
    plan = analyze_plan(Score(num_bars=4, tracks=(Track(), Track(is_drum=True))))
    assert plan.keys == ()
    assert all(entry.chord is None for bar in plan.chords for entry in bar)


def test_five_hundred_random_bars_have_a_plan() -> None:
    rng = np.random.default_rng(5)
    count = 6000
    notes = NoteTable.from_columns(
        rng.integers(0, 500 * 1920, count), rng.integers(1, 9000, count),
        rng.integers(0, 128, count), rng.integers(1, 128, count), rng.integers(0, 3, count),
    )  # fmt: skip
    score = Score(
        num_bars=500, tracks=(Track(), Track(program=40), Track(is_drum=True)), notes=notes
    )
    _check_shapes(score, analyze_plan(score))


@pytest.mark.parametrize("is_drum", [False, True])
def test_a_single_note_has_a_plan(is_drum: bool) -> None:
    notes = NoteTable.from_notes([Note(100, 480, 60, 80, 0)])
    score = Score(num_bars=1, tracks=(Track(is_drum=is_drum),), notes=notes)
    _check_shapes(score, analyze_plan(score))
