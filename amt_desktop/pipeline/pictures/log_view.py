"""The log of a run as a table, with levels and a search."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from amt_core.pipeline.journal.entries import JournalLine, RunEnd, RunEvent, RunHeader
from amt_core.progress import Alerted, Finished, Metric, Started, Warned
from amt_desktop.look.sentences import localized
from amt_desktop.look.theme import current_theme
from amt_desktop.pipeline.session import PipelineSession
from amt_desktop.pipeline.stages.stage_line import STAGE_WORDS, stage_title

_INFO, _WARNING, _ERROR = range(3)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """A line of the log.

    Attributes:
        at: Seconds since 1970.
        level: 0 for information, 1 for a warning, 2 for an error.
        stage: The stage's name; empty for the run.
        text: The message.
    """

    at: float
    level: int
    stage: str
    text: str


class LogModel(QAbstractTableModel):
    """The entries of the present run: time, level, stage, message."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: list[LogEntry] = []
        self._titles = (self.tr("Time"), self.tr("Level"), self.tr("Stage"), self.tr("Message"))
        self._levels = (self.tr("Info"), self.tr("Warning"), self.tr("Error"))

    def add(self, entries: list[LogEntry]) -> None:
        """Adds entries at the end."""
        if entries:
            first = len(self.entries)
            self.beginInsertRows(QModelIndex(), first, first + len(entries) - 1)
            self.entries += entries
            self.endInsertRows()

    def clear(self) -> None:
        """Removes all entries."""
        self.beginResetModel()
        self.entries.clear()
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """The number of entries."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Time, level, stage, message."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The titles of the columns."""
        is_title = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return self._titles[section] if is_title else None

    def data(self, index: _Index, role: int = 0) -> Any:
        """The text of a cell; warnings and errors are also colored."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            stage = stage_title(entry.stage) if entry.stage in STAGE_WORDS else ""
            clock = time.strftime("%H:%M:%S", time.localtime(entry.at))
            return (clock, self._levels[entry.level], stage, entry.text)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.text
        if role == Qt.ItemDataRole.ForegroundRole and entry.level > _INFO:
            return current_theme().color("warning" if entry.level == _WARNING else "negative")
        return None


class _Filter(QSortFilterProxyModel):
    """Entries from a level up that hold a text."""

    lowest_level = _INFO

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:
        """True for a high enough level and the text searched for."""
        source = self.sourceModel()
        assert isinstance(source, LogModel)
        is_high = source.entries[row].level >= self.lowest_level
        return is_high and super().filterAcceptsRow(row, parent)


class LogView(QWidget):
    """The log with its level and its search."""

    def __init__(self, session: PipelineSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LogModel(self)
        self._filter = _Filter(self)
        self._filter.setSourceModel(self.model)
        self._filter.setFilterKeyColumn(-1)
        self._filter.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.level = QComboBox()
        self.level.addItems(
            [self.tr("All messages"), self.tr("Warnings and errors"), self.tr("Errors")]
        )
        self.level.setAccessibleName(self.tr("Level"))
        self.level.currentIndexChanged.connect(self._set_level)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the log"))
        self.search.setAccessibleName(self.tr("Search the log"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter.setFilterFixedString)
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("Log"))
        self.table.setModel(self._filter)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(26)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((90, 90, 110)):
            self.table.setColumnWidth(column, width)
        self._is_at_end = True
        bar = self.table.verticalScrollBar()
        bar.rangeChanged.connect(self._keep_at_end)
        bar.valueChanged.connect(self._on_scroll)
        tools = QHBoxLayout()
        tools.addWidget(self.search, 1)
        tools.addWidget(self.level)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        self._session = session
        self._run = session.run
        self._header: RunHeader | None = None
        self._num_taken = 0
        session.run_changed.connect(self.show_state)
        session.folder_changed.connect(self.show_state)
        self.show_state()

    def _set_level(self, level: int) -> None:
        self._filter.beginFilterChange()
        self._filter.lowest_level = level
        self._filter.endFilterChange()

    def show_state(self) -> None:
        """Shows the lines of the run that are new."""
        run = self._session.run
        if run is not self._run or run.header is not self._header:
            self._run, self._header, self._num_taken = run, run.header, 0
            self.model.clear()
        lines = run.log[self._num_taken :]
        self._num_taken = len(run.log)
        self.model.add([entry for line in lines if (entry := self._entry(line))])

    def _keep_at_end(self, _lowest: int, highest: int) -> None:
        """Shows the newest lines, unless someone has scrolled up to read."""
        if self._is_at_end:
            self.table.verticalScrollBar().setValue(highest)

    def _on_scroll(self, value: int) -> None:
        self._is_at_end = value == self.table.verticalScrollBar().maximum()

    def _entry(self, line: JournalLine) -> LogEntry | None:
        match line:
            case RunHeader():
                words = self.tr("The run begins: from {0} to {1}").format(
                    stage_title(line.first), stage_title(line.last)
                )
                return LogEntry(at=line.started_at, level=_INFO, stage="", text=words)
            case RunEnd():
                return self._end_entry(line)
            case RunEvent():
                return self._event_entry(line)

    def _end_entry(self, end: RunEnd) -> LogEntry:
        words = {
            "finished": self.tr("The run is complete."),
            "stopped": self.tr("The run was stopped."),
            "lost": self.tr("The run ended unexpectedly."),
            "failed": f"{localized(end.message)} {localized(end.hint)}".strip(),
        }[end.outcome]
        level = _ERROR if end.outcome in ("failed", "lost") else _INFO
        return LogEntry(at=end.at, level=level, stage=end.stage, text=words)

    @staticmethod
    def _event_entry(line: RunEvent) -> LogEntry | None:
        level, text = _INFO, ""
        match line.event:
            case Started(message=message):
                text = localized(message)
            case Finished(message=message):
                text = localized(message)
            case Warned(message=message):
                level, text = _WARNING, localized(message)
            case Alerted(message=message, remedy=remedy):
                level, text = _WARNING, f"{localized(message)} {localized(remedy)}"
            case Metric(name=name, value=value):
                text = f"{name.replace('_', ' ')}: {value:.6g}"
            case _:
                pass
        return LogEntry(at=line.at, level=level, stage=line.stage, text=text) if text else None
