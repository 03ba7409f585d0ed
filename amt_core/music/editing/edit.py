"""Changes to a score as values: each can be applied, and each knows its inverse.

An edit never looks at anything but the score it is applied to, so that undo is
`edit.inverse.apply(edit.apply(score)) == score`, and an autosave is a list of edits.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from amt_core.music.event_table import NOT_IN_SOURCE, EventTable
from amt_core.music.meter import MeterMap
from amt_core.music.note_table import NoteTable
from amt_core.music.score import NO_COLOR, NO_PART, Marker, Score, Track
from amt_core.music.tempo_map import TempoMap

_CONTROL_CHANGE, _PROGRAM_CHANGE = 0xB0, 0xC0
# Bank, volume, pan, and the lower byte of the bank.
_MIXER_CONTROLS = (0, 7, 10, 32)

Cells = frozenset[tuple[int, int]]
"""A set of cells, each as (bar, track)."""


class Edit(Protocol):
    """A change to a score."""

    @property
    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        ...

    def apply(self, score: Score) -> Score:
        """The score after this change."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceNotes:
    """Takes some notes away and puts others in.

    Attributes:
        removed: Notes that stand in the score.
        added: Notes that come instead.
    """

    removed: NoteTable
    added: NoteTable

    @property
    def inverse(self) -> ReplaceNotes:
        """The edit that takes this one back."""
        return ReplaceNotes(removed=self.added, added=self.removed)

    def apply(self, score: Score) -> Score:
        """The score after this change; notes to remove that are not there are passed over."""
        kept = score.notes.without(self.removed)
        return score.with_notes(NoteTable.concat([kept, self.added]))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceTracks:
    """Exchanges the list of tracks together with the notes (add, remove, reorder, rename).

    Attributes:
        before: Tracks and notes that stand in the score.
        after: Tracks and notes that come instead.
    """

    before: tuple[tuple[Track, ...], NoteTable]
    after: tuple[tuple[Track, ...], NoteTable]

    @property
    def inverse(self) -> ReplaceTracks:
        """The edit that takes this one back."""
        return ReplaceTracks(before=self.after, after=self.before)

    def apply(self, score: Score) -> Score:
        """The score after this change."""
        tracks, notes = self.after
        return replace(score, tracks=tracks, notes=notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceFrame:
    """Exchanges number of bars, meter and tempo: what the notes stand in.

    Attributes:
        before: (num_bars, meter, tempo) that stand in the score.
        after: (num_bars, meter, tempo) that come instead.
    """

    before: tuple[int, MeterMap, TempoMap]
    after: tuple[int, MeterMap, TempoMap]

    @property
    def inverse(self) -> ReplaceFrame:
        """The edit that takes this one back."""
        return ReplaceFrame(before=self.after, after=self.before)

    def apply(self, score: Score) -> Score:
        """The score after this change."""
        num_bars, meter, tempo = self.after
        return replace(score, num_bars=num_bars, meter=meter, tempo=tempo)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceEvents:
    """Exchanges the events that are no notes.

    Attributes:
        before: Events that stand in the score.
        after: Events that come instead.
    """

    before: EventTable
    after: EventTable

    @property
    def inverse(self) -> ReplaceEvents:
        """The edit that takes this one back."""
        return ReplaceEvents(before=self.after, after=self.before)

    def apply(self, score: Score) -> Score:
        """The score after this change."""
        return replace(score, events=self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceMarkers:
    """Exchanges the markers.

    Attributes:
        before: Markers that stand in the score.
        after: Markers that come instead, ascending by tick.
    """

    before: tuple[Marker, ...]
    after: tuple[Marker, ...]

    @property
    def inverse(self) -> ReplaceMarkers:
        """The edit that takes this one back."""
        return ReplaceMarkers(before=self.after, after=self.before)

    def apply(self, score: Score) -> Score:
        """The score after this change."""
        return replace(score, markers=self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Several changes as one.

    Attributes:
        edits: The changes in their order.
    """

    edits: tuple[Edit, ...]

    @property
    def inverse(self) -> Steps:
        """The edit that takes all of them back."""
        return Steps(edits=tuple(edit.inverse for edit in reversed(self.edits)))

    def apply(self, score: Score) -> Score:
        """The score after all changes."""
        for edit in self.edits:
            score = edit.apply(score)
        return score


def replace_cells(score: Score, cells: Cells, notes: NoteTable) -> ReplaceNotes:
    """The edit that empties `cells` and puts `notes` into them.

    Notes outside the cells are the caller's mistake and are refused by assertion.
    """
    assert _in_cells(score, notes, cells).all(), "a new note lies outside the cells"
    return ReplaceNotes(
        removed=score.notes.select(_in_cells(score, score.notes, cells)), added=notes
    )


def add_track(score: Score, track: Track, notes: NoteTable) -> ReplaceTracks:
    """The edit that appends a track; `notes.track` must already be the new index."""
    return ReplaceTracks(
        before=(score.tracks, score.notes),
        after=((*score.tracks, track), NoteTable.concat([score.notes, notes])),
    )


def remove_track(score: Score, index: int) -> ReplaceTracks:
    """The edit that removes a track with its notes."""
    kept = score.notes.select(score.notes.track != index)
    shifted = replace(kept, track=(kept.track - (kept.track > index)).astype(np.int16))
    return ReplaceTracks(
        before=(score.tracks, score.notes),
        after=(score.tracks[:index] + score.tracks[index + 1 :], shifted),
    )


def move_track(score: Score, index: int, to: int) -> ReplaceTracks:
    """The edit that moves a track to another place among the tracks."""
    order = list(range(len(score.tracks)))
    order.insert(to, order.pop(index))
    place = np.argsort(order)
    notes = replace(score.notes, track=place[score.notes.track].astype(np.int16))
    return ReplaceTracks(
        before=(score.tracks, score.notes),
        after=(tuple(score.tracks[old] for old in order), NoteTable.concat([notes])),
    )


def duplicate_track(score: Score, index: int, *, name: str) -> Steps:
    """The edit that puts a copy of a track, with its notes and its events, after it.

    Args:
        score: The score.
        index: The track.
        name: The name of the copy.
    """
    track, events = score.tracks[index], score.events
    num_chunks = len(score.source.ports) if score.source else 0
    chunk = max([num_chunks - 1, *(other.part // 16 for other in score.tracks)]) + 1
    part = NO_PART if track.part == NO_PART else chunk * 16 + track.part % 16
    copy = replace(track, name=name, part=part, color=NO_COLOR)
    own = events.select((events.part == track.part) & (track.part != NO_PART))
    own = replace(
        own,
        chunk=np.full(len(own), chunk, dtype=np.int32),
        source_row=np.full(len(own), NOT_IN_SOURCE, dtype=np.int32),
    )
    notes = score.notes
    behind = replace(notes, track=(notes.track + (notes.track > index)).astype(np.int16))
    copied = notes.of_track(index)
    copied = replace(copied, track=np.full(len(copied), index + 1, dtype=np.int16))
    tracks = (*score.tracks[: index + 1], copy, *score.tracks[index + 1 :])
    return Steps(
        edits=(
            ReplaceTracks(
                before=(score.tracks, score.notes),
                after=(tracks, NoteTable.concat([behind, copied])),
            ),
            ReplaceEvents(before=events, after=EventTable.concat([events, own])),
        )
    )


def change_track(score: Score, index: int, track: Track) -> ReplaceTracks:
    """The edit that gives one track another name, sound, volume or place."""
    tracks = (*score.tracks[:index], track, *score.tracks[index + 1 :])
    return ReplaceTracks(before=(score.tracks, score.notes), after=(tracks, score.notes))


def _in_cells(score: Score, notes: NoteTable, cells: Cells) -> NDArray[np.bool_]:
    wanted = np.zeros((score.num_bars, max(len(score.tracks), 1)), dtype=np.bool_)
    for bar, track in cells:
        wanted[bar, track] = True
    return wanted[score.bars_of(notes.onset_ticks), notes.track]
