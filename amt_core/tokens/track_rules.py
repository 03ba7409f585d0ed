"""The rules of a track: what its instrument can play, and how loud and in which key it shall."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.instruments.general_midi import (
    DRUM_KEY_NAMES,
    is_bass,
    max_chord_size,
    pitch_range,
)
from amt_core.music.instruments.hands import NUM_FINGERS, REACH_SEMITONES, Hand, hands_of
from amt_core.music.instruments.voices import Range, voice_range
from amt_core.music.score import Track
from amt_core.music.theory import Key
from amt_core.tokens.grid import TrackTokens
from amt_core.tokens.vocabulary import DRUM_PROGRAM, VOCABULARY

Ids = NDArray[np.int64]

# A kit is played with two hands and two feet.
_MAX_DRUM_STROKES = 4

# No player lets more than six notes ring on: in played and in written music hardly ever do more. A
# player of single notes ends one before the next begins: of the notes of such training parts (those
# with chords are shared by two players) one in 2,400 begins earlier.
_MOST_SOUNDING = 6

MAX_SILENT_BARS = 2
"""A required track is not silent for longer."""

# In half of the pieces for two hands neither rests for a whole bar.
_MAX_SILENT_BARS_OF_A_HAND = 0

VELOCITY_CLASSES = {
    "ppp": (2, 5), "pp": (3, 6), "p": (4, 8), "mp": (5, 9),
    "mf": (6, 11), "f": (8, 13), "ff": (10, 14), "fff": (12, 15),
}  # fmt: skip
"""Softest and loudest class of velocity (eight each) that a dynamic mark leaves room for.

The means of neighboring marks lie a class apart, and accents need some room on both sides.
"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TrackRules:
    """The pitches, loudness and chords that a track may play.

    Attributes:
        name: The track in tokens.
        pitches: Token ids of its pitches, ascending.
        final_pitches: The same in the last bar of the piece.
        final_lowest: The final pitches that may be the lowest of a chord.
        velocities: Token ids of how loud its notes may be, ascending.
        max_chord: Most notes that start together.
        max_sounding: Most notes that sound together; None for any number.
        max_silent_bars: If it is required, it is not silent for longer.
        hand: Which hand of a keyboard plays it, where each has a track of its own.
        is_bass: Whether its instrument is a bass.
        carries_harmony: Whether its lowest notes are the ground of the chords.
        has_tune: Whether it has the tune, which is free against the chords.
        is_asked_tune: Whether it is asked to have the tune: then the others lie below.
        figure: The figure that is asked for; None leaves it to the model.
        is_required: Whether it must play.
    """

    name: TrackTokens
    pitches: Ids
    final_pitches: Ids
    final_lowest: Ids
    velocities: Ids
    max_chord: int
    max_sounding: int | None = None
    max_silent_bars: int = MAX_SILENT_BARS
    hand: Hand | None = None
    is_bass: bool = False
    carries_harmony: bool = False
    has_tune: bool = False
    is_asked_tune: bool = False
    figure: str | None = None
    is_required: bool = True

    @property
    def reach(self) -> int | None:
        """Most semitones between notes that start together; None for any number."""
        return None if self.hand is None else REACH_SEMITONES

    @property
    def is_drum(self) -> bool:
        """True if it has strokes instead of pitches."""
        return self.name.program == DRUM_PROGRAM


def rules_of(
    tracks: Sequence[Track],
    names: Sequence[TrackTokens],
    *,
    key: Key | None = None,
    is_strict: bool = False,
    dynamics: str | None = None,
) -> tuple[TrackRules, ...]:
    """The rules of the instruments of a piece: ranges, chords, and an ending on the tonic chord.

    In the last bar a bass plays the tonic alone: that is what makes it an end. Where there is no
    bass, the lowest instrument carries the harmony in its place, and ends with the tonic lowest.

    Args:
        tracks: The tracks.
        names: Their names in tokens.
        key: The key of the piece, if it has one.
        is_strict: Whether pitches outside the key are refused altogether.
        dynamics: The dynamic mark to keep to; None leaves loudness free.
    """
    hands = hands_of(tracks)
    ranges = [_range(track, hands.get(index)) for index, track in enumerate(tracks)]
    ground = _ground(tracks, ranges)
    return tuple(
        _drum_rules(name, dynamics)
        if track.is_drum
        else _pitched_rules(
            track,
            name,
            ranges[index],
            hand=hands.get(index),
            carries_harmony=index in ground,
            key=key,
            is_strict=is_strict,
            dynamics=dynamics,
        )
        for index, (track, name) in enumerate(zip(tracks, names, strict=True))
    )


