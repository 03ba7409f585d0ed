"""The arrangement as three parts that stand in the place of the piano roll's notes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QScrollBar

from amt_desktop.piano_roll.model.roll_model import RollModel
from amt_desktop.piece.arrangement.editor import ArrangementEditor
from amt_desktop.piece.arrangement.heads import RowHeads


class Arrangement(QObject):
    """Heads, clips and scroll bar of the rows.

    Attributes:
        heads: The heads of the rows.
        editor: The clips.
        bar: The scroll bar.

    Args:
        model: The model of the piano roll.
    """

    def __init__(self, model: RollModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.editor = ArrangementEditor(model)
        self.heads = RowHeads(model, self.editor)
        self.bar = QScrollBar(Qt.Orientation.Vertical)
        self.bar.setAccessibleName(self.tr("Parts"))
        self.editor.rows_changed.connect(self._show_position)
        self.bar.valueChanged.connect(self._scroll)

    def _show_position(self) -> None:
        rows = self.editor.rows
        with QSignalBlocker(self.bar):
            self.bar.setRange(0, rows.max_top_px)
            self.bar.setPageStep(rows.height_px)
            self.bar.setSingleStep(rows.row_px)
            self.bar.setValue(rows.top_px)

    def _scroll(self, top_px: int) -> None:
        self.editor.set_rows(self.editor.rows.scrolled(top_px - self.editor.rows.top_px))
