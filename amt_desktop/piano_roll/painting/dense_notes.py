"""Thousands of notes at once, as pixels: for views in which a note is a few pixels wide.

Every note is written into an array of pitch rows × pixel columns, later ones over earlier ones, and
the array is shown as one picture. What this costs hardly depends on how many notes there are.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from amt_desktop.piano_roll.model.geometry import RollGeometry


def draw_dense_notes(
    painter: QPainter,
    geometry: RollGeometry,
    rects: NDArray[np.float64],
    order: NDArray[np.intp],
    *,
    pitch: NDArray[np.uint8],
    classes: NDArray[np.int64],
    fills: list[QColor],
    ratio: float,
) -> None:
    """Draws notes, later ones over earlier ones.

    Args:
        painter: The painter.
        geometry: The view.
        rects: (n, 4) x, y, width, height of each note.
        order: (n,) the index of the note that is drawn first, second and so on.
        pitch: (n,) the pitch of each.
        classes: (n,) the color class of each.
        fills: Colors, indexed by class.
        ratio: Device pixels per pixel.
    """
    num_columns = round(geometry.width_px * ratio)
    _, highest = geometry.visible_pitches
    lowest_row, highest_row = geometry.rows_of(np.array(geometry.visible_pitches)).tolist()
    # In 32 bits everything below takes half as long, and no screen has that many pixels.
    left = np.clip(np.rint(rects[:, 0] * ratio), 0, num_columns).astype(np.int32)
    right = np.rint((rects[:, 0] + rects[:, 2]) * ratio)
    width = np.clip(right, 0, num_columns).astype(np.int32) - left
    first = (geometry.rows_of(pitch) - highest_row).astype(np.int32) * num_columns + left

    # Pixel indices of all notes, one note's after the other's: the last one written stays.
    first, width = first[order], width[order]
    before = np.cumsum(width, dtype=np.int32) - width
    pixels = np.repeat(first - before, width) + np.arange(int(width.sum()), dtype=np.int32)
    rows = np.zeros((lowest_row - highest_row + 1, num_columns), dtype=np.uint16)
    rows.reshape(-1)[pixels] = np.repeat((classes + 1).astype(np.uint16)[order], width)

    colors = np.array([0, *(fill.rgba() for fill in fills)], dtype=np.uint32)
    row_px = round(geometry.row_px * ratio)
    gap_px = max(round(ratio), 1)
    picture = np.zeros((len(rows), row_px, num_columns), dtype=np.uint32)
    picture[:, : row_px - gap_px] = colors[rows][:, None, :]
    image = QImage(
        picture.data,
        num_columns,
        len(rows) * row_px,
        num_columns * 4,
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    top = geometry.y_of(highest)
    target = QRectF(0, top, num_columns / ratio, len(rows) * row_px / ratio)
    painter.drawImage(target, image)
