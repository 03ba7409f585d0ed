"""The table of the event list: a row for each event, with cells that can be edited."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from amt_core.errors import AmtError
from amt_core.music.editing.edit import ReplaceNotes
from amt_core.music.instruments.controllers import CONTROLLER_NAMES
from amt_core.music.instruments.general_midi import DRUM_KIT_NAMES, PROGRAM_NAMES
from amt_core.music.meter import TICKS_PER_QUARTER, TimeSignature
from amt_core.music.note_table import NoteTable
from amt_core.music.part_colors import color_of
from amt_core.music.score import Score
from amt_desktop.look.theme import current_theme, figures_font, interface_font
from amt_desktop.look.words import instrument_name, part_name, word
from amt_desktop.piece.events import event_edits
from amt_desktop.piece.events.event_edits import BEND_CENTER
from amt_desktop.piece.events.event_rows import CHANGES, EventRows, Kind
from amt_desktop.piece.events.places import Places, length_in_words, name_of_pitch

_EMPTY = Score(num_bars=0, tracks=())

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns."""

    POSITION = 0
    PART = 1
    KIND = 2
    VALUE = 3
    AMOUNT = 4
    LENGTH = 5


_MESSAGES = (Kind.CONTROLLER, Kind.BEND, Kind.PRESSURE, Kind.PROGRAM)
_EDITABLE: Mapping[Kind, Collection[Column]] = {
    Kind.NOTE: (Column.POSITION, Column.VALUE, Column.AMOUNT, Column.LENGTH),
    **dict.fromkeys(_MESSAGES, (Column.POSITION, Column.AMOUNT)),
    **dict.fromkeys((Kind.TEXT, Kind.MARKER), (Column.POSITION, Column.VALUE)),
    **dict.fromkeys(CHANGES, (Column.VALUE,)),
}
_FIGURES = (Column.POSITION, Column.AMOUNT, Column.LENGTH)


