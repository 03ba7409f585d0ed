"""MIDI clock and song position, for instruments and programs that follow the player."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from amt_core.audio.synth import Synth
from amt_core.audio.timeline import Stretch
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.tempo_map import TempoMap

# 24 clocks to the quarter; the song position counts sixteenths (MIDI 1.0, system messages).
_CLOCK_TICKS: Final = TICKS_PER_QUARTER // 24
_SIXTEENTH_TICKS: Final = TICKS_PER_QUARTER // 4
_SONG_POSITION, _CLOCK, _START, _CONTINUE, _STOP = 0xF2, 0xF8, 0xFA, 0xFB, 0xFC
_MAX_SONG_POSITION = 0x3FFF


class MidiClock:
    """Sends the clock through a synthesizer; does nothing if it has none.

    Args:
        synth: Sends the messages, at times by its own clock.
    """

    def __init__(self, synth: Synth) -> None:
        self._synth = synth
        self._next_ticks = 0

    def start(self, stretch: Stretch, tempo: TempoMap, start_ticks: float) -> None:
        """Sends the song position, and that the clock runs on from there.

        The position counts sixteenths: from a place between two the clock starts at the next.
        """
        if not self._synth.has_clock:
            return
        sixteenths = min(math.ceil(start_ticks / _SIXTEENTH_TICKS), _MAX_SONG_POSITION)
        self._next_ticks = sixteenths * _SIXTEENTH_TICKS
        self._synth.play_system(
            stretch.start_ms, (_SONG_POSITION, sixteenths & 0x7F, sixteenths >> 7)
        )
        at_ms = stretch.at_ms(float(tempo.to_sec(self._next_ticks)))
        self._synth.play_system(at_ms, (_CONTINUE if sixteenths else _START,))

    def send(self, stretch: Stretch, tempo: TempoMap, start_ticks: float, end_ticks: float) -> None:
        """Sends the clocks between two places, except those before the place of the start."""
        if not self._synth.has_clock:
            return
        first = math.ceil(max(start_ticks, self._next_ticks) / _CLOCK_TICKS)
        ticks = np.arange(first, math.ceil(end_ticks / _CLOCK_TICKS)) * _CLOCK_TICKS
        for sec in tempo.to_sec(ticks).tolist():
            self._synth.play_system(stretch.at_ms(sec), (_CLOCK,))

    def jump(self, to_ticks: int) -> None:
        """Goes on at another place, without a new song position."""
        self._next_ticks = to_ticks

    def stop(self, at_ms: float) -> None:
        """Sends that playing stops."""
        if self._synth.has_clock:
            self._synth.play_system(at_ms, (_STOP,))
