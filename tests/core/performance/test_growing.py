"""A piece that is heard while it is written is played bar by bar."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_core.performance import growing
from amt_core.performance.context import Context, make_context
from amt_core.performance.control_table import ControlTable
from amt_core.performance.feel import Feel
from amt_core.performance.growing import GrowingInterpretation
from amt_core.performance.perform import PerformedNotes, perform_notes
from amt_core.traits.analyze_plan import analyze_plan


def _first_bars(score: Score, num_bars: int) -> Score:
    end = int(score.bar_starts_ticks[num_bars])
    return score.with_notes(score.notes.select(score.notes.onset_ticks < end))


def _grown(score: Score, feel: Feel) -> Score:
    piece = GrowingInterpretation(feel, seed=1, mixes=False, plan=analyze_plan(score))
    for bar in range(1, score.num_bars):
        piece.extended(_first_bars(score, bar), bar)
    return piece.extended(score, score.num_bars).score


def _at_once(score: Score, feel: Feel) -> PerformedNotes:
    context = make_context(score, analyze_plan(score), feel, 1)
    return perform_notes(context, keeps_bars=True)


@pytest.mark.parametrize("style", ["rock", "ballad", "jazz"])
def test_bars_that_come_one_by_one_are_played_as_if_they_came_at_once(
    music: SimpleNamespace, style: str
) -> None:
    score, feel = music.band(12), Feel(style=style)
    grown, whole = _grown(score, feel).notes, _at_once(score, feel).notes
    np.testing.assert_array_equal(grown.onset_ticks, whole.onset_ticks)
    np.testing.assert_array_equal(grown.duration_ticks, whole.duration_ticks)
    np.testing.assert_array_equal(grown.pitch, whole.pitch)


def test_controllers_come_bar_by_bar_as_if_they_came_at_once(music: SimpleNamespace) -> None:
    score, feel = music.piano(12), Feel(style="ballad")
    played = _grown(score, feel)
    made = _at_once(score, feel).controls
    assert len(made) > 12
    is_control = played.events.status & 0xF0 == 0xB0
    assert played.events.tick[is_control].tolist() == made.tick.tolist()
    assert played.events.data2[is_control].tolist() == made.value.tolist()


def test_a_note_held_over_many_bars_swells_to_its_end() -> None:
    held = [Note(0, 6 * 1920, 67, 80, 0), Note(6 * 1920, 1920, 69, 80, 0)]
    score = Score(num_bars=7, tracks=(Track(program=71),), notes=NoteTable.from_notes(held))
    events = _grown(score, Feel()).events
    is_control = events.status & 0xF0 == 0xB0
    for bar in range(6):
        assert ((events.tick[is_control] // 1920) == bar).any()


def test_a_growing_piece_keeps_its_tempo_and_its_bar_lines(music: SimpleNamespace) -> None:
    score = replace(music.band(), tracks=(Track(), *music.band().tracks[1:]))
    played = _grown(score, Feel(style="romantic"))
    assert played.tempo == score.tempo
    for start in score.bar_starts_ticks[:-1].tolist():
        # As many notes come from the bar line on as are written from there on.
        assert np.count_nonzero(played.notes.onset_ticks >= start) == np.count_nonzero(
            score.notes.onset_ticks >= start
        )


def test_a_new_bar_takes_no_more_notes_in_a_long_piece_than_in_a_short_one(
    music: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: list[int] = []

    def counted(context: Context, *, keeps_bars: bool) -> PerformedNotes:
        counts.append(len(context.pitch))
        return perform_notes(context, keeps_bars=keeps_bars)

    monkeypatch.setattr(growing, "perform_notes", counted)
    _grown(music.band(24), Feel(style="rock"))
    assert max(counts) == counts[-1] == counts[8]


def test_a_growing_piece_without_feel_is_the_score_itself(music: SimpleNamespace) -> None:
    score = music.band()
    piece = GrowingInterpretation(Feel(amount=0.0), seed=1, mixes=False, plan=analyze_plan(score))
    assert piece.extended(score, 4).score is score


def test_bars_of_rest_are_played_as_nothing() -> None:
    score = Score(num_bars=4, tracks=(Track(),))
    piece = GrowingInterpretation(Feel(), seed=1, mixes=True, plan=None)
    assert len(piece.extended(score, 1).mixed_score.notes) == 0
    later = score.with_notes(NoteTable.from_notes([Note(1920, 480, 60, 80, 0)]))
    assert len(piece.extended(later, 2).mixed_score.notes) == 1


def test_messages_of_tables_are_joined_by_time() -> None:
    first, second = (
        ControlTable.of_part(0, 64, np.array([at]), np.array([127])) for at in (480, 240)
    )
    joined = ControlTable.concat([first, second])
    assert [message.tick for message in joined] == [240, 480]
    assert joined != first
    assert len(ControlTable.concat([])) == 0
