"""Steps of a user in the window, and conditions to wait for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from scripted_services import Gate

from amt_desktop.window.main_window import MainWindow

WALTZ = "A waltz in D minor for violin and piano"


def describe(window: MainWindow, qtbot: QtBot, text: str = WALTZ) -> None:
    """Puts words after the description and waits until they are understood."""
    with qtbot.waitSignal(window.describe_job.described):
        window.panel.description.insertPlainText(text)
    qtbot.waitUntil(lambda: not window.describe_job.is_busy)


def compose(window: MainWindow, qtbot: QtBot, gate: Gate, *, takes: int = 1) -> None:
    """Composes the waltz to its end."""
    describe(window, qtbot)
    window.panel.takes.setValue(takes)
    gate.open()
    with qtbot.waitSignal(window.compose_job.ended):
        qtbot.mouseClick(window.panel.button, Qt.MouseButton.LeftButton)
    wait_until_interpreted(window, qtbot)


def wait_until_interpreted(window: MainWindow, qtbot: QtBot) -> None:
    """Waits until what is heard is computed."""
    qtbot.waitUntil(lambda: not window.interpreter.is_running)


def wait_for_bars(window: MainWindow, qtbot: QtBot, num_bars: int) -> None:
    """Waits until `num_bars` bars of the shown take are complete."""

    def is_there() -> bool:
        take = window.document.active
        return take is not None and take.written_bars >= num_bars

    qtbot.waitUntil(is_there)


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """Presses a key where the keyboard is."""
    qtbot.keyClick(QApplication.focusWidget() or window, key)
