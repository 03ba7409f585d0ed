"""A small chart of counts: a bar for each label, with its number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from amt_desktop.look.theme import current_theme, figures_font, interface_font
from amt_desktop.look.words import grouped

_ROW_PX = 17
_TITLE_PX = 22
_LABEL_SHARE = 0.42
_MAX_ROWS = 8


class BarChart(QWidget):
    """Draws the first labels; the others are counted together.

    Args:
        title: The title above the bars.
        other: The label of all that are not drawn.
    """

    def __init__(self, title: str, other: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._other = title, other
        self._counts: list[tuple[str, int]] = []
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Sequence[tuple[str, int]], *, limits: bool = True) -> None:
        """Draws other counts; without a limit every label has its bar."""
        shown = list(counts)
        if limits and len(shown) > _MAX_ROWS:
            rest = sum(count for _, count in shown[_MAX_ROWS - 1 :])
            shown = [*shown[: _MAX_ROWS - 1], (self._other, rest)]
        self._counts = shown
        self.setAccessibleDescription(", ".join(f"{label}: {count}" for label, count in shown))
        self.setVisible(bool(shown))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row for each bar."""
        return QSize(200, _TITLE_PX + _ROW_PX * len(self._counts) + 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws title, labels, bars and numbers."""
        theme = current_theme()
        painter = QPainter(self)
        width = float(self.width())
        painter.setFont(interface_font(size_px=11, is_bold=True))
        painter.setPen(theme.color("text_dim"))
        painter.drawText(QRectF(0, 0, width, _TITLE_PX), Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.setFont(figures_font(size_px=11))
        metrics = painter.fontMetrics()
        label_width = width * _LABEL_SHARE
        number_width = metrics.horizontalAdvance("000,000")
        room = width - label_width - number_width - 12
        highest = max((count for _, count in self._counts), default=1) or 1
        for index, (label, count) in enumerate(self._counts):
            y = _TITLE_PX + index * _ROW_PX
            words = metrics.elidedText(label, Qt.TextElideMode.ElideRight, int(label_width))
            painter.setPen(theme.color("text"))
            line = QRectF(0, y, label_width, _ROW_PX)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
            bar = QRectF(label_width + 6, y + 4, max(room * count / highest, 1.0), _ROW_PX - 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("focus"))
            painter.drawRoundedRect(bar, 2, 2)
            painter.setPen(theme.color("text_dim"))
            end = QRectF(width - number_width, y, number_width, _ROW_PX)
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(end, right, grouped(count))
