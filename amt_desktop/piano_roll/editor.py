"""The canvas with editing: pointer, wheel and keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from amt_core.music.note_table import Note, NoteTable
from amt_desktop.piano_roll.canvas import RollCanvas
from amt_desktop.piano_roll.input import key_commands
from amt_desktop.piano_roll.input.pointer import Pointer
from amt_desktop.piano_roll.input.wheel import Wheel
from amt_desktop.piano_roll.model.roll_model import RollModel, Tool
from amt_desktop.piano_roll.roll_shortcuts import ROLL_SHORTCUTS

_OCTAVE = 12
_KEY_ZOOM = 1.25


class NoteEditor(RollCanvas):
    """The canvas on which notes are edited.

    Signals:
        fit_requested: The whole piece is to be shown.
        note_reached(note): A note was selected with the keyboard.

    Args:
        model: The model to edit.
    """

    fit_requested = Signal()
    note_reached = Signal(object)

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._pointer = Pointer(model, self)
        self._wheel = Wheel()
        commands = self._commands()
        self._keys = {
            QKeySequence(key.keys)[0]: commands[key.command]  # type: ignore[index]  # stub lacks []
            for shortcut in ROLL_SHORTCUTS
            for key in shortcut.keys
        }

    def _commands(self) -> dict[str, Callable[[], object]]:
        """The function of each command in the table of the roll's shortcuts."""
        model = self._model

        def step() -> int:
            return model.grid.shortest_ticks

        return {
            "semitone_up": lambda: self._nudge(0, 1),
            "semitone_down": lambda: self._nudge(0, -1),
            "octave_up": lambda: self._nudge(0, _OCTAVE),
            "octave_down": lambda: self._nudge(0, -_OCTAVE),
            "step_left": lambda: self._nudge(-step(), 0),
            "step_right": lambda: self._nudge(step(), 0),
            "bar_left": lambda: self._nudge_bars(-1),
            "bar_right": lambda: self._nudge_bars(1),
            "previous_note": lambda: self._select_adjacent(-1),
            "next_note": lambda: self._select_adjacent(1),
            "delete": lambda: key_commands.delete(model),
            "select_all": model.select_all,
            "select_tool": lambda: self._choose(Tool.SELECT),
            "draw_tool": lambda: self._choose(Tool.DRAW),
            "zoom_in": lambda: self.zoom(_KEY_ZOOM),
            "zoom_out": lambda: self.zoom(1 / _KEY_ZOOM),
            "fit": self.fit_requested.emit,
        }

    def zoom(self, factor: float) -> None:
        """Zooms time at the playhead if it is in view, else at the middle of the view."""
        geometry = self._model.geometry
        x = geometry.x_of(self._model.position_ticks)
        if not 0 <= x < geometry.width_px:
            x = geometry.width_px // 2
        self._model.set_geometry(geometry.zoomed_time(factor, x), by_hand=True)

    def cancel_gesture(self) -> None:
        """Cancels the gesture of the pointer."""
        self._pointer.cancel()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Accepts the keys of the roll before shortcuts of the window, and pinch gestures."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._command(event) is not None:
            event.accept()
            return True
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            pinched = self._wheel.pinched(self._model.geometry, event)
            self._model.set_geometry(pinched, by_hand=True)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Runs the command of the key; Escape first cancels a gesture, then the selection."""
        if event.key() == Qt.Key.Key_Escape and self._pointer.is_busy:
            self._pointer.cancel()
            return
        if event.key() == Qt.Key.Key_Escape and len(self._model.selected):
            self._model.select(NoteTable.empty())
            return
        command = self._command(event)
        if command is None or self._pointer.is_busy:
            super().keyPressEvent(event)
        else:
            command()

    def _command(self, event: QKeyEvent) -> Callable[[], object] | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self._keys.get(QKeyCombination(modifiers, Qt.Key(event.key())))

    def _nudge(self, d_ticks: int, d_pitch: int) -> None:
        key_commands.nudge(self._model, d_ticks, d_pitch)
        self._show_first_selected()

    def _nudge_bars(self, d_bars: int) -> None:
        key_commands.nudge_bars(self._model, d_bars)
        self._show_first_selected()

    def _show_first_selected(self) -> None:
        if len(self._model.selected):
            self._show(self._model.selected.rows()[0])

    def _select_adjacent(self, step: int) -> None:
        note = key_commands.select_adjacent(self._model, step)
        if note is not None:
            self._show(note)
            self.note_reached.emit(note)

    def _show(self, note: Note) -> None:
        """Moves the view to a note that lies outside."""
        geometry = self._model.geometry
        end = note.onset_ticks + note.duration_ticks
        if geometry.x_of(note.onset_ticks) < 0 or geometry.x_of(end) > geometry.width_px:
            geometry = geometry.with_tick_at(note.onset_ticks, geometry.width_px / 3)
        low, high = geometry.visible_pitches
        if not low < note.pitch < high:
            geometry = geometry.scrolled(0, geometry.y_of(note.pitch) - geometry.height_px // 2)
        self._model.set_geometry(geometry, by_hand=True)

    def _choose(self, tool: Tool) -> None:
        self._model.tool = tool
        self._model.tool_changed.emit()

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a gesture."""
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Continues the gesture."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends the gesture."""
        self._pointer.release()
        self._pointer.hover(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Adds a note in an empty place."""
        self._pointer.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls or zooms."""
        self.turn(event, event.position())

    def turn(self, event: QWheelEvent, point: QPointF) -> None:
        """Scrolls or zooms for a wheel turned with the pointer at a point of the canvas."""
        turned = self._wheel.turned(self._model.geometry, event, point)
        self._model.set_geometry(turned, by_hand=True)
        event.accept()
