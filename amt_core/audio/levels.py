"""Loudness of each track, computed from its notes: the levels that a mixer's meters show.

The synthesizer mixes all tracks into one stereo signal, and a MIDI port gives no sound back, so
that the level comes from velocity, volume and age of the notes, the same with both.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score

# After its attack a held note falls to a share of its level; once released it dies away.
_SUSTAIN, _DECAY_SEC, _RELEASE_SEC = 0.55, 0.35, 0.12
# Notes that began earlier than this are not looked at: a pad of half a minute may end unseen.
_MAX_AGE_SEC = 30.0
_SILENCE = 0.01


def levels_at(score: Score, volumes: Sequence[int], ticks: float) -> NDArray[np.float64]:
    """(tracks,) 0..1: the level of each track at a place of the score.

    Args:
        score: The score that is played.
        volumes: (tracks,) the volume at which each track sounds, 0..127.
        ticks: The place that is heard.
    """
    levels = np.zeros(len(score.tracks), dtype=np.float64)
    now_sec = float(score.tempo.to_sec(ticks))
    earliest = float(score.tempo.to_ticks(max(now_sec - _MAX_AGE_SEC, 0.0)))
    notes = _begun(score.notes, earliest, ticks)
    if not len(notes):
        return levels
    age = now_sec - score.tempo.to_sec(notes.onset_ticks)
    released = np.maximum(now_sec - score.tempo.to_sec(notes.end_ticks), 0.0)
    course = _SUSTAIN + (1 - _SUSTAIN) * np.exp(-age / _DECAY_SEC)
    course = course * np.exp(-released / _RELEASE_SEC)
    volume = np.array(volumes, dtype=np.float64)[notes.track] / 127
    heard = course * notes.velocity / 127 * volume
    np.maximum.at(levels, notes.track, heard)
    return np.where(levels < _SILENCE, 0.0, np.minimum(levels, 1.0))


def _begun(notes: NoteTable, earliest: float, ticks: float) -> NoteTable:
    first = int(np.searchsorted(notes.onset_ticks, earliest))
    last = int(np.searchsorted(notes.onset_ticks, ticks, side="right"))
    return notes.select(slice(first, last))
