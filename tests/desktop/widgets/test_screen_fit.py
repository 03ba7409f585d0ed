"""Sizes of windows on small screens."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amt_desktop.dialogs.notation_dialog import NotationDialog
from amt_desktop.widgets.screen_fit import resize_to_fit


def test_a_window_leaves_room_for_its_title_bar(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    resize_to_fit(window, 9000, 9000)
    assert window.width() == room.width()
    assert room.height() - 60 < window.height() < room.height()


def test_the_buttons_below_a_notation_are_on_the_screen(qtbot: QtBot) -> None:
    dialog = NotationDialog([], title="Waltz", parts=["Violin"])
    qtbot.addWidget(dialog)
    assert dialog.height() < dialog.screen().availableSize().height()
