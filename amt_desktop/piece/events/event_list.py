"""The panel of the event list: filters, the table, and its selection in step with the roll."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from amt_core.music.score import Score
from amt_desktop.look.words import grouped, part_name
from amt_desktop.piano_roll.model.roll_model import RollModel
from amt_desktop.piece.events import event_edits
from amt_desktop.piece.events.event_model import Column, EventModel
from amt_desktop.piece.events.event_rows import CHANGES, Kind

_WIDTH_PX, _NARROW_PX = 508, 352
# From this width of the whole on the list has all columns.
_ROOMY_PX = 1220
_ROW_PX = 24
_WIDTHS_PX = {
    Column.POSITION: 66, Column.KIND: 84, Column.VALUE: 118, Column.AMOUNT: 66, Column.LENGTH: 58,
}  # fmt: skip
# In a narrow list the color alone tells the part.
_NARROW_PART_PX = 24
# The letters that a filter has room for at least; longer names are in its list.
_FILTER_LETTERS = 8
_MESSAGES = (Kind.CONTROLLER, Kind.BEND, Kind.PRESSURE, Kind.PROGRAM, Kind.SYSTEM)
_TEXTS = (Kind.MARKER, Kind.TEXT)
_DELETE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_SELECT = QItemSelectionModel.SelectionFlag


class EventTableView(QTableView):
    """The table; Delete deletes the selected rows, and Enter edits a cell.

    Signals:
        deletion_requested: The selected rows are to be deleted.
    """

    deletion_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Deletes and edits; letters go to the window."""
        is_editing = self.state() is QAbstractItemView.State.EditingState
        if event.key() in _DELETE_KEYS and not is_editing:
            self.deletion_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_editing:
            self.edit(self.currentIndex())
        elif event.text().isprintable() and event.text():
            event.ignore()  # the letters are the window's: they do not search here
        else:
            super().keyPressEvent(event)


