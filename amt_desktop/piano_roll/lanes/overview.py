"""The whole piece in a thin strip, with the visible part and the playhead; it scrolls."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from amt_desktop.piano_roll.model.roll_model import RollModel, TrackLook
from amt_desktop.piano_roll.painting.layer import Layer
from amt_desktop.piano_roll.painting.native_arrays import draw_rects
from amt_desktop.piano_roll.painting.note_colors import mixed

OVERVIEW_PX = 34
_MARGIN_PX = 4


class Overview(QWidget):
    """A scroll bar with the notes in it.

    Args:
        model: The model to show.
    """

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._notes = Layer(self, self._paint_notes)
        self._framed = Layer(self, self._paint_framed)
        self._grabbed_at: float | None = None
        self.setFixedHeight(OVERVIEW_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Overview"))
        self.setAccessibleDescription(self.tr("The whole piece. Drag to scroll."))
        model.view_changed.connect(self._expire_frame)
        model.look_changed.connect(self._expire)
        model.notes_changed.connect(self._expire_ticks)
        model.position_changed.connect(self._move_playhead)

    def sizeHint(self) -> QSize:
        """The fixed height."""
        return QSize(400, OVERVIEW_PX)

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins to drag the window."""
        if event.button() is Qt.MouseButton.LeftButton:
            x = event.position().x()
            window = self._window()
            # A press outside the window first moves it there, then drags it.
            self._grabbed_at = x - window.x() if window.contains(x, window.center().y()) else None
            if self._grabbed_at is None:
                self._grabbed_at = window.width() / 2
            self._scroll_to(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrolls with the pointer."""
        if self._grabbed_at is not None:
            self._scroll_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends the drag."""
        self._grabbed_at = None

    def _scroll_to(self, x_px: float) -> None:
        tick = (x_px - (self._grabbed_at or 0) - _MARGIN_PX) / self._px_per_tick()
        self._model.set_geometry(self._model.geometry.with_tick_at(tick, 0), by_hand=True)

    # Painting

    def _px_per_tick(self) -> float:
        length = max(self._model.frame.length_ticks, 1)
        return max(self.width() - 2 * _MARGIN_PX, 1) / length

    def _window(self) -> QRectF:
        geometry = self._model.geometry
        scale = self._px_per_tick()
        left = max(geometry.left_px / geometry.px_per_tick, 0) * scale + _MARGIN_PX
        end = min(
            (geometry.left_px + geometry.width_px) / geometry.px_per_tick,
            self._model.frame.length_ticks,
        )
        right = end * scale + _MARGIN_PX
        return QRectF(left - 1, 1.5, max(right - left, 8) + 2, self.height() - 3)

    def _expire(self) -> None:
        self._notes.expire()
        self._framed.expire()

    def _expire_frame(self) -> None:
        self._framed.expire()

    def _expire_ticks(self, start_ticks: int, end_ticks: int) -> None:
        scale = self._px_per_tick()
        left = int(start_ticks * scale)
        width = int(end_ticks * scale) + 2 * _MARGIN_PX - left
        self._notes.expire(QRect(left, 0, width, self.height()))
        self._framed.expire()

    def _move_playhead(self, before: float, now: float) -> None:
        for tick in (before, now):
            x = round(tick * self._px_per_tick()) + _MARGIN_PX
            self.update(x - 2, 0, 5, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The notes, the window on them, and the playhead."""
        painter = QPainter(self)
        self._framed.draw(painter, event.rect())
        x = round(self._model.position_ticks * self._px_per_tick()) + _MARGIN_PX
        painter.fillRect(x, 1, 1, self.height(), self._model.theme.color("roll_playhead"))

    def _paint_framed(self, painter: QPainter, rect: QRect) -> None:
        model, theme = self._model, self._model.theme
        self._notes.draw(painter, rect)
        if model.written_bars < model.frame.num_bars:
            edge = int(model.frame.bar_starts_ticks[model.written_bars])
            left = round(edge * self._px_per_tick()) + _MARGIN_PX
            veil = QRect(left, 0, self.width() - left, self.height())
            painter.fillRect(veil, theme.color("roll_unwritten"))
            painter.fillRect(left, 0, 2, self.height(), theme.color("accent"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("roll_bar_line"))
        if model.frame.num_bars:
            self._paint_window(painter)

    def _paint_window(self, painter: QPainter) -> None:
        theme, window = self._model.theme, self._window()
        shade = theme.color("ruler_background")
        shade.setAlpha(150)
        painter.fillRect(QRectF(0, 1, window.left(), self.height()), shade)
        painter.fillRect(QRectF(window.right(), 1, self.width(), self.height()), shade)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rim = theme.color("text_dim")
        rim.setAlpha(170)
        painter.setPen(QPen(rim, 1))
        painter.setBrush(QColor(rim.red(), rim.green(), rim.blue(), 22))
        painter.drawRoundedRect(window.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _paint_notes(self, painter: QPainter, rect: QRect) -> None:
        model = self._model
        painter.fillRect(rect, model.theme.color("ruler_background"))
        scale = self._px_per_tick()
        start = int((rect.left() - _MARGIN_PX) / scale) - 1
        end = int((rect.right() + 1 - _MARGIN_PX) / scale) + 1
        notes = model.notes_sounding_in(start, end)
        # The range is that of a usual score, so that bars which arrive later fit the same picture.
        low, high = 28.0, 96.0
        span = self.height() - 10
        rects = np.empty((len(notes), 4), dtype=np.float64)
        rects[:, 0] = np.rint(notes.onset_ticks * scale) + _MARGIN_PX
        height = np.clip((notes.pitch.astype(np.float64) - low) / (high - low), 0.0, 1.0)
        rects[:, 1] = np.rint(self.height() - 6 - height * span)
        rects[:, 2] = np.maximum(np.rint(notes.duration_ticks * scale), 1)
        rects[:, 3] = 2 if len(model.notes) < 3_000 else 1
        ground = model.theme.color("ruler_background")
        painter.setPen(Qt.PenStyle.NoPen)
        dimness = {TrackLook.PLAIN: 0.12, TrackLook.GHOST: 0.6, TrackLook.MUTED: 0.8}
        for track in sorted(set(notes.track.tolist()), key=model.look_of):
            color = model.theme.track_color(model.color_of(track))
            painter.setBrush(mixed(color, ground, dimness[model.look_of(track)]))
            draw_rects(painter, rects[notes.track == track])
