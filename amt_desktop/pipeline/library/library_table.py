"""The table of the pieces of a library."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from amt_core.pipeline.library.browse import COLUMNS
from amt_desktop.pipeline.library.library_model import LibraryModel
from amt_desktop.pipeline.library.library_painter import ColumnPlace, LibraryPainter

_ROW_HEIGHT_PX = 26
_WIDTHS_PX = {
    "title": 150, "artist": 88, "genre": 80, "key": 76, "tempo": 58, "time signature": 54,
    "instruments": 108, "bars": 48, "length": 84, "remark": 76, "style": 88, "license": 88,
}  # fmt: skip
# The columns that long texts stand in, and their shares of the room that is left over.
_WIDENED = {"title": 0.36, "instruments": 0.46, "artist": 0.1, "license": 0.08}


class LibraryTable(QTableView):
    """A table with one row for each piece; columns of long texts take the room that is left over.

    Args:
        model: The rows.

    Signals:
        menu_wanted: The place on the screen where the menu of the current row is wanted.
    """

    menu_wanted = Signal(QPoint)

    def __init__(self, model: LibraryModel) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Library"))
        self.setModel(model)
        self._model = model
        self._painter = LibraryPainter(model, row_height_px=_ROW_HEIGHT_PX)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT_PX)
        header = self.horizontalHeader()
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        for column, name in enumerate(COLUMNS):
            self.setColumnWidth(column, _WIDTHS_PX[name])
        self.setSortingEnabled(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Widens the columns with the table."""
        super().resizeEvent(event)
        self._fit_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the rows in view that have changed."""
        changed = event.rect()
        first, last = self.rowAt(changed.top()), self.rowAt(changed.bottom())
        if first < 0:
            return
        if last < 0:
            last = self._model.rowCount() - 1
        self._model.load(first, last)
        self._painter.begin_frame(
            [
                ColumnPlace(
                    index=column,
                    left_px=self.columnViewportPosition(column),
                    width_px=self.columnWidth(column),
                )
                for column in range(len(COLUMNS))
                if not self.isColumnHidden(column)
            ]
        )
        selected = {index.row() for index in self.selectionModel().selectedRows()}
        painter = QPainter(self.viewport())
        width = self.viewport().width()
        for row in range(first, last + 1):
            top = self.rowViewportPosition(row)
            if row in selected:
                painter.fillRect(0, top, width, _ROW_HEIGHT_PX, self.palette().highlight())
            self._painter.paint_row(painter, row, top)
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for the menu at the pointer, or below the current row for the key."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            row = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(row.bottomLeft())
        self.menu_wanted.emit(place)

    def hide_columns(self, names: Collection[str]) -> None:
        """Shows all columns but these."""
        for column, name in enumerate(COLUMNS):
            self.setColumnHidden(column, name in names)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Gives the room that is left over to the columns of long texts."""
        shown = [name for n, name in enumerate(COLUMNS) if not self.isColumnHidden(n)]
        left_over = self.viewport().width() - sum(_WIDTHS_PX[name] for name in shown)
        for name, share in _WIDENED.items():
            width = _WIDTHS_PX[name] + round(share * max(left_over, 0))
            self.setColumnWidth(COLUMNS.index(name), width)
