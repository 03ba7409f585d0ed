"""Plain features of a piece by which a classifier tells composed pieces from human ones.

Each feature is one number a musician can check in a piano roll. The *top line* holds the highest
pitched note of each onset, the *bass line* the lowest; both are found in the same way on both
sides, whatever the tracks are called. All lengths are in quarter notes, all shares lie in 0..1. A
feature that a piece cannot have (no pitched notes, one bar) is 0.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from amt_core.evaluation.measures.columns import STEPS_PER_QUARTER, PieceColumns, entropy_bits
from amt_core.evaluation.measures.harmony import Harmony
from amt_core.music.score import Score

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

_STEP_SEMITONES, _LEAP_SEMITONES = 2, 5
_SIXTEENTH = STEPS_PER_QUARTER // 4
_DISSONANT = frozenset({1, 2, 6, 10, 11})
_TRIPLET_PLACES = (8, 16, 4, 20)


def measure_features(score: Score) -> dict[str, float]:
    """The features of a score on the token grid, by name, in a fixed order."""
    columns = PieceColumns(score)
    found: dict[str, float] = {}
    for part in _PARTS:
        found |= part(columns)
    return {name: float(value) if np.isfinite(value) else 0.0 for name, value in found.items()}


def feature_table(scores: Sequence[Score]) -> tuple[Array, list[str]]:
    """(n, features) one row a piece, and the names of the columns."""
    rows = [measure_features(score) for score in scores]
    return np.array([list(row.values()) for row in rows]), list(rows[0]) if rows else []


def _melodic(columns: PieceColumns) -> dict[str, float]:
    """Movement of the outer lines: steps, repeated notes, leaps, turns, range."""
    found: dict[str, float] = {}
    for name in ("top", "bass"):
        pitch = _line(columns, name)
        intervals = np.diff(pitch)
        size = np.abs(intervals)
        moving = np.sign(intervals[intervals != 0])
        found |= {
            f"{name}_steps": _share((size > 0) & (size <= _STEP_SEMITONES)),
            f"{name}_repeats": _share(size == 0),
            f"{name}_leaps": _share(size >= _LEAP_SEMITONES),
            f"{name}_turns": _share(moving[1:] != moving[:-1]),
            f"{name}_mean_interval": _mean(size),
            f"{name}_range": _spread(pitch),
            f"{name}_interval_entropy": _entropy(np.clip(intervals, -13, 13)),
        }
    return found


def _harmonic(columns: PieceColumns) -> dict[str, float]:
    """Pitch classes that sound, together and one after another."""
    bars = columns.score.num_bars
    counts = columns.pitch_class_counts
    is_pitched = ~columns.is_drum
    chroma = np.zeros((bars, 12))
    pitch_class = columns.notes.pitch[is_pitched].astype(np.int64) % 12
    np.add.at(chroma, (columns.bar[is_pitched], pitch_class), columns.duration[is_pitched])
    norm = np.linalg.norm(chroma, axis=1, keepdims=True)
    unit = chroma / np.maximum(norm, 1e-9)
    sounding = norm[:, 0] > 0
    both = sounding[1:] & sounding[:-1]
    harmony = Harmony(columns)
    in_scale = 0.0
    if harmony.key is not None and counts.sum():
        in_scale = float(counts[sorted(harmony.key.scale)].sum() / counts.sum())
    classes = columns.roll(columns.notes.pitch.astype(np.int64) % 12, 12, is_pitched) > 0
    tonal = classes[classes.sum(axis=1) >= 2].astype(np.float64)
    pairs = tonal.T @ tonal
    above = [(a, b) for a in range(12) for b in range(a + 1, 12)]
    rough = sum(pairs[a, b] for a, b in above if b - a in _DISSONANT)
    return {
        "pitch_class_entropy": entropy_bits(counts),
        "in_scale": in_scale,
        "pitch_classes_a_bar": _mean((chroma[sounding] > 0).sum(axis=1)),
        "chroma_change": _mean(1.0 - (unit[1:] * unit[:-1]).sum(axis=1)[both]),
        "dissonance": rough / max(sum(pairs[a, b] for a, b in above), 1.0),
        "bass_on_roots": harmony.bass_root_rate() or 0.0,
    }


def _rhythmic(columns: PieceColumns) -> dict[str, float]:
    """The places where notes begin, and their durations."""
    quarters = columns.num_steps / STEPS_PER_QUARTER
    is_pitched = ~columns.is_drum
    onsets = np.unique(columns.onset)
    gaps = np.diff(onsets)
    place = columns.place % STEPS_PER_QUARTER
    duration = columns.duration[is_pitched]
    beat = columns.beat_steps[columns.bar]
    into_beat = columns.place % beat
    sounds_on = (columns.duration > beat - into_beat) & (into_beat > 0)
    return {
        "notes_a_quarter": len(columns.onset) / quarters,
        "onsets_a_quarter": len(onsets) / quarters,
        "offbeat": _share(into_beat > 0),
        "syncopation": _share(sounds_on[is_pitched]),
        "triplets": _share(np.isin(place, _TRIPLET_PLACES)),
        "sixteenths": _share(np.isin(place, (_SIXTEENTH, 3 * _SIXTEENTH))),
        "most_usual_gap": _largest_share(gaps),
        "gap_entropy": _entropy(np.minimum(gaps, 96)),
        "place_entropy": _entropy(columns.place),
        "duration_entropy": _entropy(np.minimum(duration, 192)),
        "mean_duration": _mean(duration) / STEPS_PER_QUARTER,
        "short_notes": _share(duration <= _SIXTEENTH),
        "long_notes": _share(duration >= 2 * STEPS_PER_QUARTER),
    }


def _textural(columns: PieceColumns) -> dict[str, float]:
    """Numbers of notes and parts that sound, their register, and rests."""
    notes = columns.notes
    is_pitched = ~columns.is_drum
    pitch = notes.pitch[is_pitched].astype(np.float64)
    together = columns.num_sounding
    some = together[together > 0]
    starts = np.unique(columns.onset[is_pitched], return_counts=True)[1]
    bars, tracks = columns.score.num_bars, len(columns.score.tracks)
    plays = np.zeros((bars, max(tracks, 1)), dtype=np.bool_)
    plays[columns.bar, notes.track] = True
    own = np.unique(
        np.stack([notes.track.astype(np.int64), columns.onset], axis=1)[is_pitched], axis=0
    )
    place = columns.onset[is_pitched] * 128 + notes.pitch[is_pitched]
    return {
        "polyphony": _mean(some),
        "polyphony_spread": float(some.std()) if len(some) else 0.0,
        "silence": _share(together == 0) if len(pitch) else 0.0,
        "chord_size": len(place) / max(len(own), 1),
        "notes_together": _mean(starts),
        "unisons": 1.0 - len(np.unique(place)) / max(len(place), 1),
        "resting_cells": 1.0 - float(plays.mean()),
        "parts_in_a_bar": _mean(plays.sum(axis=1)),
        "changes_of_players": _share((plays[1:] != plays[:-1]).any(axis=1)),
        "mean_pitch": _mean(pitch),
        "pitch_spread": float(pitch.std()) if len(pitch) else 0.0,
        "range": _spread(pitch),
    }


def _structural(columns: PieceColumns) -> dict[str, float]:
    """Repetition of whole bars and of their rhythm, and how far the piece compresses."""
    bars = columns.score.num_bars
    order = np.lexsort((columns.notes.pitch, columns.place, columns.notes.track, columns.bar))
    rhythm: list[bytes] = []
    whole: list[bytes] = []
    for bar in range(bars):
        rows = order[columns.bar[order] == bar]
        place = np.stack([columns.notes.track[rows], columns.place[rows]], axis=1)
        rhythm.append(place.astype(np.int64).tobytes())
        whole.append(rhythm[-1] + columns.notes.pitch[rows].tobytes())
    content = b"".join(whole)
    return {
        "bars_like_before": _returns(whole, 1),
        "rhythm_like_before": _returns(rhythm, 1),
        "bars_like_2_before": _returns(whole, 2),
        "bars_like_4_before": _returns(whole, 4),
        "rhythm_like_4_before": _returns(rhythm, 4),
        "bars_like_8_before": _returns(whole, 8),
        "distinct_bars": len(set(whole)) / bars,
        "distinct_rhythms": len(set(rhythm)) / bars,
        "packing": len(zlib.compress(content, 9)) / max(len(content), 1),
    }


def _dynamic(columns: PieceColumns) -> dict[str, float]:
    """Variation of velocity in the piece, within bars and between parts."""
    velocity = columns.notes.velocity.astype(np.float64)
    bars = [velocity[columns.bar == bar] for bar in range(columns.score.num_bars)]
    parts = [velocity[columns.notes.track == t] for t in range(len(columns.score.tracks))]
    means = [part.mean() for part in parts if len(part)]
    return {
        "mean_velocity": _mean(velocity),
        "velocity_spread": float(velocity.std()) if len(velocity) else 0.0,
        "velocity_spread_in_bars": _mean(np.array([bar.std() for bar in bars if len(bar)])),
        "velocity_levels": float(len(np.unique(velocity))),
        "velocity_between_parts": float(np.std(means)) if means else 0.0,
    }


_PARTS: tuple[Callable[[PieceColumns], dict[str, float]], ...] = (
    _melodic, _harmonic, _rhythmic, _textural, _structural, _dynamic,
)  # fmt: skip


def _line(columns: PieceColumns, which: str) -> Ints:
    """(m,) pitches of an outer line, one note for each onset."""
    pitched = np.flatnonzero(~columns.is_drum)
    onset = columns.onset[pitched]
    pitch = columns.notes.pitch[pitched].astype(np.int64)
    order = np.lexsort((pitch if which == "bass" else -pitch, onset))
    onset, pitch = onset[order], pitch[order]
    first = np.ones(len(onset), dtype=np.bool_)
    first[1:] = onset[1:] != onset[:-1]
    return pitch[first]


def _share(is_so: NDArray[np.bool_]) -> float:
    return float(is_so.mean()) if len(is_so) else 0.0


def _mean(values: NDArray[np.floating] | NDArray[np.integer]) -> float:
    return float(values.mean()) if len(values) else 0.0


def _spread(values: NDArray[np.floating] | NDArray[np.integer]) -> float:
    """The distance from the 5th to the 95th percentile."""
    if not len(values):
        return 0.0
    low, high = np.percentile(values, (5, 95))
    return float(high - low)


def _entropy(values: Ints) -> float:
    return entropy_bits(np.unique(values, return_counts=True)[1].astype(np.float64))


def _largest_share(values: Ints) -> float:
    if not len(values):
        return 0.0
    return float(np.unique(values, return_counts=True)[1].max() / len(values))


def _returns(bars: list[bytes], distance: int) -> float:
    """Share of the sounding bars that equal the bar some bars before."""
    pairs = [(a, b) for a, b in zip(bars, bars[distance:], strict=False) if b]
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else 0.0
