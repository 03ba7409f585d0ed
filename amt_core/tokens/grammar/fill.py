"""Filling cells in, one after another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from amt_core.music.score import Score
from amt_core.music.theory import Key
from amt_core.tokens.codec import EncodedScore
from amt_core.tokens.grammar.cell import CellGrammar, SoundingNotes
from amt_core.tokens.grammar.copy_guard import CopyGuard
from amt_core.tokens.grammar.hands import HandsApart
from amt_core.tokens.infill import Cell, cell_opening
from amt_core.tokens.known_runs import KnownRuns
from amt_core.tokens.note_runs import MAX_RUN
from amt_core.tokens.preferences.cell_end import ending_lean
from amt_core.tokens.preferences.chords import PlannedChords
from amt_core.tokens.preferences.preferences import Leans
from amt_core.tokens.track_rules import Ids, TrackRules
from amt_core.tokens.vocabulary import TICKS_PER_STEP, VOCABULARY

_CELL_END = np.array([VOCABULARY.cell_end], dtype=np.int64)


class FillGrammar:
    """Walks through the cells that are wanted, in the order of bars, then tracks.

    In each track something is heard, and never are more of its wanted cells in a row empty than a
    track may be silent.

    Args:
        score: The piece on the grid, as it was encoded.
        encoded: The same in tokens.
        rules: The rules of each track.
        cells: The cells that are wanted.
        key: The key that shall be heard, if any.
        chords: The chords that shall be heard, if any.
        known_runs: What no part shall copy with what is written into it, if anything. A run that
            only what stands after a cell completes is not seen.
    """

    def __init__(
        self,
        score: Score,
        encoded: EncodedScore,
        rules: Sequence[TrackRules],
        cells: Sequence[Cell],
        *,
        key: Key | None = None,
        chords: PlannedChords = (),
        known_runs: KnownRuns | None = None,
    ) -> None:
        assert cells
        self._cells = sorted(cells)
        self._rules = rules
        self._encoded = encoded
        self._leans = Leans(key=key, chords=chords)
        self._bar_starts = (score.bar_starts_ticks // TICKS_PER_STEP).tolist()
        self._num_bars = score.num_bars
        self._sounding = [SoundingNotes() for _ in rules]
        self._known_runs = known_runs
        self._guard: CopyGuard | None = None
        # Onset in steps, pitch and track of all notes, those that are being written included.
        notes = score.notes
        onsets = (notes.onset_ticks // TICKS_PER_STEP).tolist()
        self._notes = list(zip(onsets, notes.pitch.tolist(), notes.track.tolist(), strict=True))
        self._hands = HandsApart(rules, self._bar_starts[-1])
        durations = (notes.duration_ticks // TICKS_PER_STEP).tolist()
        for (onset, pitch, track), duration in zip(self._notes, durations, strict=True):
            self._hands.hear(track, VOCABULARY.pitch.id(pitch), onset, duration)
        self._silent_cells = [0] * len(rules)
        self._index = -1
        self._allowed: Ids | None = None
        # So many of the allowed tokens, the last ones, end a cell that could go on as well.
        self._num_endings = 0
        self.finished = False
        self._open_cell()

    def allowed(self) -> Ids:
        """(n,) ids that may follow; none when finished."""
        if self._allowed is None:
            self._allowed = self._compute_allowed()
        return self._allowed

    def bias(self, logits: NDArray[np.float32]) -> NDArray[np.float32] | None:
        """(n,) what to add to the allowed tokens' part of the (vocabulary,) logits."""
        if self._forced:
            return None
        allowed = self.allowed()
        _, track = self._cells[self._index]
        lean = self._leans.of_note(logits, allowed, self._cell, self._rules[track])
        if self._num_endings:
            lean[-1] += ending_lean(logits, _CELL_END, np.zeros(1, dtype=np.float32))
        return lean

    def accepts(self, token: int) -> bool:
        """Whether an allowed token copies nothing."""
        if self._guard is None or token not in VOCABULARY.pitch:
            return True
        pitch = token - VOCABULARY.pitch.start
        return not self._guard.would_copy(pitch, self._cell.onset_step)

    def advance(self, token: int) -> None:
        """Takes note of one of the allowed tokens."""
        self._allowed = None
        self._num_endings = 0
        if self._forced:
            assert token == self._forced.pop(0)
            self.finished = token == VOCABULARY.eos
        elif token == VOCABULARY.cell_end:
            _, track = self._cells[self._index]
            silent = self._cell.is_empty
            self._silent_cells[track] = self._silent_cells[track] + 1 if silent else 0
            self._open_cell()
        else:
            self._cell.advance(token)
            self._leans.advance(token, self._cell)
            if token in VOCABULARY.pitch:
                self._hear(token, self._cell)

    def restart_prompt(self, max_tokens: int) -> list[int] | None:
        """None: what is to be filled in must fit into the context with its surroundings."""
        del max_tokens
        return None

    def _compute_allowed(self) -> Ids:
        if self._forced:
            return np.array(self._forced[:1], dtype=np.int64)
        parts = self._cell.allowed()
        if self._cell.may_end or (self._cell.is_empty and self._may_be_silent()):
            parts = [*parts, _CELL_END]
            self._num_endings = 1
        return np.concatenate(parts)

    def _may_be_silent(self) -> bool:
        _, track = self._cells[self._index]
        is_last = all(t != track for _, t in self._cells[self._index + 1 :])
        silent = self._silent_cells[track]
        return silent < self._rules[track].max_silent_bars and not (
            is_last and silent == sum(t == track for _, t in self._cells) - 1
        )

    def _hear(self, token: int, cell: CellGrammar) -> None:
        pitch, track = token - VOCABULARY.pitch.start, self._cells[self._index][1]
        self._notes.append((cell.onset_step, pitch, track))
        self._hands.hear(track, token, cell.onset_step, cell.duration_steps)
        if self._guard is not None:
            self._guard.hear(pitch, cell.onset_step)

    def _guard_of(self, track: int, start_step: int) -> CopyGuard | None:
        """A guard that has heard what stands in a part before a step."""
        if self._known_runs is None:
            return None
        guard = CopyGuard(self._known_runs)
        before = sorted(n for n in self._notes if n[0] < start_step and n[2] == track)
        for onset_step, pitch, _ in before[-MAX_RUN:]:
            guard.hear(pitch, onset_step)
        return guard

    def _others_in(self, bar: range, track: int) -> list[tuple[int, int]]:
        """Position and token of the notes that other parts strike in a bar, drums left out."""
        return [
            (onset_step - bar.start, VOCABULARY.pitch.id(pitch))
            for onset_step, pitch, other in self._notes
            if onset_step in bar and other != track and not self._rules[other].is_drum
        ]

    def _open_cell(self) -> None:
        self._index += 1
        if self._index == len(self._cells):
            self._forced = [VOCABULARY.eos]
            return
        bar, track = self._cells[self._index]
        self._forced = cell_opening(self._encoded, (bar, track))
        steps = range(*self._bar_starts[bar : bar + 2])
        self._cell = CellGrammar.of_track(
            self._rules[track],
            is_final=bar == self._num_bars - 1,
            steps=steps,
            sounding=self._sounding[track],
            room=self._hands.room_of(track),
        )
        self._guard = self._guard_of(track, steps.start)
        self._leans.open_bar(bar)
        self._leans.hear_others(self._others_in(steps, track))
