"""A list of texts whose rows are as high as the style sheet says."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget


class TextList(QListWidget):
    """A `QListWidget` that measures its rows again when it is shown.

    Qt 6.8 places the rows of a list before the style sheet reaches it, and never again: the
    highlight of a row, which has the right height, covers those next to it.
    """

    def showEvent(self, event: QShowEvent) -> None:
        """Measures the rows."""
        super().showEvent(event)
        self.scheduleDelayedItemsLayout()
