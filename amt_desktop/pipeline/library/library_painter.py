"""Paints the rows of the library fast enough that a large table scrolls at 60 frames a second.

Qt's own table asks its delegate and its model several times for each cell, each a call into
Python, and lays every text out again in every frame. Here a row is laid out once, and a frame
draws the texts of its rows.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QStaticText

from amt_desktop.look.theme import Theme, current_theme
from amt_desktop.pipeline.library.library_model import LibraryCell, LibraryModel

_MARGIN_PX = 8
_MAX_ROWS = 512
_MAX_TEXTS = 8192


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPlace:
    """The place of a column that is shown.

    Attributes:
        index: Its number in the model.
        left_px: Its left edge in the viewport.
        width_px: Its width.
    """

    index: int
    left_px: int
    width_px: int


# x and y below the upper left corner of the row, the text, its color.
_Placed = tuple[int, int, QStaticText, QColor]


class LibraryPainter:
    """Draws the rows of a LibraryModel.

    Args:
        model: The model, which is asked directly.
        row_height_px: The height of each row.
    """

    def __init__(self, model: LibraryModel, *, row_height_px: int) -> None:
        self._model, self._row_height_px = model, row_height_px
        self._columns: tuple[ColumnPlace, ...] = ()
        self._theme: Theme | None = None
        self._rows: OrderedDict[int, list[_Placed]] = OrderedDict()
        # Texts that are laid out, with their widths and heights, by themselves and their room.
        self._texts: OrderedDict[tuple[str, int], tuple[QStaticText, int, int]] = OrderedDict()
        model.modelReset.connect(self._rows.clear)

    def begin_frame(self, columns: Sequence[ColumnPlace]) -> None:
        """Takes the columns, from left to right; rows are laid out again if they have changed."""
        theme = current_theme()
        if theme is not self._theme:
            # Another theme may have another font.
            self._theme = theme
            self._texts.clear()
            self._rows.clear()
        if tuple(columns) != self._columns:
            self._columns = tuple(columns)
            self._rows.clear()

    def paint_row(self, painter: QPainter, row: int, top_px: int) -> None:
        """Draws the texts of a row."""
        placed = self._rows.get(row)
        if placed is None:
            placed = self._rows[row] = self._lay_out(row, painter)
            if len(self._rows) > _MAX_ROWS:
                self._rows.popitem(last=False)
        color = None
        for x, y, text, wanted in placed:
            if wanted is not color:
                color = wanted
                painter.setPen(color)
            painter.drawStaticText(x, top_px + y, text)

    def _lay_out(self, row: int, painter: QPainter) -> list[_Placed]:
        """The texts of a row in their places; none if the file is gone from the catalogue."""
        assert self._theme is not None
        metrics = painter.fontMetrics()
        colors: dict[str, QColor] = {}
        placed: list[_Placed] = []
        for column in self._columns:
            cell = self._model.cell(row, column.index)
            if cell is None or not cell.text:
                continue
            room = self._room(cell, column)
            text, width, height = self._text(cell.text, room, painter, metrics)
            x = column.left_px + _MARGIN_PX + (room - width if cell.is_number else 0)
            token = cell.color or "text"
            if token not in colors:
                colors[token] = self._theme.color(token)
            placed.append((x, (self._row_height_px - height) // 2, text, colors[token]))
            if cell.is_spanning:
                break
        return placed

    def _room(self, cell: LibraryCell, column: ColumnPlace) -> int:
        """The width for a text, without the margins."""
        right = column.left_px + column.width_px
        if cell.is_spanning:
            right = self._columns[-1].left_px + self._columns[-1].width_px
        return right - column.left_px - 2 * _MARGIN_PX

    def _text(
        self, words: str, room: int, painter: QPainter, metrics: QFontMetrics
    ) -> tuple[QStaticText, int, int]:
        found = self._texts.get((words, room))
        if found is not None:
            return found
        shown = words
        if len(words) * metrics.averageCharWidth() > room // 2:  # else it fits in any script
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        text = QStaticText(shown)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        text.prepare(font=painter.font())
        size = text.size().toSize()
        found = self._texts[words, room] = text, size.width(), size.height()
        if len(self._texts) > _MAX_TEXTS:
            self._texts.popitem(last=False)
        return found
