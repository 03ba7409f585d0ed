"""Timing and loudness of drums, as drummers of the style play each voice at each place of a bar.

The numbers are means and standard deviations of human playing in the Groove MIDI Dataset (Gillick
et al., "Learning to Groove with Inverse Sequence Transformations", ICML 2019), CC BY 4.0. Ghost
notes, accents and the dynamics of the hi-hat are in them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist

import numpy as np

from amt_core.performance.context import Context, Floats, Ints, mean_by
from amt_core.performance.noise import NoiseStream, drifting, normal
from amt_core.performance.rule import Deviation
from amt_core.performance.rules.swing import swing_notes
from amt_core.system.paths import assets_dir

VOICES = (
    "kick", "snare", "side stick", "closed hi-hat", "pedal hi-hat", "open hi-hat", "ride",
    "ride bell", "crash", "tom",
)  # fmt: skip
"""The voices of the table; hand percussion follows the closed hi-hat."""
NUM_PLACES = 16
"""Sixteenths of a bar."""

_KEYS_OF_VOICE: tuple[tuple[int, ...], ...] = (
    (35, 36), (38, 39, 40), (37,), (42,), (44,), (46,), (51, 59), (53,), (49, 52, 55, 57),
    (41, 43, 45, 47, 48, 50),
)  # fmt: skip
_HAT = VOICES.index("closed hi-hat")
# A cell with this many hits counts as much as the mean over all styles.
_PRIOR_HITS = 30.0
# A track that is softer or louder than drummers of the style play its hits stays so, by this share.
_OWN_LEVEL = 0.5
# Hits at one time are nearer to each other than to the click: they share part of their deviation.
_SHARED_TIMING, _SHARED_LOUDNESS = 0.5, 0.25
_OWN_DYNAMICS_JITTER = 4.0
_SOFTEST, _LOUDEST = 1.0, 127.0
# Equally likely normal numbers, and the search for those whose cut-off mean is known.
_NORMAL = np.array([NormalDist().inv_cdf((i + 0.5) / 201) for i in range(201)])
_NUM_STEPS, _MAX_SPREAD = 40, 80.0


def voices_of(pitch: Ints) -> Ints:
    """(n,) the index in `VOICES` of each General MIDI drum key."""
    return _VOICE_OF_KEY[pitch]


def places_of(place_ticks: Ints, beat_ticks: Ints) -> Ints:
    """(n,) the sixteenth of a bar of four beats to which each place corresponds, 0..15."""
    quarter_of_beat = np.rint(place_ticks * 4.0 / beat_ticks).astype(np.int64)
    return quarter_of_beat % NUM_PLACES


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DrumTable:
    """Statistics of the drummers of a style; each array is (voices, 16).

    Velocities are normal numbers that are cut off at 1 and 127, as a drum pad does: the loudest
    hits of all are 127. `mean_velocity` and `sd_velocity` are those of the hits, `center` and
    `spread` those of the normal numbers that have them once they are cut off.

    Attributes:
        mean_ms: How late a hit is on average.
        sd_ms: The standard deviation of that.
        mean_velocity: How loud it is on average.
        sd_velocity: The standard deviation of that.
    """

    mean_ms: Floats
    sd_ms: Floats
    mean_velocity: Floats
    sd_velocity: Floats
    center: Floats
    spread: Floats


@cache
def drum_table(style: str) -> DrumTable:
    """The table of one style of the data; what was seldom played there is nearer to all styles."""
    cells = _cells_of_styles()
    everywhere = np.sum(list(cells.values()), axis=0)
    by_voice = everywhere.sum(axis=1, keepdims=True)
    pooled = everywhere + _PRIOR_HITS * by_voice / np.maximum(by_voice[..., :1], 1.0)
    own = cells[style] + _PRIOR_HITS * pooled / pooled[..., :1]
    mean = own / own[..., :1]
    variance = mean - mean[..., [0, 1, 1, 3, 3]] ** 2
    mean_velocity = mean[..., 3]
    sd_velocity = np.sqrt(np.maximum(variance[..., 4], 1.0))
    center, spread = _before_cut(mean_velocity, sd_velocity)
    return DrumTable(
        mean_ms=mean[..., 1],
        sd_ms=np.sqrt(np.maximum(variance[..., 2], 1.0)),
        mean_velocity=mean_velocity,
        sd_velocity=sd_velocity,
        center=center,
        spread=spread,
    )


def _before_cut(mean: Floats, sd: Floats) -> tuple[Floats, Floats]:
    """Center and spread of normal numbers that have this mean and deviation once cut off.

    They are found step by step: what the cut takes from either is added before it.
    """
    center, spread = mean.copy(), sd.copy()
    for _ in range(_NUM_STEPS):
        cut = np.clip(center[..., None] + spread[..., None] * _NORMAL, _SOFTEST, _LOUDEST)
        center += mean - cut.mean(axis=-1)
        spread *= np.clip(sd / np.maximum(cut.std(axis=-1), 1.0), 0.8, 1.25)
        spread = np.minimum(spread, _MAX_SPREAD)
    return center, spread


class DrumFeel:
    """Plays drums as the drummers of the style do."""

    def deviate(self, context: Context) -> Deviation:
        """Drums alone; timing and dynamics that a person gave a track already are kept."""
        rows = np.flatnonzero(context.is_drum)
        onset_ms, velocity = np.zeros(len(context.pitch)), np.zeros(len(context.pitch))
        if len(rows):
            onset_ms[rows], velocity[rows] = _play(context, rows)
        return Deviation(onset_ms=onset_ms, velocity=velocity)


def _play(context: Context, rows: Ints) -> tuple[Floats, Floats]:
    table = drum_table(context.style.drummers)
    onset, track = context.onset_ticks[rows], context.track[rows]
    voice = voices_of(context.pitch[rows])
    cell = voice, places_of(context.place_ticks[rows], context.beat_ticks[rows])
    # A swung hit has its mean place already.
    mean_ms = np.where(swing_notes(context).is_moved[rows], 0.0, table.mean_ms[cell])
    shared = drifting(context.seed, NoiseStream.ENSEMBLE_TIMING, onset)
    own = normal(context.seed, NoiseStream.NOTE_TIMING, track, onset, context.pitch[rows])
    onset_ms = mean_ms + table.sd_ms[cell] * _mixed(shared, own, _SHARED_TIMING)
    onset_ms = np.where(context.is_played[track], 0.0, onset_ms)
    shared = drifting(context.seed, NoiseStream.ENSEMBLE_LOUDNESS, onset, track)
    own = normal(context.seed, NoiseStream.LOUDNESS, track, onset, context.pitch[rows])
    deviation = _mixed(shared, own, _SHARED_LOUDNESS)
    written = context.score.notes.velocity[rows].astype(np.float64)
    mean = table.mean_velocity[cell]
    level = mean_by(written - mean, track, len(context.score.tracks))[track]
    played = table.center[cell] + table.spread[cell] * deviation + _OWN_LEVEL * level
    played = np.clip(played, _SOFTEST, _LOUDEST)
    flatness = context.flatness[track]
    kept = written + _OWN_DYNAMICS_JITTER * deviation
    return onset_ms, flatness * played + (1.0 - flatness) * kept - written


def _mixed(shared: Floats, own: Floats, shared_variance: float) -> Floats:
    """The sum of two standard normal deviations that is one itself."""
    return np.sqrt(shared_variance) * shared + np.sqrt(1.0 - shared_variance) * own


@cache
def _cells_of_styles() -> dict[str, Floats]:
    text = (assets_dir() / "performance" / "drum_feel.json").read_text(encoding="utf-8")
    styles = json.loads(text)["styles"]
    return {name: _cells(entry["voices"]) for name, entry in styles.items()}


def _cells(voices: dict[str, dict[str, dict[str, list[float]]]]) -> Floats:
    """(voices, 16, 5): hits, and the sums of offset, its square, velocity and its square."""
    cells = np.zeros((len(VOICES), NUM_PLACES, 5))
    for index, voice in enumerate(VOICES):
        for place, cell in voices.get(voice, {}).items():
            hits = np.array(cell["n"], dtype=np.float64)
            (ms, sd_ms), (velocity, sd) = cell["offset_ms"], cell["velocity"]
            moments = (1.0, ms, ms**2 + sd_ms**2, velocity, velocity**2 + sd**2)
            cells[index, int(place)] = hits * np.array(moments)
    return cells


def _voice_of_key() -> Ints:
    voices = np.full(128, _HAT, dtype=np.int64)
    for voice, keys in enumerate(_KEYS_OF_VOICE):
        voices[list(keys)] = voice
    return voices


_VOICE_OF_KEY = _voice_of_key()
