"""The event list in the window: in step with the roll, edited and deleted by keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import mido
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from scripted_services import whole_score
from window_steps import press

from amt_core.midi.smf.smf_events import META_TEXT
from amt_core.midi.write import write_midi
from amt_core.music.event_table import EventTable
from amt_core.music.note_table import Note
from amt_core.music.score import Marker, Score
from amt_core.music.tempo_map import TempoMap
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


def row_of(window: MainWindow, kind: Kind, number: int = 0) -> int:
    """The row of the first, second … event of a kind in the table."""
    kinds = list_of(window).events.rows.kind.tolist()
    return [row for row, one in enumerate(kinds) if one == kind][number]


@pytest.fixture
def with_changes(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A piece whose tempo changes within the second bar, with a pedal and a bend."""
    score = whole_score()
    messages = [
        (480, 0xB0, bytes([64, 127])), (480, 0xB0, bytes([1, 7])), (960, 0xE0, b"\0@"),
        (1920, 0xC0, bytes([5])),
    ]  # fmt: skip
    texts = EventTable.of_texts([(0, b"by hand"), (0, b"draft")], kind=META_TEXT, chunk=0)
    score = replace(
        score,
        tracks=tuple(replace(track, part=part) for part, track in enumerate(score.tracks)),
        tempo=TempoMap(changes=((0, 112.0), (1920 + 487, 90.0))),
        markers=(Marker(tick=0, text="Verse"), Marker(tick=1920, text="Chorus")),
        events=EventTable.concat([EventTable.of_messages(messages, chunk=0), texts]),
    )
    window.document.restore([Take.of_file(score)], title="Changes")
    qtbot.waitUntil(lambda: window.document.active is not None and has_plan(window))
    return window


def has_plan(window: MainWindow) -> bool:
    return window.document.active is not None and window.document.active.plan is not None


def test_a_tempo_is_typed_into_its_row_and_keeps_its_place(
    with_changes: MainWindow, qtbot: QtBot
) -> None:
    window = with_changes
    type_into(window, qtbot, row_of(window, Kind.TEMPO, 1), Column.VALUE, "84,5 bpm")
    qtbot.waitUntil(lambda: score_of(window).tempo.changes[1] == (1920 + 487, 84.5))
    assert score_of(window).tempo.changes[0] == (0, 112.0)
    window.document.undo()
    assert score_of(window).tempo.changes[1] == (1920 + 487, 90.0)


def test_a_meter_and_a_key_are_typed_into_their_rows(
    with_changes: MainWindow, qtbot: QtBot
) -> None:
    window = with_changes
    type_into(window, qtbot, row_of(window, Kind.METER), Column.VALUE, "3/4")
    qtbot.waitUntil(lambda: str(score_of(window).meter.at(0)) == "3/4")
    type_into(window, qtbot, row_of(window, Kind.KEY), Column.VALUE, "bb major")
    qtbot.waitUntil(lambda: str(score_of(window).keys[0].key) == "Bb major")


@pytest.mark.parametrize(
    ("kind", "text", "sentence"),
    [
        (Kind.TEMPO, "fast", "“fast” is no tempo. Write a number from 10 to 400."),
        (Kind.TEMPO, "401", "“401” is no tempo. Write a number from 10 to 400."),
        (Kind.METER, "5", '"5" is not a time signature. Write it as 4/4, 3/4 or 6/8.'),
        (Kind.KEY, "H", '"H" is not a key. Write it as A minor, Bb major or F# minor.'),
    ],
)
def test_a_tempo_meter_or_key_that_is_none_is_refused(
    with_changes: MainWindow, qtbot: QtBot, kind: Kind, text: str, sentence: str
) -> None:
    before, refused = score_of(with_changes), []
    list_of(with_changes).refused.connect(refused.append)
    type_into(with_changes, qtbot, row_of(with_changes, kind), Column.VALUE, text)
    qtbot.waitUntil(lambda: [str(error) for error in refused] == [sentence])
    assert score_of(with_changes) == before


def test_controllers_and_bends_take_other_values_in_their_place(
    with_changes: MainWindow, qtbot: QtBot
) -> None:
    window = with_changes
    before = score_of(window).events
    type_into(window, qtbot, row_of(window, Kind.CONTROLLER), Column.AMOUNT, "99")
    qtbot.waitUntil(lambda: score_of(window).events.content(2) == bytes([64, 99]))
    assert score_of(window).events.content(3) == bytes([1, 7])
    type_into(window, qtbot, row_of(window, Kind.BEND), Column.AMOUNT, "-8192")
    qtbot.waitUntil(lambda: score_of(window).events.content(4) == bytes([0, 0]))
    type_into(window, qtbot, row_of(window, Kind.PROGRAM), Column.AMOUNT, "128")
    qtbot.waitUntil(lambda: score_of(window).events.content(5) == bytes([127]))
    for _ in range(3):
        window.document.undo()
    assert score_of(window).events is before


