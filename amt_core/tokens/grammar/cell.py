"""The grammar of one cell: positions and the pitches of a chord ascend, loudness precedes."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from functools import cache

import numpy as np
from numpy.typing import NDArray

from amt_core.tokens.preferences.protocol import Choice, Endings, WrittenNote
from amt_core.tokens.track_rules import Ids, TrackRules
from amt_core.tokens.vocabulary import LONG_DURATION_STEPS, VOCABULARY

_POS = VOCABULARY.pos.ids()
_DUR = VOCABULARY.dur.ids()
_LONG_DUR = VOCABULARY.long_dur.ids()
# By the duration in force, all other durations.
_OTHER_DURS = [np.delete(_DUR, rest) for rest in range(len(_DUR))]
_NONE: Ids = np.zeros(0, dtype=np.int64)

Room = Callable[[int], tuple[int, int]]
"""From a step of the piece to the lowest and the highest token that may begin there."""


@cache
def _velocity_or_duration(softest: int, count: int, velocity: int, steps: int) -> Ids:
    """The tokens that can begin another velocity or duration than those in force.

    Args:
        softest: The softest class of velocity that may be used.
        count: How many classes may be used from it on.
        velocity: The class in force.
        steps: The duration in force.
    """
    levels = np.arange(softest, softest + count)
    others = levels[levels != velocity] + VOCABULARY.vel.start
    return np.concatenate([others, _other_durations(steps)])


@cache
def _other_durations(steps: int) -> Ids:
    """The tokens that can begin a duration other than the one in force."""
    long, rest = divmod(steps, LONG_DURATION_STEPS)
    return np.concatenate([_DUR if long else _OTHER_DURS[rest - 1], _LONG_DUR])


class SoundingNotes:
    """The step of the piece at which each pitch of a track ends."""

    def __init__(self) -> None:
        self.ends = np.zeros(VOCABULARY.size, dtype=np.int64)


class _State(Enum):
    START = auto()
    AFTER_POS = auto()
    AFTER_VEL = auto()
    AFTER_LONG_DUR = auto()
    AFTER_DUR = auto()
    AFTER_PITCH = auto()


class CellGrammar:
    """Walks through the tokens of one cell.

    Args:
        pitches: Token ids that this track may play here, ascending.
        lowest: The token ids that may be the lowest of a chord; by default all.
        velocities: Velocity tokens, ascending without a gap.
        max_chord: Most notes that start together.
        max_sounding: Most notes that sound together; by default any number.
        reach: Most semitones between notes that start together; by default any number.
        room: The pitches that other parts leave free; by default all.
        bar_steps: Length of the bar.
        bar_start_step: Where the bar starts in the piece.
        sounding: The pitches of the track that still sound; kept up to date.
        track: The index of the track.
        bar: The bar.
    """

    def __init__(
        self,
        *,
        pitches: Ids,
        lowest: Ids | None = None,
        velocities: Ids,
        max_chord: int,
        max_sounding: int | None = None,
        reach: int | None = None,
        room: Room | None = None,
        bar_steps: int,
        bar_start_step: int,
        sounding: SoundingNotes,
        track: int = 0,
        bar: int = 0,
    ) -> None:
        self._pitches = pitches
        self._lowest = pitches if lowest is None else lowest
        self._velocities = velocities
        self._max_chord = max_chord
        self._max_sounding = max_sounding
        self._reach = reach
        self._room = room
        self._bar_steps = bar_steps
        self._bar_start = bar_start_step
        self._ends = sounding.ends
        self._track = track
        self._bar = bar
        self._begun: list[int] = []
        self._state = _State.START
        self._pos = -1
        self._vel = -1
        self._dur = 0
        self._previous_dur = 0
        self._chord_size = 0
        self._free: NDArray[np.int64] = _NONE

    @classmethod
    def of_track(
        cls,
        rules: TrackRules,
        *,
        track: int,
        bar: int,
        is_final: bool,
        steps: range,
        sounding: SoundingNotes,
        room: Room | None,
    ) -> CellGrammar:
        """The cell of a track.

        Args:
            rules: The rules of the track.
            track: Its index.
            bar: The bar.
            is_final: Whether the bar is the last one of the piece.
            steps: The steps of the bar.
            sounding: The pitches of the track that still sound; kept up to date.
            room: The pitches that other parts leave free; None for all.
        """
        return cls(
            pitches=rules.final_pitches if is_final else rules.pitches,
            lowest=rules.final_lowest if is_final else None,
            velocities=rules.velocities,
            max_chord=rules.max_chord,
            max_sounding=rules.max_sounding,
            reach=rules.reach,
            room=room,
            bar_steps=len(steps),
            bar_start_step=steps.start,
            sounding=sounding,
            track=track,
            bar=bar,
        )

    @property
    def may_end(self) -> bool:
        """True if the cell may end here; only after a note."""
        return self._state is _State.AFTER_PITCH

    @property
    def onset_step(self) -> int:
        """The step of the piece at which the next note begins."""
        return self._bar_start + self._pos

    @property
    def is_empty(self) -> bool:
        """True if the cell has no tokens yet."""
        return self._state is _State.START

    def allowed(self) -> list[Ids]:
        """The ids that may follow within the cell, in parts without overlap."""
        match self._state:
            case _State.START:
                first = self._first_free_step()
                # Where the notes of the bars before fill this one they are cut short.
                return [_POS[first if first < self._bar_steps else 0 : self._bar_steps]]
            case _State.AFTER_POS:
                if self._vel < 0:
                    return [self._velocities]
                return [self._other_velocity_or_duration(), self._free]
            case _State.AFTER_VEL:
                if self._dur == 0:
                    return [_DUR, _LONG_DUR]
                return [_other_durations(self._dur), self._free]
            case _State.AFTER_LONG_DUR:
                rest = self._previous_dur - self._dur
                if 0 < rest < LONG_DURATION_STEPS:
                    return [_OTHER_DURS[rest - 1], self._free]
                if rest == 0:
                    return [_DUR]
                return [_DUR, self._free]
            case _State.AFTER_DUR:
                return [self._free]
            case _State.AFTER_PITCH:
                parts = [_POS[max(self._pos + 1, self._first_free_step()) : self._bar_steps]]
                if len(self._free):
                    parts += [self._free, self._other_velocity_or_duration()]
                return parts

    def choice(
        self,
        logits: NDArray[np.float32],
        allowed: Ids,
        rules: TrackRules,
        endings: Endings | None,
    ) -> Choice:
        """The choice of the next token.

        Args:
            logits: (vocabulary,) of the model.
            allowed: (n,) ids that may follow in the cell and after it.
            rules: The rules of the track.
            endings: The allowed tokens that lead out of the cell, if any.
        """
        return Choice(
            logits=logits,
            allowed=allowed,
            bar=self._bar,
            track=self._track,
            rules=rules,
            position=self._pos,
            duration_steps=self._dur,
            is_lowest_next=self._chord_size == 0,
            begun=tuple(self._begun),
            endings=endings,
        )

    def advance(self, token: int) -> WrittenNote | None:
        """Takes one of the allowed tokens; returns the note that it completes, if any."""
        v = VOCABULARY
        self._begun.append(token)
        if token in v.pos:
            self._pos = token - v.pos.start
            if self._first_free_step() > self._pos:
                self._ends[self._ends > self.onset_step] = self.onset_step
            self._chord_size = 0
            self._free = self._pitches_free(self._lowest)
            self._state = _State.AFTER_POS
        elif token in v.vel:
            self._vel = token - v.vel.start
            self._state = _State.AFTER_VEL
        elif token in v.long_dur:
            self._previous_dur = self._dur
            self._dur = (token - v.long_dur.start + 1) * LONG_DURATION_STEPS
            self._state = _State.AFTER_LONG_DUR
        elif token in v.dur:
            rest = token - v.dur.start + 1
            is_second = self._state is _State.AFTER_LONG_DUR
            self._dur = self._dur + rest if is_second else rest
            self._state = _State.AFTER_DUR
        else:
            self._ends[token] = self._bar_start + self._pos + self._dur
            self._chord_size += 1
            if self._chord_size == 1:
                if self._lowest is not self._pitches:
                    self._free = self._pitches_free(self._pitches)
                if self._reach is not None:
                    top = np.searchsorted(self._free, token + self._reach, side="right")
                    self._free = self._free[:top]
            above = self._free[np.searchsorted(self._free, token, side="right") :]
            is_full = self._chord_size >= self._max_chord or self._first_free_step() > self._pos
            self._free = _NONE if is_full else above
            self._state = _State.AFTER_PITCH
            tokens, self._begun = tuple(self._begun), []
            return WrittenNote(
                track=self._track,
                token=token,
                position=self._pos,
                onset_step=self.onset_step,
                duration_steps=self._dur,
                tokens=tokens,
            )
        return None

    def _pitches_free(self, pitches: Ids) -> Ids:
        """The pitches that no longer sound, or all if none is free: then a note is cut short."""
        if self._room is not None:
            low, high = self._room(self._bar_start + self._pos)
            within = pitches[(pitches >= low) & (pitches <= high)]
            pitches = within if len(within) else pitches
        free = pitches[self._ends[pitches] <= self._bar_start + self._pos]
        return free if len(free) else pitches

    def _first_free_step(self) -> int:
        """The step of the bar from which on one more note may sound."""
        if self._max_sounding is None:
            return 0
        ends = self._ends[self._ends > self._bar_start + max(self._pos, 0)]
        if len(ends) < self._max_sounding:
            return 0
        return int(np.partition(ends, -self._max_sounding)[-self._max_sounding]) - self._bar_start

    def _other_velocity_or_duration(self) -> Ids:
        softest = int(self._velocities[0]) - VOCABULARY.vel.start
        return _velocity_or_duration(softest, len(self._velocities), self._vel, self._dur)
