"""Changing a piece that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose

from amt_core.engine.model import Model
from amt_core.spec.music_spec import Attribute, MusicSpec, Source
from amt_desktop.commands.shape_commands import with_words
from amt_desktop.dialogs.add_part_dialog import AddPartDialog
from amt_desktop.dialogs.rewrite_dialog import RewriteDialog
from amt_desktop.main_window import MainWindow


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot, gate: Gate, tiny_model: Path) -> MainWindow:
    """A window with the waltz in it, and with a model that can change it."""
    compose(window, qtbot, gate)
    window.composing.set_model(Model.load(tiny_model))
    return window


def test_the_bars_of_the_selected_notes_are_rewritten_as_one_undoable_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = window.document.active
    assert before is not None
    score = before.score
    first_bar = score.notes.window(0, int(score.bar_starts_ticks[1]))
    window.piece.roll.select_notes(first_bar.of_track(0))
    with qtbot.waitSignal(window.shape_job.ended):
        window.actions_by_name["rewrite"].trigger()
    after = window.document.active
    assert after is not None
    assert after.score.notes != score.notes
    kept = score.notes.is_in(after.score.notes)
    elsewhere = (score.notes.track != 0) | (score.notes.onset_ticks >= score.bar_starts_ticks[1])
    assert kept[elsewhere].all()
    window.actions_by_name["undo"].trigger()
    assert window.document.active is not None
    assert window.document.active.score == score


def test_a_piece_is_continued_and_the_roll_shows_it(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.shape_job.ended):
        window.actions_by_name["continue"].trigger()
    assert window.piece.roll.score.num_bars == 16
    assert "Ctrl+Z" in window.panel.status.text()


def answer_add_part(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Types an instrument into the dialog and presses Return, as soon as it is there."""

    def answer() -> None:
        (dialog,) = window.findChildren(AddPartDialog)
        qtbot.keyClicks(dialog.search.field, name)
        if dialog.add_button.isEnabled():
            qtbot.keyClick(dialog.search.field, Qt.Key.Key_Return)
        else:
            dialog.reject()

    QTimer.singleShot(0, answer)
    window.actions_by_name["add_part"].trigger()


def test_a_part_for_another_instrument_joins(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.shape_job.ended):
        answer_add_part(qtbot, window, "double bass")
    assert window.piece.roll.score.tracks[-1].program == 43
    assert len(window.piece.tracks.rows) == 3


def test_a_part_for_what_is_no_instrument_cannot_be_added(window: MainWindow, qtbot: QtBot) -> None:
    answer_add_part(qtbot, window, "spoon")
    assert not window.shape_job.is_running
    assert len(window.piece.tracks.rows) == 2


def test_a_change_can_be_stopped_with_the_button(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_name["vary"].trigger()
    assert window.panel.button.text() == "Stop"
    with qtbot.waitSignal(window.shape_job.ended):
        window.panel.button.click()
    assert window.panel.button.text() == "Compose"


def test_without_a_selection_rewriting_says_what_to_do(window: MainWindow) -> None:
    window.actions_by_name["rewrite"].trigger()
    assert not window.shape_job.is_running
    assert "Select some notes" in window.toast.words


def test_the_selected_bars_are_rewritten_as_the_words_say(window: MainWindow, qtbot: QtBot) -> None:
    assert window.document.active is not None
    score = window.document.active.score
    window.piece.roll.select_notes(score.cell(0, 0))

    def answer() -> None:
        (dialog,) = window.findChildren(RewriteDialog)
        assert not dialog.rewrite_button.isEnabled()
        qtbot.keyClicks(dialog.field, "softer")
        dialog.accept()

    QTimer.singleShot(0, answer)
    with qtbot.waitSignal(window.shape_job.ended):
        window.actions_by_name["rewrite_in_words"].trigger()
    assert window.document.undo_group.undoText() == "Rewrite: softer"
    assert window.piece.roll.selection == {(0, 0)}


def test_words_for_some_bars_leave_what_holds_for_the_whole_piece() -> None:
    spec = MusicSpec(tempo_bpm=Attribute(90.0, Source.STATED))
    words = MusicSpec(
        text="fast and loud",
        tempo_bpm=Attribute(180.0, Source.STATED),
        dynamics=Attribute("ff", Source.STATED),
    )
    both = with_words(spec, words)
    assert both.tempo_bpm.value == 90.0
    assert both.dynamics.value == "ff"
