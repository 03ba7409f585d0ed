"""A banner that stays until it is closed, and a toast that disappears by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from amt_desktop.widgets.icon_button import IconButton

TOAST_MS = 4500


class Banner(QFrame):
    """One line about something that the user may want to correct."""

    def __init__(
        self,
        message: str,
        hint: str = "",
        *,
        choices: tuple[tuple[str, Callable[[], object]], ...] = (),
        icon: str = "info",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.message = message
        self.setAccessibleName(message)
        self.setAccessibleDescription(hint)
        mark = IconButton(icon, "", size_px=16, color="warning")
        mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = QLabel(f"{message} {hint}".strip())
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(mark)
        row.addWidget(words, 1)
        for label, call in choices:
            button = QPushButton(label)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(call)
            button.clicked.connect(self.dismiss)
            row.addWidget(button)
        self.close_button = IconButton("close", self.tr("Close this notice"), size_px=14)
        self.close_button.clicked.connect(self.dismiss)
        row.addWidget(self.close_button)

    def dismiss(self) -> None:
        """Removes the banner."""
        self.hide()
        self.deleteLater()


class BannerArea(QWidget):
    """The area that shows banners below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def banners(self) -> list[Banner]:
        """The banners that are shown."""
        return [banner for banner in self.findChildren(Banner) if not banner.isHidden()]

    def show_banner(self, banner: Banner) -> None:
        """Adds a banner, unless one with the same message is shown."""
        if all(other.message != banner.message for other in self.banners):
            self._column.addWidget(banner)
            banner.show()
        else:
            banner.deleteLater()


class Toast(QFrame):
    """A short message at the bottom of the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("kind", "toast")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setMaximumWidth(460)
        self._button = QPushButton()
        self._button.setProperty("kind", "quiet")
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._call: Callable[[], object] | None = None
        self._button.clicked.connect(self._on_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(self._words)
        row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def words(self) -> str:
        """The text that is shown now, or was shown last."""
        return self._words.text()

    def say(self, words: str, *, label: str = "", call: Callable[[], object] | None = None) -> None:
        """Shows a message for a while, with a button if there is something to do."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._call = call
        self._button.setText(label)
        self._button.setVisible(bool(label))
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def place(self) -> None:
        """Moves to the bottom center of the window."""
        room = self._window.size()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - 28)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stops the timer."""
        self._timer.stop()
        super().hideEvent(event)

    def _on_button(self) -> None:
        self.hide()
        if self._call is not None:
            self._call()
