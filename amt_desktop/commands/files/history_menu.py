"""The menu of earlier pieces."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from amt_desktop.document.history import History
from amt_desktop.document.take import take_letter
from amt_desktop.look.words import date_text


class HistoryMenu(QMenu):
    """Lists the kept pieces each time it is opened.

    Signals:
        chosen: The folder of the piece to restore.
    """

    chosen = Signal(object)

    def __init__(self, history: History, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self.setTitle(self.tr("&Earlier pieces"))
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Shows the pieces that are kept now, newest first."""
        self.clear()
        for entry in self._history.entries():
            words = entry.title or self.tr("Untitled")
            if entry.num_takes > 1:
                words = f"{words}   A–{take_letter(entry.num_takes - 1)}"
            if entry.begun is not None:
                words = f"{words}   {date_text(entry.begun)}"
            action = self.addAction(words.replace("&", "&&"))
            action.triggered.connect(
                lambda _checked=False, folder=entry.folder: self.chosen.emit(folder)
            )
        if self.isEmpty():
            self.addAction(self.tr("None yet")).setEnabled(False)
