"""Judging takes: showing, comparing, starring, naming, deleting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose, describe, wait_for_bars

from amt_core.music.editing.edit import ReplaceNotes
from amt_core.music.note_table import NoteTable
from amt_desktop.dialogs.mix_dialog import MixDialog
from amt_desktop.widgets.name_question import NameQuestion
from amt_desktop.window.main_window import MainWindow

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
    monkeypatch.setattr(NameQuestion, "ask", lambda _question: "Dark one")
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


def labeled(window: MainWindow, qtbot: QtBot) -> None:
    """Waits until all takes are measured."""
    window.label_job.flush()
    qtbot.waitUntil(lambda: all(take.label is not None for take in window.document.takes))


def test_a_take_says_in_words_what_it_misses_and_that_it_is_new(
    window: MainWindow, qtbot: QtBot
) -> None:
    labeled(window, qtbot)
    words = window.piece.header.takes.buttons[1].accessibleName()
    assert "misses: tempo" in words
    assert "new: no line of a training piece" in words


def test_the_best_take_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_name["best_take"].trigger()
    assert "being measured" in window.toast.words
    labeled(window, qtbot)
    window.actions_by_name["best_take"].trigger()
    scores = [take.label.score for take in window.document.takes if take.label]
    assert scores[window.document.active_index] == max(scores)


def test_an_edited_take_is_measured_again(window: MainWindow, qtbot: QtBot) -> None:
    labeled(window, qtbot)
    window.piece.tracks.removal_requested.emit(0)
    take = window.document.active
    assert take is not None
    assert take.label is None
    labeled(window, qtbot)


def test_a_take_that_is_ready_is_marked_while_others_are_written(
    window: MainWindow, qtbot: QtBot
) -> None:
    button = window.piece.header.takes.buttons[0]
    take = window.document.takes[0]
    before = button.grab().toImage()
    button.show_take(take, "A", is_writing=True)
    assert button.grab().toImage() != before


def answer_mix(window: MainWindow, takes: list[int]) -> None:
    """Chooses a take for each part in the dialog, as soon as it is there."""

    def answer() -> None:
        (dialog,) = window.findChildren(MixDialog)
        for box, take in zip(dialog.choices, takes, strict=True):
            box.setCurrentIndex(box.findData(take))
        dialog.accept()

    QTimer.singleShot(0, answer)
    window.actions_by_name["mix_takes"].trigger()


def test_parts_of_several_takes_become_one_piece(window: MainWindow, qtbot: QtBot) -> None:
    before = window.document.takes
    answer_mix(window, [1, 0])
    takes = window.document.takes
    assert len(takes) == len(before) + 1
    mixed = takes[-1]
    assert window.document.active is mixed
    assert mixed.name == "Mix A + B"
    assert mixed.score.notes.of_track(0) == before[1].score.notes.of_track(0)
    assert mixed.score.notes.of_track(1) == before[0].score.notes.of_track(1)
    assert mixed.plan is not None


def test_a_part_can_be_left_out_of_a_mix(window: MainWindow) -> None:
    answer_mix(window, [-1, 1])
    mixed = window.document.takes[-1]
    assert len(mixed.score.tracks) == 1
    assert len(window.piece.tracks.rows) == 1


def test_a_mix_of_one_whole_take_is_not_offered(window: MainWindow) -> None:
    parts = [("Violin", [0, 1]), ("Piano", [0, 1])]
    dialog = MixDialog(parts, ["Take A", "Take B"], 0, window)
    assert not dialog.mix_button.isEnabled()
    assert "another take" in dialog.state.text()
    dialog.choices[0].setCurrentIndex(1)
    assert dialog.mix_button.isEnabled()
    assert not dialog.state.text()
    for box in dialog.choices:
        box.setCurrentIndex(box.count() - 1)
    assert not dialog.mix_button.isEnabled()
    assert "at least one part" in dialog.state.text()
