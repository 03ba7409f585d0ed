"""Putting parts of several versions of a piece together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from amt_core.music.note_table import NoteTable
from amt_core.music.score import NO_PART, Score, Track


def mix_parts(frame: Score, parts: Sequence[tuple[Score, int]]) -> Score:
    """A piece in the bars of one version, with parts of several.

    A bar of a part goes into the bar with the same number; what is longer than that bar, and bars
    after the last one, are left out. Events other than notes come with the frame alone.

    Args:
        frame: The version that gives bars, meter, tempo and keys.
        parts: The versions and the indices of the tracks that are wanted, in their new order.
    """
    tracks: list[Track] = []
    notes: list[NoteTable] = []
    for index, (score, track) in enumerate(parts):
        part = score.tracks[track]
        tracks.append(part if score is frame else replace(part, part=NO_PART))
        notes.append(_moved(score.notes.of_track(track), score, frame, index))
    return replace(frame, tracks=tuple(tracks), notes=NoteTable.concat(notes))


def _moved(notes: NoteTable, score: Score, frame: Score, index: int) -> NoteTable:
    """The notes of a track in the bars of the frame, under another index."""
    bars = score.bars_of(notes.onset_ticks)
    notes, bars = notes.select(bars < frame.num_bars), bars[bars < frame.num_bars]
    old, new = score.bar_starts_ticks, frame.bar_starts_ticks
    offset = notes.onset_ticks - old[bars]
    fits = offset < (new[bars + 1] - new[bars])
    notes, bars, offset = notes.select(fits), bars[fits], offset[fits]
    onset = new[bars] + offset
    return replace(
        notes,
        onset_ticks=onset,
        duration_ticks=np.minimum(notes.duration_ticks, new[-1] - onset),
        track=np.full(len(notes), index, dtype=np.int16),
    )
