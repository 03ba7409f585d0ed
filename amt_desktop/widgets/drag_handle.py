"""A handle from which the MIDI file can be dragged into a DAW."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from amt_desktop.look.icons import icon_pixmap
from amt_desktop.look.palettes import DARK
from amt_desktop.widgets.icon_button import IconButton


class DragHandle(IconButton):
    """Writes the file when the drag begins, so that it exists when a DAW asks for it.

    The file stays where it is: DAWs read it late. A click without a drag shows an explanation.

    Args:
        write: Writes the file and returns it; None if there is nothing to write.
        explain: Shows the explanation.
        text: The words on it; a small handle without words if empty.
    """

    def __init__(
        self,
        write: Callable[[], Path | None],
        explain: Callable[[], object],
        *,
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        kind, size_px = ("handle", 18) if text else ("part handle", 16)
        color = "on_accent" if text else "text_dim"
        super().__init__("drag", "", size_px=size_px, kind=kind, color=color, parent=parent)
        self._write = write
        self._press = None
        if text:
            self.setText(text)
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setAccessibleName(self.tr("Drag the MIDI file"))
        self.setToolTip(self.tr("Drag this into your DAW or a folder"))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.clicked.connect(explain)

    def mime_data(self) -> QMimeData | None:
        """The data of a drop: the file's URL and its bytes."""
        path = self._write()
        if path is None:
            return None
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        mime.setData("audio/midi", path.read_bytes())
        return mime

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where a drag would start."""
        self._press = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Starts the drag once the pointer has gone far enough."""
        if self._press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        distance = (event.position().toPoint() - self._press).manhattanLength()
        if distance < QApplication.startDragDistance():
            return
        self._press = None
        self.setDown(False)
        mime = self.mime_data()
        if mime is not None:
            drag = QDrag(self)
            drag.setMimeData(mime)
            drag.setPixmap(icon_pixmap("drag", DARK.accent, 32))
            drag.exec(Qt.DropAction.CopyAction)
