"""From presses, moves and releases on the canvas to gestures."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from amt_core.music.note_table import NoteTable
from amt_desktop.piano_roll.canvas import RollCanvas
from amt_desktop.piano_roll.input.gestures import (
    DRAG_START_PX,
    DrawNote,
    EraseNotes,
    Gesture,
    MoveNotes,
    Pan,
    ResizeNotes,
    RubberBand,
    add_hit,
)
from amt_desktop.piano_roll.input.hit_test import Hit, Zone, note_at
from amt_desktop.piano_roll.model.roll_model import RollModel, Tool

_NONE = NoteTable.empty()
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


class Pointer:
    """Turns presses, moves and releases on the canvas into gestures.

    Args:
        model: The model to change.
        canvas: The canvas under the pointer.
    """

    def __init__(self, model: RollModel, canvas: RollCanvas) -> None:
        self._model, self._canvas = model, canvas
        self._gesture: Gesture | None = None
        self._pressed_at = QPoint()
        self._has_moved = False
        self._hit: Hit | None = None
        self._adds_hit = False

    @property
    def is_busy(self) -> bool:
        """True during a gesture."""
        return self._gesture is not None

    def press(self, event: QMouseEvent) -> None:
        """A button is pressed."""
        point, modifiers = event.position().toPoint(), event.modifiers()
        self.cancel()
        self._pressed_at, self._has_moved, self._adds_hit = point, False, False
        model = self._model
        if event.button() is Qt.MouseButton.MiddleButton:
            self._gesture = Pan(model, point)
        elif event.button() is Qt.MouseButton.RightButton:
            if model.tool is Tool.DRAW:
                self._gesture = EraseNotes(model, point)
        elif event.button() is Qt.MouseButton.LeftButton and model.score.tracks:
            self._hit = note_at(model, point.x(), point.y())
            if self._hit is not None:
                self._press_note(self._hit, point, modifiers)
            elif model.tool is Tool.DRAW and not modifiers & _SHIFT:
                self._has_moved = True
                self._gesture = DrawNote(model, point, modifiers)
            else:
                adds = bool(modifiers & _SHIFT)
                # In lanes of drums a click adds a hit; with notes selected it only deselects them.
                is_lane = model.shows_drums and bool(model.geometry.lanes)
                self._adds_hit = is_lane and not adds and not len(model.selected)
                if not adds:
                    model.select(_NONE)
                self._gesture = RubberBand(model, self._canvas, point, adds=adds)
        self.hover(point)

    def move(self, event: QMouseEvent) -> None:
        """The pointer moves."""
        point = event.position().toPoint()
        if self._gesture is None:
            self.hover(point)
            return
        distance = (point - self._pressed_at).manhattanLength()
        self._has_moved = self._has_moved or distance >= DRAG_START_PX
        if self._has_moved:
            self._gesture.move(point, event.modifiers())

    def release(self) -> None:
        """A button is released."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.finish()
        if self._adds_hit and not self._has_moved:
            add_hit(self._model, self._pressed_at)
        self._adds_hit = False

    def double_click(self, event: QMouseEvent) -> None:
        """Adds a note in an empty place."""
        point = event.position().toPoint()
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and self._model.score.tracks and note_at(self._model, *point.toTuple()) is None:
            self._gesture = DrawNote(self._model, point, event.modifiers())
            self._pressed_at, self._has_moved = point, True

    def cancel(self) -> None:
        """Cancels the gesture."""
        gesture, self._gesture = self._gesture, None
        self._adds_hit = False
        if gesture is not None:
            gesture.cancel()

    def hover(self, point: QPoint) -> None:
        """Shows the cursor of the gesture that a press would begin here."""
        hit = note_at(self._model, point.x(), point.y())
        if isinstance(self._gesture, Pan):
            shape = Qt.CursorShape.ClosedHandCursor
        elif hit is None:
            is_drawing = self._model.tool is Tool.DRAW
            shape = Qt.CursorShape.CrossCursor if is_drawing else Qt.CursorShape.ArrowCursor
        elif hit.zone is Zone.BODY:
            shape = Qt.CursorShape.OpenHandCursor
        else:
            shape = Qt.CursorShape.SizeHorCursor
        if self._canvas.cursor().shape() is not shape:
            self._canvas.setCursor(shape)

    def _press_note(self, hit: Hit, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        model = self._model
        model.touch_track(hit.note.track)
        model.auditioned.emit(hit.note.track, hit.note.pitch, hit.note.velocity)
        is_selected = bool(hit.table.is_in(model.selected).any())
        if modifiers & _SHIFT:
            if is_selected:
                model.select(model.selected.select(~model.selected.is_in(hit.table)))
            else:
                model.select(NoteTable.concat([model.selected, hit.table]))
            return
        if not is_selected:
            model.select(hit.table)
        if hit.zone is Zone.BODY:
            self._gesture = MoveNotes(model, hit, point, is_copy=bool(modifiers & _CONTROL))
        else:
            self._gesture = ResizeNotes(model, hit, point)
