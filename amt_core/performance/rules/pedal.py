"""The sustain pedal of pianos: it changes with the harmony and never carries a note into the next.

Pianists connect successive chords with it: they lift it about when a chord is struck, and press it
again while the keys are held, a little sooner at faster tempi (Repp, "The effect of tempo on pedal
timing in piano performance", Psychological Research 60, 1997).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.instruments.controllers import SUSTAIN
from amt_core.music.score import Track
from amt_core.performance.context import Bools, Context, Ints, chord_spans
from amt_core.performance.control_table import ControlTable
from amt_core.performance.rule import PlayedNotes

_DOWN, _UP = 127, 0
_LAST_PIANO = 5
# It takes a foot about this long to follow the hands.
_AFTER_ATTACK_MS = 70.0
_BEFORE_NEXT_TICKS = 4
_SHORTEST_TICKS = 120
_LEAST_AMOUNT = 0.2
# A part whose notes are this short was meant to be dry.
_DRY_SHARE = 0.6
# Notes between those of the chord do not blur it if they are higher than this.
_CLEAR_PITCH = 72


class SustainPedal:
    """Pedals piano parts by the harmony of the piece."""

    def control(self, context: Context, played: PlayedNotes) -> ControlTable:
        """The pedal of each piano part, in styles where it is used."""
        found: list[ControlTable] = []
        if not context.style.has_pedal:
            return ControlTable.empty()
        for index, track in enumerate(context.score.tracks):
            rows = np.flatnonzero(context.track == index)
            if not has_pedal(track) or context.feel.amount_of(index) < _LEAST_AMOUNT:
                continue
            if not len(rows) or _is_dry(context, rows):
                continue
            ticks = [tick for pair in _pedals(context, played, rows) for tick in pair]
            values = np.tile((_DOWN, _UP), len(ticks) // 2)
            found.append(
                ControlTable.of_part(index, SUSTAIN, np.array(ticks, dtype=np.int64), values)
            )
        return ControlTable.concat(found)


def has_pedal(track: Track) -> bool:
    """True if an instrument has a sustain pedal: acoustic and electric pianos."""
    return not track.is_drum and track.program <= _LAST_PIANO


def _is_dry(context: Context, rows: Ints) -> bool:
    to_next = context.next_ticks[rows] - context.onset_ticks[rows]
    share = (context.end_ticks[rows] - context.onset_ticks[rows]) / to_next
    return float(np.median(np.minimum(share, 1.0))) < _DRY_SHARE


def _pedals(context: Context, played: PlayedNotes, rows: Ints) -> Iterator[tuple[int, int]]:
    """The ticks at which the pedal goes down and up again; the pairs do not overlap."""
    part = _Part(context, played, rows)
    starts, chords = chord_spans(context.score, context.plan)
    ends = np.append(starts[1:], context.score.length_ticks)
    for index in np.flatnonzero(part.has_onsets(starts, ends)).tolist():
        start, end, chord = int(starts[index]), int(ends[index]), chords[index]
        if chord is None:
            continue
        for first, last in part.clear_stretches(start, end, chord):
            down, up = part.down_after(first, chord), part.up_before(last)
            if up - down >= _SHORTEST_TICKS:
                yield down, up


class _Part:
    """The notes of one piano part.

    Args:
        context: The piece.
        played: The played notes of the piece.
        rows: The rows of the part's notes, ascending by written onset.
    """

    def __init__(self, context: Context, played: PlayedNotes, rows: Ints) -> None:
        self._context = context
        self._onset = context.onset_ticks[rows]
        self._beat_ticks = context.beat_ticks[rows]
        self._pitch = context.pitch[rows]
        self._ticks_per_ms = context.ticks_per_ms[rows]
        self._played_onset = played.onset_ticks[rows]
        self._played_end = played.end_ticks[rows]
        # The earliest played onset of this note and all later ones.
        self._next_onset = np.minimum.accumulate(self._played_onset[::-1])[::-1]

    def has_onsets(self, starts: Ints, ends: Ints) -> Bools:
        """(n,) whether notes are written in each stretch."""
        return np.searchsorted(self._onset, starts) < np.searchsorted(self._onset, ends)

    def clear_stretches(
        self, start: int, end: int, chord: ChordSymbol
    ) -> Iterator[tuple[int, int]]:
        """Written stretches of a chord in which only its own notes begin, or high ones."""
        first, last = np.searchsorted(self._onset, (start, end)).tolist()
        is_clear = self._is_of(chord, slice(first, last)) | (
            self._pitch[first:last] >= _CLEAR_PITCH
        )
        if is_clear.all():
            yield start, end
            return
        beat = int(self._beat_ticks[first])
        unclear = set(((self._onset[first:last][~is_clear] - start) // beat).tolist())
        for index in range((end - start) // beat):
            if index not in unclear:
                yield start + index * beat, start + (index + 1) * beat

    def down_after(self, start: int, chord: ChordSymbol) -> int:
        """The time at which the pedal goes down: when no note outside the chord is held."""
        first = int(np.searchsorted(self._onset, start))
        struck = start if first == len(self._onset) else max(start, int(self._played_onset[first]))
        rate = self._ticks_per_ms[min(first, len(self._onset) - 1)]
        earlier = slice(0, first)
        alien = self._played_end[earlier][~self._is_of(chord, earlier)]
        held = int(alien.max()) if len(alien) else 0
        return max(struck + round(_AFTER_ATTACK_MS * rate), held)

    def up_before(self, end: int) -> int:
        """The time at which the pedal goes up: just before what follows is struck."""
        following = int(np.searchsorted(self._onset, end))
        if following == len(self._onset):
            return end - _BEFORE_NEXT_TICKS
        return min(int(self._next_onset[following]), end) - _BEFORE_NEXT_TICKS

    def _is_of(self, chord: ChordSymbol, which: slice) -> Bools:
        belongs = np.zeros(12, dtype=np.bool_)
        belongs[list(chord.pitch_classes)] = True
        return belongs[self._pitch[which] % 12]
