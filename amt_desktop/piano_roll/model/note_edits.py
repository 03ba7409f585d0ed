"""Moves, resizes and changes notes, as edits. Pure functions without Qt."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from amt_core.music.editing.edit import ReplaceNotes
from amt_core.music.note_table import NoteTable

SHORTEST_TICKS = 20


def moved(notes: NoteTable, d_ticks: int, d_pitch: int, *, length_ticks: int) -> NoteTable:
    """The notes shifted together, as far as the piece and the 128 pitches let all of them."""
    if not len(notes):
        return notes
    onsets, pitches = notes.onset_ticks, notes.pitch.astype(np.int64)
    d_ticks = int(np.clip(d_ticks, -onsets.min(), max(length_ticks - 1 - onsets.max(), 0)))
    d_pitch = int(np.clip(d_pitch, -pitches.min(), 127 - pitches.max()))
    return replace(
        notes,
        onset_ticks=(onsets + d_ticks).astype(np.int32),
        pitch=(pitches + d_pitch).astype(np.uint8),
    )


def resized_end(
    notes: NoteTable, d_ticks: int, *, shortest_ticks: int = SHORTEST_TICKS
) -> NoteTable:
    """The notes lengthened (or shortened) at their end, none below the shortest."""
    # A note that is already shorter keeps its length, so that shortening never lengthens it.
    floor = np.minimum(notes.duration_ticks, shortest_ticks)
    lengths = np.maximum(notes.duration_ticks + d_ticks, floor)
    return replace(notes, duration_ticks=lengths.astype(np.int32))


def resized_start(
    notes: NoteTable, d_ticks: int, *, shortest_ticks: int = SHORTEST_TICKS
) -> NoteTable:
    """The notes with another onset and the old end, none below the shortest."""
    floor = np.minimum(notes.duration_ticks, shortest_ticks)
    onsets = np.clip(notes.onset_ticks + d_ticks, 0, notes.end_ticks - floor)
    return NoteTable.from_columns(
        onsets, notes.end_ticks - onsets, notes.pitch, notes.velocity, notes.track
    )


def with_velocity(notes: NoteTable, velocity: NDArray[np.integer]) -> NoteTable:
    """The notes with other velocities, limited to 1..127."""
    return replace(notes, velocity=np.clip(velocity, 1, 127).astype(np.uint8))


def change(before: NoteTable, after: NoteTable) -> ReplaceNotes | None:
    """The edit from some notes to others; None where nothing changes."""
    if before == after:
        return None
    return ReplaceNotes(removed=before, added=after)
