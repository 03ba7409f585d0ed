"""Ways to attack and hold notes, and what they do to written notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from amt_core.music.note_table import NoteTable

ARTICULATIONS = ("staccato", "legato", "accented")
"""The articulations that can be asked for."""

_SHORTEST_TICKS, _LONGEST_STACCATO_TICKS = 60, 240
_STACCATO_SHARE = 0.5
_ACCENT = 24


def articulated(
    notes: NoteTable, by_track: Mapping[int, str], *, bar_start_ticks: int, beat_ticks: int
) -> NoteTable:
    """The notes of a bar with the articulations of some tracks.

    Staccato notes are held for half of their length and for an eighth at most. Legato notes reach
    the next attack of their track in the bar. Accents are on the beats.

    Args:
        notes: The notes that start in the bar.
        by_track: Track → one of `ARTICULATIONS`.
        bar_start_ticks: The start of the bar.
        beat_ticks: The length of a felt beat.
    """
    duration = notes.duration_ticks.copy()
    velocity = notes.velocity.astype(np.int64)
    for track, articulation in by_track.items():
        own = notes.track == track
        onset = notes.onset_ticks[own]
        match articulation:
            case "staccato":
                short = (duration[own] * _STACCATO_SHARE).astype(duration.dtype)
                short = np.clip(short, _SHORTEST_TICKS, _LONGEST_STACCATO_TICKS)
                duration[own] = np.minimum(short, duration[own])
            case "legato":
                attacks = np.append(np.unique(onset), np.iinfo(np.int64).max)
                to_next = attacks[np.searchsorted(attacks, onset, side="right")] - onset
                is_last = to_next > np.iinfo(np.int32).max
                reach = np.where(is_last, 0, to_next).astype(duration.dtype)
                duration[own] = np.maximum(duration[own], reach)
            case _:
                on_beat = (onset - bar_start_ticks) % beat_ticks == 0
                velocity[own] = np.minimum(velocity[own] + _ACCENT * on_beat, 127)
    return replace(notes, duration_ticks=duration, velocity=velocity.astype(notes.velocity.dtype))
