"""The menu of recent files, each with its name, its date and a small picture of its notes."""

from __future__ import annotations

import contextlib
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QProxyStyle, QStyle, QStyleOption, QWidget

from amt_core.music.score import Score
from amt_desktop.document.recent_files import RecentFiles
from amt_desktop.look.theme import current_theme
from amt_desktop.look.words import date_text
from amt_desktop.piano_roll.painting.small_picture import small_picture

# Menus show square icons; the notes fill a lower box in the middle.
_ICON_PX, _NOTES_PX = 48, 30
_RATIO = 2.0


def menu_picture(score: Score) -> bytes:
    """The picture of a piece for the menu, as PNG."""
    box = QRectF(0, (_ICON_PX - _NOTES_PX) / 2, _ICON_PX, _NOTES_PX)
    picture = small_picture(
        score, current_theme(), QSize(_ICON_PX, _ICON_PX), ratio=_RATIO, box=box
    )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())


class _LargeIcons(QProxyStyle):
    """The style of the window with larger icons."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric is QStyle.PixelMetric.PM_SmallIconSize:
            return _ICON_PX
        return super().pixelMetric(metric, option, widget)


class RecentMenu(QMenu):
    """Lists the recent files each time it is opened.

    Signals:
        chosen: The path of the file to open.
    """

    chosen = Signal(object)

    def __init__(self, recent: RecentFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = recent
        self._style = _LargeIcons()
        self.setStyle(self._style)
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
            picture = self._recent.picture_of(path)
            icon = QIcon(str(picture)) if picture.exists() else QIcon()
            action = self.addAction(icon, words.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self.chosen.emit(path))
        if self.isEmpty():
            self.addAction(self.tr("None yet")).setEnabled(False)
