"""Expression (CC 11) and vibrato (CC 1) of bowed, blown and sung notes while they are held."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from amt_core.music.instruments.general_midi import Family, family
from amt_core.music.score import Track
from amt_core.performance.context import Context, Floats, Ints
from amt_core.performance.rule import Control, PlayedNotes

EXPRESSION, MODULATION = 11, 1
"""The controllers."""

_SINGING: frozenset[Family] = frozenset({"strings", "ensemble", "brass", "reed", "pipe"})
_NOT_HELD = frozenset({45, 46, 47, 55})
_MORE_SINGING = frozenset({109, 110, 111})
# Sections and choirs have their players' vibrato in the samples.
_SECTIONS = frozenset({44, 48, 49, 50, 51, 52, 61, 62, 63})
# A held note swells and relaxes: decibels at its start, its peak and its end.
_START_DB, _PEAK_DB, _END_DB = -3.0, 0.0, -4.5
_PEAK_SHARE = 0.4
_SHORT_DB = -1.5
_SHORTEST_SWELL_MS = 350.0
# Vibrato begins after the attack, which is players' and singers' practice and not a measurement.
_SHORTEST_VIBRATO_MS, _VIBRATO_ONSET_SHARE, _VIBRATO_DEPTH = 500.0, 0.35, 48.0
_STEP_MS, _MAX_STEPS = 60.0, 20


class Expression:
    """Swells each held note of bowed, blown and sung parts, and adds vibrato to solo ones."""

    def control(self, context: Context, played: PlayedNotes) -> Iterator[Control]:
        """Both controllers of each such part."""
        for index, track in enumerate(context.score.tracks):
            rows = np.flatnonzero(context.track == index)
            amount = context.feel.amount_of(index)
            if not sings(track) or not len(rows) or amount == 0.0:
                continue
            held = _Held(context, played, rows)
            level = np.rint(127.0 * 10.0 ** (amount * held.level_db() / 40.0))
            yield from _changes(index, EXPRESSION, held.ticks, level)
            if track.program not in _SECTIONS:
                depth = np.rint(amount * _VIBRATO_DEPTH * held.vibrato())
                yield from _changes(index, MODULATION, held.ticks, depth)


def sings(track: Track) -> bool:
    """True if an instrument is bowed, blown or sung, so that held notes can swell."""
    if track.is_drum or track.program in _NOT_HELD:
        return False
    return family(track.program) in _SINGING or track.program in _MORE_SINGING


class _Held:
    """Moments along the held notes of a part, at most one note at a time.

    Attributes:
        ticks: (moments,) ascending.

    Args:
        context: The piece.
        played: The played notes of the piece.
        rows: The rows of the part's notes.
    """

    def __init__(self, context: Context, played: PlayedNotes, rows: Ints) -> None:
        onset, first = np.unique(played.onset_ticks[rows], return_index=True)
        end = np.minimum(played.end_ticks[rows][first], np.append(onset[1:], 2**40))
        length = np.maximum(end - onset, 1)
        length_ms = length / context.ticks_per_ms[rows][first]
        steps = np.clip(length_ms / _STEP_MS, 1, _MAX_STEPS).astype(np.int64)
        note = np.repeat(np.arange(len(onset)), steps)
        step = np.arange(len(note)) - np.repeat(np.cumsum(steps) - steps, steps)
        self._place: Floats = step / steps[note]
        self._length_ms: Floats = length_ms[note]
        self.ticks: Ints = onset[note] + (self._place * length[note]).astype(np.int64)

    def level_db(self) -> Floats:
        """(moments,) how loud each is, at most 0."""
        rising = _START_DB + (_PEAK_DB - _START_DB) * self._place / _PEAK_SHARE
        after = (self._place - _PEAK_SHARE) / (1.0 - _PEAK_SHARE)
        level = np.where(after < 0.0, rising, _PEAK_DB + (_END_DB - _PEAK_DB) * after)
        return np.where(self._length_ms < _SHORTEST_SWELL_MS, _SHORT_DB, level)

    def vibrato(self) -> Floats:
        """(moments,) depth of the vibrato, 0..1."""
        depth = np.clip(2.0 * (self._place - _VIBRATO_ONSET_SHARE), 0.0, 1.0)
        return np.where(self._length_ms < _SHORTEST_VIBRATO_MS, 0.0, depth)


def _changes(track: int, control: int, ticks: Ints, values: Floats) -> Iterator[Control]:
    """Messages where the value changes."""
    is_new = np.diff(values, prepend=-1.0) != 0.0
    for tick, value in zip(ticks[is_new].tolist(), values[is_new].tolist(), strict=True):
        yield Control(tick=tick, track=track, control=control, value=int(value))
