"""The values that the attributes of a spec, and the fields of its requests, can have."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from amt_core.music.instruments.articulations import ARTICULATIONS
from amt_core.music.instruments.rhythms import RHYTHMS
from amt_core.music.instruments.roles import FIGURES, ROLES
from amt_core.music.tempo_map import MAX_BPM, MIN_BPM
from amt_core.spec.genres import GENRES, MOODS, SUBGENRES
from amt_core.spec.instrument import Instrument
from amt_core.spec.music_spec import DYNAMICS, LEVELS, MAX_NUM_BARS, MAX_PARTS, MusicSpec
from amt_core.spec.requests import (
    FORMS,
    MAX_NUM_VARIATIONS,
    ArticulationRequest,
    EnergyChange,
    FeelRequest,
    FigureRequest,
    Form,
    KeyChange,
    MeterChange,
    RequestedChord,
    RequestedSection,
    RhythmRequest,
    RoleRequest,
    TempoChange,
)
from amt_core.spec.spans import SECTION_KINDS, is_section_letter


def check_value(owner: type, name: str, value: object) -> None:
    """Checks the value of an attribute or a field; None is always allowed.

    Args:
        owner: `MusicSpec`, or the class of an instrument or a request.
        name: The attribute or the field.
        value: A value of its type. All items of a tuple are checked.

    Raises:
        ValueError: The attribute or the field cannot have this value.
    """
    is_allowed = _ALLOWED.get((owner, name))
    if is_allowed is None or value is None:
        return
    for item in value if isinstance(value, tuple) else (value,):
        if not is_allowed(item):
            raise ValueError(f"{name} cannot be {item!r}")


def _among(values: Collection[object]) -> Callable[[Any], bool]:
    return lambda value: value in values


def _between(low: float, high: float) -> Callable[[Any], bool]:
    """Both ends are allowed; NaN is not."""
    return lambda value: low <= value <= high


_NUM_BARS = _between(1, MAX_NUM_BARS)
_NUM_PLAYERS = _between(1, MAX_PARTS)
# A description may ask for more than the longest piece has; what is computed stays finite.
_MAX_SEC = 1e100
_MAX_SEMITONES = 24
_MAX_TEMPO_FACTOR = 4.0
# No bar has more beats: 32 is the largest numerator.
_LAST_BEAT = 32

_ALLOWED: Mapping[tuple[type, str], Callable[[Any], bool]] = {
    (MusicSpec, "tempo_bpm"): _between(MIN_BPM, MAX_BPM),
    (MusicSpec, "num_bars"): _NUM_BARS,
    (MusicSpec, "duration_sec"): lambda seconds: 0 < seconds <= _MAX_SEC,
    (MusicSpec, "genre"): _among(GENRES),
    (MusicSpec, "subgenre"): _among(SUBGENRES),
    (MusicSpec, "moods"): _among(MOODS),
    (MusicSpec, "dynamics"): _among(DYNAMICS),
    (MusicSpec, "density"): _among(LEVELS),
    (MusicSpec, "polyphony"): _among(LEVELS),
    (MusicSpec, "register"): _among(LEVELS),
    (MusicSpec, "hand"): _among(("left", "right")),
    (MusicSpec, "num_voices"): _NUM_PLAYERS,
    (Instrument, "program"): _among(range(128)),
    (Instrument, "count"): _NUM_PLAYERS,
    (RequestedChord, "beat"): _between(0, _LAST_BEAT),
    (RequestedSection, "kind"): _among(("", *SECTION_KINDS)),
    (RequestedSection, "letter"): lambda letter: not letter or is_section_letter(letter),
    (RequestedSection, "num_bars"): _NUM_BARS,
    (RequestedSection, "first_bar"): _between(0, MAX_NUM_BARS - 1),
    (Form, "name"): _among(("", *FORMS)),
    (Form, "num_variations"): _between(1, MAX_NUM_VARIATIONS),
    (Form, "excluded"): _among(SECTION_KINDS),
    (KeyChange, "semitones"): _between(-_MAX_SEMITONES, _MAX_SEMITONES),
    (TempoChange, "factor"): _between(1 / _MAX_TEMPO_FACTOR, _MAX_TEMPO_FACTOR),
    (TempoChange, "target_bpm"): _between(MIN_BPM, MAX_BPM),
    (MeterChange, "num_bars"): _NUM_BARS,
    (EnergyChange, "direction"): _among((-1, 0, 1)),
    (EnergyChange, "dynamics"): _among(DYNAMICS),
    (EnergyChange, "start_dynamics"): _among(DYNAMICS),
    (RoleRequest, "role"): _among(ROLES),
    (FigureRequest, "figure"): _among(FIGURES),
    (RhythmRequest, "rhythm"): _among(RHYTHMS),
    (ArticulationRequest, "articulation"): _among(ARTICULATIONS),
    (FeelRequest, "swing_unit"): _among((8, 16)),
    (FeelRequest, "swing_share"): _between(0.5, 0.75),
    (FeelRequest, "amount_share"): _between(0, 1),
}
