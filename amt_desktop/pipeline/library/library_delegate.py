"""Paints the cells of the library fast enough that a large table scrolls at 60 frames a second.

Qt's own delegate asks the model for eight roles a cell, each a call into Python, and lays every
text out again in every frame.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QStaticText
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from amt_desktop.look.theme import Theme, current_theme
from amt_desktop.pipeline.library.library_model import LibraryModel

_MARGIN_PX = 8
_MAX_TEXTS = 8192


class LibraryDelegate(QStyledItemDelegate):
    """Draws texts of a LibraryModel.

    Args:
        model: The model, which is asked directly.
    """

    def __init__(self, model: LibraryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        # Texts that are laid out, by themselves and the width of their cell.
        self._texts: dict[tuple[str, int], QStaticText] = {}
        self._theme: Theme | None = None
        self._colors: dict[str, QColor] = {}
        self._selected_rows: Collection[int] = ()
        self._span = (0, 0)

    def begin_frame(self, selected_rows: Collection[int], span: tuple[int, int]) -> None:
        """Takes what is the same for all cells of a frame, and costs more to ask for each.

        Args:
            selected_rows: The rows that are drawn as selected.
            span: The left edge and the width in pixels of all columns but the first.
        """
        self._selected_rows, self._span = selected_rows, span
        theme = current_theme()
        if theme is not self._theme:
            # Another theme may have another font.
            self._theme = theme
            self._colors.clear()
            self._texts.clear()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draws one cell."""
        rect = option.rect  # pyright: ignore[reportAttributeAccessIssue]  # missing in the stubs
        row = index.row()
        if row in self._selected_rows:
            palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
            painter.fillRect(rect, palette.highlight())
        cells = self._model.cells(row)
        if not cells:
            return
        cell = cells[index.column()]
        if not cell.text:
            return
        left, width = self._span if cell.is_spanning else (rect.left(), rect.width())
        height, room = rect.height(), width - 2 * _MARGIN_PX
        text = self._texts.get((cell.text, room)) or self._laid_out(painter, cell.text, room)
        size = text.size()
        x = left + _MARGIN_PX + (room - size.width() if cell.is_number else 0)
        place = QPointF(x, rect.top() + (height - size.height()) / 2)
        painter.setPen(self._color(cell.color or "text"))
        if not cell.is_spanning:
            painter.drawStaticText(place, text)
            return
        # Each cell draws its own part of the text, as any of them may be drawn alone.
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.drawStaticText(place, text)
        painter.restore()

    def _laid_out(self, painter: QPainter, words: str, room: int) -> QStaticText:
        if len(self._texts) >= _MAX_TEXTS:
            self._texts.clear()
        metrics = painter.fontMetrics()
        shown = words
        if len(words) * metrics.averageCharWidth() > room // 2:  # else it fits in any script
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        text = QStaticText(shown)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        text.prepare(font=painter.font())
        self._texts[words, room] = text
        return text

    def _color(self, token: str) -> QColor:
        color = self._colors.get(token)
        if color is None:
            assert self._theme is not None
            color = self._colors[token] = self._theme.color(token)
        return color
