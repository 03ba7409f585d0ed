"""The protocols of rules of performance, and their results: deviations and controllers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from amt_core.performance.context import Context, Floats, Ints


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Deviation:
    """The changes of one rule; a field that is None changes nothing.

    Attributes:
        onset_ms: (n,) how much later each note starts; it ends as much later.
        velocity: (n,) what is added to each velocity.
        length: (n,) the factor of each duration.
        tempo: (eighths,) the factor of the tempo in each eighth note of the piece.
    """

    onset_ms: Floats | None = None
    velocity: Floats | None = None
    length: Floats | None = None
    tempo: Floats | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlayedNotes:
    """The played onsets and ends of the notes of a context.

    Attributes:
        onset_ticks: (n,) int64.
        end_ticks: (n,) int64.
    """

    onset_ticks: Ints
    end_ticks: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A controller message.

    Attributes:
        tick: When, in ticks from the start of the piece.
        track: Index of the track.
        control: Number of the controller, 0..119.
        value: 0..127.
    """

    tick: int
    track: int
    control: int
    value: int


class NoteRule(Protocol):
    """One idea of how people time, weigh and hold notes."""

    def deviate(self, context: Context) -> Deviation:
        """The deviation of each note from the score at an amount of 1."""
        ...


class ControlRule(Protocol):
    """One idea of how people shape the sound while notes are held."""

    def control(self, context: Context, played: PlayedNotes) -> Iterable[Control]:
        """The controller messages, scaled by the amount of each track."""
        ...
