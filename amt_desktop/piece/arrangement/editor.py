"""The canvas of the arrangement with pointer, wheel and keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QKeyCombination, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from amt_desktop.look.words import part_name
from amt_desktop.piano_roll.input import key_commands
from amt_desktop.piano_roll.input.wheel import Wheel
from amt_desktop.piano_roll.model.roll_model import RollModel
from amt_desktop.piano_roll.roll_shortcuts import ARRANGEMENT_SHORTCUTS
from amt_desktop.piece.arrangement.canvas import ArrangementCanvas, BarBlock, BarMove
from amt_desktop.piece.arrangement.pointer import BarPointer

_NOTCH = 120
_ROW_ZOOM_PER_NOTCH = 1.18
_KEY_ZOOM = 1.25
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_WAYS = {"before": (-1, 0), "after": (1, 0), "above": (0, -1), "below": (0, 1)}
_MENU = (
    ("cut", "copy", "paste", "duplicate"), ("rewrite", "rewrite_in_words"), ("export_selection",),
)  # fmt: skip


class ArrangementEditor(ArrangementCanvas):
    """The canvas on which bars are selected, moved and copied.

    Signals:
        move_requested(move): Bars are to be moved or copied, a `BarMove`.
        opened(track, tick): The piano roll is to be shown there.
        fit_requested: The whole piece is to be shown.
    """

    move_requested = Signal(object)
    opened = Signal(int, int)
    fit_requested = Signal()

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._pointer = BarPointer(self, self.move_requested.emit)
        self._wheel = Wheel()
        self._actions: Mapping[str, QAction] = {}
        self.setAccessibleName(self.tr("Arrangement"))
        commands = self._commands()
        self._keys = {
            QKeySequence(key.keys)[0]: commands[key.command]  # type: ignore[index]  # stub lacks []
            for shortcut in ARRANGEMENT_SHORTCUTS
            for key in shortcut.keys
        }

    def bind(self, actions: Mapping[str, QAction]) -> None:
        """Sets the actions of the menu."""
        self._actions = actions

    # Keys

    def _commands(self) -> dict[str, Callable[[], object]]:
        """The function of each command in the table of the arrangement's shortcuts."""
        commands: dict[str, Callable[[], object]] = {
            "delete": lambda: key_commands.delete(self.model),
            "select_all": self._select_all,
            "open": lambda: self._open(*self._cell_beside(self.cursor_cell, 0, 0)),
            "zoom_in": lambda: self._zoom(_KEY_ZOOM),
            "zoom_out": lambda: self._zoom(1 / _KEY_ZOOM),
            "fit": self.fit_requested.emit,
        }
        for way, (d_bars, d_tracks) in _WAYS.items():
            name = f"part_{way}" if d_tracks else f"bar_{way}"
            commands[name] = partial(self._step, d_bars, d_tracks)
            commands[f"extend_{way}"] = partial(self._extend, d_bars, d_tracks)
            commands[f"move_{way}"] = partial(self._shift, d_bars, d_tracks)
        return commands

    def event(self, event: QEvent) -> bool:
        """Accepts the keys of the arrangement before shortcuts of the window."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._command(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Runs the command of the key; Escape cancels a drag, then the selection."""
        if event.key() == Qt.Key.Key_Escape and self._pointer.is_busy:
            self._pointer.cancel()
            return
        if event.key() == Qt.Key.Key_Escape and self.block is not None:
            self.select(None)
            return
        command = self._command(event)
        if command is None or self._pointer.is_busy:
            super().keyPressEvent(event)
        elif self.rows.count and self.model.frame.num_bars:
            command()

    def _command(self, event: QKeyEvent) -> Callable[[], object] | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self._keys.get(QKeyCombination(modifiers, Qt.Key(event.key())))

    def _step(self, d_bars: int, d_tracks: int) -> None:
        """Moves the cursor, and selects its bar."""
        self._go_to(self._cell_beside(self.cursor_cell, d_bars, d_tracks))
        bar, track = self.cursor_cell
        self.select(BarBlock(first_bar=bar, last_bar=bar, first_track=track, last_track=track))

    def _extend(self, d_bars: int, d_tracks: int) -> None:
        """Makes the selection larger or smaller at the side away from the cursor."""
        bar, track = self.cursor_cell
        block = self.block or BarBlock(
            first_bar=bar, last_bar=bar, first_track=track, last_track=track
        )
        far_bar = block.last_bar if block.first_bar == bar else block.first_bar
        far_track = block.last_track if block.first_track == track else block.first_track
        far = self._cell_beside((far_bar, far_track), d_bars, d_tracks)
        grown = BarBlock(
            first_bar=min(bar, far[0]),
            last_bar=max(bar, far[0]),
            first_track=min(track, far[1]),
            last_track=max(track, far[1]),
        )
        self.select(grown)
        self._show(far)
        self._say(self._describe_block(grown))

    def _shift(self, d_bars: int, d_tracks: int) -> None:
        """Moves the selected bars by a bar or by a part."""
        block = self.block
        if block is None:
            return
        move = BarMove(block=block, d_bars=d_bars, d_tracks=d_tracks, is_copy=False)
        moved = block.moved(d_bars, d_tracks)
        if moved.first_bar < 0 or moved.first_track < 0 or moved.last_track >= self.rows.count:
            return
        if d_tracks and any(
            self.parts[t].is_drum != self.parts[t + d_tracks].is_drum for t in block.tracks
        ):
            return
        bar, track = self.cursor_cell
        self.move_requested.emit(move)
        self.cursor_cell = (bar + d_bars, track + d_tracks)
        self._show(self.cursor_cell)
        self._say(self._describe_block(moved))

    def _cell_beside(self, cell: tuple[int, int], d_bars: int, d_tracks: int) -> tuple[int, int]:
        bar = min(max(cell[0] + d_bars, 0), self.model.frame.num_bars - 1)
        return bar, min(max(cell[1] + d_tracks, 0), self.rows.count - 1)

    def _select_all(self) -> None:
        last_bar, last_track = self.model.frame.num_bars - 1, self.rows.count - 1
        self.select(BarBlock(first_bar=0, last_bar=last_bar, first_track=0, last_track=last_track))

    def _open(self, bar: int, track: int) -> None:
        self.opened.emit(track, int(self.model.frame.bar_starts_ticks[bar]))

    def _zoom(self, factor: float) -> None:
        geometry = self.model.geometry
        x = geometry.x_of(self.model.position_ticks)
        at_x = x if 0 <= x < geometry.width_px else geometry.width_px // 2
        self.model.set_geometry(geometry.zoomed_time(factor, at_x), by_hand=True)

    # Words for screen readers

    def _go_to(self, cell: tuple[int, int]) -> None:
        self.cursor_cell = cell
        self._show(cell)
        self._say(self.describe(*cell))

    def _show(self, cell: tuple[int, int]) -> None:
        """Scrolls until a cell is in view."""
        bar, track = cell
        geometry, starts = self.model.geometry, self.model.frame.bar_starts_ticks
        bar = min(bar, len(starts) - 2)
        left, right = geometry.x_of(int(starts[bar])), geometry.x_of(int(starts[bar + 1]))
        if left < 0 or right > geometry.width_px:
            at = geometry.width_px // 3
            self.model.set_geometry(geometry.with_tick_at(int(starts[bar]), at), by_hand=True)
        self.set_rows(self.rows.showing(track))

    def describe(self, bar: int, track: int) -> str:
        """A bar of a part in words: the part, the bar and the clip that it lies in."""
        label = part_name(self.model.score.tracks[track].label)
        clip = self.parts[track].clip_at(bar)
        if clip is None:
            return self.tr("{0}, bar {1}, rests").format(label, bar + 1)
        return self.tr("{0}, bar {1}, plays from bar {2} to {3}").format(
            label, bar + 1, clip.first + 1, clip.stop
        )

    def _describe_block(self, block: BarBlock) -> str:
        tracks = self.model.score.tracks
        names = ", ".join(part_name(tracks[track].label) for track in sorted(block.tracks))
        return self.tr("{0}, bars {1} to {2}").format(
            names, block.first_bar + 1, block.last_bar + 1
        )

    def _say(self, words: str) -> None:
        self.setAccessibleDescription(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the cursor and says where it is."""
        super().focusInEvent(event)
        if self.rows.count and self.model.frame.num_bars:
            self._say(self.describe(*self._cell_beside(self.cursor_cell, 0, 0)))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hides the cursor."""
        super().focusOutEvent(event)
        self.update()

    # Pointer and wheel

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a gesture."""
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Continues the gesture."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends the gesture."""
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the piano roll at that place."""
        if event.button() is Qt.MouseButton.LeftButton and self.rows.count:
            self._open(*self.cell_at(event.position().toPoint()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls or zooms."""
        self.turn(event, event.position())

    def turn(self, event: QWheelEvent, point: QPointF) -> None:
        """Scrolls or zooms for a wheel turned with the pointer at a point of the canvas.

        The wheel alone scrolls the parts, with Shift time; Ctrl zooms time, Ctrl+Shift the rows.
        """
        modifiers, angle = event.modifiers(), event.angleDelta()
        event.accept()
        if modifiers & _CONTROL and modifiers & _SHIFT:
            factor = _ROW_ZOOM_PER_NOTCH ** ((angle.y() or angle.x()) / _NOTCH)
            row_px = round(self.rows.row_px * factor)
            self.set_rows(self.rows.zoomed(row_px, point.y()))
            return
        geometry = self.model.geometry
        turned = self._wheel.turned(geometry, event, point)
        # The pitches of the roll stay where they are; the rows are scrolled instead.
        self.model.set_geometry(replace(turned, top_px=geometry.top_px), by_hand=True)
        if not modifiers & (_CONTROL | _SHIFT):
            by_px = event.pixelDelta().y() or round(angle.y() / _NOTCH * self.rows.row_px)
            self.set_rows(self.rows.scrolled(-by_px))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Shows what can be done with the selected bars."""
        if not self.rows.count:
            return
        cell, place = self.cursor_cell, event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            bar, track = self._cell_beside(cell, 0, 0)
            at = BarBlock(first_bar=bar, last_bar=bar, first_track=track, last_track=track)
            place = self.mapToGlobal(self.rect_of(at).bottomLeft())
        else:
            cell = self.cell_at(event.pos())
            if self.block is None or not self.block.holds(*cell):
                self._step(cell[0] - self.cursor_cell[0], cell[1] - self.cursor_cell[1])
        menu = self.menu(*cell)
        menu.exec(place)
        menu.deleteLater()

    def menu(self, bar: int, track: int) -> QMenu:
        """The menu of the selected bars, opened at a cell."""
        menu = QMenu(self)
        menu.addAction(self.tr("Open in the piano roll"), lambda: self._open(bar, track))
        for section in _MENU:
            menu.addSeparator()
            for name in section:
                if name in self._actions:
                    menu.addAction(self._actions[name])
            if section is _MENU[0]:
                delete = menu.addAction(
                    self.tr("Delete notes"), lambda: key_commands.delete(self.model)
                )
                delete.setEnabled(len(self.model.selected) > 0)
        return menu

    def point_of(self, bar: int, track: int) -> QPoint:
        """The middle of a cell on the canvas."""
        block = BarBlock(first_bar=bar, last_bar=bar, first_track=track, last_track=track)
        return self.rect_of(block).center()
