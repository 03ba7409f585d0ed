"""The interpretation of a piece whose bars are written while it is heard."""

from __future__ import annotations

import numpy as np

from amt_core.audio.mix import Mix
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.performance.context import Ints, make_context, measure_parts
from amt_core.performance.control_table import ControlTable
from amt_core.performance.feel import Feel
from amt_core.performance.interpret import Interpretation, mix_of, plan_of_notes
from amt_core.performance.perform import PerformedNotes, perform_notes
from amt_core.performance.rules.controls import with_controls
from amt_core.traits.plan_analysis import PlanAnalysis

# The last bars before new ones are played again, since a note is held until the next one comes.
_REPLAYED_BARS = 2
# What comes before them is only looked at: bars, and notes that are held from further back.
_CONTEXT_BARS, _MAX_HELD_BARS = 2, 8


class GrowingInterpretation:
    """Plays each bar as it comes, and leaves those alone that were heard before.

    A new bar therefore takes the same time at the end of a long piece as at its beginning. The
    tempo stays as written, and no note comes before its bar line.

    Args:
        feel: How the piece is to be played.
        seed: Decides what differs between two performances.
        mixes: True for a mix by roles and style; False keeps that of the score.
        plan: Chords, sections and roles of the whole piece; None finds them in the notes again for
            each bar, which takes longer in a long piece.
    """

    def __init__(self, feel: Feel, *, seed: int, mixes: bool, plan: PlanAnalysis | None) -> None:
        self._feel, self._seed, self._mixes, self._plan = feel, seed, mixes, plan
        self._mix: Mix | None = None
        self._num_bars = 0
        # Notes and controllers of bars that are not played again.
        self._notes: list[NoteTable] = []
        self._controls: list[ControlTable] = []
        # Those of the last bars, each note with its written onset.
        self._last_notes, self._last_written = NoteTable.empty(), np.empty(0, dtype=np.int64)
        self._last_controls = ControlTable.empty()

    def extended(self, score: Score, num_bars: int) -> Interpretation:
        """The piece as it is heard once more of it is written.

        Args:
            score: The written notes; tracks, and notes that were there before, are the same.
            num_bars: The number of complete bars, no fewer than before.
        """
        plan = plan_of_notes(score, self._plan)
        # Roles that were planned do not change, and so the mix does not.
        if self._mixes and (self._mix is None or self._plan is None):
            self._mix = mix_of(score, plan, self._feel)
        if any(self._feel.amount_of(index) for index in range(len(score.tracks))):
            score = self._extended_score(score, plan)
        self._num_bars = num_bars
        return Interpretation(score=score, mix=self._mix)

    def _extended_score(self, score: Score, plan: PlanAnalysis) -> Score:
        starts = score.bar_starts_ticks
        bar = max(self._num_bars - _REPLAYED_BARS, 0)
        start = int(starts[bar])
        self._keep_until(start)
        window = score.with_notes(
            _with_held_notes(
                score.notes,
                int(starts[max(bar - _CONTEXT_BARS, 0)]),
                int(starts[max(bar - _MAX_HELD_BARS, 0)]),
            )
        )
        if len(window.notes):
            parts = measure_parts(score)
            context = make_context(window, plan, self._feel, self._seed, parts=parts)
            made = perform_notes(context, keeps_bars=True)
            self._take(made, context.onset_ticks[made.written_rows], start)
        notes = NoteTable.concat([*self._notes, self._last_notes])
        controls = ControlTable.concat([*self._controls, self._last_controls])
        return with_controls(score.with_notes(notes), controls)

    def _keep_until(self, tick: int) -> None:
        """Puts away what was played of the bars before a place."""
        is_over = self._last_written < tick
        self._notes.append(self._last_notes.select(is_over))
        self._controls.append(self._last_controls.select(self._last_controls.tick < tick))
        self._last_notes, self._last_written = NoteTable.empty(), np.empty(0, dtype=np.int64)
        self._last_controls = ControlTable.empty()

    def _take(self, made: PerformedNotes, written: Ints, tick: int) -> None:
        """Takes what was played of the bars from a place on."""
        is_last = written >= tick
        self._last_written = written[is_last]
        self._last_notes = made.notes.select(is_last)
        self._last_controls = made.controls.select(made.controls.tick >= tick)


def _with_held_notes(notes: NoteTable, tick: int, earliest_tick: int) -> NoteTable:
    """The notes from the first one on that still sounds at a place, or from `earliest_tick` on."""
    first, at = np.searchsorted(notes.onset_ticks, (earliest_tick, tick)).tolist()
    held = np.flatnonzero(notes.end_ticks[first:at] > tick)
    return notes.select(slice(first + int(held[0]) if len(held) else at, None))
