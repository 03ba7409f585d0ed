"""Accents of pitched parts: by place in the bar, by pitch, and by tension against the harmony."""

from __future__ import annotations

import numpy as np

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.performance.context import Context, Floats, Ints
from amt_core.performance.rule import Deviation

# Mean velocity less the mean of the track in the same bar, over 536,000 notes in 2/4, 3/4 and 4/4
# of the Piano-midi.de recordings: `python -m benchmarks.performance CORPUS --counts`.
_FIRST_BEAT, _MIDDLE_BEAT, _BEAT = 3.1, 2.1, 0.9
_EIGHTH, _SIXTEENTH, _BETWEEN = -1.1, -2.0, -1.7
# "High loud": 3 dB an octave in the KTH system, of which a velocity step has about a third.
_VELOCITY_PER_OCTAVE, _MAX_HIGH_LOUD = 8.0, 8.0
# "Melodic charge" of each semitone above the root, by its distance on the circle of fifths, and
# 0.2 dB for one of it: the values of Director Musices, the program of the KTH system.
_MELODIC_CHARGE = np.array([0, 6.5, 2, 4.5, 4, 2.5, 6, 1, 5.5, 3, 3.5, 5])
_VELOCITY_PER_CHARGE = 0.2 * _VELOCITY_PER_OCTAVE / 3.0
_MELODIC = ("melody", "counter-melody", "solo")


class MetricAccents:
    """Plays strong beats louder than weak ones, as pianists were counted to do."""

    def deviate(self, context: Context) -> Deviation:
        """Pitched parts, by how flat their own dynamics are."""
        place, beat = context.place_ticks, context.beat_ticks
        is_middle = (place == 2 * beat) & (_beats_of_bar(context) == 4)
        velocity = np.select(
            [
                place == 0,
                is_middle,
                place % beat == 0,
                place % (TICKS_PER_QUARTER // 2) == 0,
                place % (TICKS_PER_QUARTER // 4) == 0,
            ],
            [_FIRST_BEAT, _MIDDLE_BEAT, _BEAT, _EIGHTH, _SIXTEENTH],
            default=_BETWEEN,
        )
        return Deviation(velocity=_where_flat(context, velocity))


class MelodicContour:
    """Plays the high notes of a line louder, and those that stand against the chord.

    The rules "High loud" and "Melodic charge" of the KTH system (Friberg, Bresin & Sundberg,
    "Overview of the KTH rule system for musical performance", Advances in Cognitive Psychology 2,
    2006).
    """

    def deviate(self, context: Context) -> Deviation:
        """Melodies and other lines, by how flat their own dynamics are."""
        mean = context.parts.mean_pitch[context.track]
        high = (context.pitch - mean) / 12.0 * _VELOCITY_PER_OCTAVE
        root = context.chord_roots
        charge = np.where(root >= 0, _MELODIC_CHARGE[(context.pitch - root) % 12], 0.0)
        velocity = np.clip(high, -_MAX_HIGH_LOUD, _MAX_HIGH_LOUD) + _VELOCITY_PER_CHARGE * charge
        is_line = context.has_role(*_MELODIC)
        return Deviation(velocity=_where_flat(context, np.where(is_line, velocity, 0.0)))


def _beats_of_bar(context: Context) -> Ints:
    lengths = np.diff(context.score.bar_starts_ticks)
    return lengths[context.bar] // context.beat_ticks


def _where_flat(context: Context, velocity: Floats) -> Floats:
    scaled = velocity * context.flatness[context.track]
    return np.where(context.is_drum, 0.0, scaled)
