"""Another piece leaves nothing of the one that was open, in the document or in the panel."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose

from amt_desktop.dialogs.save_question import Answer, SaveQuestion
from amt_desktop.document.project import read_project
from amt_desktop.window.main_window import MainWindow


def answer(monkeypatch: pytest.MonkeyPatch, value: Answer) -> list[str]:
    """Answers every question with the same value; the questions that were asked."""
    asked: list[str] = []

    def ask(question: SaveQuestion) -> Answer:
        asked.append(question.text())
        return value

    monkeypatch.setattr(SaveQuestion, "ask", ask)
    return asked


@pytest.fixture
def project(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A saved piece of three takes with the seed 77; a new piece of one take is open."""
    path = tmp_path / "three.amt"
    window.panel.seed.set_seed(77)
    compose(window, qtbot, gate, takes=3)
    window.piece.tracks.rows[0].mute.setChecked(True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(window.file_job.project_written):
        window.files.save()
    window.files.new()
    window.panel.seed.set_seed(5)
    compose(window, qtbot, gate, takes=1)
    return path


def test_an_unsaved_piece_stays_open_if_the_user_cancels(
    window: MainWindow, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, Answer.CANCEL)
    window.open_path(project)
    assert "three.amt" in asked[0]
    assert not window.file_job.is_running
    assert [take.seed for take in window.document.takes] == [5]


def test_an_unsaved_piece_is_saved_before_the_other_one_is_opened(
    window: MainWindow,
    qtbot: QtBot,
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer(monkeypatch, Answer.SAVE)
    saved = tmp_path / "one.amt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    with qtbot.waitSignal(window.file_job.project_opened):
        window.open_path(project)
    assert [take.seed for take in read_project(saved).takes] == [5]
    assert window.document.path == project


def test_nothing_is_opened_if_no_file_is_chosen_to_save_to(
    window: MainWindow, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, Answer.SAVE)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    window.open_path(project)
    assert not window.file_job.is_running
    assert [take.seed for take in window.document.takes] == [5]


def test_the_panel_shows_seed_and_number_of_takes_of_the_opened_piece(
    window: MainWindow, qtbot: QtBot, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, Answer.LEAVE)
    with qtbot.waitSignal(window.file_job.project_opened):
        window.open_path(project)
    assert window.panel.seed.number.text() == "77"
    assert window.panel.takes.value() == 3
    assert window.piece.tracks.muted == {0}


@pytest.mark.parametrize(
    ("words", "expected"),
    [("&Save", Answer.SAVE), ("&Do not save", Answer.LEAVE), ("&Cancel", Answer.CANCEL)],
)
def test_each_button_gives_its_answer(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, words: str, expected: Answer
) -> None:
    question = SaveQuestion("Waltz", "three.amt", window)
    button = next(button for button in question.buttons() if button.text() == words)

    def click(_question: SaveQuestion) -> None:
        question.open()
        button.click()

    monkeypatch.setattr(SaveQuestion, "exec", click)
    assert question.ask() is expected


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_file_of_a_second_start_waits_until_the_open_dialog_is_answered(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(window, "open_path", opened.append)
    dialog = QDialog(window)
    dialog.open()
    window.receive_files([tmp_path / "a.mid"])
    assert not opened
    dialog.accept()
    qtbot.waitUntil(lambda: opened == [tmp_path / "a.mid"])
