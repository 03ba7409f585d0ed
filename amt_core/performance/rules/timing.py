"""Pushes and delays of pitched parts, and the small deviations that no player can avoid."""

from __future__ import annotations

import numpy as np

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.performance.context import Context
from amt_core.performance.noise import Stream, drifting, normal
from amt_core.performance.rule import Deviation
from amt_core.performance.rules.drums import VOICES, drum_table, places_of

_KICK = VOICES.index("kick")
# Standard deviations in milliseconds: of each attack against the beat, and of each note of a chord.
_ATTACK_MS, _NOTE_MS = 8.0, 3.0
_LEADING = ("melody", "counter-melody", "solo", "full")
_ACCOMPANYING = ("chords", "pad", "riff")


class PushesAndDelays:
    """Places melodies, chords and bass around the beat, as the style has it.

    Bass players meet the kick drum, so that they have its mean deviations. Soloists in jazz are
    late on the beat and on time off the beat (Friberg & Sundström 2002). Chords lie half as far
    behind the beat as melodies.
    """

    def deviate(self, context: Context) -> Deviation:
        """Pitched parts, except the timing that a person has played."""
        style = context.style
        leads, accompanies = context.has_role(*_LEADING), context.has_role(*_ACCOMPANYING)
        late_ms = np.where(leads, style.delay_ms, 0.0)
        late_ms += np.where(accompanies, style.delay_ms / 2, 0.0)
        is_on_beat = context.place_ticks % TICKS_PER_QUARTER == 0
        is_solo = context.has_role("melody", "solo")
        late_ms += np.where(is_solo & is_on_beat, style.soloist_delay_ms, 0.0)
        place = places_of(context.place_ticks, context.beat_ticks)
        is_bass = context.has_role("bass") & _has_drums(context)
        late_ms += np.where(is_bass, drum_table(style.drummers).mean_ms[_KICK][place], 0.0)
        keeps = context.is_drum | context.is_played[context.track]
        return Deviation(onset_ms=np.where(keeps, 0.0, late_ms))


class MotorNoise:
    """Adds the fluctuations of people's timing: 1/f noise, and a little of each finger.

    The rule "Noise control" of the KTH system (Friberg, Bresin & Sundberg 2006).
    """

    def deviate(self, context: Context) -> Deviation:
        """Pitched parts, except the timing that a person has played."""
        track, onset = context.track, context.onset_ticks
        attack = drifting(context.seed, Stream.ENSEMBLE_TIMING, onset, track)
        note = normal(context.seed, Stream.NOTE_TIMING, track, onset, context.pitch)
        noise_ms = _ATTACK_MS * attack + _NOTE_MS * note
        velocity = 3.0 * normal(context.seed, Stream.LOUDNESS, track, onset, context.pitch)
        keeps = context.is_drum | context.is_played[track]
        return Deviation(
            onset_ms=np.where(keeps, 0.0, noise_ms),
            velocity=np.where(context.is_drum, 0.0, velocity * context.flatness[track]),
        )


def _has_drums(context: Context) -> bool:
    return any(track.is_drum for track in context.score.tracks)
