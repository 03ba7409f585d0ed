"""The label left of a lane, as wide as the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from amt_desktop.look.theme import interface_font
from amt_desktop.piano_roll.lanes.keyboard import KEYBOARD_PX
from amt_desktop.piano_roll.model.roll_model import RollModel


class LaneLabel(QWidget):
    """Names the lane to its right.

    Args:
        model: The model with the theme.
        text: The name.
        scale: Numbers at heights of the lane, each with its y pixel.
    """

    def __init__(
        self,
        model: RollModel,
        text: str,
        *,
        height_px: int,
        scale: tuple[tuple[int, str], ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._text, self._scale = model, text, scale
        self.setFixedSize(KEYBOARD_PX, height_px)
        model.look_changed.connect(self.update)

    def set_text(self, text: str) -> None:
        """Gives the lane another name."""
        self._text = text
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the name and the numbers."""
        painter = QPainter(self)
        theme = self._model.theme
        painter.fillRect(self.rect(), theme.color("ruler_background"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("roll_bar_line"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("roll_bar_line"))
        painter.setFont(interface_font(size_px=11))
        painter.setPen(theme.color("text_dim"))
        box = self.rect().adjusted(8, 0, -4, 0)
        if self._scale:
            box.setHeight(26)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags, self._text)
        painter.setFont(interface_font(size_px=9))
        painter.setPen(theme.color("text_faint"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for y, label in self._scale:
            painter.drawText(QRect(0, y - 7, self.width() - 6, 14), right, label)
