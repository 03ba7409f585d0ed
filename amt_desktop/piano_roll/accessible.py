"""The roll for screen readers: every note is a child with its name, place and length."""

from __future__ import annotations

from functools import cache
from weakref import WeakKeyDictionary

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget

from amt_core.music.instruments.general_midi import DRUM_KEY_NAMES
from amt_core.music.note_table import Note
from amt_core.music.score import Score
from amt_core.music.theory import pitch_name
from amt_desktop.look.words import word
from amt_desktop.piano_roll.editor import NoteEditor
from amt_desktop.piano_roll.input.hit_test import note_at
from amt_desktop.piano_roll.model.roll_model import RollModel


def _tr(text: str) -> str:
    return QCoreApplication.translate("note", text)


def _lengths() -> dict[int, str]:
    return {
        1920: _tr("whole"), 1440: _tr("dotted half"), 960: _tr("half"),
        720: _tr("dotted quarter"), 480: _tr("quarter"), 360: _tr("dotted eighth"),
        320: _tr("quarter triplet"), 240: _tr("eighth"), 160: _tr("eighth triplet"),
        120: _tr("sixteenth"), 80: _tr("sixteenth triplet"), 60: _tr("thirty-second"),
    }  # fmt: skip


_NEAR_ENOUGH_SHARE = 0.15


def describe_note(score: Score, note: Note) -> str:
    """A note in words: `C4, bar 3 beat 2, quarter`; drums by name, and without a length."""
    bars = score.bar_starts_ticks
    bar = int((bars <= note.onset_ticks).sum()) - 1
    signature = score.meter.at(bar)
    beat = (note.onset_ticks - int(bars[bar])) // signature.beat_ticks + 1
    place = _tr("bar {0} beat {1}").format(bar + 1, beat)
    if score.tracks[note.track].is_drum:
        return f"{word(DRUM_KEY_NAMES.get(note.pitch, f'drum {note.pitch}'))}, {place}"
    return f"{pitch_name(note.pitch, score.key)}, {place}, {_length_name(note.duration_ticks)}"


def _length_name(duration_ticks: int) -> str:
    lengths = _lengths()
    nearest = min(lengths, key=lambda ticks: abs(ticks - duration_ticks))
    if abs(nearest - duration_ticks) <= nearest * _NEAR_ENOUGH_SHARE:
        return lengths[nearest]
    return _tr("{0} beats").format(f"{duration_ticks / 480:.2g}")


def announce(editor: NoteEditor, text: str) -> None:
    """Makes a screen reader read a text now."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(editor, text))


class NoteInterface(QAccessibleInterface):
    """One note.

    Args:
        editor: The widget that shows it.
        roll: The interface of that widget.
        row: Index of the note in the model.
    """

    def __init__(self, editor: NoteEditor, roll: RollInterface, row: int) -> None:
        super().__init__()
        self._editor, self._roll, self._row = editor, roll, row

    def _note(self) -> Note | None:
        notes = self._editor.model.notes
        if self._row >= len(notes):
            return None
        return notes.select(slice(self._row, self._row + 1)).rows()[0]

    def isValid(self) -> bool:
        """True while the note exists."""
        return self._note() is not None

    def object(self) -> QObject | None:
        """None: a note is not a QObject."""
        return None

    def window(self) -> QWindow | None:
        """The window of the roll."""
        return self._roll.window()

    def parent(self) -> QAccessibleInterface:
        """The roll."""
        return self._roll

    def childCount(self) -> int:
        """A note has no parts."""
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:
        """A note has no parts."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """A note has no parts."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """A note has no parts."""
        return -1

    def role(self) -> QAccessible.Role:
        """One entry of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Selectable, and selected or not."""
        state = QAccessible.State()
        note, model = self._note(), self._editor.model
        state.selectable = True  # type: ignore[attr-defined]  # bit fields of a C++ struct
        if note is not None and note in model.selected.rows():
            state.selected = True  # type: ignore[attr-defined]
        return state

    def rect(self) -> QRect:
        """The rectangle of the note on the screen."""
        note = self._note()
        if note is None:
            return QRect()
        bounds = self._editor.bounds_of(self._editor.model.notes.select(np.array([self._row])))
        return QRect(self._editor.mapToGlobal(bounds.topLeft()), bounds.size())

    def text(self, kind: QAccessible.Text) -> str:
        """The description of the note."""
        note = self._note()
        if note is None or kind is not QAccessible.Text.Name:
            return ""
        return describe_note(self._editor.model.score, note)

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """A note cannot be renamed."""

    def foregroundColor(self) -> QColor:
        """The color of its track."""
        note, model = self._note(), self._editor.model
        return model.theme.track_color(model.color_of(note.track if note else 0))


class RollInterface(QAccessibleWidget):
    """The roll as a list of its notes, in the order in which they sound.

    Args:
        editor: The widget.
    """

    def __init__(self, editor: NoteEditor) -> None:
        super().__init__(editor, QAccessible.Role.List, editor.accessibleName())
        self._editor = editor
        # Qt keeps no reference to what `child` returns.
        self._notes: dict[int, NoteInterface] = {}

    def childCount(self) -> int:
        """The number of notes."""
        return len(self._editor.model.notes)

    def child(self, index: int) -> QAccessibleInterface | None:
        """One note."""
        if not 0 <= index < self.childCount():
            return None
        if index not in self._notes:
            self._notes[index] = NoteInterface(self._editor, self, index)
        return self._notes[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The index of a note; -1 if it is not a note of this roll."""
        rows = (row for row, note in self._notes.items() if note is child)
        return next(rows, -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """The note at a point of the screen."""
        point = self._editor.mapFromGlobal(QPoint(x, y))
        hit = note_at(self._editor.model, point.x(), point.y(), of_any_track=True)
        if hit is None:
            return None
        return self.child(int(self._editor.model.notes.is_in(hit.table).argmax()))

    def text(self, kind: QAccessible.Text) -> str:
        """The name of the roll, or as its description the numbers of bars and notes."""
        if kind is QAccessible.Text.Name:
            return self._editor.accessibleName()
        if kind is QAccessible.Text.Description:
            model: RollModel = self._editor.model
            return f"{model.score.num_bars} bars, {len(model.notes)} notes"
        return ""


# Qt keeps no reference to what a factory returns, and deletes it together with the widget.
_interfaces: WeakKeyDictionary[NoteEditor, RollInterface] = WeakKeyDictionary()


def _make_interface(_class_name: str, widget: QObject) -> QAccessibleInterface | None:
    if not isinstance(widget, NoteEditor):
        return None
    interface = RollInterface(widget)
    _interfaces[widget] = interface
    return interface


@cache
def install() -> None:
    """Makes the notes of every roll accessible to screen readers; further calls do nothing."""
    QAccessible.installFactory(_make_interface)
