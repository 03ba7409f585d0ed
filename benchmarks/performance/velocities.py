"""The velocities of performances compared with those that people played, by part and place."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.performance.context import mean_by
from amt_core.performance.feel import Feel
from amt_core.performance.perform import perform
from amt_core.performance.rules.drums import places_of
from amt_core.traits.analyze_plan import analyze_plan
from benchmarks.performance.distances import NUM_SEEDS, Cell, Comparison, Floats


def compare_velocities(pieces: Iterable[tuple[Score, str]]) -> Comparison:
    """The velocities of each part less their mean in the piece, of pieces with human velocities.

    Straight is the piece with one velocity for all notes of a part. A voice is a role.

    Args:
        pieces: Scores, each with its style.
    """
    comparison = Comparison()
    for seed, (score, style) in enumerate(pieces):
        roles = [track.role for track in analyze_plan(score).tracks]
        cells = _cells(score, roles, style)
        human = _deviations(score.notes)
        comparison.add_human(seed, cells, human)
        comparison.add_straight(seed, cells, np.zeros(len(human)))
        flat = score.with_notes(
            NoteTable.from_columns(
                score.notes.onset_ticks,
                score.notes.duration_ticks,
                score.notes.pitch,
                np.rint(score.notes.velocity - human).astype(np.uint8),
                score.notes.track,
            )
        )
        for other in range(NUM_SEEDS):
            performance = perform(flat, Feel(style=style), seed=seed * NUM_SEEDS + other)
            rows = performance.written_rows.tolist()
            played = _deviations(performance.score.notes)
            comparison.add_performed(seed, [cells[row] for row in rows], played)
    return comparison


def _deviations(notes: NoteTable) -> Floats:
    """(n,) velocities less the mean of their track."""
    track = notes.track.astype(np.int64)
    return notes.velocity - mean_by(notes.velocity, track, int(track.max(initial=0)) + 1)[track]


def _cells(score: Score, roles: list[str], style: str) -> list[Cell]:
    onset = score.notes.onset_ticks.astype(np.int64)
    bar = np.clip(score.bars_of(onset), 0, score.num_bars - 1)
    beat = np.array([score.meter.at(index).beat_ticks for index in range(score.num_bars)])
    place = places_of(onset - score.bar_starts_ticks[bar], beat[bar])
    return [
        (style, roles[track], at)
        for track, at in zip(score.notes.track.tolist(), place.tolist(), strict=True)
    ]
