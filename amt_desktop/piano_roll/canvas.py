"""The area of the notes: three layers, of which only the last changes often.

Grid and notes are kept in one pixmap. A bar that arrives is painted onto it; only another zoom,
scroll position or look repaints all of it. Moving parts (playhead, dragged notes, rubber band,
highlight of new notes) are drawn on top, each in its own narrow strip.
"""

from __future__ import annotations

import math
from time import monotonic

import numpy as np
from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from amt_core.music.note_table import NoteTable
from amt_desktop.piano_roll.model.geometry import DRUM_MARK_PX
from amt_desktop.piano_roll.model.roll_model import RollModel
from amt_desktop.piano_roll.painting.grid_painter import WRITING_GLOW_PX, draw_grid, draw_unwritten
from amt_desktop.piano_roll.painting.layer import Layer
from amt_desktop.piano_roll.painting.native_arrays import draw_rects
from amt_desktop.piano_roll.painting.note_painter import NotePainter
from amt_desktop.piano_roll.painting.overlays import (
    PLAYHEAD_MARGIN_PX,
    draw_loop,
    draw_playhead,
)

HIGHLIGHT_SEC = 0.7
"""The time for which new notes are highlighted."""

_HIGHLIGHT_STEP_MS = 33
_HIGHLIGHT_ALPHA = 125
_MAX_HIGHLIGHTED_BARS = 8


