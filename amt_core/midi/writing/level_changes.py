"""The controllers that a track whose levels were changed has to set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from amt_core.midi.channel_state import CHORUS, PAN, REVERB, VOLUME
from amt_core.music.score import Track

_MAX_DATA = 127


class LevelChange(NamedTuple):
    """Another level of a track.

    Attributes:
        control: The controller.
        value: Its new value.
        factor: By what its values are multiplied where it moves.
        shift: What is added to them.
    """

    control: int
    value: int
    factor: float = 1.0
    shift: int = 0

    def moved(self, value: int) -> int:
        """The new value for one of the old ones."""
        return min(max(round(value * self.factor) + self.shift, 0), _MAX_DATA)


def level_changes(before: Track, after: Track) -> Iterator[LevelChange]:
    """The differences in the levels of a track."""
    if after.volume != before.volume:
        factor = after.volume / max(before.volume, 1)
        yield LevelChange(VOLUME, after.volume, factor=factor)
    for control, level, level_before in (
        (PAN, after.pan, before.pan),
        (REVERB, after.reverb, before.reverb),
        (CHORUS, after.chorus, before.chorus),
    ):
        if level != level_before:
            yield LevelChange(control, level, shift=level - level_before)
