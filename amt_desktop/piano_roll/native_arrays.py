"""Drawing thousands of shapes in one call, straight from the rows of an array.

PySide6 takes a pointer to the first element and a count where C++ does. A C-contiguous float64
array has the memory layout of an array of QRectF (4 numbers) or QPainter.PixmapFragment (10), so
no Python object is made for each shape.
"""

from __future__ import annotations

from typing import cast

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap


def draw_rects(painter: QPainter, rects: NDArray[np.float64]) -> None:
    """Draws (n, 4) rectangles x, y, width, height with the painter's brush and pen."""
    if len(rects):
        rows = np.ascontiguousarray(rects, dtype=np.float64)
        first = cast("QRectF", shiboken6.wrapInstance(rows.ctypes.data, QRectF))
        painter.drawRects(first, len(rows))


def draw_sprites(
    painter: QPainter,
    sheet: QPixmap,
    targets: NDArray[np.float64],
    sources: NDArray[np.float64],
    *,
    scale: float = 1.0,
) -> None:
    """Draws pieces of a sheet unscaled.

    Args:
        painter: Where to draw.
        sheet: The picture that the pieces are cut from.
        targets: (n, 2) left and top of each piece on the painter.
        sources: (n, 4) x, y, width, height of each piece on the sheet, in the sheet's pixels.
        scale: Painter units per pixel of the sheet: 1 / device pixel ratio.
    """
    if not len(targets):
        return
    rows = np.empty((len(targets), 10), dtype=np.float64)
    # A fragment is placed by its middle: x, y, source x, y, width, height, scales, angle, opacity.
    rows[:, 0:2] = targets + sources[:, 2:4] * (scale / 2)
    rows[:, 2:6] = sources
    rows[:, 6:8] = scale
    rows[:, 8] = 0.0
    rows[:, 9] = 1.0
    fragment = QPainter.PixmapFragment
    first = cast("QPainter.PixmapFragment", shiboken6.wrapInstance(rows.ctypes.data, fragment))
    painter.drawPixmapFragments(first, len(rows), sheet)
