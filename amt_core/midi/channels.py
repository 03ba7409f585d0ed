"""The assignment of tracks to the sixteen MIDI channels of one or more ports."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import count

from amt_core.music.instruments.general_midi import DRUM_CHANNEL
from amt_core.music.score import Track

_MELODIC_CHANNELS = tuple(channel for channel in range(16) if channel != DRUM_CHANNEL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place to play.

    Attributes:
        port: Which set of sixteen channels, 0 for the first.
        channel: Channel 0..15.
    """

    port: int
    channel: int


def assign_channels(tracks: Sequence[Track]) -> list[Slot]:
    """A slot for every track.

    Up to fifteen melodic tracks have a channel each. Where there are more, tracks that sound alike
    (program, volume and pan) share one, and what still finds no room goes to further ports. Drums
    are always on channel 10; kits that differ go to different ports.
    """
    num_melodic = sum(not track.is_drum for track in tracks)
    is_crowded = num_melodic > len(_MELODIC_CHANNELS)
    sounds: dict[bool, list[object]] = {False: [], True: []}
    slots: list[Slot] = []
    for index, track in enumerate(tracks):
        shares = track.is_drum or is_crowded
        sound: object = (track.program, track.volume, track.pan) if shares else index
        known = sounds[track.is_drum]
        if sound not in known:
            known.append(sound)
        place = known.index(sound)
        if track.is_drum:
            slots.append(Slot(port=place, channel=DRUM_CHANNEL))
        else:
            port, i = divmod(place, len(_MELODIC_CHANNELS))
            slots.append(Slot(port=port, channel=_MELODIC_CHANNELS[i]))
    return slots


def free_slot(track: Track, taken: Collection[Slot]) -> Slot:
    """A slot for a track that joins others: channel 10 for drums, else the first that is free."""
    if track.is_drum:
        return Slot(port=0, channel=DRUM_CHANNEL)
    slots = (Slot(port=port, channel=channel) for port in count() for channel in _MELODIC_CHANNELS)
    return next(slot for slot in slots if slot not in taken)
