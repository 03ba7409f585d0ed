"""Copying notes and bars, and pasting them at another place."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from amt_core.music.editing.bar_events import copy_events, remove_events
from amt_core.music.editing.edit import Edit, ReplaceFrame, ReplaceNotes, Steps
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """Notes that were copied.

    Attributes:
        notes: The notes, their onsets counted from the start of the clip.
        length_ticks: The time that the clip takes; a second copy follows after it.
        start_ticks: Where the clip was copied from.
        bar_tracks: The tracks of which whole bars were copied; empty if single notes were. The
            pedals, bends and so on of these bars are copied with the notes.
        source: The score that whole bars were copied from; None for single notes.
    """

    notes: NoteTable
    length_ticks: int
    start_ticks: int
    bar_tracks: frozenset[int] = frozenset()
    source: Score | None = None


def copy_notes(score: Score, notes: NoteTable) -> Clip:
    """The clip of single notes: it begins on a beat, and takes whole beats, or bars if long."""
    assert len(notes), "a clip has notes"
    starts = score.bar_starts_ticks
    first, last = int(notes.onset_ticks.min()), int(notes.end_ticks.max())
    bar = int(score.bars_of(np.array([first]))[0])
    signature = score.meter.at(bar)
    start = int(starts[bar]) + (first - int(starts[bar])) // signature.beat_ticks * (
        signature.beat_ticks
    )
    is_long = last - start > signature.bar_ticks
    step = signature.bar_ticks if is_long else signature.beat_ticks
    length = -(-(last - start) // step) * step
    return Clip(notes=_shifted(notes, -start), length_ticks=length, start_ticks=start)


def copy_bars(score: Score, first: int, last: int, tracks: frozenset[int]) -> Clip:
    """The clip of the bars `first` to `last` (inclusive) of some tracks."""
    start, end = score.bar_starts_ticks[[first, last + 1]].tolist()
    notes = score.notes.window(start, end)
    notes = notes.select(np.isin(notes.track, sorted(tracks)))
    return Clip(
        notes=_shifted(notes, -start),
        length_ticks=end - start,
        start_ticks=start,
        bar_tracks=tracks,
        source=score,
    )


def paste(
    score: Score,
    clip: Clip,
    at_ticks: int,
    *,
    to_track: int | None = None,
    track_shift: int = 0,
) -> tuple[Edit, NoteTable]:
    """The edit that puts a clip at a place, and the notes that it adds.

    Whole bars replace what stands in their place; single notes are added to it. A piece that is
    too short becomes longer by whole bars.

    Args:
        score: The score to change.
        clip: The clip; notes of tracks that the score does not have are left out.
        at_ticks: Where the clip begins.
        to_track: The track for the notes of a clip from a single track; None for their own.
        track_shift: The number of tracks by which whole bars lie further down than before.
    """
    notes = clip.notes
    if track_shift:
        notes = replace(notes, track=(notes.track + track_shift).astype(np.int16))
    if to_track is not None and len(np.unique(notes.track)) == 1 and not clip.bar_tracks:
        notes = replace(notes, track=np.full(len(notes), to_track, dtype=np.int16))
    notes = _shifted(notes.select(notes.track < len(score.tracks)), at_ticks)
    edits: list[Edit] = []
    last_onset = int(notes.onset_ticks.max()) if len(notes) else 0
    end_ticks = at_ticks + clip.length_ticks if clip.bar_tracks else last_onset + 1
    if end_ticks > score.length_ticks:
        edits.append(_longer(score, end_ticks))
    removed = NoteTable.empty()
    tracks = [track for track in sorted(clip.bar_tracks) if track + track_shift < len(score.tracks)]
    if tracks:
        there = score.notes.window(at_ticks, at_ticks + clip.length_ticks)
        removed = there.select(np.isin(there.track - track_shift, tracks))
        edits.append(
            copy_events(
                score,
                tracks,
                start_ticks=clip.start_ticks,
                end_ticks=clip.start_ticks + clip.length_ticks,
                to_ticks=at_ticks,
                track_shift=track_shift,
                source=clip.source,
            )
        )
    edits.append(ReplaceNotes(removed=removed, added=notes))
    return Steps(edits=tuple(edits)), notes


def remove_bars(score: Score, clip: Clip) -> Steps:
    """The edit that takes the bars of a clip out of its score, with their pedals and bends."""
    end_ticks = clip.start_ticks + clip.length_ticks
    there = score.notes.window(clip.start_ticks, end_ticks)
    taken = there.select(np.isin(there.track, sorted(clip.bar_tracks)))
    events = remove_events(
        score, clip.bar_tracks, start_ticks=clip.start_ticks, end_ticks=end_ticks
    )
    return Steps(edits=(ReplaceNotes(removed=taken, added=NoteTable.empty()), events))


def move_bars(
    score: Score, clip: Clip, at_ticks: int, *, track_shift: int = 0
) -> tuple[Edit, NoteTable]:
    """The edit that takes whole bars away and puts them, as `paste` does, elsewhere.

    Args:
        score: The score to change.
        clip: Bars of this score.
        at_ticks: Where they are to begin.
        track_shift: The number of tracks by which they are to lie further down.
    """
    removal = remove_bars(score, clip)
    edit, added = paste(removal.apply(score), clip, at_ticks, track_shift=track_shift)
    return Steps(edits=(*removal.edits, edit)), added


def _longer(score: Score, end_ticks: int) -> ReplaceFrame:
    """The edit that adds bars of the last time signature until the piece reaches `end_ticks`."""
    bar_ticks = score.meter.at(max(score.num_bars - 1, 0)).bar_ticks
    more = -(-(end_ticks - score.length_ticks) // bar_ticks)
    return ReplaceFrame(
        before=(score.num_bars, score.meter, score.tempo),
        after=(score.num_bars + more, score.meter, score.tempo),
    )


def _shifted(notes: NoteTable, ticks: int) -> NoteTable:
    return replace(notes, onset_ticks=(notes.onset_ticks + ticks).astype(np.int32))
