"""Pictures of pieces of rows, drawn once and kept while there is room.

A tile is named by all that its picture depends on, so that none is ever out of date: an edit,
another zoom or another look asks for tiles of other names, and those that are no longer asked for
go.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from amt_desktop.look.theme import Theme
from amt_desktop.piano_roll.model.geometry import RollGeometry
from amt_desktop.piano_roll.painting.native_arrays import draw_rects
from amt_desktop.piano_roll.painting.note_colors import mixed
from amt_desktop.piece.arrangement.clips import PartClips

TILE_PX = 512
"""The width of a tile."""

_MAX_BYTES = 96 * 2**20
_MARGIN_PX = 3
_RADIUS_PX = 4
_MIN_BAR_GAP_PX = 9
_NOTE_PX = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLook:
    """The look of one row.

    Attributes:
        theme: The theme.
        color: The part's color.
        is_faint: True for a part that is not heard.
        is_chosen: True for the part that is chosen.
        height_px: Height of the row.
    """

    theme: Theme
    color: QColor
    is_faint: bool
    is_chosen: bool
    height_px: int

    @property
    def key(self) -> Hashable:
        """Equal for equal looks."""
        return (self.theme.name, self.color.rgb(), self.is_faint, self.is_chosen, self.height_px)


class TileStore:
    """Draws tiles and keeps them."""

    def __init__(self) -> None:
        self._tiles: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._bytes = 0
        self.num_drawn = 0

    def tile(
        self,
        part: PartClips,
        look: RowLook,
        geometry: RollGeometry,
        bar_starts_ticks: NDArray[np.int64],
        *,
        number: int,
        ratio: float,
    ) -> QPixmap:
        """The picture of a piece of a row.

        Args:
            part: The part.
            look: The look of its row.
            geometry: The zoom in time; its scroll position does not matter.
            bar_starts_ticks: (bars + 1,) the start of each bar, and the end.
            number: Which tile: the first one begins with the piece.
            ratio: Device pixels for each pixel.
        """
        key = (part.digest, look.key, geometry.px_per_tick, number, ratio)
        kept = self._tiles.get(key)
        if kept is not None:
            self._tiles.move_to_end(key)
            return kept
        pixmap = QPixmap(round(TILE_PX * ratio), round(look.height_px * ratio))
        pixmap.setDevicePixelRatio(ratio)
        lines = np.rint(bar_starts_ticks * geometry.px_per_tick).astype(np.int64)
        painter = QPainter(pixmap)
        painter.setPen(Qt.PenStyle.NoPen)
        _draw_ground(painter, look, lines - number * TILE_PX)
        _draw_clips(painter, part, look, lines - number * TILE_PX)
        _draw_notes(painter, part, look, geometry.px_per_tick, number * TILE_PX)
        painter.end()
        self.num_drawn += 1
        self._tiles[key] = pixmap
        self._bytes += _bytes_of(pixmap)
        while self._bytes > _MAX_BYTES:
            _, oldest = self._tiles.popitem(last=False)
            self._bytes -= _bytes_of(oldest)
        return pixmap


def _bytes_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4


def _draw_ground(painter: QPainter, look: RowLook, lines: NDArray[np.int64]) -> None:
    """The row with its bar lines, which stand at the x pixels `lines`."""
    theme, height = look.theme, look.height_px
    ground = theme.color("roll_white_row")
    if look.is_chosen:
        ground = mixed(ground, theme.color("roll_loop"), 0.07)
    painter.fillRect(0, 0, TILE_PX, height, ground)
    stride = 1
    bar_px = float(lines[-1] - lines[0]) / max(len(lines) - 1, 1)
    while bar_px * stride < _MIN_BAR_GAP_PX and stride < len(lines):
        stride *= 2
    drawn = lines[::stride]
    drawn = drawn[(drawn >= 0) & (drawn < TILE_PX)]
    painter.setBrush(theme.color("roll_grid_line"))
    rects = np.zeros((len(drawn), 4), dtype=np.float64)
    rects[:, 0], rects[:, 2], rects[:, 3] = drawn, 1, height
    draw_rects(painter, rects)
    painter.fillRect(0, height - 1, TILE_PX, 1, theme.color("roll_row_line"))


def _draw_clips(
    painter: QPainter, part: PartClips, look: RowLook, lines: NDArray[np.int64]
) -> None:
    """The bodies of the clips that reach into the tile."""
    body, rim, _ = _colors(look)
    height = look.height_px - 2 * _MARGIN_PX - 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(rim, 1))
    painter.setBrush(body)
    for clip in part.clips:
        left, right = int(lines[clip.first]), int(lines[clip.stop])
        if right <= -_RADIUS_PX or left >= TILE_PX + _RADIUS_PX:
            continue
        box = QRectF(left + 1.5, _MARGIN_PX + 0.5, max(right - left - 2, 1), height)
        if box.width() < 2 * _RADIUS_PX:
            painter.drawRect(box)
        else:
            painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)


def _draw_notes(
    painter: QPainter, part: PartClips, look: RowLook, px_per_tick: float, left_px: int
) -> None:
    notes = part.notes
    start = (left_px - _NOTE_PX) / px_per_tick - part.longest_ticks
    end = (left_px + TILE_PX) / px_per_tick
    first, last = np.searchsorted(notes.onset_ticks, [start, end]).tolist()
    if first == last:
        return
    near = slice(first, last)
    inset = _MARGIN_PX + 4
    note_px = 2 if look.height_px < 34 else _NOTE_PX
    room = look.height_px - 2 * inset - note_px
    rects = np.empty((last - first, 4), dtype=np.float64)
    x = np.rint(notes.onset_ticks[near] * px_per_tick) - left_px
    ends = np.rint((notes.onset_ticks[near] + notes.duration_ticks[near]) * px_per_tick) - left_px
    rects[:, 0] = x
    rects[:, 1] = np.rint(inset + (1.0 - part.heights[near]) * room)
    rects[:, 2] = 2 if part.is_drum else np.maximum(ends - x - 1, 2)
    rects[:, 3] = note_px
    painter.setBrush(_colors(look)[2])
    draw_rects(painter, rects)


def _colors(look: RowLook) -> tuple[QColor, QColor, QColor]:
    """Body, rim and notes of a clip."""
    theme, color = look.theme, look.color
    ground = theme.color("roll_white_row")
    if look.is_faint:
        gray = QColor.fromHslF(
            max(color.hslHueF(), 0.0), color.hslSaturationF() * 0.25, color.lightnessF()
        )
        return mixed(gray, ground, 0.88), mixed(gray, ground, 0.72), mixed(gray, ground, 0.6)
    if theme.is_dark:
        light = mixed(color, QColor("#ffffff"), 0.12)
        return mixed(color, ground, 0.66), mixed(color, ground, 0.3), light
    return (
        mixed(color, ground, 0.76),
        mixed(color, ground, 0.3),
        mixed(color, QColor("#000000"), 0.12),
    )
