"""Labels that shorten their text to their width."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

# What tells names apart that begin alike: a number or letter, or words in brackets.
_END = re.compile(r" (?:\S{1,3}|\([^()]*\))$")
_LEAST_START_LETTERS = 4


class ElidedLabel(QLabel):
    """One line of text that is cut with an ellipsis; the tool tip has the whole text.

    Args:
        keeps_end: Cut before the end, for names that differ there: "Electric Guitar 2",
            "Grand Piano (left hand)".
        parent: The widget that it stands in.
    """

    def __init__(self, *, keeps_end: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeps_end = keeps_end
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
        metrics, text = self.fontMetrics(), self.text()
        end = _END.search(text) if self._keeps_end else None
        if end is not None and metrics.horizontalAdvance(text) > width_px:
            room_px = width_px - metrics.horizontalAdvance(end[0])
            start = _elided(metrics, text[: end.start()], room_px)
            if len(start) > _LEAST_START_LETTERS:
                return start + end[0]
        return _elided(metrics, text, width_px)


def _elided(metrics: QFontMetrics, text: str, width_px: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width_px)


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
        return _elided(self.fontMetrics(), facts[0], width_px)


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
        return _elided(self.fontMetrics(), self._shorter, width_px)
