"""A card that says what to do next, and a ring around the control that it is about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from amt_desktop.look.theme import current_theme, interface_font

_WIDTH_PX, _GAP_PX, _MARGIN_PX = 330, 14, 16
_RING_PX = 3
_FOLLOWED = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class TourCard(QFrame):
    """One step of a tour, over a window and next to the control that the step is about.

    Args:
        window: The window.

    Signals:
        skipped: The user wants the next step without doing this one.
        ended: The user wants no further step.
    """

    skipped = Signal()
    ended = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("kind", "tour")
        self.setFixedWidth(_WIDTH_PX)
        self._window = window
        self._target: QWidget | None = None
        self._ring = _Ring(window)
        self.count = QLabel()
        self.count.setProperty("kind", "dim")
        self.title = QLabel()
        self.title.setWordWrap(True)
        self.title.setFont(interface_font(size_px=16, is_bold=True))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.skip_button = QPushButton()
        self.end_button = QPushButton(self.tr("End"))
        self.end_button.setProperty("kind", "quiet")
        for button in (self.skip_button, self.end_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.end_button)
        foot.addWidget(self.skip_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addLayout(foot)
        self.skip_button.clicked.connect(self.skipped)
        self.end_button.clicked.connect(self.ended)
        window.installEventFilter(self)
        self.hide()

    def show_step(self, number: int, count: int, title: str, words: str, target: QWidget) -> None:
        """Shows a step.

        Args:
            number: Its number, from 1.
            count: The number of steps.
            title: What to do.
            words: How, and why.
            target: The control that it is about.
        """
        self.count.setText(self.tr("{0} of {1}").format(number, count))
        self.title.setText(title)
        self.words.setText(words)
        is_last = number == count
        self.end_button.setVisible(not is_last)
        self.skip_button.setText(self.tr("Done") if is_last else self.tr("Skip"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        if self._target is not None:
            self._target.removeEventFilter(self)
        self._target = target
        target.installEventFilter(self)
        self.show()
        # The page that holds the target may be laid out only now.
        QTimer.singleShot(0, self, self.place)
        self.place()

    def close_tour(self) -> None:
        """Removes card and ring."""
        self._window.removeEventFilter(self)
        if self._target is not None:
            self._target.removeEventFilter(self)
        self._ring.hide()
        self._ring.deleteLater()
        self.hide()
        self.deleteLater()

    def place(self) -> None:
        """Moves next to the target: right of it, left of it, or over its lower end."""
        target = self._target
        if target is None:
            return
        self._ring.setVisible(target.isVisible())
        self.setFixedHeight(self.layout().heightForWidth(_WIDTH_PX))  # type: ignore[union-attr]
        room = self._window.rect().adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        corner = target.mapTo(self._window, QPoint(0, 0))
        there = QRect(corner, target.size()).intersected(self._window.rect())
        self._ring.setGeometry(there.adjusted(-_RING_PX, -_RING_PX, _RING_PX, _RING_PX))
        box = QRect(QPoint(), self.size())
        box.moveTop(there.top())
        if there.right() + _GAP_PX + box.width() <= room.right():
            box.moveLeft(there.right() + _GAP_PX)
        elif there.left() - _GAP_PX - box.width() >= room.left():
            box.moveLeft(there.left() - _GAP_PX - box.width())
        else:
            box.moveLeft(there.left() + _GAP_PX)
            is_room_below = there.bottom() + _GAP_PX + box.height() <= room.bottom()
            box.moveTop(
                there.bottom() + _GAP_PX
                if is_room_below
                else there.bottom() - _GAP_PX - box.height()
            )
        box.moveLeft(min(max(box.left(), room.left()), room.right() - box.width()))
        box.moveTop(min(max(box.top(), room.top()), room.bottom() - box.height()))
        self.setGeometry(box)
        self._ring.raise_()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window and the target."""
        if event.type() in _FOLLOWED:
            self.place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ends the tour with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)


class _Ring(QWidget):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current_theme().color("focus"), _RING_PX))
        half = _RING_PX // 2 + 1
        painter.drawRoundedRect(self.rect().adjusted(half, half, -half, -half), 9, 9)
