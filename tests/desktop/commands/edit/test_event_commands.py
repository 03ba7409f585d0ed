"""The event list in the window: in step with the roll, edited and deleted by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from scripted_services import whole_score
from window_steps import press

from amt_core.music.note_table import Note
from amt_core.music.score import Score
from amt_desktop.document.take import Take
from amt_desktop.piece.events.event_list import EventList
from amt_desktop.piece.events.event_model import Column
from amt_desktop.piece.events.event_rows import Kind
from amt_desktop.window.main_window import MainWindow


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window with a piece of four bars and the event list."""
    window.resize(1600, 900)
    window.document.restore([Take.of_file(whole_score())], title="Four bars")
    window.piece.roll.setFocus()
    press(qtbot, window, Qt.Key.Key_E)
    assert window.piece.events.isVisible()
    return window


def list_of(window: MainWindow) -> EventList:
    return window.piece.events


def score_of(window: MainWindow) -> Score:
    assert window.document.active is not None
    return window.document.active.score


def row_of_note(window: MainWindow, number: int) -> int:
    """The row of the first, second … note in the table."""
    kinds = list_of(window).events.rows.kind.tolist()
    return [row for row, kind in enumerate(kinds) if kind == Kind.NOTE][number]


def note_at(window: MainWindow, row: int) -> Note:
    at = int(list_of(window).events.rows.index[row])
    return score_of(window).notes.rows()[at]


def type_into(window: MainWindow, qtbot: QtBot, row: int, column: Column, text: str) -> None:
    table = list_of(window).table
    table.setCurrentIndex(list_of(window).events.index(row, column))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    (field,) = table.findChildren(QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_key_shows_and_hides_the_list(window: MainWindow, qtbot: QtBot) -> None:
    assert list_of(window).table.hasFocus()
    assert len(list_of(window).events.rows) >= len(score_of(window).notes)
    press(qtbot, window, Qt.Key.Key_E)
    assert not list_of(window).isVisible()
    assert window.piece.roll.hasFocus()


def test_selected_notes_are_selected_in_the_roll_and_back(window: MainWindow) -> None:
    events = list_of(window)
    row = row_of_note(window, 3)
    events.table.selectRow(row)
    assert window.piece.roll.selected_notes.rows() == [note_at(window, row)]
    chosen = score_of(window).cell(2, 0)
    window.piece.roll.select_notes(chosen)
    assert events.events.notes_of(events.selected_rows) == chosen


@pytest.mark.parametrize(
    ("column", "text", "changes"),
    [
        (Column.POSITION, "1.1.060", {"onset_ticks": 60}),
        (Column.VALUE, "F#5", {"pitch": 78}),
        (Column.AMOUNT, "33", {"velocity": 33}),
        (Column.LENGTH, "1/16", {"duration_ticks": 120}),
    ],
)
def test_a_value_is_typed_into_its_cell(
    window: MainWindow, qtbot: QtBot, column: Column, text: str, changes: dict[str, int]
) -> None:
    before = score_of(window)
    list_of(window).kind.setCurrentIndex(1)
    pitched = [row for row in range(8) if not before.tracks[note_at(window, row).track].is_drum]
    note = note_at(window, pitched[0])
    type_into(window, qtbot, pitched[0], column, text)
    qtbot.waitUntil(lambda: score_of(window).notes != before.notes)
    assert note._replace(**changes) in score_of(window).notes.rows()
    assert len(score_of(window).notes) == len(before.notes)
    assert window.piece.roll.selected_notes.rows() == [note._replace(**changes)]
    window.document.undo()
    assert score_of(window).notes == before.notes


def test_what_makes_no_sense_is_refused_with_a_remedy(window: MainWindow, qtbot: QtBot) -> None:
    before = score_of(window)
    refused: list[object] = []
    list_of(window).refused.connect(refused.append)
    type_into(window, qtbot, row_of_note(window, 0), Column.AMOUNT, "loud")
    qtbot.waitUntil(lambda: bool(refused))
    assert [str(error) for error in refused] == [
        "“loud” is no velocity. Write a number from 1 to 127."
    ]
    assert score_of(window).notes == before.notes


def test_delete_deletes_the_selected_rows_in_one_step(window: MainWindow, qtbot: QtBot) -> None:
    before = score_of(window)
    list_of(window).table.selectAll()
    qtbot.keyClick(list_of(window).table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(score_of(window).notes) == 0)
    window.document.undo()
    assert score_of(window).notes == before.notes


def test_parts_and_kinds_are_filtered(window: MainWindow) -> None:
    events = list_of(window)
    events.kind.setCurrentIndex(1)
    assert len(events.events.rows) == len(score_of(window).notes)
    events.part.setCurrentIndex(2)
    assert len(events.events.rows) == len(score_of(window).notes.of_track(1))
    events.kind.setCurrentIndex(3)
    kinds = {Kind(kind) for kind in events.events.rows.kind.tolist()}
    assert kinds <= {Kind.TEMPO, Kind.METER, Kind.KEY}
    assert Kind.TEMPO in kinds


def test_cells_say_what_they_are_to_a_screen_reader(window: MainWindow) -> None:
    model = list_of(window).events
    row = row_of_note(window, 0)
    index = model.index(row, Column.AMOUNT)
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == (
        f"Velocity: {note_at(window, row).velocity}"
    )
    assert list_of(window).table.accessibleName() == "Event list"


def test_the_list_follows_edits_elsewhere(window: MainWindow) -> None:
    before = len(list_of(window).events.rows)
    window.piece.roll.model.select_all()
    window.editing.cut()
    assert len(list_of(window).events.rows) < before
    window.document.undo()
    assert len(list_of(window).events.rows) == before
