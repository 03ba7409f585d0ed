"""The progress of an export of sound."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QProgressDialog, QWidget

_MIN_WIDTH_PX = 380
_SHOWN_AFTER_MS = 400


class RenderProgress(QObject):
    """A dialog with the progress and a button that cancels; it is there while sound is rendered.

    Args:
        cancel: Called by the button.
        window: The parent of the dialog.
    """

    def __init__(self, cancel: Callable[[], object], window: QWidget) -> None:
        super().__init__(window)
        self._cancel, self._window = cancel, window
        self._dialog: QProgressDialog | None = None

    def show(self, words: str) -> None:
        """Opens the dialog, as soon as it takes longer than a moment."""
        self._dialog = QProgressDialog(words, self.tr("Cancel"), 0, 100, self._window)
        self._dialog.setWindowTitle(self.tr("Export audio"))
        self._dialog.setMinimumWidth(_MIN_WIDTH_PX)
        self._dialog.setMinimumDuration(_SHOWN_AFTER_MS)
        self._dialog.setAutoClose(False)
        self._dialog.setAutoReset(False)
        self._dialog.canceled.connect(self._cancel)

    def advance(self, done: int, total: int) -> None:
        """Shows the share that is done."""
        if self._dialog is not None and total:
            self._dialog.setValue(round(100 * done / total))

    def close(self) -> None:
        """Closes the dialog, if it is open."""
        if self._dialog is not None:
            self._dialog.canceled.disconnect(self._cancel)
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None
