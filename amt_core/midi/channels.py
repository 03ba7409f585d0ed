"""The assignment of tracks to the sixteen MIDI channels of one or more ports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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


Sound = tuple[bool, int, int, int, int, int]
"""The settings of a channel: drums or not, program, volume, pan, reverb and chorus."""


def sound_of(track: Track) -> Sound:
    """The sound that the channel of a track has to be set to."""
    levels = (track.volume, track.pan, track.reverb, track.chorus)
    return (track.is_drum, track.program, *levels)


def assign_channels(tracks: Sequence[Track]) -> list[Slot]:
    """A slot for every track.

    Up to fifteen melodic tracks have a channel each. Where there are more, tracks that sound alike
    share one, and what still finds no room goes to further ports. Drums are always on channel 10;
    kits that differ go to different ports.
    """
    num_melodic = sum(not track.is_drum for track in tracks)
    is_crowded = num_melodic > len(_MELODIC_CHANNELS)
    sounds: dict[bool, list[object]] = {False: [], True: []}
    slots: list[Slot] = []
    for index, track in enumerate(tracks):
        shares = track.is_drum or is_crowded
        sound: object = sound_of(track) if shares else index
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotUse:
    """The use of a slot of a file.

    Attributes:
        has_notes: True if a part plays there.
        sound: The one sound that it has from its first note to its last, so that another part of
            that sound can play there too; None if it changes, or has controllers that move.
    """

    has_notes: bool
    sound: Sound | None = None


def free_slot(track: Track, uses: Mapping[Slot, SlotUse], *, may_share: bool) -> Slot:
    """The slot for a track that joins those of a file.

    On the ports that the file has, a channel that nothing uses comes first, then one on which
    nobody plays. Where all are taken, it shares one that has its sound: many players know no ports,
    and would give its program to whoever plays on the same channel of the first one. Without such a
    channel it goes to the next port.

    Args:
        track: The track.
        uses: The slots that are used already.
        may_share: True if nothing but notes will be written for the track.
    """
    channels = (DRUM_CHANNEL,) if track.is_drum else _MELODIC_CHANNELS
    num_ports = max((slot.port for slot in uses), default=0) + 1
    known = [Slot(port=port, channel=channel) for port in range(num_ports) for channel in channels]
    unused = [slot for slot in known if slot not in uses]
    silent = [slot for slot in known if slot in uses and not uses[slot].has_notes]
    shared = [slot for slot in known if slot in uses and uses[slot].sound == sound_of(track)]
    choices = [*unused, *silent, *(shared if may_share else [])]
    return choices[0] if choices else Slot(port=num_ports, channel=channels[0])
