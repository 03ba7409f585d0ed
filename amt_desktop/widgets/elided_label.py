"""Labels that shorten their text to their width."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """One line of text that is cut with an ellipsis; the tool tip has the whole text.

    Args:
        keeps_end: Cut in the middle, for names that differ at their end: "Electric Guitar 2".
        parent: The widget that it stands in.
    """

    def __init__(self, *, keeps_end: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mode = Qt.TextElideMode
        self._mode = mode.ElideMiddle if keeps_end else mode.ElideRight
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Shows another text."""
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """The width of a few letters."""
        return QSize(3 * self.fontMetrics().averageCharWidth(), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws as much as fits."""
        painter = QPainter(self)
        room = self.contentsRect()
        self.style().drawItemText(
            painter,
            room,
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            self._fitting(room.width()),
            self.foregroundRole(),
        )

    def _fitting(self, width_px: int) -> str:
        return self.fontMetrics().elidedText(self.text(), self._mode, width_px)


class FactsLabel(ElidedLabel):
    """One line of facts; the last ones are left out where there is no room for them."""

    SEPARATOR = "  ·  "

    def _fitting(self, width_px: int) -> str:
        facts = self.text().split(self.SEPARATOR)
        while len(facts) > 1:
            line = self.SEPARATOR.join(facts)
            if self.fontMetrics().horizontalAdvance(line) <= width_px:
                return line
            facts.pop()
        return self.fontMetrics().elidedText(facts[0], self._mode, width_px)


class ShortenedLabel(ElidedLabel):
    """One line of text that has a shorter wording for where there is no room for all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shorter = ""

    def set_texts(self, text: str, shorter: str) -> None:
        """Shows another text; the shorter one stands in its place where it does not fit."""
        self._shorter = shorter
        self.setText(text)

    def _fitting(self, width_px: int) -> str:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= width_px
        if fits or not self._shorter:
            return super()._fitting(width_px)
        return self.fontMetrics().elidedText(self._shorter, self._mode, width_px)
