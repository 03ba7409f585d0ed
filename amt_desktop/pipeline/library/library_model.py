"""The table of the library: rows are read when they come into view."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from amt_core.music.instruments.general_midi import PROGRAM_NAMES
from amt_core.pipeline.library.browse import COLUMNS, LibraryRow
from amt_desktop.look.words import word
from amt_desktop.pipeline.result.figures import duration_text

# Whoever asks for one row is likely to ask for those below it.
_ROWS_AHEAD = 64
_MAX_ROWS = 8192
_NUMBERS = ("tempo", "bars", "length")
_TEXT_ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
)  # fmt: skip
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryCell:
    """The content of a cell.

    Attributes:
        text: Its text.
        color: The theme's token of its color; empty for that of normal text.
        is_number: True if it stands to the right.
        is_spanning: True if its text stands across all columns but the first.
    """

    text: str
    color: str
    is_number: bool = False
    is_spanning: bool = False


class LibraryModel(QAbstractTableModel):
    """The numbers of the matching files, and the few rows that are in view.

    Args:
        read: Gives the rows with these numbers.

    Signals:
        sort_wanted: (column, True for descending).
    """

    sort_wanted = Signal(str, bool)

    def __init__(
        self, read: Callable[[Sequence[int]], list[LibraryRow]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._numbers: array[int] = array("q")
        self._files: OrderedDict[int, LibraryRow | None] = OrderedDict()
        titles = {
            "title": self.tr("Title"), "artist": self.tr("Artist"), "genre": self.tr("Genre"),
            "key": self.tr("Key"), "tempo": self.tr("Tempo"), "time signature": self.tr("Meter"),
            "instruments": self.tr("Instruments"), "bars": self.tr("Bars"),
            "length": self.tr("Length"), "remark": self.tr("Remark"),
            "style": self.tr("Style"), "license": self.tr("License"),
        }  # fmt: skip
        self._titles = [titles[name] for name in COLUMNS]
        self._copy, self._copy_tip = self.tr("copy"), self.tr("a copy of another file")

    def show(self, numbers: array[int]) -> None:
        """Shows these files."""
        self.beginResetModel()
        self._numbers = numbers
        self._files.clear()
        self.endResetModel()

    def load(self, first: int, last: int) -> None:
        """Reads the rows from `first` to `last` that are not in memory, in one question."""
        missing = [row for row in range(first, last + 1) if row not in self._files]
        if not missing:
            return
        start, end = missing[0], missing[-1] + 1
        numbers = self._numbers[start:end].tolist()
        found = {file.id: file for file in self._read(numbers)}
        for row, number in enumerate(numbers, start=start):
            self._files[row] = found.get(number)
        while len(self._files) > _MAX_ROWS:
            self._files.popitem(last=False)

    def row_at(self, row: int) -> LibraryRow | None:
        """The file in a row; None if it is gone from the catalogue."""
        if row not in self._files:
            self.load(row, min(row + _ROWS_AHEAD, len(self._numbers)) - 1)
        return self._files[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """The number of matching files."""
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The titles of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def cell(self, row: int, column: int) -> LibraryCell | None:
        """The content of a cell; None if the file is gone from the catalogue."""
        file, name = self.row_at(row), COLUMNS[column]
        if file is None:
            return None
        if file.is_broken:
            if name == "title":
                return LibraryCell(text=self._text(file, name), color="text_faint")
            return LibraryCell(text=file.remark, color="negative", is_spanning=True)
        color = "warning" if name == "remark" else ""
        return LibraryCell(text=self._text(file, name), color=color, is_number=name in _NUMBERS)

    def data(self, index: _Index, role: int = 0) -> Any:
        """The text of a cell, for searches by typing, for screen readers and for tool tips."""
        if role not in _TEXT_ROLES:
            return None
        row = self.row_at(index.row())
        if row is None:
            return None
        column = COLUMNS[index.column()]
        is_tip = role == Qt.ItemDataRole.ToolTipRole
        return self._tip(row, column) if is_tip else self._text(row, column)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Asks for another order."""
        self.sort_wanted.emit(COLUMNS[column], order == Qt.SortOrder.DescendingOrder)

    def _text(self, row: LibraryRow, column: str) -> str:
        if row.is_broken and column == "title":
            return row.member or row.path.name
        if row.is_broken and column != "remark":
            return ""
        match column:
            case "tempo":
                return f"{row.tempo_bpm:.0f}"
            case "time signature":
                return row.time_signature
            case "instruments":
                return ", ".join(map(word, _instruments(row)))
            case "key" | "genre" | "style":
                return word(getattr(row, column))
            case "bars":
                return str(row.num_bars)
            case "length":
                return duration_text(row.duration_sec)
            case "remark":
                return row.remark or (self._copy if row.is_copy else "")
            case _:
                return str(getattr(row, column))

    def _tip(self, row: LibraryRow, column: str) -> str:
        if row.is_broken and column != "title":
            return row.remark
        if column == "remark" and row.is_copy:
            return row.remark or self._copy_tip
        place = f"{row.path}{'!' + row.member if row.member else ''}"
        return (
            self._text(row, column)
            if column in ("instruments", "license", "remark", "style")
            else place
        )

    @staticmethod
    def _alignment(column: int) -> Qt.AlignmentFlag:
        is_number = COLUMNS[column] in _NUMBERS
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


def _instruments(row: LibraryRow) -> list[str]:
    names = [PROGRAM_NAMES[program] for program in row.programs]
    return [*names, "Drums"] if row.has_drums else names
