"""The notes of a piece on a time grid, with their bars and positions, for all measures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score

STEPS_PER_QUARTER = 24
"""The measures' time grid: triplets and 32nds are exact, other onsets are rounded."""

_TICKS_PER_STEP = TICKS_PER_QUARTER // STEPS_PER_QUARTER


@dataclass(frozen=True, eq=False)
class PieceColumns:
    """Columns over the notes of one score; what several measures share is computed once.

    Attributes:
        score: The piece.
    """

    score: Score

    @cached_property
    def notes(self) -> NoteTable:
        """The notes, by onset."""
        return self.score.notes

    @cached_property
    def is_drum(self) -> NDArray[np.bool_]:
        """(n,) which notes belong to drums."""
        drums = np.array([track.is_drum for track in self.score.tracks], dtype=np.bool_)
        return drums[self.notes.track] if len(drums) else np.zeros(0, dtype=np.bool_)

    @cached_property
    def pitched(self) -> NoteTable:
        """The notes of pitched instruments."""
        return self.notes.select(~self.is_drum)

    @cached_property
    def bar_starts(self) -> NDArray[np.int64]:
        """(bars + 1,) in steps."""
        return self.score.bar_starts_ticks // _TICKS_PER_STEP

    @cached_property
    def beat_steps(self) -> NDArray[np.int64]:
        """(bars,) length of the felt beat in steps."""
        steps = np.empty(self.score.num_bars, dtype=np.int64)
        for bar, signature in self.score.meter.changes:
            steps[bar:] = max(signature.beat_ticks // _TICKS_PER_STEP, 1)
        return steps

    @cached_property
    def onset(self) -> NDArray[np.int64]:
        """(n,) onset of every note in steps, before the end of the last bar."""
        return np.minimum(to_steps(self.notes.onset_ticks), self.num_steps - 1)

    @cached_property
    def duration(self) -> NDArray[np.int64]:
        """(n,) length of every note in steps, at least 1."""
        return np.maximum(to_steps(self.notes.end_ticks) - to_steps(self.notes.onset_ticks), 1)

    @cached_property
    def bar(self) -> NDArray[np.int64]:
        """(n,) the bar of every note, ascending."""
        return np.searchsorted(self.bar_starts, self.onset, side="right") - 1

    @cached_property
    def place(self) -> NDArray[np.int64]:
        """(n,) steps from the start of its bar."""
        return self.onset - self.bar_starts[self.bar]

    @property
    def num_steps(self) -> int:
        """Length of the piece in steps, at least 1."""
        return max(int(self.bar_starts[-1]), 1)

    def roll(
        self, rows: NDArray[np.int64], num_rows: int, which: NDArray[np.bool_]
    ) -> NDArray[np.int32]:
        """(steps, num_rows) int32: the number of selected notes that sound at each step.

        Args:
            rows: (n,) the row of every note, 0 … num_rows - 1.
            num_rows: Rows.
            which: (n,) the notes to count.
        """
        start = self.onset[which]
        end = np.minimum(start + self.duration[which], self.num_steps)
        size = (self.num_steps + 1) * num_rows
        row = rows[which]
        changes = np.bincount(start * num_rows + row, minlength=size)
        changes -= np.bincount(end * num_rows + row, minlength=size)
        return np.cumsum(changes.reshape(-1, num_rows)[:-1], axis=0, dtype=np.int32)

    @cached_property
    def num_sounding(self) -> NDArray[np.int64]:
        """(steps,) the number of different pitches that sound, drums left out.

        From spans and not from a roll of 128 rows, which takes 40 MB for a long piece.
        """
        # All pitches stand one after another on one line, so that no span reaches the next pitch.
        stride = self.num_steps + 1
        pitched = ~self.is_drum
        start = self.onset[pitched]
        end = np.minimum(start + self.duration[pitched], self.num_steps)
        offset = self.notes.pitch[pitched].astype(np.int64) * stride
        order = np.argsort(start + offset, kind="stable")
        start, end = (start + offset)[order], np.maximum.accumulate((end + offset)[order])
        begins = np.ones(len(start), dtype=np.bool_)
        begins[1:] = start[1:] > end[:-1]
        ends = np.append(begins[1:], np.ones(min(len(start), 1), dtype=np.bool_))
        changes = np.bincount(start[begins] % stride, minlength=stride)
        changes -= np.bincount(end[ends] % stride, minlength=stride)
        return np.cumsum(changes[:-1])

    @cached_property
    def pitch_class_counts(self) -> NDArray[np.float64]:
        """(12,) pitched notes by pitch class."""
        return np.bincount(self.pitched.pitch % 12, minlength=12).astype(np.float64)


def to_steps(ticks: NDArray[np.integer]) -> NDArray[np.int64]:
    """The nearest step for each tick."""
    return (ticks.astype(np.int64) + _TICKS_PER_STEP // 2) // _TICKS_PER_STEP


def entropy_bits(counts: NDArray[np.float64]) -> float:
    """Shannon entropy of a histogram in bits; 0 for an empty one."""
    total = counts.sum()
    if total <= 0:
        return 0.0
    shares = counts[counts > 0] / total
    return float(-(shares * np.log2(shares)).sum())
