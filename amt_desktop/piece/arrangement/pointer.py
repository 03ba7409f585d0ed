"""From presses, moves and releases on the clips to selected and moved bars."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from amt_desktop.piano_roll.input.gestures import DRAG_START_PX
from amt_desktop.piece.arrangement.canvas import ArrangementCanvas, BarBlock, BarMove

_COPY_KEYS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier


class BarPointer:
    """Turns the pointer's way over the canvas into gestures.

    A drag that begins in selected bars moves them, or a copy of them with Alt or Ctrl held. Any
    other drag selects bars, and a click selects the clip under it.

    Args:
        canvas: The canvas under the pointer.
        move: Called with a `BarMove` when bars are dropped elsewhere.
    """

    def __init__(self, canvas: ArrangementCanvas, move: Callable[[BarMove], object]) -> None:
        self._canvas, self._move = canvas, move
        self._pressed_at: QPoint | None = None
        self._button = Qt.MouseButton.NoButton
        self._has_moved = False
        self._moves_bars = False
        self._anchor = (0, 0)
        self._pan_from = (0, 0)

    @property
    def is_busy(self) -> bool:
        """True while a button is held."""
        return self._pressed_at is not None

    def press(self, event: QMouseEvent) -> None:
        """A button is pressed."""
        canvas, point = self._canvas, event.position().toPoint()
        self.cancel()
        if not canvas.rows.count or not canvas.model.frame.num_bars:
            return
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        self._pressed_at, self._button, self._has_moved = point, event.button(), False
        self._pan_from = (canvas.model.geometry.left_px, canvas.rows.top_px)
        if self._button is Qt.MouseButton.MiddleButton:
            canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        cell = canvas.cell_at(point)
        is_extended = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        block = canvas.block
        self._moves_bars = block is not None and block.holds(*cell) and not is_extended
        self._anchor = canvas.cursor_cell if is_extended else cell
        canvas.cursor_cell = self._anchor
        if is_extended:
            self._has_moved = True
            canvas.set_drag(_block_of(self._anchor, cell), None)

    def move(self, event: QMouseEvent) -> None:
        """The pointer moves."""
        point = event.position().toPoint()
        if self._pressed_at is None:
            self.hover(point, event.modifiers())
            return
        way = point - self._pressed_at
        self._has_moved = self._has_moved or way.manhattanLength() >= DRAG_START_PX
        if not self._has_moved:
            return
        canvas = self._canvas
        if self._button is Qt.MouseButton.MiddleButton:
            model = canvas.model
            left_px = self._pan_from[0] - way.x()
            model.set_geometry(
                model.geometry.scrolled(left_px - model.geometry.left_px, 0), by_hand=True
            )
            canvas.set_rows(canvas.rows.scrolled(self._pan_from[1] - way.y() - canvas.rows.top_px))
            return
        self._scroll_to(point)
        cell = canvas.cell_at(point)
        if self._moves_bars:
            canvas.set_drag(None, self._bar_move(cell, event.modifiers()))
        else:
            canvas.set_drag(_block_of(self._anchor, cell), None)

    def release(self, event: QMouseEvent) -> None:
        """A button is released: bars are selected or moved."""
        canvas, pressed_at = self._canvas, self._pressed_at
        band, drag = canvas.band, canvas.drag
        has_moved, is_left = self._has_moved, self._button is Qt.MouseButton.LeftButton
        self.cancel()
        if pressed_at is None:
            return
        if is_left and not has_moved:
            self._click(canvas.cell_at(pressed_at))
        elif band is not None:
            canvas.select(band)
        elif drag is not None and (drag.d_bars or drag.d_tracks):
            self._move(drag)
        self.hover(event.position().toPoint(), event.modifiers())

    def cancel(self) -> None:
        """Ends the gesture without an effect."""
        self._pressed_at, self._button = None, Qt.MouseButton.NoButton
        self._canvas.set_drag(None, None)

    def hover(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Shows what a press would do here."""
        canvas, shape = self._canvas, Qt.CursorShape.ArrowCursor
        block = canvas.block
        if block is not None and canvas.rows.count and canvas.rect_of(block).contains(point):
            is_copy = bool(modifiers & _COPY_KEYS)
            shape = Qt.CursorShape.DragCopyCursor if is_copy else Qt.CursorShape.OpenHandCursor
        if canvas.cursor().shape() is not shape:
            canvas.setCursor(shape)

    def _click(self, cell: tuple[int, int]) -> None:
        canvas, (bar, track) = self._canvas, cell
        clip = canvas.parts[track].clip_at(bar)
        canvas.cursor_cell = cell
        if clip is None:
            canvas.select(None)
            return
        canvas.select(
            BarBlock(
                first_bar=clip.first, last_bar=clip.stop - 1, first_track=track, last_track=track
            )
        )

    def _bar_move(self, cell: tuple[int, int], modifiers: Qt.KeyboardModifier) -> BarMove | None:
        """The move to a cell, within the piece and one bar after it."""
        canvas, block = self._canvas, self._canvas.block
        if block is None:
            return None
        last_track = canvas.rows.count - 1
        d_bars = min(
            max(cell[0] - self._anchor[0], -block.first_bar),
            canvas.model.frame.num_bars - block.first_bar,
        )
        d_tracks = min(max(cell[1] - self._anchor[1], -block.first_track),
                       last_track - block.last_track)  # fmt: skip
        if not _are_alike(canvas, block, d_tracks):
            d_tracks = 0
        return BarMove(
            block=block, d_bars=d_bars, d_tracks=d_tracks, is_copy=bool(modifiers & _COPY_KEYS)
        )

    def _scroll_to(self, point: QPoint) -> None:
        """Scrolls as far as a drag has left the canvas."""
        canvas, geometry = self._canvas, self._canvas.model.geometry
        dx = min(point.x(), 0) + max(point.x() - canvas.width(), 0)
        dy = min(point.y(), 0) + max(point.y() - canvas.height(), 0)
        if dx:
            canvas.model.set_geometry(geometry.scrolled(dx, 0), by_hand=True)
        if dy:
            canvas.set_rows(canvas.rows.scrolled(dy))


def _block_of(one: tuple[int, int], other: tuple[int, int]) -> BarBlock:
    (first_bar, last_bar), (first_track, last_track) = (
        sorted(pair) for pair in zip(one, other, strict=True)
    )
    return BarBlock(
        first_bar=first_bar, last_bar=last_bar, first_track=first_track, last_track=last_track
    )


def _are_alike(canvas: ArrangementCanvas, block: BarBlock, d_tracks: int) -> bool:
    """True if drums would stay drums, and pitches pitches."""
    parts = canvas.parts
    return all(
        parts[track].is_drum == parts[track + d_tracks].is_drum for track in sorted(block.tracks)
    )
