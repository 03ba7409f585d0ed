"""The drums of performances compared with human drummers, by voice and place in the bar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.performance.feel import Feel
from amt_core.performance.perform import perform
from amt_core.performance.rules.drums import VOICES, voices_of
from benchmarks.performance.distances import NUM_SEEDS, Cell, Comparison, Floats

# The corpus has onsets rounded to 24 steps a quarter; performances are rounded in the same way.
_SIXTEENTH, _GRID = 120, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """One piece of human drumming.

    Attributes:
        score: As it was played.
        style: Its genre or subgenre.
    """

    score: Score
    style: str


def compare_drums(takes: Iterable[Take]) -> tuple[Comparison, Comparison]:
    """The offsets from the grid in milliseconds, less the median of the take, and the velocities.

    Straight is the take on the grid of sixteenths with one velocity for all notes.
    """
    timing, velocity = Comparison(), Comparison()
    for seed, take in enumerate(takes):
        written = _straightened(take.score)
        cells, offsets, loudness = _hits(take, take.score.notes)
        timing.add_human(seed, cells, offsets)
        velocity.add_human(seed, cells, loudness)
        cells, offsets, loudness = _hits(take, written.notes)
        timing.add_straight(seed, cells, offsets)
        velocity.add_straight(seed, cells, loudness)
        for other in range(NUM_SEEDS):
            played = perform(written, Feel(style=take.style), seed=seed * NUM_SEEDS + other)
            cells, offsets, loudness = _hits(take, played.score.notes)
            timing.add_performed(seed, cells, offsets)
            velocity.add_performed(seed, cells, loudness)
    return timing, velocity


def _straightened(score: Score) -> Score:
    """The score on the grid of sixteenths, with the mean velocity for all notes."""
    notes = score.notes
    onset = np.rint(notes.onset_ticks / _SIXTEENTH).astype(np.int64) * _SIXTEENTH
    return score.with_notes(
        NoteTable.from_columns(
            np.minimum(onset, score.length_ticks - _SIXTEENTH),
            notes.duration_ticks,
            notes.pitch,
            np.full(len(notes), round(float(notes.velocity.mean()))),
            notes.track,
        )
    )


def _hits(take: Take, notes: NoteTable) -> tuple[list[Cell], Floats, Floats]:
    """For each hit, its cell, its offset in milliseconds and its velocity."""
    ticks = np.rint(notes.onset_ticks / _GRID) * _GRID
    sixteenth = np.rint(ticks / _SIXTEENTH)
    offset = (ticks - sixteenth * _SIXTEENTH) * 60_000 / (take.score.tempo.at(0) * 480)
    place = sixteenth.astype(np.int64) % 16
    voices = voices_of(notes.pitch.astype(np.int64))
    cells = [
        (take.style, VOICES[voice], at)
        for voice, at in zip(voices.tolist(), place.tolist(), strict=True)
    ]
    return cells, offset - np.median(offset), notes.velocity.astype(np.float64)
