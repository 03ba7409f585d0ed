"""Notes appear while a piece is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from scripted_services import Gate, whole_score
from window_steps import WALTZ, compose, describe, wait_for_bars

from amt_core.midi.write import write_midi
from amt_core.music.editing.edit import ReplaceNotes
from amt_core.music.note_table import NoteTable
from amt_core.music.theory import Key
from amt_desktop.document.recovery import load_piece
from amt_desktop.window.main_window import MainWindow


def test_notes_appear_before_the_piece_is_finished(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    describe(window, qtbot)
    qtbot.keyClick(window.panel.description, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.compose_job.is_running
    gate.let(3)
    wait_for_bars(window, qtbot, 3)
    take = window.document.active
    assert take is not None
    assert take.is_writing
    assert len(window.piece.roll.score.notes) == len(take.score.notes) > 0
    assert "Bar 3 of 8" in window.panel.status.text()
    assert window.panel.progress.done == 3
    gate.open()
    qtbot.waitUntil(lambda: not window.compose_job.is_running)
    assert window.document.active is not None
    assert window.document.active.written_bars == 8


def test_what_is_composed_is_what_the_chips_say(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    describe(window, qtbot)
    window.panel.chips.corrected.emit("tempo_bpm", 77)
    gate.open()
    with qtbot.waitSignal(window.compose_job.ended):
        window.composing.compose()
    take = window.document.active
    assert take is not None
    assert take.score.tempo.at(0) == 77
    assert [track.program for track in take.score.tracks] == [40, 0]
    assert take.score.num_bars == 8
    assert str(take.score.meter.at(0)) == "3/4"


def test_words_typed_just_before_composing_count(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    qtbot.keyClicks(window.panel.description, WALTZ)
    gate.open()
    with qtbot.waitSignal(window.compose_job.ended):
        window.composing.compose()
    assert window.document.active is not None
    assert window.document.active.score.key == Key(2, "minor")


def test_stopping_keeps_the_bars_that_are_complete(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    describe(window, qtbot)
    window.composing.compose()
    gate.let(2)
    wait_for_bars(window, qtbot, 2)
    assert window.panel.button.text() == "Stop"
    with qtbot.waitSignal(window.compose_job.ended):
        qtbot.mouseClick(window.panel.button, Qt.MouseButton.LeftButton)
    take = window.document.active
    assert take is not None
    assert (take.score.num_bars, take.is_writing) == (2, False)
    assert len(take.score.notes) > 0
    assert window.panel.button.text() == "Compose"
    assert "Stopped after 2 bars" in window.panel.status.text()


def test_a_seed_gives_the_same_notes_again(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    window.panel.seed.set_seed(12)
    compose(window, qtbot, gate)
    assert window.document.active is not None
    first = window.document.active.score
    with qtbot.waitSignal(window.compose_job.ended):
        window.composing.compose()
    assert window.document.active.score == first
    assert window.document.active.seed == 12


def test_takes_stand_side_by_side(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    compose(window, qtbot, gate, takes=3)
    strip = window.piece.header.takes
    assert [button.label for button in strip.buttons] == ["A", "B", "C"]
    notes_of_a = window.piece.roll.score.notes
    qtbot.mouseClick(strip.buttons[1], Qt.MouseButton.LeftButton)
    assert window.document.active_index == 1
    assert window.piece.roll.score.notes != notes_of_a


def test_a_stop_before_the_first_bar_brings_the_last_piece_back_with_its_undo_steps(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    before = window.document.active
    assert before is not None
    first = before.score.notes.select(slice(1))
    window.document.push("Delete", ReplaceNotes(removed=first, added=NoteTable.empty()))
    gate.close()
    window.composing.compose()
    qtbot.waitUntil(lambda: window.document.is_writing)
    with qtbot.waitSignal(window.compose_job.ended):
        window.compose_job.stop()
    window.actions_by_name["undo"].trigger()
    assert window.document.active is not None
    assert window.document.active.score == before.score
    assert window.panel.status.text() == "Nothing was written."


def test_with_several_takes_the_progress_is_that_of_all(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate, takes=3)
    assert window.document.active is not None
    progress: list[tuple[int, int]] = []
    window.compose_job.progressed.connect(
        lambda done, total, _words: progress.append((done, total))
    )
    with qtbot.waitSignal(window.compose_job.ended):
        window.composing.compose()
    assert progress[-1] == (24, 24)


def test_the_keys_belong_to_the_music_once_it_is_written(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    assert window.piece.roll.focusProxy().hasFocus()


def test_a_file_that_is_opened_while_a_piece_is_written_gets_none_of_its_bars(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    opened = whole_score()
    write_midi(opened, tmp_path / "opened.mid")
    describe(window, qtbot)
    window.composing.compose()
    gate.let(2)
    wait_for_bars(window, qtbot, 2)
    with qtbot.waitSignals([window.file_job.opened, window.compose_job.ended]):
        window.open_path(tmp_path / "opened.mid")
    gate.open()
    assert not window.compose_job.is_running
    qtbot.waitUntil(lambda: next(window.history.entries(), None) is not None)
    (take,) = window.document.takes
    assert take.score.notes == opened.notes
    kept = load_piece(next(window.history.entries()).folder)
    assert kept is not None
    assert kept.takes[0].written_bars == 2
