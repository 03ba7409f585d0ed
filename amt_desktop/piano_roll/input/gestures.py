"""The gestures of the pointer: each begins at a press and ends in one edit, or none."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, QRect, Qt

from amt_core.music.note_table import Note, NoteTable
from amt_desktop.piano_roll.canvas import RollCanvas
from amt_desktop.piano_roll.input.hit_test import Hit, Zone, note_at, notes_in
from amt_desktop.piano_roll.model.note_edits import change, moved, resized_end, resized_start
from amt_desktop.piano_roll.model.roll_model import Dragged, RollModel

DRAG_START_PX = 4
DRAWN_VELOCITY = 96

_NONE = NoteTable.empty()
_ALT = Qt.KeyboardModifier.AltModifier


class Gesture(Protocol):
    """An action of the pointer while a button is held."""

    def move(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer moved."""
        ...

    def finish(self) -> None:
        """The button is released."""
        ...

    def cancel(self) -> None:
        """The gesture is canceled: everything is as before."""
        ...


class MoveNotes:
    """Moves the selected notes, or copies of them."""

    def __init__(self, model: RollModel, hit: Hit, start: QPoint, *, is_copy: bool) -> None:
        self._model, self._hit, self._start = model, hit, start
        self._notes = model.selected
        self._is_copy = is_copy
        self._auditioned_pitch = hit.note.pitch

    def move(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Moves the notes with the pointer; the note under it snaps to the grid."""
        model, note = self._model, self._hit.note
        geometry = model.geometry
        shift = (point.x() - self._start.x()) / geometry.px_per_tick
        onset = note.onset_ticks + shift
        is_free = bool(modifiers & _ALT)
        d_ticks = model.snapped(max(onset, 0), is_free=is_free) - note.onset_ticks
        if abs(point.x() - self._start.x()) < DRAG_START_PX:
            # A drag that only changes the pitch does not move the note onto the grid.
            d_ticks = 0
        d_pitch = geometry.pitch_at(point.y()) - geometry.pitch_at(self._start.y())
        shown = moved(self._notes, d_ticks, d_pitch, length_ticks=model.frame.length_ticks)
        model.drag(Dragged(hidden=_NONE if self._is_copy else self._notes, shown=shown))
        pitch = note.pitch + int(shown.pitch[0]) - int(self._notes.pitch[0])
        if pitch != self._auditioned_pitch:
            self._auditioned_pitch = pitch
            model.auditioned.emit(note.track, pitch, note.velocity)

    def finish(self) -> None:
        """Makes the edit."""
        dragged = self._model.dragged
        if dragged is not None:
            edit = change(self._notes, dragged.shown)
            if edit is not None and self._is_copy:
                edit = change(_NONE, dragged.shown)
            self._model.make(edit, selected=dragged.shown)

    def cancel(self) -> None:
        """Puts the notes back."""
        self._model.drag(None)


class ResizeNotes:
    """Moves one end of the selected notes."""

    def __init__(self, model: RollModel, hit: Hit, start: QPoint) -> None:
        self._model, self._hit, self._start = model, hit, start
        self._notes = model.selected

    def move(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Moves one end of the notes; the end under the pointer snaps to the grid."""
        model, note = self._model, self._hit.note
        shift = (point.x() - self._start.x()) / model.geometry.px_per_tick
        is_free = bool(modifiers & _ALT)
        if self._hit.zone is Zone.END:
            end = note.onset_ticks + note.duration_ticks
            d_ticks = model.snapped(max(end + shift, 0), is_free=is_free) - end
            shown = resized_end(self._notes, d_ticks)
        else:
            d_ticks = model.snapped(max(note.onset_ticks + shift, 0), is_free=is_free)
            shown = resized_start(self._notes, d_ticks - note.onset_ticks)
        model.drag(Dragged(hidden=self._notes, shown=shown))

    def finish(self) -> None:
        """Makes the edit."""
        dragged = self._model.dragged
        if dragged is not None:
            self._model.make(change(self._notes, dragged.shown), selected=dragged.shown)

    def cancel(self) -> None:
        """Puts the notes back."""
        self._model.drag(None)


class DrawNote:
    """Adds a note at the place of the press; the drag sets its length."""

    def __init__(self, model: RollModel, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        self._model = model
        geometry = model.geometry
        last = max(model.frame.length_ticks - 1, 0)
        tick = min(geometry.tick_at(point.x()), last)
        self._onset = model.snapped_down(tick, is_free=bool(modifiers & _ALT))
        self._pitch = geometry.pitch_at(point.y())
        self._show(model.grid.note_ticks)
        model.auditioned.emit(model.edit_track, self._pitch, DRAWN_VELOCITY)

    def move(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Sets the length."""
        tick = self._model.geometry.tick_at(point.x())
        end = self._model.snapped(tick, is_free=bool(modifiers & _ALT))
        self._show(max(end - self._onset, self._model.grid.shortest_ticks))

    def finish(self) -> None:
        """Makes the edit."""
        dragged = self._model.dragged
        if dragged is not None:
            self._model.make(change(_NONE, dragged.shown), selected=dragged.shown)

    def cancel(self) -> None:
        """Removes the note."""
        self._model.drag(None)

    def _show(self, duration_ticks: int) -> None:
        note = Note(
            self._onset, duration_ticks, self._pitch, DRAWN_VELOCITY, self._model.edit_track
        )
        self._model.drag(Dragged(hidden=_NONE, shown=NoteTable.from_notes([note])))


def add_hit(model: RollModel, point: QPoint) -> None:
    """Adds a drum hit at the grid point nearest to a click, and plays it; none is selected."""
    geometry = model.geometry
    last = max(model.frame.length_ticks - 1, 0)
    nearest = model.snapped(geometry.tick_at(point.x()), is_free=False)
    onset = nearest if nearest <= last else model.snapped_down(last, is_free=False)
    hit = Note(
        onset, model.grid.note_ticks, geometry.pitch_at(point.y()), DRAWN_VELOCITY, model.edit_track
    )
    model.auditioned.emit(hit.track, hit.pitch, hit.velocity)
    model.make(change(_NONE, NoteTable.from_notes([hit])), selected=_NONE)


class EraseNotes:
    """Deletes every note that the pointer touches."""

    def __init__(self, model: RollModel, point: QPoint) -> None:
        self._model = model
        self._gone = _NONE
        self._touch(point)

    def move(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Touches more notes."""
        self._touch(point)

    def finish(self) -> None:
        """Makes the edit."""
        selected = self._model.selected
        kept = selected.select(~selected.is_in(self._gone))
        self._model.make(change(self._gone, _NONE), selected=kept)

    def cancel(self) -> None:
        """Brings the notes back."""
        self._model.drag(None)

    def _touch(self, point: QPoint) -> None:
        hit = note_at(self._model, point.x(), point.y())
        if hit is not None and not hit.table.is_in(self._gone).any():
            self._gone = NoteTable.concat([self._gone, hit.table])
            # Ending the drag first repaints the hidden notes.
            self._model.drag(None)
            self._model.drag(Dragged(hidden=self._gone, shown=_NONE))


class RubberBand:
    """Selects the notes that a rectangle touches, instead of the selection or added to it."""

    def __init__(self, model: RollModel, canvas: RollCanvas, start: QPoint, *, adds: bool) -> None:
        self._model, self._canvas, self._start = model, canvas, start
        self._before = model.selected if adds else _NONE

    def move(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Extends the rectangle to the pointer."""
        band = QRect(self._start, point).normalized() & self._canvas.rect()
        self._canvas.set_band(band)
        touched = notes_in(self._model, band)
        touched = touched.select(~touched.is_in(self._before))
        self._model.select(NoteTable.concat([self._before, touched]))

    def finish(self) -> None:
        """Removes the rectangle."""
        self._canvas.set_band(None)

    def cancel(self) -> None:
        """Removes the rectangle and restores the selection."""
        self._canvas.set_band(None)
        self._model.select(self._before)


class Pan:
    """Drags the view itself."""

    def __init__(self, model: RollModel, start: QPoint) -> None:
        self._model, self._last = model, start

    def move(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Scrolls with the pointer."""
        by = self._last - point
        self._last = point
        self._model.set_geometry(self._model.geometry.scrolled(by.x(), by.y()), by_hand=True)

    def finish(self) -> None:
        """Leaves the view where it is."""

    def cancel(self) -> None:
        """Leaves the view where it is."""