def ending_on(rules: TrackRules, chord: ChordSymbol) -> TrackRules:
    """The rules of a pitched track that ends on a chord instead of the tonic."""
    home = {chord.lowest} if rules.is_bass else set(chord.pitch_classes)
    final = _of_pitch_classes(rules.pitches, home)
    lowest = _of_pitch_classes(final, {chord.lowest}) if rules.carries_harmony else final
    return replace(rules, final_pitches=final, final_lowest=lowest)


def _of_pitch_classes(pitches: Ids, pitch_classes: Collection[int]) -> Ids:
    """The tokens of some pitch classes, or all if there are none."""
    found = pitches[np.isin((pitches - VOCABULARY.pitch.start) % 12, sorted(pitch_classes))]
    return found if len(found) else pitches


def _range(track: Track, hand: Hand | None) -> Range:
    """The range of a track: that of its instrument, or the part of a hand or a voice in it."""
    low, high = pitch_range(track.program)
    part = (hand.lowest, hand.highest) if hand is not None else voice_range(track)
    return (low, high) if part is None else (max(low, part[0]), min(high, part[1]))


def _ground(tracks: Sequence[Track], ranges: Sequence[Range]) -> set[int]:
    """The tracks that carry the harmony: all basses, else the lowest; of equal ones the last."""
    pitched = [index for index, track in enumerate(tracks) if not track.is_drum]
    basses = {index for index in pitched if is_bass(tracks[index].program)}
    if basses or not pitched:
        return basses
    return {min(pitched, key=lambda index: (ranges[index][0], -index))}


def _drum_rules(name: TrackTokens, dynamics: str | None) -> TrackRules:
    keys = np.array(sorted(DRUM_KEY_NAMES), dtype=np.int64) + VOCABULARY.drum.start
    return TrackRules(
        name=name,
        pitches=keys,
        final_pitches=keys,
        final_lowest=keys,
        velocities=velocities_of(dynamics),
        max_chord=_MAX_DRUM_STROKES,
    )


def _pitched_rules(
    track: Track,
    name: TrackTokens,
    pitch_bounds: Range,
    *,
    hand: Hand | None,
    carries_harmony: bool,
    key: Key | None,
    is_strict: bool,
    dynamics: str | None,
) -> TrackRules:
    low, high = pitch_bounds
    max_chord = max_chord_size(track.program)
    if hand is not None:
        max_chord = min(max_chord, NUM_FINGERS)
    pitches = np.arange(low, high + 1)
    allowed = final = lowest = pitches
    if key is not None:
        if is_strict:
            allowed = _within(pitches, key.scale)
        home = {key.tonic} if is_bass(track.program) else key.tonic_triad
        final = _within(pitches, home)
        lowest = _within(pitches, {key.tonic}) if carries_harmony else final
    start = VOCABULARY.pitch.start
    return TrackRules(
        name=name,
        pitches=allowed + start,
        final_pitches=final + start,
        final_lowest=lowest + start,
        velocities=velocities_of(dynamics),
        max_chord=max_chord,
        max_sounding=min(max_chord, _MOST_SOUNDING),
        max_silent_bars=MAX_SILENT_BARS if hand is None else _MAX_SILENT_BARS_OF_A_HAND,
        hand=hand,
        is_bass=is_bass(track.program),
        carries_harmony=carries_harmony,
    )


def _within(pitches: Ids, pitch_classes: Collection[int]) -> Ids:
    return pitches[np.isin(pitches % 12, sorted(pitch_classes))]


def velocities_of(dynamics: str | None) -> Ids:
    """Token ids of the velocities that a dynamic mark leaves, ascending; all for None."""
    if dynamics is None:
        return VOCABULARY.vel.ids()
    softest, loudest = VELOCITY_CLASSES[dynamics]
    return VOCABULARY.vel.ids(softest, loudest + 1)
