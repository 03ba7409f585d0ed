"""The figures of two models next to one another, with those of human music."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from amt_core.pipeline.model.comparison import ComparedFigure
from amt_desktop.look.sentences import localized


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("figures", text))


_GROUPS = {
    "adherence": _("Follows the description (1 is best)"),
    "told apart": _("Told from human music by a classifier (0.5: not at all; 1: always)"),
    "musicality": _("Musicality (nearest to human music is best)"),
    "novelty": _("Novelty (notes in a row that stand in the training music)"),
    "speed": _("Speed"),
}
# The figures, by their names in the core.
_NAMES = {
    "all together": _("all together"),
    "tempo": _("tempo"),
    "key": _("key"),
    "time signature": _("time signature"),
    "instruments": _("instruments"),
    "number of bars": _("number of bars"),
    "area under the ROC curve": _("area under the ROC curve"),
    "scale consistency": _("scale consistency"),
    "groove consistency": _("groove consistency"),
    "pitch class entropy": _("pitch class entropy (bits)"),
    "polyphony": _("polyphony (notes at once)"),
    "notes per bar": _("notes per bar"),
    "structure short": _("structure over 3 to 8 seconds"),
    "structure middle": _("structure over 8 to 15 seconds"),
    "repeats idea": _("share of pieces with a repeated melody"),
    "longest rare run": _("longest rare run of notes"),
    "copied pieces": _("copied pieces"),
    "tokens per second": _("tokens per second"),
    "time to the first bar (ms)": _("time to the first bar (ms)"),
}
_COLUMN_PX = 110
_COLUMNS = {"mine": 1, "default": 2}


class ComparisonTable(QTableWidget):
    """A row for each figure; the better one of both models is bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setAccessibleName(self.tr("Comparison with the program's model"))
        self.setHorizontalHeaderLabels(
            [self.tr("Figure"), self.tr("Your model"), self.tr("The program's"), self.tr("Human")]
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(25)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        title = self.horizontalHeaderItem(0)
        assert title is not None
        title.setTextAlignment(left)
        for column in (1, 2, 3):
            self.setColumnWidth(column, max(_COLUMN_PX, header.sectionSizeHint(column)))

    def show_figures(self, figures: list[ComparedFigure]) -> None:
        """Shows other figures."""
        self.setRowCount(0)
        self.clearSpans()
        group = ""
        for figure in figures:
            if figure.group != group:
                group = figure.group
                self._add_heading(QCoreApplication.translate("figures", _GROUPS[group]))
            row = self.rowCount()
            self.insertRow(row)
            is_measured = figure.mine is not None or figure.default is not None
            remark = localized(figure.remark)
            name = QTableWidgetItem(_name_of(figure) if is_measured else remark)
            name.setToolTip(remark)
            self.setItem(row, 0, name)
            better = _COLUMNS[figure.better] if figure.better else 0
            for column, value in enumerate((figure.mine, figure.default, figure.human), start=1):
                item = QTableWidgetItem(_text(value, is_count=group == "novelty"))
                item.setToolTip(remark)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                font = item.font()
                font.setBold(column == better)
                item.setFont(font)
                self.setItem(row, column, item)

    def _add_heading(self, text: str) -> None:
        row = self.rowCount()
        self.insertRow(row)
        item = QTableWidgetItem(text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.setItem(row, 0, item)
        self.setSpan(row, 0, 1, 4)


def _name_of(figure: ComparedFigure) -> str:
    return QCoreApplication.translate("figures", _NAMES.get(figure.name, figure.name))


def _text(value: float | None, *, is_count: bool) -> str:
    """A figure with two decimals, counts and large ones without."""
    if value is None:
        return "–"
    return f"{value:.0f}" if is_count or abs(value) >= 10 else f"{value:.2f}"
