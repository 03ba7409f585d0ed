"""Features of each bar of a piece: its harmony, its rhythm, its drums, and who plays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Score
from amt_core.traits.frames import Floats, Frames, Ints, pitched_tracks

_STEPS = 16
# Kick, snare and clap, hats and cymbals, all else.
_DRUM_CLASS = np.full(128, 3)
_DRUM_CLASS[[35, 36]] = 0
_DRUM_CLASS[[37, 38, 39, 40]] = 1
_DRUM_CLASS[[42, 44, 46, 49, 51, 52, 53, 55, 57, 59]] = 2
_NUM_DRUM_CLASSES = 4
_EARLY_TICKS = TICKS_PER_QUARTER // 16


@dataclass(frozen=True, slots=True, kw_only=True)
class BarFeatures:
    """Columns over the bars of a piece.

    Attributes:
        chroma: (bars, 24) pitch classes in the first and in the second half of the bar.
        rhythm: (bars, 16) attacks of pitched tracks at each sixteenth part of the bar.
        drums: (bars, 64) hits of four kinds of drums at each.
        players: (bars, tracks) square root of the notes of each track.
        num_attacks: (bars,) times at which a note starts.
        num_notes: (bars,) notes that start.
        loudness: (bars,) mean of velocity × volume / 100; 0 in empty bars.
        mean_pitch: (bars,) mean pitch of pitched notes that start; 0 without.
        seconds: (bars,) length of the bar.
    """

    chroma: Floats
    rhythm: Floats
    drums: Floats
    players: Floats
    num_attacks: Floats
    num_notes: Floats
    loudness: Floats
    mean_pitch: Floats
    seconds: Floats


def measure_bars(score: Score, frames: Frames) -> BarFeatures:
    """The features of every bar."""
    num_bars = score.num_bars
    starts = score.bar_starts_ticks
    notes = score.notes
    onset = notes.onset_ticks.astype(np.int64)
    track = notes.track.astype(np.int64)
    bar = np.clip(np.searchsorted(starts, onset + _EARLY_TICKS, side="right") - 1, 0, num_bars - 1)
    lengths = np.maximum(np.diff(starts), 1)
    step = np.clip((onset + _EARLY_TICKS - starts[bar]) * _STEPS // lengths[bar], 0, _STEPS - 1)
    is_pitched = pitched_tracks(score)[track]
    drums = bar * _STEPS * _NUM_DRUM_CLASSES + _DRUM_CLASS[notes.pitch] * _STEPS + step
    volume = np.array([t.volume for t in score.tracks], dtype=np.float64)[track]
    num_notes = _count(bar, num_bars)
    num_pitched = _count(bar[is_pitched], num_bars)
    pitch_sum = _count(bar[is_pitched], num_bars, notes.pitch[is_pitched].astype(np.float64))
    loudness_sum = _count(bar, num_bars, notes.velocity * volume / 100.0)
    num_tracks = len(score.tracks)
    players = _count(bar * num_tracks + track, num_bars * num_tracks)
    is_attack = np.zeros((num_bars, _STEPS), dtype=np.bool_)
    is_attack[bar, step] = True
    half = (frames.offset_ticks * 2 >= lengths[frames.bar]).astype(np.int64)
    chroma = np.zeros((num_bars * 2, 12))
    np.add.at(chroma, frames.bar * 2 + half, frames.chroma)
    return BarFeatures(
        chroma=chroma.reshape(num_bars, 24),
        rhythm=_count((bar * _STEPS + step)[is_pitched], num_bars * _STEPS).reshape(num_bars, -1),
        drums=_count(drums[~is_pitched], num_bars * _STEPS * _NUM_DRUM_CLASSES).reshape(
            num_bars, -1
        ),
        players=np.sqrt(players).reshape(num_bars, num_tracks),
        num_attacks=is_attack.sum(axis=1).astype(np.float64),
        num_notes=num_notes,
        loudness=loudness_sum / np.maximum(num_notes, 1.0),
        mean_pitch=pitch_sum / np.maximum(num_pitched, 1.0),
        seconds=np.diff(np.asarray(score.tempo.to_sec(starts), dtype=np.float64)),
    )


def _count(places: Ints, size: int, weights: NDArray[np.float64] | None = None) -> Floats:
    return np.bincount(places, weights=weights, minlength=size).astype(np.float64)


def fingerprints(features: BarFeatures) -> Floats:
    """(bars, columns) vectors of length 1, or 0 for empty bars, whose products are likenesses.

    Harmony comes first (columns 0..23), then rhythm, drums and players.
    """
    parts = (
        (np.sqrt(features.chroma), 1.0),
        (np.minimum(features.rhythm, 2.0), 0.35),
        (np.minimum(features.drums, 1.0), 0.3),
        (features.players, 0.35),
    )
    columns = [np.sqrt(weight) * _unit(values) for values, weight in parts]
    return _unit(np.concatenate(columns, axis=1))


def _unit(rows: Floats) -> Floats:
    norm = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.divide(rows, norm, out=np.zeros_like(rows), where=norm > 0)
