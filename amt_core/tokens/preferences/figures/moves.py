"""Pitches that continue a figure, by the attack before and the chord in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.music.chord_symbols import ChordSymbol
from amt_core.tokens.preferences.figures.bar_places import EIGHTH
from amt_core.tokens.preferences.weights import OUT_OF_FIGURE, RARE_IN_FIGURE
from amt_core.tokens.vocabulary import VOCABULARY

Nats = NDArray[np.float32]

_PITCHES: NDArray[np.int64] = np.arange(VOCABULARY.pitch.size)
_PITCH_CLASSES = _PITCHES % 12
# A chord lies at least so far above the bass note before it, and as far in stride.
_CHORD_ABOVE, _STRIDE = 5, 15
_LOW_OF_STRIDE = (28, 45)
_HIGH_OF_OOM_PAH = 55
# Broken chords stay in the middle: below lies the bass.
_BROKEN = (50, 79)
_LOW_OF_ALBERTI = (48, 60)
_BASS = (28, 50)
_TRIPLE = 3
_OCTAVE_BASS = (28, 43)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """Notes that a track strikes together.

    Attributes:
        position: The step of the bar.
        pitches: MIDI pitches, ascending.
        chord: The chord in force.
    """

    position: int
    pitches: tuple[int, ...]
    chord: ChordSymbol | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An attack that begins, and what was before it.

    Attributes:
        position: The step of the bar.
        place: The number of attacks in this bar before it.
        chord: The chord in force.
        before: The attacks before, of this bar and the last one.
        anchor: The first attack that the figure was played with.
        pattern: The attacks of the first bar of the figure, which an ostinato repeats.
        beat: Length of a beat in steps.
        num_beats: Beats of the bar.
    """

    position: int
    place: int
    chord: ChordSymbol | None
    before: tuple[Attack, ...]
    anchor: Attack | None
    pattern: tuple[Attack, ...]
    beat: int
    num_beats: int

    @property
    def is_new_chord(self) -> bool:
        """True if the chord begins with this attack."""
        return not self.before or self.before[-1].chord != self.chord

    @property
    def lowest_before(self) -> int:
        """The lowest pitch of the attack before; there is one."""
        return self.before[-1].pitches[0]

    @property
    def is_low(self) -> bool:
        """True if bass and chord take turns and this attack is the bass's."""
        beat = self.position // self.beat
        return beat == 0 if self.num_beats == _TRIPLE else beat % 2 == 0

    @property
    def bass_before(self) -> int:
        """The lowest pitch of this bar so far, or of the attack before; there is one."""
        return min(attack.pitches[0] for attack in self.before[-max(self.place, 1) :])


Move = Callable[[Moment], Nats | None]
"""The nats for each MIDI pitch as the lowest one of an attack; None leaves them to the model."""


def free(moment: Moment) -> None:
    """Leaves the pitches to the model."""
    del moment


def same(moment: Moment) -> Nats | None:
    """The note before, until the chord changes."""
    if moment.is_new_chord:
        return None
    return _is(moment.lowest_before)


def pedal(moment: Moment) -> Nats | None:
    """One pitch for all attacks."""
    if moment.anchor is None:
        return _within(*_BASS)
    return _is(moment.anchor.pitches[0])


def walking(moment: Moment) -> Nats:
    """Steps of up to four semitones; into a new chord a fifth as well."""
    if not moment.before:
        return _within(*_BASS)
    size = np.abs(_PITCHES - moment.lowest_before)
    bias = _only((size > 0) & (size <= 4))
    if moment.is_new_chord:
        bias[size <= 7] = -RARE_IN_FIGURE / 2
        bias[(size > 0) & (size <= 4)] = 0.0
    return bias + _within(*_BASS)


def stepwise(moment: Moment) -> Nats | None:
    """Steps of up to four semitones."""
    if not moment.before:
        return None
    size = np.abs(_PITCHES - moment.lowest_before)
    return _only((size > 0) & (size <= 4))


def root_and_fifth(moment: Moment) -> Nats | None:
    """The root where a chord begins, then a fifth or a fourth away and back."""
    if moment.is_new_chord:
        return _within(*_BASS)
    size = np.abs(_PITCHES - moment.lowest_before)
    bias = _only(np.isin(size, (5, 7))) + _within(*_BASS)
    if moment.chord is not None:
        bias += _rarely(np.isin(_PITCH_CLASSES, sorted(moment.chord.pitch_classes)))
    return bias


