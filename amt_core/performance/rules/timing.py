"""Pushes and delays of pitched parts, and the small deviations that no player can avoid."""

from __future__ import annotations

import numpy as np

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.performance.context import Context, Floats
from amt_core.performance.noise import NoiseStream, drifting, normal
from amt_core.performance.rule import Deviation
from amt_core.performance.rules.drums import VOICES, drum_table, places_of

_KICK, _HAT = VOICES.index("kick"), VOICES.index("closed hi-hat")
# Standard deviations in milliseconds: of each attack against the beat, and of each note of a chord.
# Two players differ by 11 ms then: listeners prefer less than 19 ms to more and to none (Hofmann,
# Wesolowski & Goebl, "The tight-interlocked rhythm section: production and perception of
# synchronisation in jazz trio performance", Journal of New Music Research 46, 2017).
_ATTACK_MS, _NOTE_MS = 8.0, 3.0
# In 769,000 notes of the Piano-midi.de recordings, notes of a chord differ by a standard deviation
# of 4.5, attacks in a bar by 5.3, bars by 12.9: `python -m benchmarks.performance CORPUS --counts`.
# The leading tune accounts for some of the chords, accents for some of the attacks, and written
# dynamics for some of the bars, which a score has or has not.
_BAR_VELOCITY, _ATTACK_VELOCITY, _NOTE_VELOCITY = 10.0, 3.0, 3.0
# Drifts of loudness are this many times slower than those of timing: half a bar and longer.
_SLOWER = 8
# Half of the drift is common to all players, as they listen to each other.
_TOGETHER = 0.5
_LEADING = ("melody", "counter-melody", "solo", "full")
_ACCOMPANYING = ("chords", "pad", "riff")


class PushesAndDelays:
    """Places melodies, chords and bass around the beat, as the style has it.

    Bass players meet the kick drum and chords the hi-hat, so that they have their mean deviations.
    Soloists in jazz are late on the beat and on time off the beat. Playing that is asked to be
    laid back has chords half as far behind the beat as melodies.
    """

    def deviate(self, context: Context) -> Deviation:
        """Pitched parts, except the timing that a person has played."""
        style, late = context.style, context.feel.late_ms
        accompanies = context.has_role(*_ACCOMPANYING)
        late_ms = np.where(context.has_role(*_LEADING), late, 0.0)
        late_ms += np.where(accompanies, late / 2, 0.0)
        is_on_beat = context.place_ticks % TICKS_PER_QUARTER == 0
        is_solo = context.has_role("melody", "solo")
        late_ms += np.where(is_solo & is_on_beat, style.soloist_delay_ms, 0.0)
        if _has_drums(context):
            mean_ms = drum_table(style.drummers).mean_ms
            place = places_of(context.place_ticks, context.beat_ticks)
            late_ms += np.where(context.has_role("bass"), mean_ms[_KICK][place], 0.0)
            late_ms += np.where(accompanies, mean_ms[_HAT][place], 0.0)
        keeps = context.is_drum | context.is_played[context.track]
        return Deviation(onset_ms=np.where(keeps, 0.0, late_ms))


class MotorNoise:
    """Adds the fluctuations of people's timing: 1/f noise, and a little of each finger.

    The rule "Noise control" of the KTH system (Friberg, Bresin & Sundberg 2006).
    """

    def deviate(self, context: Context) -> Deviation:
        """Pitched parts, except the timing that a person has played."""
        is_pitched = ~context.is_drum
        onset_ms, velocity = np.zeros(len(is_pitched)), np.zeros(len(is_pitched))
        track, onset = context.track[is_pitched], context.onset_ticks[is_pitched]
        late_ms, louder = _attacks(context)
        attack, place = context.attack[is_pitched], (track, onset, context.pitch[is_pitched])
        note_ms = _NOTE_MS * normal(context.seed, NoiseStream.NOTE_TIMING, *place)
        note = _NOTE_VELOCITY * normal(context.seed, NoiseStream.LOUDNESS, *place)
        onset_ms[is_pitched] = np.where(context.is_played[track], 0.0, late_ms[attack] + note_ms)
        velocity[is_pitched] = (louder[attack] + note) * context.flatness[track]
        return Deviation(onset_ms=onset_ms, velocity=velocity)


def _attacks(context: Context) -> tuple[Floats, Floats]:
    """(attacks,) each: how late and how much louder the attacks of pitched parts are.

    The drifts cost most of the time of a performance: they are drawn once for all notes of a chord.
    """
    is_pitched = ~context.is_drum[context.attack_rows]
    rows = context.attack_rows[is_pitched]
    track, onset = context.track[rows], context.onset_ticks[rows]
    late_ms, louder = np.zeros(len(is_pitched)), np.zeros(len(is_pitched))
    late_ms[is_pitched] = _ATTACK_MS * drifting(
        context.seed, NoiseStream.ENSEMBLE_TIMING, onset, track
    )
    slowly = onset // _SLOWER
    together = drifting(context.seed, NoiseStream.ENSEMBLE_LOUDNESS, slowly)
    alone = drifting(context.seed, NoiseStream.ENSEMBLE_LOUDNESS, slowly, track)
    bars = np.sqrt(_TOGETHER) * together + np.sqrt(1.0 - _TOGETHER) * alone
    attacks = normal(context.seed, NoiseStream.ATTACK_LOUDNESS, track, onset)
    louder[is_pitched] = _BAR_VELOCITY * bars + _ATTACK_VELOCITY * attacks
    return late_ms, louder


def _has_drums(context: Context) -> bool:
    return any(track.is_drum for track in context.score.tracks)
