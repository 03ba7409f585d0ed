"""The controllers of a performance among the events of its score, for synthesizers and files."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from amt_core.midi.smf.smf_events import CONTROL_CHANGE
from amt_core.music.event_table import EventTable
from amt_core.music.score import NO_PART, Score, Track
from amt_core.performance.control_table import ControlTable

_CHANNELS = 16


def with_controls(score: Score, controls: ControlTable) -> Score:
    """The score with controllers among its events; tracks without a part get one."""
    if not len(controls):
        return score
    # Chunks of the file are left alone: a part in one of them follows its channel as well.
    known_chunks = [track.part // _CHANNELS for track in score.tracks if track.part != NO_PART]
    num_chunks = len(score.source.ports) if score.source else 0
    first_chunk = max([num_chunks, *(chunk + 1 for chunk in known_chunks)])
    tracks = tuple(
        track if track.part != NO_PART else replace(track, part=(first_chunk + index) * _CHANNELS)
        for index, track in enumerate(score.tracks)
    )
    part = np.array([track.part for track in tracks], dtype=np.int64)[controls.track]
    added = EventTable.of_controls(controls.tick, part, controls.control, controls.value)
    return replace(score, tracks=tracks, events=EventTable.concat([score.events, added]))


def sets_control(score: Score, track: Track, control: int) -> bool:
    """True if the score itself moves a controller on the channel of a track."""
    if track.part == NO_PART or not len(score.events):
        return False
    events = score.events
    is_control = (events.status & 0xF0 == CONTROL_CHANGE) & (events.data1 == control)
    return bool(np.any(events.status[is_control] & 0x0F == track.part % _CHANNELS))