def test_messages_and_texts_move_to_the_position_that_is_typed(
    with_changes: MainWindow, qtbot: QtBot
) -> None:
    window = with_changes
    before = score_of(window).events
    type_into(window, qtbot, row_of(window, Kind.CONTROLLER), Column.POSITION, "2.1")
    qtbot.waitUntil(lambda: score_of(window).events is not before)
    after = score_of(window).events
    assert after.tick.tolist() == [0, 0, 480, 960, 1920, 1920]
    assert [after.content(row) for row in (2, 5)] == [bytes([1, 7]), bytes([64, 127])]
    type_into(window, qtbot, row_of(window, Kind.TEXT), Column.POSITION, "3")
    qtbot.waitUntil(lambda: score_of(window).events.content(5) == b"by hand")
    assert score_of(window).events.tick.tolist() == [0, 480, 960, 1920, 1920, 3840]
    window.document.undo()
    window.document.undo()
    assert score_of(window).events is before


def test_a_text_is_typed_in_its_place_and_stands_in_the_file(
    with_changes: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = with_changes
    row = row_of(window, Kind.TEXT)
    assert list_of(window).events.text(row, Column.VALUE) == "by hand"
    type_into(window, qtbot, row, Column.VALUE, "for Anna")
    qtbot.waitUntil(lambda: score_of(window).events.content(0) == b"for Anna")
    assert score_of(window).events.content(1) == b"draft"
    write_midi(score_of(window), tmp_path / "piece.mid")
    texts = [
        message.text
        for track in mido.MidiFile(tmp_path / "piece.mid", charset="utf-8").tracks
        for message in track
        if message.type == "text"
    ]
    assert texts == ["for Anna", "draft"]


def test_markers_are_renamed_moved_and_deleted(with_changes: MainWindow, qtbot: QtBot) -> None:
    window = with_changes
    before = score_of(window).markers
    type_into(window, qtbot, row_of(window, Kind.MARKER), Column.VALUE, "Intro")
    qtbot.waitUntil(lambda: score_of(window).markers[0] == Marker(tick=0, text="Intro"))
    type_into(window, qtbot, row_of(window, Kind.MARKER), Column.POSITION, "3.2")
    qtbot.waitUntil(
        lambda: (
            score_of(window).markers
            == (Marker(tick=1920, text="Chorus"), Marker(tick=3840 + 480, text="Intro"))
        )
    )
    list_of(window).table.selectRow(row_of(window, Kind.MARKER))
    qtbot.keyClick(list_of(window).table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(score_of(window).markers) == 1)
    for _ in range(3):
        window.document.undo()
    assert score_of(window).markers == before


def test_a_marker_is_not_moved_out_of_the_piece(with_changes: MainWindow, qtbot: QtBot) -> None:
    before, refused = score_of(with_changes), []
    list_of(with_changes).refused.connect(refused.append)
    type_into(with_changes, qtbot, row_of(with_changes, Kind.MARKER), Column.POSITION, "99.1")
    qtbot.waitUntil(lambda: bool(refused))
    assert str(refused[0]).startswith("“99.1” is no place in this piece.")
    assert score_of(with_changes) == before


def test_delete_takes_a_change_of_tempo_away_and_keeps_the_first(
    with_changes: MainWindow, qtbot: QtBot
) -> None:
    window = with_changes
    list_of(window).kind.setCurrentIndex(3)
    list_of(window).table.selectAll()
    qtbot.keyClick(list_of(window).table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: score_of(window).tempo.changes == ((0, 112.0),))
    assert len(score_of(window).keys) == 1
    window.document.undo()
    assert len(score_of(window).tempo.changes) == 2


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


def test_in_a_narrow_window_the_parts_give_way_to_the_list(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.piece.tracks.isVisible()
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: not window.piece.tracks.isVisible())
    assert list_of(window).width() <= 0.4 * window.piece.width()
    qtbot.waitUntil(lambda: window.piece.roll.width() >= 0.6 * window.piece.width())
    press(qtbot, window, Qt.Key.Key_E)
    assert window.piece.tracks.isVisible()
