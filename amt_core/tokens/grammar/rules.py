"""The rules of a track, and the lean of a key."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.music.general_midi import DRUM_KEY_NAMES, max_chord_size, pitch_range
from amt_core.music.score import Track
from amt_core.music.theory import Key
from amt_core.tokens.grid import TrackTokens
from amt_core.tokens.vocabulary import VOCABULARY

Ids = NDArray[np.int64]

# What the key adds to or takes from a pitch, in nats. Chosen so that the key found in the notes is
# the one asked for in four of five pieces; with more, pieces begin to drone on the tonic.
_OUTSIDE_SCALE = 1.5
_TONIC_CHORD = 0.3
_TONIC = 0.4

# A kit is played with two hands and two feet.
_MAX_DRUM_STROKES = 4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TrackRules:
    """What a track may play.

    Attributes:
        name: The track in tokens.
        pitches: Token ids of its pitches, ascending.
        final_pitches: The same in the last bar of the piece.
        max_chord: Most notes that start together.
        is_required: Whether it must be heard.
    """

    name: TrackTokens
    pitches: Ids
    final_pitches: Ids
    max_chord: int
    is_required: bool = True


def rules_for(
    track: Track, name: TrackTokens, *, key: Key | None = None, is_strict: bool = False
) -> TrackRules:
    """The rules of an instrument: its range, its chords, and an ending on the tonic chord.

    Args:
        track: The track.
        name: Its name in tokens.
        key: The key of the piece, if it has one.
        is_strict: Whether pitches outside the key are refused altogether.
    """
    v = VOCABULARY
    if track.is_drum:
        keys = np.array(sorted(DRUM_KEY_NAMES), dtype=np.int64) + v.drum.start
        return TrackRules(name=name, pitches=keys, final_pitches=keys, max_chord=_MAX_DRUM_STROKES)
    low, high = pitch_range(track.program)
    pitches = np.arange(low, high + 1)
    allowed = pitches
    if key is not None and is_strict:
        allowed = pitches[np.isin(pitches % 12, sorted(key.scale))]
    final = allowed
    if key is not None:
        final = pitches[np.isin(pitches % 12, sorted(key.tonic_triad))]
    return TrackRules(
        name=name,
        pitches=allowed + v.pitch.start,
        final_pitches=final + v.pitch.start,
        max_chord=max_chord_size(track.program),
    )


def key_bias(key: Key) -> NDArray[np.float32]:
    """(vocabulary,) what to add to the logits so that the key is heard.

    Pitches outside the scale become rarer but stay possible, for leading notes and blue notes;
    the notes of the tonic chord, and most of all the tonic, become a little more frequent. The
    scale alone does not say which of its notes is at home.
    """
    bias = np.zeros(VOCABULARY.size, dtype=np.float32)
    pitches = np.arange(128)
    ids = VOCABULARY.pitch.start + pitches
    bias[ids[~np.isin(pitches % 12, sorted(key.scale))]] -= _OUTSIDE_SCALE
    bias[ids[np.isin(pitches % 12, sorted(key.tonic_triad))]] += _TONIC_CHORD
    bias[ids[pitches % 12 == key.tonic]] += _TONIC
    return bias
