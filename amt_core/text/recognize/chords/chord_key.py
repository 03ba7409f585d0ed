"""The key that a progression implies, by the function of its chords."""

from __future__ import annotations

from collections.abc import Sequence

from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.theory import ALL_KEYS, MAJOR_SCALE, NATURAL_MINOR_SCALE, Key

# Points of what speaks for a key; a chord of the scale has one.
_TONIC, _DOMINANT, _DOMINANT_SEVENTH, _CADENCE = 0.6, 0.4, 1.0, 0.5
_FIRST, _LAST, _HALF_DIMINISHED_SECOND = 0.3, 0.2, 0.5
_TONIC_QUALITIES = {
    "major": frozenset({"maj", "6", "maj7", "5", "sus2", "sus4"}),
    "minor": frozenset({"min", "m6", "m7", "mMaj7", "5"}),
}
_DOMINANT_QUALITIES = frozenset({"maj", "7", "sus4", "aug"})
_FIFTH = 7


def key_of(chords: Sequence[ChordSymbol]) -> Key | None:
    """The key in which the chords have the plainest functions; None without chords."""
    if not chords:
        return None
    return max(ALL_KEYS, key=lambda key: _points(chords, key))


def _points(chords: Sequence[ChordSymbol], key: Key) -> float:
    scale = _scale(key)
    points = 0.0
    has_tonic = has_dominant = has_seventh = False
    for index, chord in enumerate(chords):
        degree = (chord.root - key.tonic) % 12
        is_dominant = degree == _FIFTH and chord.quality in _DOMINANT_QUALITIES
        is_tonic = _is_tonic(chord, key)
        points += is_tonic or is_dominant or chord.pitch_classes <= scale
        # A blues has sevenths on every degree.
        points += 0.5 * (chord.quality == "7" and degree in (0, 5) and key.mode == "major")
        points += _HALF_DIMINISHED_SECOND * (
            degree == 2 and chord.quality == "m7b5" and key.mode == "minor"
        )
        has_tonic |= is_tonic
        has_dominant |= is_dominant
        has_seventh |= is_dominant and chord.quality == "7"
        following = chords[(index + 1) % len(chords)]
        points += _CADENCE * (is_dominant and _is_tonic(following, key)) / len(chords)
    points += _TONIC * has_tonic + _DOMINANT * has_dominant + _DOMINANT_SEVENTH * has_seventh
    points += _FIRST * _is_tonic(chords[0], key) + _LAST * _is_tonic(chords[-1], key)
    return points


def _is_tonic(chord: ChordSymbol, key: Key) -> bool:
    return chord.root == key.tonic and (
        chord.quality in _TONIC_QUALITIES[key.mode]
        or (chord.quality == "7" and key.mode == "major")
    )


def _scale(key: Key) -> frozenset[int]:
    """The notes of the key; those of natural minor, so that a major dominant counts by itself."""
    steps = MAJOR_SCALE if key.mode == "major" else NATURAL_MINOR_SCALE
    return frozenset((key.tonic + step) % 12 for step in steps)