class EventList(QFrame):
    """A table of the events; selected notes are selected in the piano roll, too.

    Signals:
        edit_made(words, edit): Events were changed or deleted.
        change_made(kind, bar, beat, value): Another tempo, meter or key was typed.
        changes_deleted(changes): Changes of tempo, meter and key are to go: kind, bar and beat of
            each.
        refused(error): What was typed into a cell makes no sense.

    Args:
        model: The model of the piano roll, with which the selection is shared.
    """

    edit_made = Signal(str, object)
    change_made = Signal(object, int, float, object)
    changes_deleted = Signal(object)
    refused = Signal(object)

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roll = model
        self._shown: Score | None = None
        self._is_selecting = False
        self.setProperty("kind", "panel")
        self.setFixedWidth(_WIDTH_PX)
        self.events = EventModel(self)
        self.part, self.kind = QComboBox(), QComboBox()
        self.count = QLabel()
        self.count.setProperty("kind", "dim")
        self.table = EventTableView()
        self._build()
        self.events.edit_made.connect(self.edit_made)
        self.events.change_made.connect(self.change_made)
        self.events.refused.connect(self.refused)
        self.table.deletion_requested.connect(self._delete)
        self.table.selectionModel().selectionChanged.connect(self._select_in_roll)
        self.part.currentIndexChanged.connect(self._filter)
        self.kind.currentIndexChanged.connect(self._filter)
        model.look_changed.connect(self._show_score)
        model.notes_changed.connect(self._show_score)
        model.selection_changed.connect(self._select_in_table)

    def _build(self) -> None:
        self.part.setAccessibleName(self.tr("Parts of the event list"))
        self.kind.setAccessibleName(self.tr("Kinds of the event list"))
        for words, kinds in (
            (self.tr("All events"), tuple(Kind)),
            (self.tr("Notes"), (Kind.NOTE,)),
            (self.tr("Controllers"), _MESSAGES),
            (self.tr("Tempo, meter, key"), CHANGES),
            (self.tr("Texts"), _TEXTS),
        ):
            self.kind.addItem(words, kinds)
        for box in (self.part, self.kind):
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(_FILTER_LETTERS)
        title = QLabel(self.tr("Events"))
        title.setProperty("kind", "list head")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 12, 0)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.count)
        filters = QHBoxLayout()
        filters.setContentsMargins(10, 0, 10, 6)
        filters.setSpacing(6)
        filters.addWidget(self.part, 1)
        filters.addWidget(self.kind, 1)
        table = self.table
        table.setModel(self.events)
        table.setAccessibleName(self.tr("Event list"))
        table.setProperty("kind", "plain")
        table.setIconSize(QSize(5, 14))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setCornerButtonEnabled(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_PX)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_NARROW_PART_PX)
        header.setSectionResizeMode(Column.PART, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS_PX.items():
            header.resizeSection(column, width)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(filters)
        column.addWidget(table, 1)

    def fit_to(self, whole_px: int) -> bool:
        """Leaves out the kinds and the names of the parts where the whole has little room.

        The values tell the kinds, and the colors the parts.

        Returns:
            Whether there is room for all of it.
        """
        is_roomy = whole_px >= _ROOMY_PX
        self.setFixedWidth(_WIDTH_PX if is_roomy else _NARROW_PX)
        self.table.setColumnHidden(Column.KIND, not is_roomy)
        self.events.show_names_of_parts(is_roomy)
        header, mode = self.table.horizontalHeader(), QHeaderView.ResizeMode
        widest, fixed = (Column.PART, Column.VALUE) if is_roomy else (Column.VALUE, Column.PART)
        header.setSectionResizeMode(widest, mode.Stretch)
        header.setSectionResizeMode(fixed, mode.Interactive)
        header.resizeSection(fixed, _WIDTHS_PX.get(fixed, _NARROW_PART_PX))
        return is_roomy

    # The score

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with what changed while the list was hidden."""
        super().showEvent(event)
        self._show_score()
        self._select_in_table()

    def _show_score(self) -> None:
        score = self._roll.score
        if not self.isVisible() or score is self._shown:
            return
        self._shown = score
        place, row = self.table.verticalScrollBar().value(), self.table.currentIndex()
        self._is_selecting = True
        self._show_parts(score)
        self.events.show_score(score)
        self._is_selecting = False
        self._show_count()
        self.table.verticalScrollBar().setValue(place)
        if row.isValid() and len(self.events.rows):
            at = self.events.index(min(row.row(), len(self.events.rows) - 1), row.column())
            self.table.selectionModel().setCurrentIndex(at, _SELECT.NoUpdate)
        self._select_in_table()

    def _show_parts(self, score: Score) -> None:
        labels = [self.tr("All parts"), *(part_name(track.label) for track in score.tracks)]
        if labels != [self.part.itemText(at) for at in range(self.part.count())]:
            chosen = self.part.currentIndex()
            with QSignalBlocker(self.part):
                self.part.clear()
                self.part.addItems(labels)
                self.part.setCurrentIndex(chosen if 0 <= chosen < len(labels) else 0)
            self._filter()

    def _filter(self) -> None:
        part = self.part.currentIndex() - 1
        was_selecting, self._is_selecting = self._is_selecting, True
        self.events.show_only(part if part >= 0 else None, self.kind.currentData())
        self._is_selecting = was_selecting
        self._show_count()
        if not was_selecting:
            self._select_in_table()

    def _show_count(self) -> None:
        self.count.setText(grouped(len(self.events.rows)))

    # The selection

    @property
    def selected_rows(self) -> np.ndarray:
        """The selected rows, ascending."""
        selection = self.table.selectionModel().selection()
        parts = [selection.at(index) for index in range(selection.count())]
        ranges = [np.arange(part.top(), part.bottom() + 1) for part in parts]
        return np.unique(np.concatenate([np.empty(0, dtype=np.int64), *ranges]))

    def _select_in_roll(self) -> None:
        if self._is_selecting:
            return
        notes = self.events.notes_of(self.selected_rows)
        self._is_selecting = True
        self._roll.select(notes)
        self._is_selecting = False
        if len(notes) == 1:
            note = notes.rows()[0]
            self._roll.auditioned.emit(note.track, note.pitch, note.velocity)

    def _select_in_table(self) -> None:
        if self._is_selecting or not self.isVisible() or self._shown is not self._roll.score:
            return
        chosen = self._roll.notes.is_in(self._roll.selected)
        rows = self.events.rows.rows_of_notes(chosen)
        selection = QItemSelection()
        for run in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1) if len(rows) else ():
            first = self.events.index(int(run[0]), 0)
            selection.select(first, self.events.index(int(run[-1]), len(Column) - 1))
        self._is_selecting = True
        model = self.table.selectionModel()
        model.select(selection, _SELECT.ClearAndSelect)
        if len(rows):
            at = self.events.index(int(rows[0]), max(self.table.currentIndex().column(), 0))
            if not self.table.viewport().rect().contains(self.table.visualRect(at)):
                self.table.scrollTo(at, QAbstractItemView.ScrollHint.PositionAtCenter)
            model.setCurrentIndex(at, _SELECT.NoUpdate)
        self._is_selecting = False

    def _delete(self) -> None:
        rows = self.selected_rows
        edit = event_edits.deletion(self.events.score, self.events.rows, rows)
        if edit is not None:
            self.edit_made.emit(self.tr("Delete events"), edit)
        elif changes := self.events.changes_of(rows):
            self.changes_deleted.emit(changes)
