"""The editing commands of the keyboard, as edits given to the model."""

from __future__ import annotations

import numpy as np

from amt_core.music.note_table import Note, NoteTable
from amt_desktop.piano_roll.model.note_edits import change, moved
from amt_desktop.piano_roll.model.roll_model import RollModel

_NONE = NoteTable.empty()


def nudge(model: RollModel, d_ticks: int, d_pitch: int) -> None:
    """Moves the selected notes, and plays the first one if its pitch changed."""
    notes = model.selected
    if not len(notes):
        return
    shown = moved(notes, d_ticks, d_pitch, length_ticks=model.frame.length_ticks)
    if d_pitch and shown != notes:
        first = shown.rows()[0]
        model.auditioned.emit(first.track, first.pitch, first.velocity)
    edit = change(notes, shown)
    if edit is not None:
        model.make(edit, selected=shown)


def nudge_bars(model: RollModel, d_bars: int) -> None:
    """Moves the selected notes by whole bars of the meter at the first note."""
    if len(model.selected):
        bar = model.frame.bar_at(int(model.selected.onset_ticks[0]))
        nudge(model, d_bars * model.score.meter.at(bar).bar_ticks, 0)


def delete(model: RollModel) -> None:
    """Deletes the selected notes."""
    if len(model.selected):
        model.make(change(model.selected, _NONE), selected=_NONE)


def select_adjacent(model: RollModel, step: int) -> Note | None:
    """Selects and plays the next (+1) or previous (-1) note; None if there is no note."""
    notes = model.notes
    rows = np.arange(len(notes))
    if model.active_track is not None:
        rows = rows[notes.track == model.active_track]
    if not len(rows):
        return None
    here = np.flatnonzero(notes.is_in(model.selected))
    if len(here):
        at = int(np.searchsorted(rows, here[-1 if step > 0 else 0])) + step
    else:
        at = int(np.searchsorted(notes.onset_ticks[rows], model.position_ticks))
    row = int(rows[min(max(at, 0), len(rows) - 1)])
    chosen = notes.select(slice(row, row + 1))
    model.select(chosen)
    note = chosen.rows()[0]
    model.touch_track(note.track)
    model.auditioned.emit(note.track, note.pitch, note.velocity)
    return note
