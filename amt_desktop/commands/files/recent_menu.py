"""The menu of recent files."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from amt_desktop.document.recent_files import RecentFiles


class RecentMenu(QMenu):
    """Lists the recent files each time it is opened.

    Signals:
        chosen: The path of the file to open.
    """

    chosen = Signal(object)

    def __init__(self, recent: RecentFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = recent
        self.setTitle(self.tr("Open &recent"))
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Shows the files that exist now, newest first."""
        self.clear()
        for path in self._recent.paths():
            action = self.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self.chosen.emit(path))
        if self.isEmpty():
            self.addAction(self.tr("None yet")).setEnabled(False)
