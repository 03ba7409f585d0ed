"""Expression (CC 11) and vibrato (CC 1) of bowed, blown and sung notes while they are held."""

from __future__ import annotations

import numpy as np

from amt_core.music.instruments.general_midi import Family, family
from amt_core.music.score import Track
from amt_core.performance.context import Bools, Context, Floats, Ints
from amt_core.performance.control_table import ControlTable
from amt_core.performance.rule import PlayedNotes

EXPRESSION, MODULATION = 11, 1
"""The controllers."""

_SINGING: frozenset[Family] = frozenset({"strings", "ensemble", "brass", "reed", "pipe"})
_NOT_HELD = frozenset({45, 46, 47, 55})
_MORE_SINGING = frozenset({109, 110, 111})
# Sections and choirs have their players' vibrato in the samples.
_SECTIONS = frozenset({44, 48, 49, 50, 51, 52, 61, 62, 63})
# A held note swells and relaxes: decibels at its start, its peak and its end. These numbers are
# chosen; that players and singers do so is taught as messa di voce.
_START_DB, _PEAK_DB, _END_DB = -3.0, 0.0, -4.5
_PEAK_SHARE = 0.4
_SHORT_DB = -1.5
_SHORTEST_SWELL_MS = 350.0
# Vibrato begins after the attack, which is players' and singers' practice and not a measurement.
_SHORTEST_VIBRATO_MS, _VIBRATO_ONSET_SHARE, _VIBRATO_DEPTH = 500.0, 0.35, 48.0
_STEP_MS, _MAX_STEPS = 60.0, 20


class Expression:
    """Swells each held note of bowed, blown and sung parts, and adds vibrato to solo ones."""

    def control(self, context: Context, played: PlayedNotes) -> ControlTable:
        """Both controllers of each such part."""
        tracks = context.score.tracks
        amounts = np.array([context.feel.amount_of(index) for index in range(len(tracks))])
        rows = np.flatnonzero(
            context.of_tracks(sings(track) for track in tracks) & (amounts[context.track] > 0.0)
        )
        if not len(rows):
            return ControlTable.empty()
        held = _Held(context, played, rows)
        amount = amounts[held.track]
        level = np.rint(127.0 * 10.0 ** (amount * held.level_db() / 40.0))
        depth = np.rint(amount * _VIBRATO_DEPTH * held.vibrato())
        is_solo = np.array([track.program not in _SECTIONS for track in tracks])[held.track]
        everywhere = np.ones(len(held.ticks), dtype=np.bool_)
        return ControlTable.concat([
            _changes(held, EXPRESSION, level, everywhere),
            _changes(held, MODULATION, depth, is_solo),
        ])  # fmt: skip


def sings(track: Track) -> bool:
    """True if an instrument is bowed, blown or sung, so that held notes can swell."""
    if track.is_drum or track.program in _NOT_HELD:
        return False
    return family(track.program) in _SINGING or track.program in _MORE_SINGING


class _Held:
    """Moments along the held notes of some parts, in each at most one note at a time.

    Attributes:
        track: (moments,) ascending.
        ticks: (moments,) ascending within a track.

    Args:
        context: The piece.
        played: The played notes of the piece.
        rows: The rows of the parts' notes.
    """

    def __init__(self, context: Context, played: PlayedNotes, rows: Ints) -> None:
        place, first = np.unique(
            context.track[rows] << 40 | played.onset_ticks[rows], return_index=True
        )
        track, onset = place >> 40, place & 2**40 - 1
        next_onset = np.append(np.where(np.diff(track) == 0, onset[1:], 2**40), 2**40)
        end = np.minimum(played.end_ticks[rows][first], next_onset)
        length = np.maximum(end - onset, 1)
        length_ms = length / context.ticks_per_ms[rows][first]
        steps = np.clip(length_ms / _STEP_MS, 1, _MAX_STEPS).astype(np.int64)
        note = np.repeat(np.arange(len(onset)), steps)
        step = np.arange(len(note)) - np.repeat(np.cumsum(steps) - steps, steps)
        self._place: Floats = step / steps[note]
        self._length_ms: Floats = length_ms[note]
        self.track: Ints = track[note]
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


def _changes(held: _Held, control: int, values: Floats, is_wanted: Bools) -> ControlTable:
    """Messages at the moments that are wanted, where the value of a part changes."""
    is_new = np.diff(values, prepend=-1.0) != 0.0
    is_new |= np.diff(held.track, prepend=-1) != 0
    is_new &= is_wanted
    messages = ControlTable(
        tick=held.ticks[is_new],
        track=held.track[is_new],
        control=np.full(int(is_new.sum()), control, dtype=np.int64),
        value=values[is_new].astype(np.int64),
    )
    return messages.select(np.argsort(messages.tick, kind="stable"))
