"""The question for a name."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from amt_desktop.widgets.name_question import NameQuestion
from amt_desktop.window.main_window import MainWindow


def test_the_dialog_has_room_for_its_title_and_gives_the_name_without_blanks(
    window: MainWindow, qtbot: QtBot
) -> None:
    question = NameQuestion("Rename take A", "Dark one", window)
    widths: list[int] = []

    def answer() -> None:
        widths.append(question.width())
        question.setTextValue(f" {question.textValue()}, slower ")
        question.accept()

    QTimer.singleShot(0, answer)
    assert question.ask() == "Dark one, slower"
    assert widths[0] >= 360


def test_a_cancelled_question_has_no_name(window: MainWindow, qtbot: QtBot) -> None:
    question = NameQuestion("Rename take A", "Dark one", window)
    QTimer.singleShot(0, question.reject)
    assert question.ask() is None
