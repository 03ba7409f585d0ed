"""One requested instrument."""

from __future__ import annotations

from dataclasses import dataclass

from amt_core.music.instruments.general_midi import PROGRAM_NAMES


@dataclass(frozen=True, slots=True, order=True)
class Instrument:
    """One requested instrument.

    Attributes:
        program: General MIDI program; ignored for drums.
        is_drum: Whether this is the drum kit.
        count: How many players, each a track of its own.
    """

    program: int = 0
    is_drum: bool = False
    count: int = 1

    @property
    def name(self) -> str:
        """The General MIDI name."""
        return "Drums" if self.is_drum else PROGRAM_NAMES[self.program]
