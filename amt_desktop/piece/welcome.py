"""The page that is shown while there is no piece."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from amt_desktop.composer.description_box import examples
from amt_desktop.look.theme import current_theme, interface_font

_NUM_EXAMPLES = 4
_COLUMN_WIDTH_PX = 620
# Some bars of a picture: (start, length, height, part) in units of the drawing.
_PICTURE = (
    (0, 5, 2, 0), (5, 2, 3, 0), (7, 4, 5, 0), (12, 3, 4, 0), (15, 6, 6, 0),
    (0, 3, 0, 1), (4, 3, 0, 1), (8, 3, 1, 1), (12, 4, 1, 1), (17, 4, 0, 1),
    (2, 4, 4, 2), (9, 2, 3, 2), (11, 4, 2, 2), (18, 3, 4, 2),
)  # fmt: skip


class Welcome(QFrame):
    """A short introduction and a few example descriptions.

    Signals:
        example_chosen: The description that was clicked.
        tour_wanted: The user wants to be shown the first steps.
    """

    example_chosen = Signal(str)
    tour_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._picture = _Picture()
        title = QLabel(self.tr("What should it sound like?"))
        title.setFont(interface_font(size_px=26, is_bold=True))
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QLabel(
            self.tr(
                "Describe it on the left and press Compose. You hear the first bar while the "
                "second is being written. Or start with one of these:"
            )
        )
        words.setFont(interface_font(size_px=14))
        words.setProperty("kind", "welcome words")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint = QLabel(self.tr("You can drop a MIDI or MusicXML file anywhere on the window."))
        hint.setProperty("kind", "faint")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tour_button = QPushButton(self.tr("Show me the first steps"))
        self.tour_button.setProperty("kind", "quiet")
        self.tour_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tour_button.clicked.connect(self.tour_wanted)
        host = QWidget()
        host.setFixedWidth(_COLUMN_WIDTH_PX)
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._picture)
        column.addSpacing(8)
        column.addWidget(title)
        column.addWidget(words)
        column.addSpacing(10)
        self.examples: list[QPushButton] = []
        for text in examples()[:_NUM_EXAMPLES]:
            button = QPushButton(text)
            button.setProperty("kind", "example")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setAccessibleName(self.tr("Example: {0}").format(text))
            button.clicked.connect(lambda _checked=False, text=text: self.example_chosen.emit(text))
            column.addWidget(button)
            self.examples.append(button)
        column.addSpacing(6)
        column.addWidget(self.tour_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(hint)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(host, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)


class _Picture(QWidget):
    """Bars of notes in the parts' colors."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(120)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the notes and a playhead."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        unit_px = 18.0
        left = (self.width() - 21 * unit_px) / 2
        for start, length, height, track in _PICTURE:
            color = theme.track_color(track)
            color.setAlphaF(0.95 if start < 10 else 0.28)
            painter.setBrush(color)
            y = self.height() - 18 - height * 15
            painter.drawRoundedRect(
                int(left + start * unit_px) + 1, y, int(length * unit_px) - 3, 11, 4, 4
            )
        painter.setBrush(theme.color("roll_playhead"))
        painter.drawRoundedRect(int(left + 10 * unit_px) - 1, 4, 3, self.height() - 8, 1.5, 1.5)
