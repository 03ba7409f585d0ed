"""Drawing thousands of shapes in one call, straight from the rows of an array.

PySide6 takes a pointer to the first element and a count where C++ does. A C-contiguous array has
the memory layout of an array of QRect (int32: left, top, right, bottom) or QPainter.PixmapFragment
(float64, 10 numbers), so no Python object is made for each shape.
"""

from __future__ import annotations

from typing import cast

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap


def _address(rows: NDArray[np.generic]) -> int:
    # `rows.ctypes.data` runs an import each time, through Shiboken's import hook.
    return rows.__array_interface__["data"][0]


def draw_rects(painter: QPainter, rects: NDArray[np.float64]) -> None:
    """Fills (n, 4) rectangles x, y, width, height, which are whole numbers, with the brush.

    The raster engine fills QRect some 30 % faster than QRectF, which it has to rasterize.
    """
    if len(rects):
        rows = np.array(rects, dtype=np.int32, order="C")
        rows[:, 2:] += rows[:, :2] - 1
        first = cast("QRect", shiboken6.wrapInstance(_address(rows), QRect))
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
        painter: The painter.
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
    first = cast("QPainter.PixmapFragment", shiboken6.wrapInstance(_address(rows), fragment))
    painter.drawPixmapFragments(first, len(rows), sheet)
