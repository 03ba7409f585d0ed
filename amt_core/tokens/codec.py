"""From a score on the grid to tokens, vectorized over its note columns, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.music.meter import TimeSignature
from amt_core.music.score import Score
from amt_core.tokens.bar_plan import PlanTokens
from amt_core.tokens.controls import TrackControls
from amt_core.tokens.grid import TrackTokens, name_tracks
from amt_core.tokens.vocabulary import (
    LONG_DURATION_STEPS,
    MAX_COUNTDOWN,
    TICKS_PER_STEP,
    VELOCITY_STEP,
    VOCABULARY,
    tempo_class,
)

TokenArray = NDArray[np.uint16]

_UNITS = (1, 2, 4, 8, 16, 32)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EncodedScore:
    """A piece as tokens that can be cut at bars and cells.

    Attributes:
        cells: (n,) uint16, the tokens of all cells in order, each from its Track token on.
        cell_offsets: (cells + 1,) int64, where each cell starts in `cells`.
        cell_bar: (cells,) int32, the bar of each cell, ascending.
        cell_track: (cells,) int32, the track of each cell, ascending within a bar.
        beats: (bars,) uint16, the Beats token of each bar.
        unit: (bars,) uint16, the Unit token of each bar.
        tempo: (bars,) uint16, the Tempo token in force at the start of each bar.
        tracks: The tracks' names in tokens.
        plan: What the headers say of section, energy, key and chords.
        track_controls: What each track does; empty if that is not known.
    """

    cells: TokenArray
    cell_offsets: NDArray[np.int64]
    cell_bar: NDArray[np.int32]
    cell_track: NDArray[np.int32]
    beats: TokenArray
    unit: TokenArray
    tempo: TokenArray
    tracks: tuple[TrackTokens, ...]
    plan: PlanTokens
    track_controls: tuple[TrackControls, ...] = ()

    @property
    def num_bars(self) -> int:
        """Number of bars."""
        return len(self.beats)

    def header(self, bar: int, *, previous: int | None) -> list[int]:
        """The tokens that open a bar; key, meter and tempo only where they differ from `previous`.

        Args:
            bar: The bar.
            previous: The bar written before it, None at the start of a sequence.
        """
        tokens = [
            bar_token(self.num_bars - 1 - bar),
            *self.plan.opening(bar, previous=previous),
        ]
        if previous is None or (self.beats[bar], self.unit[bar]) != (
            self.beats[previous],
            self.unit[previous],
        ):
            tokens += [int(self.beats[bar]), int(self.unit[bar])]
        if previous is None or self.tempo[bar] != self.tempo[previous]:
            tokens.append(int(self.tempo[bar]))
        return tokens + self.plan.chord_tokens(bar)

    def bar_cells(self, bar: int) -> range:
        """The indices of the cells of one bar."""
        first, last = np.searchsorted(self.cell_bar, [bar, bar + 1])
        return range(int(first), int(last))

    def cell_tokens(self, cell: int) -> TokenArray:
        """The tokens of one cell with its Track token, by index."""
        return self.cells[self.cell_offsets[cell] : self.cell_offsets[cell + 1]]

    def bar_tokens(self, bar: int, *, previous: int | None) -> list[int]:
        """The tokens of one bar with its header."""
        cells = self.bar_cells(bar)
        first, last = self.cell_offsets[cells.start], self.cell_offsets[cells.stop]
        return self.header(bar, previous=previous) + self.cells[first:last].tolist()


def bar_token(bars_to_come: int) -> int:
    """The Bar token of a bar that is followed by this number of bars."""
    return VOCABULARY.bar.id(min(bars_to_come, MAX_COUNTDOWN))


def meter_tokens(time_signature: TimeSignature) -> tuple[int, int]:
    """The Beats and the Unit token of a time signature."""
    return (
        VOCABULARY.beats.id(time_signature.numerator - 1),
        VOCABULARY.unit.id(_UNITS.index(time_signature.denominator)),
    )


def meter_of(beats: int, unit: int) -> TimeSignature:
    """The time signature that a Beats and a Unit token say."""
    return TimeSignature(beats - VOCABULARY.beats.start + 1, _UNITS[unit - VOCABULARY.unit.start])


def encode(score: Score, *, plan: PlanTokens | None = None) -> EncodedScore:
    """The tokens of a score that lies on the grid (`quantize`); nothing is lost.

    Args:
        score: The score.
        plan: What the headers of its bars say besides meter and tempo.
    """
    v = VOCABULARY
    starts = score.bar_starts_ticks
    notes = score.notes
    bar = score.bars_of(notes.onset_ticks).astype(np.int64)
    order = np.lexsort((notes.pitch, notes.onset_ticks, notes.track, bar))
    bar, track = bar[order], notes.track[order].astype(np.int64)
    pos = (notes.onset_ticks[order] - starts[bar]) // TICKS_PER_STEP
    dur = notes.duration_ticks[order].astype(np.int64) // TICKS_PER_STEP
    vel = notes.velocity[order].astype(np.int64) // VELOCITY_STEP
    names = name_tracks(score.tracks)
    is_drum = np.array([t.is_drum for t in score.tracks], dtype=np.bool_)
    program = np.array([name.program for name in names], dtype=np.int64)
    part = np.array([name.part for name in names], dtype=np.int64)

    def changed(column: NDArray[np.int64]) -> NDArray[np.bool_]:
        flags = np.ones(len(column), dtype=np.bool_)
        flags[1:] = column[1:] != column[:-1]
        return flags

    new_cell = changed(bar) | changed(track)
    long, rest = dur // LONG_DURATION_STEPS, dur % LONG_DURATION_STEPS
    new_dur = new_cell | changed(dur)

    # One row a note, one column a token that may be written for it, in writing order.
    written = np.stack(
        [
            new_cell,
            new_cell & (part[track] > 0),
            new_cell | changed(pos),
            new_cell | changed(vel),
            new_dur & (long > 0),
            new_dur & (rest > 0),
            np.ones(len(bar), dtype=np.bool_),
        ],
        axis=1,
    )
    values = np.stack(
        [
            v.track.start + program[track],
            v.part.start + part[track] - 1,
            v.pos.start + pos,
            v.vel.start + vel,
            v.long_dur.start + long - 1,
            v.dur.start + rest - 1,
            np.where(is_drum[track], v.drum.start, v.pitch.start) + notes.pitch[order],
        ],
        axis=1,
    )
    per_note = written.sum(axis=1)
    first_notes = np.flatnonzero(new_cell)
    note_offsets = np.concatenate(([0], np.cumsum(per_note)))

    signatures = [score.meter.at(b) for b in range(score.num_bars)]
    meters = [meter_tokens(signature) for signature in signatures]
    tempi = [v.tempo.id(tempo_class(score.tempo.at(int(tick)))) for tick in starts[:-1]]
    return EncodedScore(
        cells=values[written].astype(np.uint16),
        cell_offsets=np.append(note_offsets[first_notes], note_offsets[-1]),
        cell_bar=bar[first_notes].astype(np.int32),
        cell_track=track[first_notes].astype(np.int32),
        beats=np.array([beats for beats, _ in meters], dtype=np.uint16),
        unit=np.array([unit for _, unit in meters], dtype=np.uint16),
        tempo=np.array(tempi, dtype=np.uint16),
        tracks=tuple(names),
        plan=PlanTokens.unsaid(score.num_bars) if plan is None else plan,
    )


def write_tokens(encoded: EncodedScore, *, controls: Sequence[int] = ()) -> list[int]:
    """The whole piece as one sequence, from BOS to EOS."""
    tokens = [VOCABULARY.bos, *controls]
    for bar in range(encoded.num_bars):
        tokens += encoded.bar_tokens(bar, previous=bar - 1 if bar else None)
    return [*tokens, VOCABULARY.eos]
