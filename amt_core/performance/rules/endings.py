"""Ritardando: the last bars of a piece slow down as a runner comes to a stop."""

from __future__ import annotations

import numpy as np

from amt_core.performance.context import Context
from amt_core.performance.rule import Deviation
from amt_core.performance.rules.phrases import EIGHTH_TICKS, num_eighths

# v(x) = (1 + (end^q - 1) x)^(1/q): the tempo over the last beats, x from 0 to 1 (Friberg &
# Sundberg, "Does music performance allude to locomotion?", JASA 105, 1999).
_CURVATURE = 3.0
_END_TEMPO = 0.6
_LENGTH_BEATS = 6.0
_SHORTEST_PIECE_BARS = 4
# A piece whose tempo changes in its last bars has a written ending.
_WRITTEN_BARS = 2


class FinalRitardando:
    """Slows the last six beats, in styles whose endings do so."""

    def deviate(self, context: Context) -> Deviation:
        """The tempo alone; unchanged where the score slows down itself or is too short."""
        score = context.score
        if not context.style.slows_at_end or score.num_bars < _SHORTEST_PIECE_BARS:
            return Deviation()
        written = int(score.bar_starts_ticks[-1 - _WRITTEN_BARS])
        if any(tick >= written for tick, _ in score.tempo.changes):
            return Deviation()
        # The last attack comes at the end of the curve, however long it is held.
        last = int(context.onset_ticks.max())
        beat = int(context.beat_ticks[np.argmax(context.onset_ticks)])
        length = min(_LENGTH_BEATS * beat, last)
        if length <= 0:
            return Deviation()
        middle = (np.arange(num_eighths(context)) + 0.5) * EIGHTH_TICKS
        place = np.clip((middle - (last - length)) / length, 0.0, 1.0)
        return Deviation(tempo=(1.0 + (_END_TEMPO**_CURVATURE - 1.0) * place) ** (1.0 / _CURVATURE))
