"""The grammar of filling cells, one after another."""

from __future__ import annotations

from collections.abc import Collection, Sequence

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
from amt_core.tokens.preferences.chords import PlannedChords
from amt_core.tokens.preferences.figures.figure_bias import FiguresByBar
from amt_core.tokens.preferences.off_beats import RhythmsByBar
from amt_core.tokens.preferences.played_fills import FillsByBar
from amt_core.tokens.preferences.preferences import Preferences, preferences_of_filling
from amt_core.tokens.preferences.protocol import Endings, WrittenNote
from amt_core.tokens.track_rules import Ids, TrackRules
from amt_core.tokens.vocabulary import TICKS_PER_STEP, VOCABULARY

_CELL_END = np.array([VOCABULARY.cell_end], dtype=np.int64)
_NO_TRACK_PASSED = np.zeros(1, dtype=np.float32)


class FillGrammar:
    """Walks through the cells to fill, in the order of bars, then tracks.

    Each track plays in at least one of these cells. In a row, no more of them are empty than the
    bars for which the track may be silent.

    Args:
        score: The piece on the grid, as it was encoded.
        encoded: The piece in tokens.
        rules: The rules of each track.
        cells: The cells to fill.
        keys: (bars,) the key of each bar; empty for none.
        chords: The chords of every bar; empty for none.
        asked: The bars whose chords were asked for.
        fills: (bars,) the tracks that play a fill in each bar; empty for none.
        figures: (bars,) the tracks that have another figure in the bar; empty for none.
        rhythms: (bars,) the rhythms that are asked for; empty for none.
        known_runs: The runs that no part may copy with its new notes, if any. A run that is
            completed only by the notes after a cell is not found.
    """

    def __init__(
        self,
        score: Score,
        encoded: EncodedScore,
        rules: Sequence[TrackRules],
        cells: Sequence[Cell],
        *,
        keys: Sequence[Key] = (),
        chords: PlannedChords = (),
        asked: Collection[int] = (),
        fills: FillsByBar = (),
        figures: FiguresByBar = (),
        rhythms: RhythmsByBar = (),
        known_runs: KnownRuns | None = None,
    ) -> None:
        assert cells
        self._cells = sorted(cells)
        self._rules = rules
        self._encoded = encoded
        self._preferences = Preferences(
            preferences_of_filling(
                rules,
                meter=score.meter,
                keys=keys,
                chords=chords,
                asked=asked,
                fills=fills,
                figures=figures,
                rhythms=rhythms,
                bar_steps=(np.diff(score.bar_starts_ticks) // TICKS_PER_STEP).tolist(),
            )
        )
        self._bar_starts = (score.bar_starts_ticks // TICKS_PER_STEP).tolist()
        self._num_bars = score.num_bars
        self._sounding = [SoundingNotes() for _ in rules]
        self._known_runs = known_runs
        self._guard: CopyGuard | None = None
        # The old and the new notes.
        self._notes = _notes_of(score)
        self._hands = HandsApart(rules, self._bar_starts[-1])
        for note in self._notes:
            self._hands.observe(note)
        self._silent_cells = [0] * len(rules)
        self._index = -1
        self._allowed: Ids | None = None
        self._endings: Endings | None = None
        self.finished = False
        self._open_cell()

    def allowed(self) -> Ids:
        """(n,) ids that may follow; none when finished."""
        if self._allowed is None:
            self._allowed = self._compute_allowed()
        return self._allowed

    def bias(self, logits: NDArray[np.float32]) -> NDArray[np.float32] | None:
        """(n,) nats to add to the allowed tokens' part of the (vocabulary,) logits."""
        if self._forced:
            return None
        allowed = self.allowed()
        _, track = self._cells[self._index]
        rules = self._rules[track]
        return self._preferences.bias(self._cell.choice(logits, allowed, rules, self._endings))

    def accepts(self, token: int) -> bool:
        """True if an allowed token completes no known run."""
        if self._guard is None or token not in VOCABULARY.pitch:
            return True
        pitch = token - VOCABULARY.pitch.start
        return not self._guard.would_copy(pitch, self._cell.onset_step)

    def advance(self, token: int) -> None:
        """Takes one of the allowed tokens."""
        self._allowed = None
        if self._forced:
            assert token == self._forced.pop(0)
            self.finished = token == VOCABULARY.eos
        elif token == VOCABULARY.cell_end:
            _, track = self._cells[self._index]
            silent = self._cell.is_empty
            self._silent_cells[track] = self._silent_cells[track] + 1 if silent else 0
            self._open_cell()
        else:
            note = self._cell.advance(token)
            if note is not None:
                self._observe(note)

    def restart_prompt(self, max_tokens: int) -> list[int] | None:
        """None: the cells must fit into the context with the bars around them."""
        del max_tokens
        return None

    def _compute_allowed(self) -> Ids:
        if self._forced:
            return np.array(self._forced[:1], dtype=np.int64)
        allowed = np.concatenate(self._cell.allowed())
        self._endings = None
        if self._cell.may_end or (self._cell.is_empty and self._may_be_silent()):
            where = slice(len(allowed), len(allowed) + 1)
            self._endings = Endings(where=where, num_passed=_NO_TRACK_PASSED)
            allowed = np.concatenate([allowed, _CELL_END])
        return allowed

    def _may_be_silent(self) -> bool:
        _, track = self._cells[self._index]
        is_last = all(t != track for _, t in self._cells[self._index + 1 :])
        silent = self._silent_cells[track]
        return silent < self._rules[track].max_silent_bars and not (
            is_last and silent == sum(t == track for _, t in self._cells) - 1
        )

    def _observe(self, note: WrittenNote) -> None:
        self._notes.append(note)
        self._preferences.observe(note)
        self._hands.observe(note)
        if self._guard is not None:
            self._guard.observe(note)

    def _guard_of(self, track: int, start_step: int) -> CopyGuard | None:
        """A guard that has observed the notes of a part before a step."""
        if self._known_runs is None:
            return None
        guard = CopyGuard(self._known_runs)
        before = [n for n in self._notes if n.onset_step < start_step and n.track == track]
        for note in sorted(before, key=lambda n: (n.onset_step, n.pitch))[-MAX_RUN:]:
            guard.observe(note)
        return guard

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
            track=track,
            bar=bar,
            is_final=bar == self._num_bars - 1,
            steps=steps,
            sounding=self._sounding[track],
            room=self._hands.room_of(track),
        )
        self._guard = self._guard_of(track, steps.start)
        self._preferences.start_bar(bar)
        for note in self._notes:
            if note.onset_step in steps and note.track != track:
                self._preferences.observe(note)


def _notes_of(score: Score) -> list[WrittenNote]:
    """The notes of a piece on the grid."""
    notes = score.notes
    bar_starts = score.bar_starts_ticks[score.bars_of(notes.onset_ticks)]
    columns = (
        notes.track,
        notes.pitch,
        (notes.onset_ticks - bar_starts) // TICKS_PER_STEP,
        notes.onset_ticks // TICKS_PER_STEP,
        notes.duration_ticks // TICKS_PER_STEP,
    )
    return [
        WrittenNote(
            track=track,
            token=(VOCABULARY.drum if score.tracks[track].is_drum else VOCABULARY.pitch).id(pitch),
            position=position,
            onset_step=onset_step,
            duration_steps=duration_steps,
        )
        for track, pitch, position, onset_step, duration_steps in zip(
            *(column.tolist() for column in columns), strict=True
        )
    ]
