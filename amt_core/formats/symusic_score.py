"""Scores to and from `symusic.Score`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amt_core.midi.read import read_midi_bytes
from amt_core.midi.write import midi_bytes
from amt_core.music.score import Score

if TYPE_CHECKING:
    from symusic.core import ScoreTick


def from_symusic(score: ScoreTick) -> Score:
    """The score in a symusic one.

    Raises:
        AmtError: The score has too many parts.
    """
    return read_midi_bytes(score.dumps_midi())


def to_symusic(score: Score) -> ScoreTick:
    """The symusic score, in ticks, with the notes, controllers and bends of the score."""
    from symusic.core import ScoreTick

    return ScoreTick.from_midi(midi_bytes(score))
