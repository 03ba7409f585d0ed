"""Clicks on the beats of a score, as one more track that only sounds and is never saved."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track

CLICK = Track(is_drum=True, name="Metronome")

_HIGH_KEY, _LOW_KEY = 76, 77  # wood blocks of General MIDI
_DOWNBEAT_VELOCITY, _BEAT_VELOCITY = 110, 80
_DURATION_TICKS = 60


def with_clicks(score: Score) -> Score:
    """The score with a last track that clicks on every beat, higher on the first of a bar."""
    starts = score.bar_starts_ticks
    onsets: list[np.ndarray] = [
        np.arange(starts[bar], starts[bar + 1], score.meter.at(bar).beat_ticks)
        for bar in range(score.num_bars)
    ]
    ticks = np.concatenate([*onsets, np.empty(0, dtype=np.int64)])
    is_downbeat = np.isin(ticks, starts)
    clicks = NoteTable.from_columns(
        ticks,
        np.full(len(ticks), _DURATION_TICKS),
        np.where(is_downbeat, _HIGH_KEY, _LOW_KEY),
        np.where(is_downbeat, _DOWNBEAT_VELOCITY, _BEAT_VELOCITY),
        np.full(len(ticks), len(score.tracks)),
    )
    return replace(
        score,
        tracks=(*score.tracks, CLICK),
        notes=NoteTable.concat([score.notes, clicks]),
    )
