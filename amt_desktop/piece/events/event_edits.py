"""Changes of single values of the event list, and what is deleted in it, as edits. No Qt."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.music.editing.edit import Edit, ReplaceEvents, ReplaceNotes, Steps
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_desktop.piece.events.event_rows import EVENT_KINDS, EventRows, Kind
from amt_desktop.piece.events.places import Places, length_of, pitch_of


def with_position(score: Score, note: NoteTable, text: str) -> NoteTable:
    """One note at another place.

    Raises:
        AmtError: The text is no place in the piece.
    """
    tick = Places(score).tick_of(text)
    if tick is None:
        raise AmtError(
            f"“{text}” is no place in this piece.",
            f"Write bar, beat and tick, such as 3.2.120; the last bar is {score.num_bars}.",
        )
    return replace(note, onset_ticks=np.array([tick], dtype=np.int32))


def with_pitch(score: Score, note: NoteTable, text: str) -> NoteTable:
    """One note with another pitch.

    Raises:
        AmtError: The text is no pitch.
    """
    is_drum = score.tracks[int(note.track[0])].is_drum
    pitch = pitch_of(text, is_drum=is_drum)
    if pitch is None:
        example = "Snare or 38" if is_drum else "C#4, Bb3 or 61"
        raise AmtError(f"“{text}” is no pitch.", f"Write it as {example}.")
    return replace(note, pitch=np.array([pitch], dtype=np.uint8))


def with_velocity(note: NoteTable, text: str) -> NoteTable:
    """One note with another velocity.

    Raises:
        AmtError: The text is no number from 1 to 127.
    """
    text = text.strip()
    if not text.isdecimal() or not 1 <= int(text) <= 127:
        raise AmtError(f"“{text}” is no velocity.", "Write a number from 1 to 127.")
    return replace(note, velocity=np.array([int(text)], dtype=np.uint8))


def with_length(note: NoteTable, text: str) -> NoteTable:
    """One note with another length.

    Raises:
        AmtError: The text is no length.
    """
    ticks = length_of(text)
    if ticks is None:
        raise AmtError(
            f"“{text}” is no length.",
            "Write quarter notes and ticks, such as 1.240, or a note value, such as 1/8.",
        )
    return replace(note, duration_ticks=np.array([ticks], dtype=np.int32))


def deletion(score: Score, rows: EventRows, chosen: NDArray[np.integer]) -> Edit | None:
    """The edit that deletes the notes and messages of some rows.

    Tempo, meter, key and markers stay: they hold for all parts.
    """
    edits: list[Edit] = []
    notes = score.notes.select(rows.indices_of(chosen, Kind.NOTE))
    if len(notes):
        edits.append(ReplaceNotes(removed=notes, added=NoteTable.empty()))
    events = rows.indices_of(chosen, *EVENT_KINDS)
    if len(events):
        kept = np.ones(len(score.events), dtype=np.bool_)
        kept[events] = False
        edits.append(ReplaceEvents(before=score.events, after=score.events.select(kept)))
    return Steps(edits=tuple(edits)) if edits else None
