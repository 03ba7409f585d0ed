"""Clicks on the beats of a score, as one more track that only sounds and is never saved."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from amt_core.music.meter import TICKS_PER_QUARTER, TimeSignature
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track

CLICK = Track(is_drum=True, name="Metronome")

_HIGH_KEY, _LOW_KEY = 76, 77  # wood blocks of General MIDI
_DOWNBEAT_VELOCITY, _BEAT_VELOCITY = 110, 80
_DURATION_TICKS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Click:
    """One click before the music.

    Attributes:
        at_sec: When, from the first click on.
        key: Its drum key.
        velocity: How loud it is.
    """

    at_sec: float
    key: int
    velocity: int


def count_in(score: Score, start_ticks: float) -> list[Click]:
    """One bar of clicks in the tempo and meter of the place from which it plays."""
    meter, beat_sec = _beat_at(score, start_ticks)
    return [
        Click(
            at_sec=beat * beat_sec,
            key=_LOW_KEY if beat else _HIGH_KEY,
            velocity=_BEAT_VELOCITY if beat else _DOWNBEAT_VELOCITY,
        )
        for beat in range(meter.bar_ticks // meter.beat_ticks)
    ]


def count_in_sec(score: Score, start_ticks: float) -> float:
    """The length of that bar in seconds."""
    meter, beat_sec = _beat_at(score, start_ticks)
    return beat_sec * meter.bar_ticks / meter.beat_ticks


def _beat_at(score: Score, ticks: float) -> tuple[TimeSignature, float]:
    bar = int(score.bars_of(np.array([int(ticks)]))[0])
    meter = score.meter.at(min(bar, score.num_bars - 1))
    quarter_sec = 60 / score.tempo.at(int(ticks))
    return meter, quarter_sec * meter.beat_ticks / TICKS_PER_QUARTER


def with_click_track(score: Score) -> Score:
    """The score with a last track for clicks, and no clicks in it."""
    return replace(score, tracks=(*score.tracks, CLICK))


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
        with_click_track(score),
        notes=NoteTable.concat([score.notes, clicks]),
    )