class RollCanvas(QWidget):
    """Draws the model's notes.

    Signals:
        resized: The canvas has another size, and the model's geometry follows it.

    Args:
        model: The model to draw.
    """

    resized = Signal()

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._notes_painter = NotePainter(model)
        self._content = Layer(self, self._paint_content)
        self._band: QRect | None = None
        self._dragged_rect = QRect()
        self._new: list[tuple[float, NoteTable]] = []
        self._highlight_timer = QTimer(self)
        self._highlight_timer.setInterval(_HIGHLIGHT_STEP_MS)
        self._highlight_timer.timeout.connect(self._step_highlight)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 80)
        model.view_changed.connect(self._repaint_all)
        model.look_changed.connect(self._change_look)
        model.tool_changed.connect(self._repaint_all)
        model.selection_changed.connect(self._repaint_all)
        model.dragged_changed.connect(self._move_dragged)
        model.notes_changed.connect(self._repaint_ticks)
        model.position_changed.connect(self._move_playhead)
        model.loop_changed.connect(self.update)

    # Used by the rest of the roll

    @property
    def model(self) -> RollModel:
        """The model that is drawn."""
        return self._model

    def bounds_of(self, notes: NoteTable) -> QRect:
        """The rectangle that holds some notes with their rims."""
        if not len(notes):
            return QRect(0, 0, 1, 1)
        rects = self._rects(notes)
        left, top = rects[:, :2].min(axis=0)
        right, bottom = (rects[:, :2] + rects[:, 2:]).max(axis=0)
        return QRectF(left - 3, top - 3, right - left + 6, bottom - top + 6).toAlignedRect()

    def highlight(self, notes: NoteTable) -> None:
        """Highlights new notes for a moment."""
        if len(notes) and self.isVisible():
            self._new = [*self._new[-_MAX_HIGHLIGHTED_BARS:], (monotonic(), notes)]
            self._highlight_timer.start()

    def stop_highlight(self) -> None:
        """Ends the highlight of all notes at once."""
        self._new.clear()
        self._highlight_timer.stop()

    def set_band(self, band: QRect | None) -> None:
        """Shows the rubber band; None hides it."""
        for rect in (self._band, band):
            if rect is not None:
                self.update(rect.adjusted(-2, -2, 2, 2))
        self._band = band

    # Changes

    def _repaint_all(self) -> None:
        self._content.expire()

    def _change_look(self) -> None:
        self._notes_painter.forget()
        self._repaint_all()

    def _repaint_ticks(self, start_ticks: int, end_ticks: int) -> None:
        geometry = self._model.geometry
        left = geometry.x_of(start_ticks) - DRUM_MARK_PX
        right = geometry.x_of(end_ticks) + WRITING_GLOW_PX
        self._content.expire(QRect(left, 0, right - left, self.height()))

    def _move_playhead(self, before: float, now: float) -> None:
        geometry = self._model.geometry
        for tick in (before, now):
            x = geometry.x_of(tick)
            self.update(x - PLAYHEAD_MARGIN_PX, 0, 2 * PLAYHEAD_MARGIN_PX + 1, self.height())

    def _move_dragged(self) -> None:
        dragged = self._model.dragged
        hidden_changed = (dragged is None) != self._dragged_rect.isNull()
        now = QRect() if dragged is None else self.bounds_of(dragged.shown)
        if hidden_changed:
            self._repaint_all()
        else:
            self.update(self._dragged_rect | now)
        self._dragged_rect = now

    def _rects(self, notes: NoteTable) -> np.ndarray:
        return self._model.geometry.note_rects(
            notes.onset_ticks,
            notes.duration_ticks,
            notes.pitch,
            self._model.is_drum(notes.track),
        )

    def _step_highlight(self) -> None:
        for _, notes in self._new:
            self.update(self.bounds_of(notes))
        oldest = monotonic() - HIGHLIGHT_SEC
        self._new = [(since, notes) for since, notes in self._new if since > oldest]
        if not self._new:
            self._highlight_timer.stop()

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The view keeps its middle pitch."""
        self._take_size()
        self._repaint_all()
        self.resized.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """The view is as large as this canvas again, after another one has shared it."""
        self._take_size()
        super().showEvent(event)

    def _take_size(self) -> None:
        self._model.set_geometry(self._model.geometry.resized(self.width(), self.height()))

    def changeEvent(self, event: QEvent) -> None:
        """Redraws the cached layers for a screen with another pixel ratio."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._change_look()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the cached layer, and the moving parts on top."""
        painter = QPainter(self)
        self._content.draw(painter, event.rect())
        draw_loop(painter, self._model, self.width(), self.height())
        self._paint_new(painter)
        self._paint_dragged(painter)
        self._paint_band(painter)
        draw_playhead(painter, self._model, self.height())

    def _paint_content(self, painter: QPainter, rect: QRect) -> None:
        geometry = self._model.geometry
        draw_grid(painter, self._model, rect)
        self._paint_chosen_bars(painter, rect)
        draw_unwritten(painter, self._model, rect)
        # Drum marks reach to both sides of their onset.
        margin_px = geometry.row_px
        start = math.floor(geometry.tick_at(rect.left() - margin_px))
        end = math.ceil(geometry.tick_at(rect.right() + margin_px)) + 1
        self._notes_painter.draw_range(painter, start, end, self.devicePixelRatioF())

    def _paint_chosen_bars(self, painter: QPainter, rect: QRect) -> None:
        chosen = self._model.chosen_bars
        if chosen is not None:
            self._fill_ticks(
                painter, *self._model.frame.bar_starts_ticks[[chosen[0], chosen[1] + 1]]
            )

    def _fill_ticks(self, painter: QPainter, start: int, end: int) -> None:
        geometry = self._model.geometry
        color = self._model.theme.color("roll_loop")
        color.setAlpha(26)
        left = geometry.x_of(int(start))
        painter.fillRect(left, 0, geometry.x_of(int(end)) - left, self.height(), color)

    def _paint_new(self, painter: QPainter) -> None:
        now = monotonic()
        painter.setPen(Qt.PenStyle.NoPen)
        for since, notes in self._new:
            left = max(1.0 - (now - since) / HIGHLIGHT_SEC, 0.0)
            painter.setBrush(QColor(255, 255, 255, round(_HIGHLIGHT_ALPHA * left * left)))
            rects = self._rects(notes)
            drums = self._model.is_drum(notes.track)
            # Only the middle of a drum mark, whose corners are empty.
            rects[drums] += rects[drums][:, 2:3] * np.array([0.25, 0.25, -0.5, -0.5])
            draw_rects(painter, rects)

    def _paint_dragged(self, painter: QPainter) -> None:
        dragged = self._model.dragged
        if dragged is not None and len(dragged.shown):
            in_hand = np.ones(len(dragged.shown), dtype=np.bool_)
            self._notes_painter.draw(painter, dragged.shown, in_hand, self.devicePixelRatioF())

    def _paint_band(self, painter: QPainter) -> None:
        if self._band is None:
            return
        color = self._model.theme.color("roll_loop")
        painter.setPen(color)
        color.setAlpha(36)
        painter.setBrush(color)
        painter.drawRect(self._band)
