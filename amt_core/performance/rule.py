"""The protocols of rules of performance, and their results: deviations and controllers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from amt_core.performance.context import Context, Floats, Ints
from amt_core.performance.control_table import ControlTable


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


class NoteRule(Protocol):
    """One idea of how people time, weigh and hold notes."""

    def deviate(self, context: Context) -> Deviation:
        """The deviation of each note from the score at an amount of 1."""
        ...


class ControlRule(Protocol):
    """One idea of how people shape the sound while notes are held."""

    def control(self, context: Context, played: PlayedNotes) -> ControlTable:
        """The controller messages, scaled by the amount of each track."""
        ...
