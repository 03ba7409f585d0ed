"""The help menu."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from amt_desktop.dialogs.about_dialog import AboutDialog
from amt_desktop.main_window import MainWindow


def test_the_about_dialog_names_the_model_that_is_loaded(window: MainWindow) -> None:
    texts: list[str] = []

    def read_and_close() -> None:
        (dialog,) = window.findChildren(AboutDialog)
        texts.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    QTimer.singleShot(0, read_and_close)
    window.actions_by_name["about"].trigger()
    assert any("Model: scripted" in text for text in texts)
