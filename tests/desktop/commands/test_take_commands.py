"""Judging takes: showing, comparing, starring, naming, deleting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose, describe, wait_for_bars

from amt_core.music.editing.edit import ReplaceNotes
from amt_core.music.note_table import NoteTable
from amt_desktop.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot, gate: Gate) -> MainWindow:
    """A window with three takes of the waltz, the keyboard in the roll."""
    compose(window, qtbot, gate, takes=3)
    window.playback.stop()
    window.piece.roll.setFocus()
    return window


def test_a_key_for_each_take_keeps_the_place(window: MainWindow, qtbot: QtBot) -> None:
    window.playback.seek(1440)
    qtbot.keyClick(window.piece.roll.focusProxy(), Qt.Key.Key_3, CONTROL)
    assert window.document.active_index == 2
    assert window.playback.position_ticks == 1440


def test_two_takes_are_compared_back_and_forth(window: MainWindow) -> None:
    compare = window.actions_by_name["compare_takes"]
    window.actions_by_name["take_3"].trigger()
    compare.trigger()
    assert window.document.active_index == 0
    compare.trigger()
    assert window.document.active_index == 2


def test_a_star_and_a_name_stand_on_the_button(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Dark one", True))
    window.actions_by_name["star_take"].trigger()
    window.actions_by_name["rename_take"].trigger()
    tip = window.piece.header.takes.buttons[0].accessibleName()
    assert tip.startswith("Take A, Dark one, starred")


def test_a_deleted_take_is_brought_back_with_its_undo_steps(window: MainWindow) -> None:
    window.actions_by_name["take_2"].trigger()
    take = window.document.active
    assert take is not None
    first = take.score.notes.select(slice(1))
    window.document.push("Delete", ReplaceNotes(removed=first, added=NoteTable.empty()))
    window.actions_by_name["delete_take"].trigger()
    assert len(window.piece.header.takes.buttons) == 2
    window.toast._button.click()
    assert window.document.active_index == 1
    window.actions_by_name["undo"].trigger()
    assert window.document.takes[1].score == take.score


def test_an_edit_after_a_deletion_reaches_the_right_take(window: MainWindow) -> None:
    window.actions_by_name["take_3"].trigger()
    last = window.document.active
    assert last is not None
    window.takes.delete(0)
    first = last.score.notes.select(slice(1))
    window.document.push("Delete", ReplaceNotes(removed=first, added=NoteTable.empty()))
    assert len(window.document.takes[1].score.notes) == len(last.score.notes) - 1


def test_the_only_take_cannot_be_deleted(window: MainWindow) -> None:
    window.takes.delete(0)
    window.takes.delete(0)
    window.takes.delete(0)
    assert len(window.document.takes) == 1
    assert "only take" in window.toast.words


def test_takes_that_are_being_written_cannot_be_deleted(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    gate.close()
    describe(window, qtbot)
    window.composing.compose()
    gate.let(2)
    wait_for_bars(window, qtbot, 2)
    window.takes.delete(0)
    assert len(window.document.takes) == 3
    assert "still being written" in window.toast.words
    gate.open()
    qtbot.waitUntil(lambda: not window.compose_job.is_running)
