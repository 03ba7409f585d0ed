"""The channels on which the parts of a changed file play."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from amt_core.midi.channel_state import BANK_LSB, BANK_MSB
from amt_core.midi.channels import Slot, SlotUse, Sound, sound_of
from amt_core.midi.smf.smf_events import (
    CONTROL_CHANGE,
    KEY_PRESSURE,
    NOTE_ON,
    PROGRAM_CHANGE,
    SYSEX,
)
from amt_core.music.score import Score, Track
from amt_core.music.source_file import SourceFile

_CHANNELS = 16


def slot_of(source: SourceFile, part: int) -> Slot:
    """The slot on which a part of the source plays."""
    return Slot(port=source.ports[part // _CHANNELS], channel=part % _CHANNELS)


def used_slots(
    score: Score, source: SourceFile, parts: Sequence[int | None]
) -> dict[Slot, SlotUse]:
    """The use of each slot of the source.

    Args:
        score: The score as it is.
        source: The file that it was read from.
        parts: For each of its tracks the part in the source, None if it is new.
    """
    events = source.events
    is_channel = events.status < SYSEX
    ports = np.array(source.ports, dtype=np.int64)[events.chunk]
    slot = np.where(is_channel, ports * _CHANNELS + (events.status & 0x0F), -1)
    is_state = is_channel & (events.status >= KEY_PRESSURE)
    is_onset = is_channel & ((events.status & 0xF0) == NOTE_ON)
    sounds: dict[Slot, set[Sound]] = defaultdict(set)
    for track, part in zip(score.tracks, parts, strict=True):
        if part is not None:
            sounds[slot_of(source, part)].add(sound_of(track))
    uses: dict[Slot, SlotUse] = {}
    for number in np.unique(slot[is_channel]).tolist():
        one = Slot(port=number // _CHANNELS, channel=number % _CHANNELS)
        onsets = events.tick[is_onset & (slot == number)]
        moves = events.tick[is_state & (slot == number)]
        first_onset = int(onsets.min()) if len(onsets) else 0
        is_steady = len(sounds[one]) == 1 and int(moves.max(initial=0)) <= first_onset
        sound = next(iter(sounds[one])) if is_steady else None
        uses[one] = SlotUse(has_notes=bool(sounds[one]), sound=sound)
    return uses


def leaving_parts(
    tracks: Sequence[Track], source: SourceFile, parts: Sequence[int | None]
) -> set[int]:
    """The parts that need a channel of their own now.

    These are parts whose sound was changed while another part on the same channel keeps its own, or
    has got a different one.

    Args:
        tracks: The tracks as they are.
        source: The file that they were read from.
        parts: For each track its part in the source, None if it is new.
    """
    before = {track.part: sound_of(track) for track in source.score.tracks}
    after: Mapping[int, Sound] = {
        part: sound_of(track) for track, part in zip(tracks, parts, strict=True) if part is not None
    }
    of_slot: dict[Slot, list[int]] = defaultdict(list)
    for part in after:
        of_slot[slot_of(source, part)].append(part)
    leaving: set[int] = set()
    for sharing in of_slot.values():
        staying = [part for part in sharing if after[part] == before[part]] or sharing[:1]
        kept = {after[part] for part in staying}
        leaving |= {part for part in sharing if part not in staying and {after[part]} != kept}
    return leaving


def inherited_rows(source: SourceFile, part: int, chunks: Collection[int]) -> NDArray[np.integer]:
    """The controllers, bends and programs that a part has from others on its channel.

    What it sets itself counts for it, so that only kinds that it does not set are inherited.

    Args:
        source: The file.
        part: The part.
        chunks: The track chunks of the others.
    """
    events = source.events
    slot = slot_of(source, part)
    ports = np.array(source.ports, dtype=np.int64)[events.chunk]
    is_message = (events.status >= CONTROL_CHANGE) & (events.status < SYSEX)
    is_here = is_message & (ports == slot.port) & ((events.status & 0x0F) == slot.channel)
    is_own = events.chunk == part // _CHANNELS
    kind = (events.status & 0xF0).astype(np.int64) << 8
    is_control = kind == CONTROL_CHANGE << 8
    is_bank = is_control & np.isin(events.data1, (BANK_MSB, BANK_LSB))
    kind = np.where(is_bank, PROGRAM_CHANGE << 8, kind + np.where(is_control, events.data1, 0))
    is_new = ~np.isin(kind, kind[is_here & is_own])
    return np.flatnonzero(is_here & ~is_own & is_new & np.isin(events.chunk, list(chunks)))
