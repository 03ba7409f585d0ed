"""Every control has a name and is reached by the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QSlider, QSpinBox
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose

from amt_desktop.window.main_window import MainWindow


def test_every_control_has_a_name_for_screen_readers(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate, takes=2)
    nameless = [
        widget
        for kind in (QAbstractButton, QSlider, QSpinBox)
        for widget in window.findChildren(kind)
        if widget.isVisibleTo(window)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert nameless == []


def test_every_control_is_reached_with_the_tab_key(window: MainWindow) -> None:
    seen, widget = set(), window.panel.description
    for _ in range(200):
        widget = widget.nextInFocusChain()
        seen.add(widget)
    for control in (
        window.panel.description, window.panel.bars, window.panel.seed.number,
        window.panel.takes, window.panel.button, window.transport.play_button,
        window.transport.volume, window.panel.chips.add_chip,
    ):  # fmt: skip
        assert control in seen


def test_space_presses_the_button_that_has_the_keyboard(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    window.playback.stop()
    loop = window.transport.loop_button
    loop.setFocus()
    qtbot.keyClick(loop, Qt.Key.Key_Space)
    assert loop.isChecked()
    assert not window.playback.is_running
