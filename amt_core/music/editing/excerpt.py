"""Parts of a score as scores of their own."""

from __future__ import annotations

from collections.abc import Collection

from amt_core.music.editing.edit import remove_track
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score


def of_tracks(score: Score, indices: Collection[int]) -> Score:
    """The score with some of its tracks alone, in the same bars, meter and tempo."""
    for index in reversed(range(len(score.tracks))):
        if index not in indices:
            score = remove_track(score, index).apply(score)
    return score


def of_notes(score: Score, notes: NoteTable) -> Score:
    """The score with some of its notes, at their places, and without tracks that have none."""
    kept = score.with_notes(notes)
    used = set(notes.track.tolist())
    for index in reversed(range(len(score.tracks))):
        if index not in used:
            kept = remove_track(kept, index).apply(kept)
    return kept
