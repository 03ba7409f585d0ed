"""The preferences, made from the table of settings."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from amt_core.system.settings import Settings
from amt_desktop.dialogs.preferences_dialog import PreferencesDialog


def test_each_explanation_is_as_high_as_its_lines(qtbot: QtBot, settings: Settings) -> None:
    dialog = PreferencesDialog(settings)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    words = [
        label
        for label in dialog.pages.currentWidget().findChildren(QLabel)
        if label.wordWrap() and label.isVisible()
    ]
    assert words
    assert [label.height() for label in words] == [
        label.heightForWidth(label.width()) for label in words
    ]
