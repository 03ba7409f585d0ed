"""The figure of a pitched track, such as arpeggio or walking bass, by rules on its notes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.traits.frames import Floats
from amt_core.traits.tracks.features import TrackFeatures

# Too few attacks show no figure.
_MIN_ATTACKS = 6
_ON_BEAT_TICKS = TICKS_PER_QUARTER // 12


# Guitars without distortion, banjo, sitar, shamisen, koto: what is strummed.
_STRUMMED_PROGRAMS = frozenset({*range(24, 29), 104, 105, 106, 107})


def find_figure(role: str, features: TrackFeatures, *, program: int) -> str | None:
    """The figure of a pitched track, one of those that go with its role; None if none is clear.

    Args:
        role: Its role.
        features: Its measurements.
        program: Its General MIDI program; chords on a guitar are strummed.
    """
    if len(features.attack_ticks) < _MIN_ATTACKS:
        return "sustained" if role in ("pad", "chords", "bass") and _is_held(features) else None
    match role:
        case "bass":
            return _of_bass(features)
        case "melody" | "counter-melody" | "solo":
            return _of_line(features)
        case "riff":
            return _of_riff(features)
        case "pad":
            return _of_pad(features)
        case _:
            return _of_chords(features, is_strummed=program in _STRUMMED_PROGRAMS)


def _is_held(f: TrackFeatures) -> bool:
    return f.attacks_per_quarter <= 0.42 and f.sounding_share >= 0.6


def _moves(f: TrackFeatures) -> NDArray[np.int64]:
    """Semitones from each attack's lowest note to the next one's."""
    return np.diff(f.lowest)


def _share(is_so: NDArray[np.bool_]) -> float:
    return float(is_so.mean()) if len(is_so) else 0.0


def _steps_quarters(f: TrackFeatures) -> Floats:
    return np.diff(f.attack_ticks) / TICKS_PER_QUARTER


def _of_bass(f: TrackFeatures) -> str | None:
    moves = np.abs(_moves(f))
    most_common = float(np.bincount(f.lowest).max()) / len(f.lowest)
    if most_common >= 0.8 and len(np.unique(f.attack_bar)) >= 4:
        return "pedal point"
    if _is_held(f):
        return "sustained"
    repeat = _share(moves == 0)
    octave = _share((moves == 12) | (moves == 24))
    fifth = _share((moves == 7) | (moves == 5))
    small = _share((moves > 0) & (moves <= 4))
    if octave >= 0.3:
        return "octaves"
    if repeat >= 0.6:
        return "repeated notes"
    steps = _steps_quarters(f)
    by_beat = _share(np.abs(steps - 1.0) < 0.12)
    if by_beat >= 0.6 and small >= 0.4 and repeat <= 0.35:
        return "walking"
    if f.attacks_per_quarter >= 1.6 and small >= 0.55:
        return "running"
    if fifth + octave >= 0.4:
        return "root and fifth"
    if by_beat >= 0.5 and repeat <= 0.4 and small >= 0.3:
        return "walking"
    return "ostinato" if f.rhythm_share >= 0.75 else None


def _of_line(f: TrackFeatures) -> str | None:
    if f.repeat_share >= 0.75 and f.attacks_per_quarter >= 3.0:
        return "tremolo"
    if f.attacks_per_quarter >= 1.7:
        return "running"
    return "lyrical" if f.attacks_per_quarter <= 1.2 and f.sounding_share >= 0.6 else None


def _of_riff(f: TrackFeatures) -> str | None:
    if f.repeat_share >= 0.7:
        return "repeated notes"
    broken = find_broken_chords(f)
    if broken is not None:
        return "arpeggio"
    if f.rhythm_share >= 0.5 or f.pattern_share >= 0.3:
        return "ostinato"
    return "running" if f.attacks_per_quarter >= 1.7 else None


def _of_pad(f: TrackFeatures) -> str | None:
    if f.repeat_share >= 0.75 and f.attacks_per_quarter >= 3.0:
        return "tremolo"
    return "block chords" if f.attacks_per_quarter > 0.6 else "sustained"


def _of_chords(f: TrackFeatures, *, is_strummed: bool) -> str | None:
    if _is_held(f):
        return "sustained"
    if f.repeat_share >= 0.7 and f.attacks_per_quarter >= 3.0:
        return "tremolo"
    broken = find_broken_chords(f)
    if broken is not None:
        return broken
    if f.mean_size < 1.6:
        if f.repeat_share >= 0.6:
            return "repeated notes"
        return "ostinato" if f.pattern_share >= 0.5 else None
    chords = f.attack_ticks[f.size >= 2]
    after = (chords + _ON_BEAT_TICKS) % TICKS_PER_QUARTER
    on_beat = _share(after <= 2 * _ON_BEAT_TICKS)
    if on_beat <= 0.25 and f.rhythm_share >= 0.4:
        return "off-beat chords"
    is_dense = f.mean_size >= 2.5 and f.attacks_per_quarter >= 1.3
    if is_strummed and (is_dense or f.spread_share >= 0.4):
        return "strumming"
    if on_beat >= 0.8:
        return "block chords"
    if f.attacks_per_quarter >= 1.4 and _share(np.abs(_steps_quarters(f) - 0.5) < 0.1) >= 0.8:
        return "repeated notes"
    return "comping"


def find_broken_chords(f: TrackFeatures) -> str | None:
    """The kind of broken chords that a track plays, if it does."""
    low_alternates = _bass_and_chord(f)
    if low_alternates is not None:
        return low_alternates
    if f.mean_size >= 1.7:
        return None
    pitch = f.top
    if len(pitch) >= 8:
        low, high, middle, again = pitch[:-3], pitch[1:-2], pitch[2:-1], pitch[3:]
        is_alberti = (low < middle) & (middle < high) & (high == again)
        # Four notes make one figure, so that one place in four fits.
        if _share(is_alberti) >= 0.12:
            return "Alberti"
    moves = np.diff(pitch)
    sizes = np.abs(moves)
    within_beat = np.diff(f.attack_ticks) <= TICKS_PER_QUARTER + _ON_BEAT_TICKS
    is_chordal = (sizes >= 3) & (sizes < 12) & within_beat
    if _share(is_chordal) >= 0.55 and f.attacks_per_quarter >= 0.85 and f.step_share <= 0.3:
        return "arpeggio"
    return None


def _bass_and_chord(f: TrackFeatures) -> str | None:
    """Oom-pah or stride: a low note on the strong beat, then chords far above it."""
    is_single = f.size == 1
    if not 0.15 <= _share(is_single) <= 0.75:
        return None
    jumps_up = is_single[:-1] & ~is_single[1:] & (f.lowest[1:] - f.lowest[:-1] >= 4)
    share = _share(jumps_up) / max(_share(is_single), 1e-9)
    if share < 0.6:
        return None
    low, high = f.lowest[:-1][jumps_up], f.lowest[1:][jumps_up]
    is_far = np.median(high - low) >= 14 and np.median(low) < 46
    return "stride" if is_far else "oom-pah"
