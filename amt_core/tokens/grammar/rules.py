"""The rules of a track: what its instrument can play, and how loud and in which key it shall."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.music.general_midi import DRUM_KEY_NAMES, family, max_chord_size, pitch_range
from amt_core.music.score import Track
from amt_core.music.theory import Key
from amt_core.tokens.grid import TrackTokens
from amt_core.tokens.vocabulary import VOCABULARY

Ids = NDArray[np.int64]

# A kit is played with two hands and two feet.
_MAX_DRUM_STROKES = 4

# A bass carries the harmony: what in a melody is a pleasant surprise is a wrong chord here.
_BASS_STEADINESS = 1.3

# Softest and loudest class of velocity (eight each) that a dynamic mark leaves room for. The means
# of neighbouring marks lie a class apart, and accents need some room on both sides.
_VELOCITIES = {
    "ppp": (2, 5), "pp": (3, 6), "p": (4, 8), "mp": (5, 9),
    "mf": (6, 11), "f": (8, 13), "ff": (10, 14), "fff": (12, 15),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TrackRules:
    """What a track may play.

    Attributes:
        name: The track in tokens.
        pitches: Token ids of its pitches, ascending.
        final_pitches: The same in the last bar of the piece.
        velocities: Token ids of how loud its notes may be, ascending.
        max_chord: Most notes that start together.
        steadiness: How much more surely than the others it takes what is likeliest: so many times
            its logits are added to themselves.
        is_required: Whether it must be heard.
    """

    name: TrackTokens
    pitches: Ids
    final_pitches: Ids
    velocities: Ids
    max_chord: int
    steadiness: float = 0.0
    is_required: bool = True


def rules_for(
    track: Track,
    name: TrackTokens,
    *,
    key: Key | None = None,
    is_strict: bool = False,
    dynamics: str | None = None,
) -> TrackRules:
    """The rules of an instrument: its range, its chords, and an ending on the tonic chord.

    In the last bar a bass plays the tonic alone: that is what makes it an end.

    Args:
        track: The track.
        name: Its name in tokens.
        key: The key of the piece, if it has one.
        is_strict: Whether pitches outside the key are refused altogether.
        dynamics: The dynamic mark that must be heard; None leaves loudness free.
    """
    v = VOCABULARY
    if track.is_drum:
        keys = np.array(sorted(DRUM_KEY_NAMES), dtype=np.int64) + v.drum.start
        return TrackRules(
            name=name,
            pitches=keys,
            final_pitches=keys,
            velocities=_velocities(dynamics),
            max_chord=_MAX_DRUM_STROKES,
        )
    low, high = pitch_range(track.program)
    pitches = np.arange(low, high + 1)
    allowed = pitches
    if key is not None and is_strict:
        allowed = pitches[np.isin(pitches % 12, sorted(key.scale))]
    final = allowed
    if key is not None:
        home = {key.tonic} if family(track.program) == "bass" else key.tonic_triad
        final = pitches[np.isin(pitches % 12, sorted(home))]
    return TrackRules(
        name=name,
        pitches=allowed + v.pitch.start,
        final_pitches=final + v.pitch.start,
        velocities=_velocities(dynamics),
        max_chord=max_chord_size(track.program),
        steadiness=_BASS_STEADINESS if family(track.program) == "bass" else 0.0,
    )


def _velocities(dynamics: str | None) -> Ids:
    if dynamics is None:
        return VOCABULARY.vel.ids()
    softest, loudest = _VELOCITIES[dynamics]
    return VOCABULARY.vel.ids(softest, loudest + 1)
