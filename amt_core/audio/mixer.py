"""The mixer: volume, mute and solo of every track, and what of it is heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amt_core.audio.synth import Synth
from amt_core.music.score import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One track of the mixer.

    Attributes:
        volume: 0..127.
        is_muted: True if it is silent.
        is_soloed: True if only soloed tracks sound.
    """

    volume: int
    is_muted: bool = False
    is_soloed: bool = False


def heard_volumes(strips: Sequence[Strip]) -> list[int]:
    """The volume at which each track sounds: 0 if it is muted, or another one is soloed."""
    has_solo = any(strip.is_soloed for strip in strips)
    return [
        0 if strip.is_muted or (has_solo and not strip.is_soloed) else strip.volume
        for strip in strips
    ]


def strips_of(score: Score) -> list[Strip]:
    """The mixer as the score has it."""
    return [Strip(volume=track.volume) for track in score.tracks]


class Mixer:
    """The strips of the tracks that a synthesizer plays; a change is heard at once.

    Args:
        synth: Plays the tracks.
    """

    def __init__(self, synth: Synth) -> None:
        self._synth = synth
        self._strips: list[Strip] = []

    @property
    def strips(self) -> tuple[Strip, ...]:
        """Mute, solo and volume of every track."""
        return tuple(self._strips)

    @property
    def heard_volumes(self) -> list[int]:
        """The volume at which each track sounds, 0..127."""
        return heard_volumes(self._strips)

    def load(self, score: Score) -> None:
        """Takes the tracks of another score, with its settings."""
        self._strips = []
        self.update(score)

    def update(self, score: Score) -> None:
        """Takes changed tracks: settings stay with the places, new tracks get the score's."""
        known = self._strips[: len(score.tracks)]
        self._strips = known + strips_of(score)[len(known) :]
        self._synth.set_tracks(score.tracks)
        self._send_volumes()

    def change(
        self,
        track: int,
        *,
        mute: bool | None = None,
        solo: bool | None = None,
        volume: int | None = None,
    ) -> None:
        """Changes what is given of a track's mute, solo and volume."""
        strip = self._strips[track]
        self._strips[track] = replace(
            strip,
            is_muted=strip.is_muted if mute is None else mute,
            is_soloed=strip.is_soloed if solo is None else solo,
            volume=strip.volume if volume is None else min(max(volume, 0), 127),
        )
        self._send_volumes()

    def _send_volumes(self) -> None:
        for track, volume in enumerate(self.heard_volumes):
            self._synth.set_volume(track, volume)
