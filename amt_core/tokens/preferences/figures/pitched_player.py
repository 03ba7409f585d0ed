"""A pitched track with a figure: it knows its last attacks, and what may come next."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from amt_core.music.chord_symbols import ChordSymbol
from amt_core.tokens.preferences.figures.bar_places import BarShape, Places, bias_of
from amt_core.tokens.preferences.figures.lengths import bias_lengths
from amt_core.tokens.preferences.figures.moves import Attack, Moment
from amt_core.tokens.preferences.figures.pitched import PitchedFigure
from amt_core.tokens.preferences.protocol import Bias, Choice, WrittenNote
from amt_core.tokens.preferences.weights import OUT_OF_FIGURE
from amt_core.tokens.vocabulary import VOCABULARY

_OUT = np.float32(OUT_OF_FIGURE)
_POS, _PITCH = VOCABULARY.pos, VOCABULARY.pitch
_DUR, _LONG_DUR, _VEL = VOCABULARY.dur, VOCABULARY.long_dur, VOCABULARY.vel
_REMEMBERED = 8
# Two notes of a chord lie about so far apart at most.
_WIDEST_STEP = 5


class PitchedPlayer:
    """Leans the choices of one track towards a figure.

    Args:
        figure: How it is played.
        highest: The highest MIDI pitch of the track.
        has_tune: Whether the track has the tune: then its pitches and chords are left alone.
    """

    def __init__(self, figure: PitchedFigure, *, highest: int, has_tune: bool) -> None:
        self._figure = figure
        self._highest = highest
        self._has_tune = has_tune
        self._nats = np.zeros(VOCABULARY.size, dtype=np.float32)
        self._before: list[Attack] = []
        self._anchor: Attack | None = None
        self._pattern: tuple[Attack, ...] = ()
        self._now: list[Attack] = []

    def start_bar(
        self, shape: BarShape, chords: tuple[tuple[int, ChordSymbol | None], ...]
    ) -> None:
        """A bar begins.

        Args:
            shape: Its meter and where its chords begin.
            chords: The chords, each with the step at which it begins; empty for none.
        """
        if self._now and not self._pattern:
            self._pattern = tuple(self._now)
        self._now = []
        self._shape, self._chords = shape, chords
        places = self._figure.places(shape)
        if self._figure.repeats_first_bar and self._pattern:
            again = [a.position for a in self._pattern if a.position < shape.steps]
            places = Places.at(again) if again else places
        self._places = places

    def observe(self, note: WrittenNote) -> None:
        """A note of the track is complete."""
        last = self._now[-1] if self._now else None
        if last is not None and last.position == note.position:
            pitches = (*last.pitches, note.pitch)
            attack = Attack(position=last.position, pitches=pitches, chord=last.chord)
            self._now[-1] = self._before[-1] = attack
        else:
            attack = Attack(
                position=note.position,
                pitches=(note.pitch,),
                chord=self._chord_at(note.position),
            )
            self._now.append(attack)
            self._before = [*self._before[1 - _REMEMBERED :], attack]
        if self._anchor is None:
            self._anchor = attack

    def bias(self, choice: Choice) -> Bias:
        """(n,) nats for the allowed tokens."""
        nats = self._nats
        nats[:] = 0.0
        if choice.position < 0 or (not choice.begun and self._is_struck(choice)):
            self._bias_onward(nats, choice)
            bias = nats.take(choice.allowed)
            if choice.endings is not None:
                bias[choice.endings.where] += self._of_endings(choice)
            return bias
        self._bias_note(nats, choice)
        return nats.take(choice.allowed)

    def _is_struck(self, choice: Choice) -> bool:
        return bool(self._now) and self._now[-1].position == choice.position

    def _bias_onward(self, nats: NDArray[np.float32], choice: Choice) -> None:
        """The place of the next attack, and whether this one gets another note."""
        places = nats[_POS.start : _POS.end]
        places += bias_of(self._places)
        unmet = self._places.unmet([a.position for a in self._now], choice.position)
        if unmet:
            places[min(need[-1] for need in unmet) + 1 :] -= _OUT
        if choice.position < 0 or self._has_tune:
            return
        least, most = self._figure.size(self._moment(choice.position, is_struck=True))
        size = len(self._now[-1].pitches)
        if size >= most:
            for block in (_VEL, _DUR, _LONG_DUR, _PITCH):
                nats[block.start : block.end] = -_OUT
            return
        # Notes of one attack are alike: only a pitch is new.
        nats[_DUR.start : _DUR.end] = nats[_LONG_DUR.start : _LONG_DUR.end] = -_OUT
        if size < least:
            places -= _OUT
        self._bias_upper(nats, least)

    def _bias_upper(self, nats: NDArray[np.float32], least: int) -> None:
        """The pitch of a further note of an attack."""
        pitches = nats[_PITCH.start : _PITCH.end]
        self._leave_room(pitches, least - len(self._now[-1].pitches) - 1)
        before = self._before[-2] if len(self._before) > 1 else None
        if self._figure.repeats_notes and before and before.chord == self._now[-1].chord:
            pitches -= _OUT
            pitches[list(before.pitches)] += _OUT

    def _leave_room(self, pitches: NDArray[np.float32], num_notes: int) -> None:
        """Leaves room for notes that are still to come above."""
        if num_notes > 0:
            pitches[self._highest + 1 - _WIDEST_STEP * num_notes :] -= _OUT

    def _of_endings(self, choice: Choice) -> np.float32:
        """Nats for the end of the cell while something is still to be played in it."""
        unmet = self._places.unmet([a.position for a in self._now], choice.position)
        nats = -_OUT if choice.position < 0 or unmet else np.float32(0.0)
        if choice.position < 0 or self._has_tune:
            return nats
        least, _ = self._figure.size(self._moment(choice.position, is_struck=True))
        return nats - _OUT if len(self._now[-1].pitches) < least else nats

    def _bias_note(self, nats: NDArray[np.float32], choice: Choice) -> None:
        """The length and the pitch of a note."""
        unmet = self._places.unmet(
            [*(a.position for a in self._now), choice.position], choice.position
        )
        until = min((need[0] for need in unmet if need[0] > choice.position), default=None)
        gap = (self._shape.steps if until is None else until) - choice.position
        bias_lengths(nats, choice, self._figure.length(max(gap, 1)))
        pitches = nats[_PITCH.start : _PITCH.end]
        if self._has_tune:
            return
        moment = self._moment(choice.position, is_struck=not choice.is_lowest_next)
        least, _ = self._figure.size(moment)
        if not choice.is_lowest_next:
            self._bias_upper(nats, least)
            return
        self._leave_room(pitches, least - 1)
        wanted = self._figure.move(moment)
        if wanted is not None:
            pitches += wanted

    def _moment(self, position: int, *, is_struck: bool) -> Moment:
        """An attack at a step; the attacks before are those before it."""
        before = self._before[:-1] if is_struck else self._before
        return Moment(
            position=position,
            place=len(self._now) - is_struck,
            chord=self._chord_at(position),
            before=tuple(before),
            anchor=self._anchor,
            pattern=self._pattern,
            beat=self._shape.beat,
            num_beats=len(self._shape.beats),
        )

    def _chord_at(self, position: int) -> ChordSymbol | None:
        return next((chord for at, chord in reversed(self._chords) if at <= position), None)
