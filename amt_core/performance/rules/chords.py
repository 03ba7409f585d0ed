"""Chords that are not struck at once: strums, rolled chords, and the tune ahead of its chord."""

from __future__ import annotations

import numpy as np

from amt_core.music.instruments.general_midi import family
from amt_core.music.score import Track
from amt_core.performance.context import Context, Floats
from amt_core.performance.noise import NoiseStream, normal
from amt_core.performance.rule import Deviation

# From the first to the last string, and the share of that before the beat; chosen, as are the up
# strokes and the rolls.
_STRUM_MS, _STRUM_EARLY_SHARE = 32.0, 0.3
_UP_STROKE_VELOCITY = -8.0
_PLUCKED = frozenset({15, 46, 104, 105, 106, 107})
# A hand does not reach further; with more the notes come one after the other, upwards.
_HAND_SEMITONES = 16
_ROLL_MS_PER_NOTE = 22.0
# Pianists play the tune about 30 ms ahead of its chord, since they play it louder: a faster hammer
# comes earlier (Goebl, "Melody lead in piano performance: expressive device or artifact?", JASA
# 110, 2001). Here it is a little louder, and half as much ahead.
_MELODY_LEAD_MS, _MELODY_VELOCITY = -14.0, 6.0
_MAX_ROLL_MS = 90.0


class ChordSpread:
    """Spreads the notes of chords as hands play them.

    Guitars and other plucked strings strum down on the beat and up between beats. Piano chords
    that are wider than a hand are rolled. The top note of other piano chords leads, if the piano
    has the tune.
    """

    def deviate(self, context: Context) -> Deviation:
        """Attacks of two notes and more in parts that no person has played."""
        onset_ms, velocity = np.zeros(len(context.pitch)), np.zeros(len(context.pitch))
        count = np.bincount(context.attack)[context.attack]
        lowest, highest, rank = _ranks(context)
        tracks = context.score.tracks
        strums = context.of_tracks(_is_strummed(track) for track in tracks)
        plays_piano = context.of_tracks(_is_piano(track) for track in tracks)
        is_free = (count > 1) & ~context.is_played[context.track]
        is_strum = is_free & (count > 2) & strums
        is_piano = is_free & plays_piano
        # Strings from the first to the last, 0..1.
        share = rank / np.maximum(count - 1, 1)
        is_up = context.place_ticks % context.beat_ticks != 0
        order = np.where(is_up, 1.0 - share, share) - _STRUM_EARLY_SHARE
        speed = 1.0 + 0.2 * np.clip(
            normal(context.seed, NoiseStream.STRUM, context.track, context.onset_ticks), -2.0, 2.0
        )
        onset_ms = np.where(is_strum, _STRUM_MS * speed * order, onset_ms)
        velocity = np.where(is_strum & is_up, _UP_STROKE_VELOCITY, velocity)
        is_rolled = is_piano & (highest - lowest > _HAND_SEMITONES) & (count > 2)
        roll_ms = np.minimum(_ROLL_MS_PER_NOTE * (count - 1), _MAX_ROLL_MS)
        # The top comes on the beat.
        onset_ms = np.where(is_rolled, roll_ms * (share - 1.0), onset_ms)
        leads = is_piano & ~is_rolled & (rank == count - 1) & context.has_role("full", "melody")
        onset_ms = np.where(leads, _MELODY_LEAD_MS, onset_ms)
        velocity = np.where(leads, _MELODY_VELOCITY, velocity)
        return Deviation(onset_ms=onset_ms, velocity=velocity * context.flatness[context.track])


def _ranks(context: Context) -> tuple[Floats, Floats, Floats]:
    """(n,) each: lowest and highest pitch of the attack, and how many of its notes are lower."""
    attack, pitch = context.attack, context.pitch.astype(np.float64)
    order = np.lexsort((pitch, attack))
    first = np.flatnonzero(np.diff(attack[order], prepend=-1))
    lowest = np.minimum.reduceat(pitch[order], first)[attack]
    highest = np.maximum.reduceat(pitch[order], first)[attack]
    rank = np.empty(len(pitch))
    rank[order] = np.arange(len(pitch)) - first[attack[order]]
    return lowest, highest, rank


def _is_piano(track: Track) -> bool:
    """True if a track is played on a piano, acoustic or electric, or a harpsichord."""
    return not track.is_drum and family(track.program) == "piano"


def _is_strummed(track: Track) -> bool:
    return not track.is_drum and (family(track.program) == "guitar" or track.program in _PLUCKED)
