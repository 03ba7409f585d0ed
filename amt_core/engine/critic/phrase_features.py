"""The features of a phrase by which the critic tells written phrases from composed ones.

A phrase is a few bars of a piece; the bars before it are looked at only to compare. Every feature
of the notes is a share, or a number of a similar size, so that phrases of any length compare. Lines
are found from the notes alone: the *top line* and the *bass line* are the highest and the lowest
note of each onset, and each pitched track has a line of its highest notes.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from amt_core.music.instruments.general_midi import FAMILIES
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Score

Features = NDArray[np.float32]
_Ints = NDArray[np.int64]

CONTEXT_BARS: Final = 4
"""Bars before the phrase with which it is compared."""

_STEPS_PER_QUARTER: Final = 24
_TICKS_PER_STEP: Final = TICKS_PER_QUARTER // _STEPS_PER_QUARTER
_INTERVAL_EDGES: Final = np.array([-12.5, -7.5, -4.5, -2.5, -0.5, 0.5, 2.5, 4.5, 7.5, 12.5])
_DURATION_EDGES: Final = np.array([4, 7, 13, 19, 25, 37, 49, 97])
_NUM_INTERVALS: Final = len(_INTERVAL_EDGES) + 1
_NUM_DURATIONS: Final = len(_DURATION_EDGES) + 1
# Steps of a beat in twelve parts: sixteenths and triplets fall into different ones.
_PLACES: Final = 12
# Pitch classes two of which sound together are 1 to 6 semitones apart.
_NUM_INTERVAL_CLASSES: Final = 6
_MAJOR_SCALE: Final = (0, 2, 4, 5, 7, 9, 11)
_SCALES: Final = np.stack(
    [np.isin((np.arange(12) - tonic) % 12, _MAJOR_SCALE) for tonic in range(12)]
).astype(np.float64)
"""(12, 12) for each major scale, 1 for its pitch classes."""


def phrase_features(score: Score, bars: range) -> Features:
    """(`NUM_FEATURES`,) the features of some bars of a piece.

    Args:
        score: The piece as far as it is written.
        bars: The phrase, at least one bar.
    """
    starts = score.bar_starts_ticks // _TICKS_PER_STEP
    first_bar = max(bars.start - CONTEXT_BARS, 0)
    notes = score.notes
    onset = notes.onset_ticks.astype(np.int64) // _TICKS_PER_STEP
    bar = np.searchsorted(starts, onset, side="right") - 1
    kept = (bar >= first_bar) & (bar < bars.stop)
    is_drum_track = np.array([track.is_drum for track in score.tracks], dtype=np.bool_)
    window = _Window(
        onset=onset[kept],
        pitch=notes.pitch[kept].astype(np.int64),
        duration=np.maximum(notes.duration_ticks[kept].astype(np.int64) // _TICKS_PER_STEP, 1),
        velocity=notes.velocity[kept].astype(np.int64),
        track=notes.track[kept].astype(np.int64),
        bar=bar[kept],
        starts=starts,
        is_drum_track=is_drum_track,
        first_bar=first_bar,
        bars=bars,
    )
    parts = (
        *_lines(window), _rhythm(window), _texture(window), _harmony(window), _likeness(window),
        _frame(score, bars),
    )  # fmt: skip
    return np.concatenate(parts).astype(np.float32)


class _Window:
    """The notes of a phrase and of the bars before it, as columns over the notes."""

    def __init__(
        self,
        *,
        onset: _Ints,
        pitch: _Ints,
        duration: _Ints,
        velocity: _Ints,
        track: _Ints,
        bar: _Ints,
        starts: _Ints,
        is_drum_track: NDArray[np.bool_],
        first_bar: int,
        bars: range,
    ) -> None:
        self.onset, self.pitch, self.duration = onset, pitch, duration
        self.velocity, self.track, self.bar = velocity, track, bar
        self.starts, self.first_bar, self.bars = starts, first_bar, bars
        self.num_tracks = max(len(is_drum_track), 1)
        is_drum = is_drum_track[track] if len(is_drum_track) else np.zeros(0, dtype=np.bool_)
        self.in_phrase = bar >= bars.start
        self.pitched = self.in_phrase & ~is_drum
        self.is_drum = is_drum
        self.num_steps = max(int(starts[bars.stop] - starts[bars.start]), 1)


def _line(window: _Window, which: NDArray[np.bool_], *, highest: bool) -> tuple[_Ints, _Ints]:
    """The onsets, and the highest or lowest pitch of each."""
    onset, pitch = window.onset[which], window.pitch[which]
    order = np.lexsort((-pitch if highest else pitch, onset))
    onset, pitch = onset[order], pitch[order]
    first = np.ones(len(onset), dtype=np.bool_)
    first[1:] = onset[1:] != onset[:-1]
    return onset[first], pitch[first]


def _lines(window: _Window) -> list[NDArray[np.float64]]:
    """Intervals, turns, range and gaps of the top line, the bass line, and all tracks together."""
    found = [
        _movement(*_line(window, window.pitched, highest=highest)) for highest in (True, False)
    ]
    tracks = [
        _movement(*_line(window, window.pitched & (window.track == track), highest=True))
        for track in np.unique(window.track[window.pitched])
    ]
    found.append(np.mean(tracks, axis=0) if tracks else np.zeros_like(found[0]))
    return found


def _movement(onset: _Ints, pitch: _Ints) -> NDArray[np.float64]:
    """The movement of one line: (intervals + 6,)."""
    intervals = np.diff(pitch)
    moving = np.sign(intervals[intervals != 0])
    gaps = np.diff(onset)
    leaps = np.abs(intervals[:-1]) >= 5
    turned_back = np.sign(intervals[1:]) == -np.sign(intervals[:-1])
    return np.concatenate(
        [
            _histogram(intervals, _INTERVAL_EDGES),
            [
                _share(moving[1:] != moving[:-1]),
                _share(turned_back[leaps]),
                np.ptp(pitch) / 24.0 if len(pitch) else 0.0,
                _num_different(pitch) / 12.0,
                _num_different(gaps) / 6.0,
                _share(gaps[1:] == gaps[:-1]),
            ],
        ]
    )


def _rhythm(window: _Window) -> NDArray[np.float64]:
    """Places in the beat, durations, syncopation and loudness, of pitched notes and of drums."""
    found: list[NDArray[np.float64] | list[float]] = []
    for which in (window.pitched, window.in_phrase & window.is_drum):
        place = window.onset[which] - window.starts[window.bar[which]]
        sixths = (place % _STEPS_PER_QUARTER) * _PLACES // _STEPS_PER_QUARTER
        found += [_counts(sixths, _PLACES), [len(place) * 4.0 / window.num_steps]]
    velocity = window.velocity[window.pitched] if window.pitched.any() else np.zeros(1)
    place = window.onset[window.pitched] - window.starts[window.bar[window.pitched]]
    to_next_beat = -place % _STEPS_PER_QUARTER
    found += [
        _histogram(window.duration[window.pitched], _DURATION_EDGES),
        [_share((to_next_beat > 0) & (window.duration[window.pitched] > to_next_beat))],
        [float(velocity.mean()) / 127.0, float(velocity.std()) / 32.0],
    ]
    return np.concatenate(found)


def _texture(window: _Window) -> NDArray[np.float64]:
    """Chord sizes, sounding notes, silence, and which tracks play in which bars."""
    pitched = window.pitched
    own = window.onset[pitched] * window.num_tracks + window.track[pitched]
    chord = np.unique(own, return_counts=True)[1]
    together = np.unique(window.onset[pitched], return_counts=True)[1]
    start = int(window.starts[window.bars.start])
    changes = np.zeros(window.num_steps + 1)
    begin = window.onset[pitched] - start
    np.add.at(changes, begin, 1)
    np.add.at(changes, np.minimum(begin + window.duration[pitched], window.num_steps), -1)
    sounding = np.cumsum(changes[:-1])
    plays = np.zeros((len(window.bars), window.num_tracks), dtype=np.bool_)
    plays[window.bar[window.in_phrase] - window.bars.start, window.track[window.in_phrase]] = True
    pitch = window.pitch[pitched]
    return np.array(
        [
            *_counts(np.minimum(chord, 6), 7)[1:],
            *_counts(np.minimum(together, 8), 9)[1:],
            sounding.mean() / 4.0,
            sounding.std() / 2.0,
            _share(sounding == 0),
            1.0 - plays.mean(),
            _share((plays[1:] != plays[:-1]).any(axis=1)),
            pitch.mean() / 64.0 if len(pitch) else 0.0,
            pitch.std() / 16.0 if len(pitch) else 0.0,
        ]
    )


def _harmony(window: _Window) -> NDArray[np.float64]:
    """Pitch classes of each bar, and the intervals between notes that begin or sound together."""
    pitched = window.pitched
    chroma = np.zeros((len(window.bars), 12))
    np.add.at(
        chroma,
        (window.bar[pitched] - window.bars.start, window.pitch[pitched] % 12),
        window.duration[pitched].astype(np.float64),
    )
    norms = np.linalg.norm(chroma, axis=1)
    unit = chroma / np.maximum(norms, 1e-9)[:, None]
    order = np.argsort(window.onset[pitched], kind="stable")
    onset, pitch = window.onset[pitched][order], window.pitch[pitched][order]
    whole = chroma.sum(axis=0)
    intervals = np.zeros(13)
    for distance in (1, 2, 3):
        same = onset[distance:] == onset[:-distance]
        found = np.abs(pitch[distance:] - pitch[:-distance])[same]
        np.add.at(intervals, np.where(found == 0, 12, found % 12), 1)
    return np.concatenate(
        [
            intervals / max(intervals.sum(), 1.0),
            _sounding_intervals(window),
            [
                float((_SCALES @ whole).max()) / max(float(whole.sum()), 1.0),
                (chroma > 0).sum(axis=1).mean() / 7.0,
                (whole > 0).sum() / 12.0,
                1.0 - float((unit[1:] * unit[:-1]).sum(axis=1).mean()) if len(unit) > 1 else 0.0,
            ],
        ]
    )


def _sounding_intervals(window: _Window) -> NDArray[np.float64]:
    """(6,) shares of the interval classes between pitch classes that sound, by how long they do."""
    start = int(window.starts[window.bars.start])
    begin = window.onset[window.pitched] - start
    end = np.minimum(begin + window.duration[window.pitched], window.num_steps)
    pitch_class = window.pitch[window.pitched] % 12
    changes = np.zeros((12, window.num_steps + 1))
    np.add.at(changes, (pitch_class, begin), 1)
    np.add.at(changes, (pitch_class, end), -1)
    sounds = (np.cumsum(changes[:, :-1], axis=1) > 0).astype(np.float64)
    together = sounds @ sounds.T
    found = np.array(
        [
            together[np.arange(12), np.arange(interval, 12 + interval) % 12].sum()
            for interval in range(1, _NUM_INTERVAL_CLASSES + 1)
        ]
    )
    # Each pair of pitch classes a tritone apart is counted from both sides.
    found[-1] /= 2
    return found / max(found.sum(), 1.0)


def _likeness(window: _Window) -> NDArray[np.float64]:
    """Likeness of bars to earlier ones: by rhythm, by pitch, exactly; and shifted by a step."""
    found: list[list[float]] = []
    rhythms, pitches = _bars(window)
    for distance in (1, 2, 4):
        pairs = [
            (bar, bar - distance)
            for bar in window.bars
            if bar - distance >= window.first_bar and rhythms[bar] and rhythms[bar - distance]
        ]
        alike = [
            (_jaccard(rhythms[a], rhythms[b]), _jaccard(pitches[a], pitches[b])) for a, b in pairs
        ]
        exact = [float(pitches[a] == pitches[b]) for a, b in pairs]
        found.append([*np.mean(alike, axis=0), float(np.mean(exact)), 1.0] if pairs else [0.0] * 4)
    return np.array(found).ravel()


def _frame(score: Score, bars: range) -> NDArray[np.float64]:
    """Tempo, meter and instruments that the phrase is written for, by which all else is read."""
    meter = score.meter.at(bars.start)
    drums = sum(track.is_drum for track in score.tracks)
    families = [track.program // 8 for track in score.tracks if not track.is_drum]
    return np.array(
        [
            score.tempo.at(int(score.bar_starts_ticks[bars.start])) / 100.0,
            meter.numerator / 4.0,
            meter.denominator / 8.0,
            len(score.tracks) / 4.0,
            float(drums),
            *np.bincount(families, minlength=len(FAMILIES)),
        ]
    )


def _bars(window: _Window) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """For each bar, its onsets by track, and its onsets by track and pitch."""
    rhythms: dict[int, set[int]] = {}
    pitches: dict[int, set[int]] = {}
    place = window.onset - window.starts[window.bar]
    cell = place * window.num_tracks + window.track
    cells, pitched_cells = cell.tolist(), (cell * 128 + window.pitch).tolist()
    bars = range(window.first_bar, window.bars.stop)
    # Notes come by bar.
    first, *stops = np.searchsorted(window.bar, [*bars, bars.stop]).tolist()
    for bar, stop in zip(bars, stops, strict=True):
        rhythms[bar], pitches[bar] = set(cells[first:stop]), set(pitched_cells[first:stop])
        first = stop
    return rhythms, pitches


def _jaccard(first: set[int], second: set[int]) -> float:
    return len(first & second) / max(len(first | second), 1)


def _histogram(values: _Ints, edges: NDArray[np.floating] | _Ints) -> NDArray[np.float64]:
    """(edges + 1,) shares of the values between edges."""
    return _counts(np.searchsorted(edges, values, side="right"), len(edges) + 1)


def _counts(values: _Ints, size: int) -> NDArray[np.float64]:
    """(size,) shares of the values 0 … size - 1."""
    return np.bincount(values, minlength=size)[:size] / max(len(values), 1)


def _num_different(values: _Ints) -> int:
    """How many different values there are; all are at least 0, and not large."""
    return int(np.count_nonzero(np.bincount(values)))


def _share(is_so: NDArray[np.bool_]) -> float:
    return int(np.count_nonzero(is_so)) / len(is_so) if len(is_so) else 0.0


NUM_FEATURES: Final = (
    3 * (_NUM_INTERVALS + 6)
    + 2 * (_PLACES + 1)
    + _NUM_DURATIONS
    + 3
    + 6
    + 8
    + 7
    + 13
    + _NUM_INTERVAL_CLASSES
    + 4
    + 12
    + 5
    + len(FAMILIES)
)
"""The number of features."""
