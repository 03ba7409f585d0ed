"""The role of each track, from how it moves and lies among the others; names do not count."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from amt_core.music.score import Score
from amt_core.traits.tracks.features import TrackFeatures
from amt_core.traits.tracks.pitched_figures import find_broken_chords

# A logistic regression on 900 pieces of the corpus: band arrangements with a named melody, songs
# with piano, piano pieces for two hands and string quartets. The tune is one line, high, moves by
# step, sounds through and does not repeat its bars. Of these tunes 99 of 100 score highest.
_MELODY_WEIGHTS = {
    "constant": -2.5, "polyphony": -2.75, "pitch": 0.95, "very_high": -0.45, "step": 3.05,
    "repeat": 1.55, "pattern": -1.25, "rhythm": -1.75, "lowest": -1.6, "highest": 0.7,
    "sounding": 2.15, "coverage": 1.4, "attacks": -0.35,
}  # fmt: skip
# With more parts a piece may do without a tune: backing tracks do.
_MIN_MELODY_SHARE, _MIN_MELODY_SHARE_OF_FEW = 0.4, 0.1
_FEW_PARTS = 2
# A tune that passes between parts: each plays while the others rest, except where they meet.
_MIN_SHARED_MELODY_SHARE = 0.35
_MAX_TOGETHER_SHARE = 0.3
_COUNTER_MELODY_SHARE = 0.45

_ONE_LINE = 1.35
"""A track of one line has no more polyphony than this: its notes overlap a little."""


def melody_likelihood(features: TrackFeatures) -> float:
    """The likeness of a track to a tune, 0..1."""
    f = features
    values = {
        "constant": 1.0,
        "polyphony": min(f.polyphony, 3.0) - 1.0,
        "pitch": max(min((f.mean_pitch - 60.0) / 12.0, 1.5), -1.5),
        "very_high": max((f.mean_pitch - 79.0) / 12.0, 0.0),
        "step": f.step_share,
        "repeat": f.repeat_share,
        "pattern": f.pattern_share,
        "rhythm": f.rhythm_share,
        "lowest": f.lowest_share,
        "highest": f.highest_share,
        "sounding": f.sounding_share,
        "coverage": min(f.coverage, 0.8),
        "attacks": min(f.attacks_per_quarter, 2.5),
    }
    return 1.0 / (1.0 + math.exp(-sum(_MELODY_WEIGHTS[name] * x for name, x in values.items())))


def find_roles(score: Score, features: Sequence[TrackFeatures]) -> list[str]:
    """(tracks,) one of `ROLES` for each track."""
    roles = ["drums" if not f.is_pitched else "chords" for f in features]
    for index, track in enumerate(score.tracks):
        if not features[index].num_notes:
            roles[index] = "drums" if track.is_drum else "chords"
    playing = [i for i, f in enumerate(features) if f.is_pitched and f.num_notes]
    if len(playing) == 1:
        roles[playing[0]] = _role_of_only(features[playing[0]])
        return roles
    basses = [i for i in playing if _is_bass(features[i], num_parts=len(playing))]
    others = [i for i in playing if i not in basses]
    likelihood = {i: melody_likelihood(features[i]) for i in others}
    melody = max(likelihood, key=lambda i: likelihood[i]) if likelihood else None
    threshold = _MIN_MELODY_SHARE_OF_FEW if len(playing) <= _FEW_PARTS else _MIN_MELODY_SHARE
    if melody is not None and likelihood[melody] < threshold:
        melody = None
    tunes = [] if melody is None else _sharing_the_tune(melody, likelihood, features)
    for i in basses:
        roles[i] = "bass"
    for i in others:
        roles[i] = "melody" if i in tunes else _accompanying_role(features[i], likelihood[i])
    return roles


def _role_of_only(f: TrackFeatures) -> str:
    """The role of the only pitched track."""
    if f.polyphony > _ONE_LINE or f.mean_size > _ONE_LINE:
        return "chords" if f.step_share < 0.1 and f.rhythm_share > 0.7 else "full"
    return "bass" if f.mean_pitch < 46.0 else "melody"


def _is_bass(f: TrackFeatures, *, num_parts: int) -> bool:
    """True if a track is the lowest line; broken chords of a left hand are none."""
    if f.polyphony > _ONE_LINE or (f.mean_size > 1.5 and not _is_in_octaves(f)):
        return False
    if f.mean_pitch >= 46.0 and find_broken_chords(f) is not None:
        return False
    # A second bass, or one above which a kick or a piano's left hand reaches lower at times.
    if f.mean_pitch < 45.0 and f.lowest_share >= 0.3:
        return True
    return f.lowest_share >= 0.6 and f.mean_pitch < (57.0 if num_parts > _FEW_PARTS else 54.0)


def _is_in_octaves(f: TrackFeatures) -> bool:
    double = f.size > 1
    return bool(np.mean((f.top - f.lowest)[double] == 12) > 0.8) if double.any() else True


def _sharing_the_tune(
    melody: int, likelihood: dict[int, float], features: Sequence[TrackFeatures]
) -> list[int]:
    """The melody, the tracks that double it, and those that have it while it rests."""
    tunes = [melody]
    bars = features[melody].attack_bar
    for i in sorted(likelihood, key=lambda i: -likelihood[i]):
        f = features[i]
        if i == melody:
            continue
        if _doubles(f, features[melody]):
            tunes.append(i)
        elif likelihood[i] >= _MIN_SHARED_MELODY_SHARE and f.polyphony <= _ONE_LINE:
            # A part that plays throughout accompanies the few bars of a tune.
            together = max(np.isin(f.attack_bar, bars).mean(), np.isin(bars, f.attack_bar).mean())
            if together <= _MAX_TOGETHER_SHARE:
                tunes.append(i)
                bars = np.append(bars, f.attack_bar)
    return tunes


def _doubles(f: TrackFeatures, melody: TrackFeatures) -> bool:
    """True if a track plays the tune along, in unison or octaves."""
    shared, mine, its = np.intersect1d(
        f.attack_ticks, melody.attack_ticks, assume_unique=True, return_indices=True
    )
    if len(shared) < 0.8 * len(f.attack_ticks):
        return False
    return bool(np.mean((f.top[mine] - melody.top[its]) % 12 == 0) > 0.85)


def _accompanying_role(f: TrackFeatures, melody_share: float) -> str:
    is_line = f.polyphony <= _ONE_LINE and f.mean_size <= _ONE_LINE
    if f.mean_length_quarters >= 1.75 and f.attacks_per_quarter <= 0.6:
        return "counter-melody" if is_line and melody_share > 0.7 else "pad"
    if not is_line:
        return "chords"
    if find_broken_chords(f) is not None:
        return "chords"
    if melody_share >= _COUNTER_MELODY_SHARE:
        return "counter-melody"
    # Inner voices that repeat the notes of a chord accompany.
    if f.repeat_share >= 0.6:
        return "chords"
    return "riff" if f.pattern_share >= 0.3 or f.rhythm_share >= 0.6 else "counter-melody"


def section_roles(
    roles: Sequence[str],
    features: Sequence[TrackFeatures],
    playing: Sequence[Sequence[bool]],
) -> list[tuple[str | None, ...]]:
    """(tracks,) of (sections,) roles; where the tune rests the likeliest other line has a solo.

    Args:
        roles: (tracks,) the roles in the whole piece.
        features: (tracks,) measurements.
        playing: (sections,) of (tracks,) whether each track plays there.
    """
    columns: list[list[str | None]] = [[] for _ in roles]
    for plays in playing:
        for index, role in enumerate(roles):
            columns[index].append(role if plays[index] else None)
        has_melody = any(plays[i] for i, role in enumerate(roles) if role == "melody")
        lines = [
            i for i, role in enumerate(roles)
            if plays[i] and role == "counter-melody" and melody_likelihood(features[i]) > 0.5
        ]  # fmt: skip
        if "melody" in roles and not has_melody and lines:
            soloist = max(lines, key=lambda i: melody_likelihood(features[i]))
            columns[soloist][-1] = "solo"
    return [tuple(column) for column in columns]