def octaves(moment: Moment) -> Nats:
    """A low note, then its octave above, and so on."""
    is_high = moment.place % 2 == 1 and bool(moment.before)
    if is_high:
        return _is(moment.lowest_before + 12)
    if moment.is_new_chord or len(moment.before) < 2:
        return _within(*_OCTAVE_BASS)
    return _is(moment.before[-2].pitches[0])


def broken_chord(moment: Moment) -> Nats:
    """Notes of the chord, three to eleven semitones apart, that go on in their direction."""
    bias = _of_chord(moment.chord) + _within(*_BROKEN)
    if not moment.before:
        return bias
    move = _PITCHES - moment.lowest_before
    size = np.abs(move)
    # Three semitones and more are heard as the notes of a chord, an octave is not.
    bias += _only((size >= 3) & (size < 12)) if not moment.is_new_chord else _only(size < 12)
    if len(moment.before) > 1:
        last = moment.lowest_before - moment.before[-2].pitches[0]
        bias += _rarely(np.sign(move) == np.sign(last)) / 2
    if len(moment.before) > 2:
        low, high, middle = (attack.pitches[0] for attack in moment.before[-3:])
        if low < middle < high:
            # That would be an Alberti bass.
            bias[high] -= RARE_IN_FIGURE
    return bias


def alberti(moment: Moment) -> Nats:
    """Low, high, middle, high."""
    bias = _of_chord(moment.chord)
    before = moment.before[-moment.place :] if moment.place else ()
    part = moment.position // EIGHTH % 4
    if part == 0 or not before:
        return bias + _within(*_LOW_OF_ALBERTI)
    low = before[-1].pitches[0]
    if part == 1:
        return bias + _only((low + 6 <= _PITCHES) & (low + 12 >= _PITCHES))
    if part == 2 and len(before) > 1:
        low = before[-2].pitches[0]
        return bias + _only((low < _PITCHES) & (before[-1].pitches[0] > _PITCHES))
    return _is(before[-2].pitches[0]) if len(before) > 1 else bias


def oom_pah(moment: Moment) -> Nats:
    """A low note of the chord on the strong beats, and chords above it on the others."""
    bias = _of_chord(moment.chord)
    if moment.is_low or not moment.before:
        return bias + _rarely(_PITCHES <= _HIGH_OF_OOM_PAH) * 2 + _lower(_HIGH_OF_OOM_PAH)
    low = moment.bass_before
    fits = (low + _CHORD_ABOVE <= _PITCHES) & (low + 13 >= _PITCHES)
    return bias + _only(fits)


def stride(moment: Moment) -> Nats:
    """The same, with a bass note that is far below the chords."""
    bias = _of_chord(moment.chord)
    if moment.is_low or not moment.before:
        return bias + _within(*_LOW_OF_STRIDE)
    low = moment.bass_before
    return bias + _only((low + _STRIDE <= _PITCHES) & (low + 27 >= _PITCHES))


def ostinato(moment: Moment) -> Nats | None:
    """The first bar again, moved with the chords; in it steps and leaps take turns.

    A line of steps alone would be heard as a tune, and one of leaps as a broken chord.
    """
    if not moment.pattern:
        if not moment.before:
            return None
        size = np.abs(_PITCHES - moment.lowest_before)
        return _only((size > 0) & (size <= 2) if moment.place % 2 else np.isin(size, (3, 4, 6)))
    first = min(moment.pattern, key=lambda attack: abs(attack.position - moment.position))
    shift = 0
    if first.chord is not None and moment.chord is not None:
        shift = (moment.chord.root - first.chord.root + 6) % 12 - 6
    return _is(first.pitches[0] + shift)


def _is(pitch: int) -> Nats:
    return _only(np.equal(_PITCHES, pitch))


def _only(fits: NDArray[np.bool_]) -> Nats:
    return np.where(fits, np.float32(0.0), np.float32(-OUT_OF_FIGURE))


def _rarely(fits: NDArray[np.bool_]) -> Nats:
    return np.where(fits, np.float32(0.0), np.float32(-RARE_IN_FIGURE))


def _within(low: int, high: int) -> Nats:
    return _rarely((low <= _PITCHES) & (high >= _PITCHES)) * 2


def _lower(high: int) -> Nats:
    """Less and less for what lies higher than a pitch."""
    return np.minimum(high - _PITCHES, 0).astype(np.float32) / np.float32(4.0)


def _of_chord(chord: ChordSymbol | None) -> Nats:
    if chord is None:
        return np.zeros(len(_PITCHES), dtype=np.float32)
    return _only(np.isin(_PITCH_CLASSES, sorted(chord.pitch_classes)))
