"""Notes drawn once, with round corners, to be cut to length and copied from.

Every color class has a line on the sheet: one long bar, of which a note takes the left part and
the last few pixels, and one diamond for drums.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen, QPixmap, QPolygonF

from amt_desktop.piano_roll.painting.native_arrays import draw_sprites
from amt_desktop.piano_roll.painting.note_colors import NoteColors, mixed

BAR_PX = 512
"""Length of the bars on the sheet; longer notes are put together from several pieces."""

_CAP_PX = 4
_THIN_PX = 5
_GAP_PX = 2


class SpriteSheet:
    """Notes of one height in all color classes.

    Args:
        colors: The colors, indexed by class.
        height_px: Height of notes.
        drum_px: Side of drum marks.
        pixel_ratio: Device pixels per pixel.
    """

    def __init__(
        self, colors: list[NoteColors], height_px: int, drum_px: int, pixel_ratio: float
    ) -> None:
        self._ratio = pixel_ratio
        self._line_px = max(height_px, drum_px) + _GAP_PX
        self._drum_px = drum_px
        self._pixmap = QPixmap(
            round((BAR_PX + _GAP_PX + drum_px + _GAP_PX) * pixel_ratio),
            round(max(len(colors), 1) * self._line_px * pixel_ratio),
        )
        self._pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(pixel_ratio, pixel_ratio)
        for index, one in enumerate(colors):
            y = index * self._line_px
            _draw_bar(painter, QRectF(0, y, BAR_PX, height_px), one)
            _draw_diamond(painter, QRectF(BAR_PX + _GAP_PX, y, drum_px, drum_px), one)
        painter.end()

    def draw(
        self,
        painter: QPainter,
        rects: NDArray[np.float64],
        classes: NDArray[np.int64],
        is_drum: NDArray[np.bool_],
        *,
        width_px: int,
    ) -> None:
        """Draws notes in the order given.

        Args:
            painter: The painter.
            rects: (n, 4) x, y, width, height of each note.
            classes: (n,) the color class of each.
            is_drum: (n,) which are drum marks.
            width_px: Width of the view; what lies outside is cut off.
        """
        # Left of the view only enough is kept for the rim to lie outside.
        x0 = np.maximum(rects[:, 0], -_CAP_PX * 4)
        x1 = np.minimum(rects[:, 0] + rects[:, 2], width_px + _CAP_PX * 4)
        width = np.maximum(x1 - x0, 1)
        # A thin note has no ends: it is cut from the middle, so that its color is not all rim.
        is_thin = width < _THIN_PX
        cap = np.where(is_thin, 0, np.minimum(_CAP_PX, width // 2))
        body = width - cap

        # Pieces of a note: as many parts of the bar as its body needs, then the right end.
        part_px = BAR_PX - 2 * _CAP_PX
        num_parts = np.where(is_drum, 1, np.maximum(np.ceil(body / part_px), 1)).astype(np.int64)
        num_pieces = num_parts + ~(is_drum | is_thin)
        owner = np.repeat(np.arange(len(rects)), num_pieces)
        piece = np.arange(len(owner)) - np.repeat(np.cumsum(num_pieces) - num_pieces, num_pieces)
        is_end = piece == num_parts[owner]

        offset = piece * part_px
        sources = np.empty((len(owner), 4), dtype=np.float64)
        sources[:, 0] = np.where(
            is_end, BAR_PX - cap[owner], np.where((piece > 0) | is_thin[owner], _CAP_PX, 0)
        )
        sources[:, 1] = classes[owner] * self._line_px
        sources[:, 2] = np.where(is_end, cap[owner], np.minimum(body[owner] - offset, part_px))
        sources[:, 3] = rects[owner, 3]
        targets = np.empty((len(owner), 2), dtype=np.float64)
        targets[:, 0] = x0[owner] + np.where(is_end, body[owner], offset)
        targets[:, 1] = rects[owner, 1]

        drums = is_drum[owner]
        sources[drums, 0] = BAR_PX + _GAP_PX
        sources[drums, 2] = self._drum_px
        targets[drums, 0] = rects[owner[drums], 0]
        draw_sprites(painter, self._pixmap, targets, sources * self._ratio, scale=1 / self._ratio)


def _draw_bar(painter: QPainter, rect: QRectF, colors: NoteColors) -> None:
    radius = min(3.0, rect.height() * 0.28)
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(colors.outline, 1.0))
    painter.setBrush(_shaded(colors.fill, rect))
    painter.drawRoundedRect(inner, radius, radius)


def _draw_diamond(painter: QPainter, rect: QRectF, colors: NoteColors) -> None:
    middle, half = rect.center(), rect.width() / 2 - 0.5
    painter.setPen(QPen(colors.outline, 1.0))
    painter.setBrush(_shaded(colors.fill, rect))
    painter.drawPolygon(
        QPolygonF(
            [
                middle + QPointF(0, -half), middle + QPointF(half, 0),
                middle + QPointF(0, half), middle + QPointF(-half, 0),
            ]
        )
    )  # fmt: skip


def _shaded(color: QColor, rect: QRectF) -> QLinearGradient:
    gradient = QLinearGradient(rect.topLeft(), rect.bottomLeft())
    gradient.setColorAt(0.0, mixed(color, QColor("#ffffff"), 0.12))
    gradient.setColorAt(0.5, color)
    gradient.setColorAt(1.0, mixed(color, QColor("#000000"), 0.05))
    return gradient