class EventModel(QAbstractTableModel):
    """The events of a score, as far as part and kind are wanted.

    Signals:
        edit_made(words, edit): A cell was changed.
        change_made(kind, bar, beat, value): Another tempo, meter or key was typed; the beat counts
            quarter notes from 0.
        refused(error): What was typed into a cell makes no sense.
    """

    edit_made = Signal(str, object)
    change_made = Signal(object, int, float, object)
    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._score = _EMPTY
        self._track: int | None = None
        self._kinds: Collection[Kind] = tuple(Kind)
        self._names_parts = True
        self._rows = EventRows.of(_EMPTY)
        self._places = Places(_EMPTY)

    @property
    def score(self) -> Score:
        """The score whose events are shown."""
        return self._score

    @property
    def rows(self) -> EventRows:
        """The rows that are shown."""
        return self._rows

    def show_score(self, score: Score) -> None:
        """Shows the events of another score."""
        self._score, self._places = score, Places(score)
        self._refresh()

    def show_only(self, track: int | None, kinds: Collection[Kind]) -> None:
        """Shows the events of a part, or of all, and of some kinds."""
        if (track, kinds) != (self._track, self._kinds):
            self._track, self._kinds = track, kinds
            self._refresh()

    def show_names_of_parts(self, is_shown: bool) -> None:
        """Shows the names of the parts beside their colors, or the colors alone."""
        if is_shown != self._names_parts:
            self.beginResetModel()
            self._names_parts = is_shown
            self.endResetModel()

    def notes_of(self, rows: NDArray[np.integer]) -> NoteTable:
        """The notes among some rows."""
        return self._score.notes.select(np.sort(self._rows.indices_of(rows, Kind.NOTE)))

    def _refresh(self) -> None:
        self.beginResetModel()
        track = self._track
        if track is not None and track >= len(self._score.tracks):
            track = None
        self._rows = EventRows.of(self._score, track=track, kinds=self._kinds)
        self.endResetModel()

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """The number of events."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        if role != Qt.ItemDataRole.DisplayRole or self._is_nameless(Column(section)):
            return None
        return self._title(Column(section))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Whether a cell can be edited; system messages cannot."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self._is_editable(index) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tool tip, alignment, font and color of a cell."""
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return None if self._is_nameless(column) else self.text(index.row(), column)
            case Qt.ItemDataRole.AccessibleTextRole:
                name = self._title(column)
                return f"{name}: {self.text(index.row(), column) or self.tr('none')}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.FontRole:
                return (
                    figures_font(size_px=12) if column in _FIGURES else interface_font(size_px=12)
                )
            case Qt.ItemDataRole.ForegroundRole:
                is_quiet = self._kind(index.row()) is not Kind.NOTE or column is Column.KIND
                return QColor(current_theme().color("text_dim" if is_quiet else "text"))
            case Qt.ItemDataRole.DecorationRole:
                track = int(self._rows.track[index.row()])
                if column is not Column.PART or track < 0:
                    return None
                return current_theme().track_color(color_of(self._score.tracks, track))
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(index)
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Changes a value; what makes no sense is refused with a reason."""
        if role != Qt.ItemDataRole.EditRole or not self._is_editable(index):
            return False
        row, column, text = index.row(), Column(index.column()), str(value)
        if text == self.text(row, column):
            return False
        try:
            self._change(row, column, text)
        except AmtError as error:
            self.refused.emit(error)
            return False
        return True

    # The cells

    def text(self, row: int, column: Column) -> str:
        """The text of a cell."""
        match column:
            case Column.POSITION:
                return self._places.position(int(self._rows.tick[row]))
            case Column.PART:
                track = int(self._rows.track[row])
                return part_name(self._score.tracks[track].label) if track >= 0 else ""
            case Column.KIND:
                return self._kind_name(self._kind(row))
            case _:
                return self._values(row)[column - Column.VALUE]

    def describe(self, row: int) -> str:
        """A row in words."""
        return ", ".join(filter(None, (self.text(row, column) for column in Column)))

    def changes_of(self, rows: NDArray[np.integer]) -> list[tuple[Kind, int, float]]:
        """The changes of tempo, meter and key among some rows: kind, bar and beat of each."""
        return [
            (self._kind(row), *self._bar_and_beat(row))
            for row in rows.tolist()
            if self._kind(row) in CHANGES
        ]

    def _is_nameless(self, column: Column) -> bool:
        return column is Column.PART and not self._names_parts

    def _title(self, column: Column) -> str:
        return {
            Column.POSITION: self.tr("Position"), Column.PART: self.tr("Part"),
            Column.KIND: self.tr("Kind"), Column.VALUE: self.tr("Pitch, value"),
            Column.AMOUNT: self.tr("Velocity"), Column.LENGTH: self.tr("Length"),
        }[column]  # fmt: skip

    def _is_editable(self, index: Index) -> bool:
        return Column(index.column()) in _EDITABLE.get(self._kind(index.row()), ())

    def _bar_and_beat(self, row: int) -> tuple[int, float]:
        tick = int(self._rows.tick[row])
        bar = self._places.bar_at(tick)
        return bar, (tick - int(self._score.bar_starts_ticks[bar])) / TICKS_PER_QUARTER

    def _kind(self, row: int) -> Kind:
        return Kind(int(self._rows.kind[row]))

    def _kind_name(self, kind: Kind) -> str:
        return {
            Kind.NOTE: self.tr("Note"), Kind.CONTROLLER: self.tr("Controller"),
            Kind.BEND: self.tr("Pitch bend"), Kind.PRESSURE: self.tr("Pressure"),
            Kind.PROGRAM: self.tr("Program"), Kind.TEXT: self.tr("Text"),
            Kind.SYSTEM: self.tr("System"), Kind.TEMPO: self.tr("Tempo"),
            Kind.METER: self.tr("Meter"), Kind.KEY: self.tr("Key"),
            Kind.MARKER: self.tr("Marker"),
        }[kind]  # fmt: skip

    def _values(self, row: int) -> tuple[str, str, str]:
        """Value, amount and length of a row."""
        score, index = self._score, int(self._rows.index[row])
        match self._kind(row):
            case Kind.NOTE:
                return self._note_values(index)
            case Kind.TEMPO:
                return f"{score.tempo.changes[index][1]:.4g} bpm", "", ""
            case Kind.METER:
                return str(score.meter.changes[index][1]), "", ""
            case Kind.KEY:
                return word(str(score.keys[index].key)), "", ""
            case Kind.MARKER:
                return score.markers[index].text, "", ""
            case kind:
                return (*self._message_values(kind, index), "")

    def _note_values(self, index: int) -> tuple[str, str, str]:
        notes = self._score.notes
        bar = self._places.bar_at(int(notes.onset_ticks[index]))
        name = name_of_pitch(self._score, int(notes.track[index]), int(notes.pitch[index]), bar)
        length = length_in_words(int(notes.duration_ticks[index]))
        return name, str(int(notes.velocity[index])), length

    def _message_values(self, kind: Kind, index: int) -> tuple[str, str]:
        events = self._score.events
        content, number = events.content(index), int(events.data1[index])
        match kind:
            case Kind.TEXT:
                return event_edits.text_of(self._score, index), ""
            case Kind.PROGRAM:
                return self._program_name(int(events.part[index]), number), str(number + 1)
            case Kind.CONTROLLER:
                name = CONTROLLER_NAMES.get(number, "")
                name = word(name) or self.tr("Controller {0}").format(number)
                return name, str(content[1])
            case Kind.BEND:
                return "", f"{content[0] + 128 * content[1] - BEND_CENTER:+d}"
            case Kind.PRESSURE:
                return "", str(content[-1])
            case _:
                return self.tr("{0} bytes").format(len(content)), ""

    def _program_name(self, part: int, program: int) -> str:
        """The sound that a program change of a part calls: a drum kit, or an instrument."""
        is_drum = any(track.is_drum for track in self._score.tracks if track.part == part)
        if is_drum and program in DRUM_KIT_NAMES:
            return word(DRUM_KIT_NAMES[program])
        return word("drums") if is_drum else instrument_name(PROGRAM_NAMES[program])

    def _tip(self, index: Index) -> str:
        if not self._is_editable(index):
            return self.describe(index.row())
        kind, column = self._kind(index.row()), Column(index.column())
        tips = {
            Column.POSITION: self.tr("Bar, beat and tick; double-click to change"),
            Column.VALUE: self.tr("The pitch, such as C#4 or 61; double-click to change"),
            Column.AMOUNT: self.tr("The velocity, 1 to 127; double-click to change"),
            Column.LENGTH: self.tr("Quarter notes and ticks, or 1/8; double-click to change"),
        }
        others = {
            Kind.TEMPO: self.tr("Quarter notes per minute; double-click to change"),
            Kind.METER: self.tr("The time signature, such as 6/8; double-click to change"),
            Kind.KEY: self.tr("The key, such as Bb major; double-click to change"),
            Kind.TEXT: self.tr("The text; double-click to change"),
            Kind.MARKER: self.tr("The text; double-click to change"),
        }
        if kind is Kind.NOTE or column is Column.POSITION:
            return tips[column]
        return others.get(kind, self.tr("The value; double-click to change"))

    def _change(self, row: int, column: Column, text: str) -> None:
        """Emits the change of a cell.

        Raises:
            AmtError: The text makes no sense there.
        """
        at = int(self._rows.index[row])
        match self._kind(row):
            case Kind.NOTE:
                self._change_note(at, column, text)
            case Kind.TEMPO:
                self._emit_change(row, event_edits.tempo_of(text))
            case Kind.METER:
                self._emit_change(row, TimeSignature.parse(text))
            case Kind.KEY:
                self._emit_change(row, event_edits.key_of(text))
            case Kind.MARKER:
                self._change_marker(at, column, text)
            case kind:
                self._change_message(at, kind, column, text)

    def _emit_change(self, row: int, value: object) -> None:
        self.change_made.emit(self._kind(row), *self._bar_and_beat(row), value)

    def _change_note(self, at: int, column: Column, text: str) -> None:
        score = self._score
        note = score.notes.select(slice(at, at + 1))
        match column:
            case Column.POSITION:
                words, changed = self.tr("Move note"), event_edits.with_position(score, note, text)
            case Column.VALUE:
                words, changed = self.tr("Change pitch"), event_edits.with_pitch(score, note, text)
            case Column.AMOUNT:
                words, changed = self.tr("Change velocity"), event_edits.with_velocity(note, text)
            case _:
                words, changed = self.tr("Change length"), event_edits.with_length(note, text)
        self.edit_made.emit(words, ReplaceNotes(removed=note, added=changed))

    def _change_marker(self, at: int, column: Column, text: str) -> None:
        if column is Column.POSITION:
            edit = event_edits.with_marker(self._score, at, position=text)
            self.edit_made.emit(self.tr("Move marker"), edit)
        else:
            edit = event_edits.with_marker(self._score, at, text=text)
            self.edit_made.emit(self.tr("Change marker"), edit)

    def _change_message(self, at: int, kind: Kind, column: Column, text: str) -> None:
        if column is Column.POSITION:
            edit = event_edits.with_event_position(self._score, at, text)
            self.edit_made.emit(self.tr("Move event"), edit)
        elif kind is Kind.TEXT:
            edit = event_edits.with_text(self._score, at, text)
            self.edit_made.emit(self.tr("Change text"), edit)
        else:
            edit = event_edits.with_amount(self._score, at, kind, text)
            self.edit_made.emit(self.tr("Change value"), edit)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    is_right = column in (Column.AMOUNT, Column.LENGTH)
    side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
