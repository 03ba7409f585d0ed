"""Paints the cells of the library with one call for each, so that a large table scrolls smoothly.

Qt's own delegate asks the model for eight roles a cell, each a call into Python.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from amt_desktop.look.theme import current_theme
from amt_desktop.pipeline.library.library_model import LibraryModel

_MARGIN_PX = 8
# Joined once: joining flags of Python takes longer than drawing some texts.
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class LibraryDelegate(QStyledItemDelegate):
    """Draws texts of a LibraryModel.

    Args:
        model: The model, which is asked directly.
    """

    def __init__(self, model: LibraryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draws one cell."""
        rect = option.rect  # pyright: ignore[reportAttributeAccessIssue]  # missing in the stubs
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.highlight())
        cell = self._model.cell(index.row(), index.column())
        if cell is None or not cell.text:
            return
        token = cell.color
        painter.setPen(current_theme().color(token) if token else palette.text().color())
        room = rect.adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0)
        words = cell.text
        metrics = painter.fontMetrics()
        if len(words) * metrics.averageCharWidth() > room.width() // 2:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _RIGHT if cell.is_number else _LEFT, words)
