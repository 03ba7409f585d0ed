"""The help menu."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QTableWidget

from amt_desktop.dialogs.about_dialog import AboutDialog
from amt_desktop.window.main_window import MainWindow


def about_texts(window: MainWindow) -> tuple[list[str], list[str]]:
    """The labels of the About dialog, and the names in its table of licenses."""
    labels: list[str] = []
    names: list[str] = []

    def read_and_close() -> None:
        (dialog,) = window.findChildren(AboutDialog)
        labels.extend(label.text() for label in dialog.findChildren(QLabel))
        (table,) = dialog.findChildren(QTableWidget)
        cells = (table.item(row, 0) for row in range(table.rowCount()))
        names.extend(cell.text() for cell in cells if cell is not None)
        dialog.accept()

    QTimer.singleShot(0, read_and_close)
    window.actions_by_name["about"].trigger()
    return labels, names


def test_the_about_dialog_names_the_model_that_is_loaded(window: MainWindow) -> None:
    assert any("Model: scripted" in text for text in about_texts(window)[0])


def test_the_about_dialog_lists_what_the_program_carries(window: MainWindow) -> None:
    assert {"Qt", "FluidSynth", "numpy"} <= set(about_texts(window)[1])
