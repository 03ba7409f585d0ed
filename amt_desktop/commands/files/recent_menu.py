"""The menu of recent files."""

from __future__ import annotations

import contextlib
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from amt_desktop.document.recent_files import RecentFiles
from amt_desktop.look.words import date_text


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
        """Shows the files that exist now, newest first, with the dates of their last change.

        Those of the same name have their folders before it.
        """
        self.clear()
        paths = self._recent.paths()
        names = Counter(path.name for path in paths)
        for path in paths:
            words = path.name if names[path.name] == 1 else str(Path(path.parent.name, path.name))
            with contextlib.suppress(OSError):  # it is removed at this moment
                words = f"{words}   {date_text(datetime.fromtimestamp(path.stat().st_mtime, UTC))}"
            action = self.addAction(words.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self.chosen.emit(path))
        if self.isEmpty():
            self.addAction(self.tr("None yet")).setEnabled(False)
