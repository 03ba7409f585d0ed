"""A banner that stays until it is closed, and a toast that disappears by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from amt_desktop.widgets.icon_button import IconButton

TOAST_MS = 4500
_MARGIN_PX = 16
_TOAST_WIDTH_PX = 460
_GAP_PX = 8
_BANNER_WIDTH_PX = 520
_HUNG_WIDTH_PX = 860
_HUNG_GAP_PX = 4
_PLACE_EVENTS = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class Banner(QFrame):
    """One line about something that the user may want to correct.

    Attributes:
        message: The first sentence.
        hint: What can be done about it; may be empty.

    Signals:
        dismissed: It is no longer shown.
    """

    dismissed = Signal()

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
        self.message, self.hint = message, hint
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
        self.dismissed.emit()
        self.deleteLater()


class BannerArea(QWidget):
    """Banners below each other in a corner of the window, over what is there.

    Nothing else moves when a banner comes or goes. Below another widget there is room for one, the
    latest; the one before it comes back when it is closed.

    Args:
        window: The window, at whose bottom right corner the banners lie.

    Signals:
        floor_changed: What stays uncovered below them has another height.
    """

    floor_changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._floors: list[QWidget] = []
        self._banners: list[Banner] = []
        self._ceiling: tuple[QWidget, QWidget] | None = None
        self._window = window
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP_PX)
        self.hide()

    @property
    def banners(self) -> list[Banner]:
        """The banners that are not closed, the latest last."""
        return list(self._banners)

    def show_banner(self, banner: Banner) -> None:
        """Adds a banner.

        One with the same message is kept if it has the same hint, and is replaced if not: the
        newest hint and its choices are those that hold.
        """
        same = next((other for other in self._banners if other.message == banner.message), None)
        if same is not None and same.hint == banner.hint:
            banner.deleteLater()
            return
        self._column.addWidget(banner)
        self._banners.append(banner)
        banner.dismissed.connect(lambda: self._remove(banner))
        if same is not None:
            same.dismiss()
        self.place()

    def _remove(self, banner: Banner) -> None:
        self._banners.remove(banner)
        self.place()

    def stand_on(self, floor: QWidget) -> None:
        """Leaves a widget at the bottom of the window uncovered while it is shown."""
        self._floors.append(floor)
        floor.installEventFilter(self)
        self.place()

    def hang_from(self, ceiling: QWidget, *, right_of: QWidget) -> None:
        """Lies below a widget while that one is shown, at the right of what stands there."""
        self._ceiling = ceiling, right_of
        for widget in self._ceiling:
            widget.installEventFilter(self)
        self.place()

    @property
    def hangs(self) -> bool:
        """True while the banners lie below a widget, and not in the corner of the window."""
        return self._ceiling is not None and self._ceiling[0].isVisible()

    @property
    def floor_y(self) -> int:
        """The upper edge of what must stay uncovered at the bottom of the window."""
        edges = [
            floor.mapTo(self._window, QPoint(0, 0)).y()
            for floor in self._floors
            if floor.isVisible() and floor.height()
        ]
        return min([self._window.height(), *edges])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the widgets that it stands on."""
        if event.type() in _PLACE_EVENTS:
            self.place()
            self.floor_changed.emit()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Moves to its corner, as large as the banners need; hides if there is none."""
        for banner in self._banners:
            banner.setVisible(not self.hangs or banner is self._banners[-1])
        self.setVisible(bool(self._banners))
        right = self._window.width() - _MARGIN_PX
        left, widest, top = _MARGIN_PX, _BANNER_WIDTH_PX, None
        if self._ceiling is not None and self.hangs:
            ceiling, beside = self._ceiling
            # A bar of tabs is wider than its tabs.
            used = min(beside.width(), beside.sizeHint().width())
            left += beside.mapTo(self._window, QPoint(used, 0)).x()
            top = ceiling.mapTo(self._window, QPoint(0, ceiling.height())).y() + _HUNG_GAP_PX
            widest = _HUNG_WIDTH_PX
        width = min(widest, right - left)
        self._column.activate()
        height = self._column.heightForWidth(width)
        if height < 0:
            height = self._column.sizeHint().height()
        if top is None:
            top = self.floor_y - _MARGIN_PX - height
        self.setGeometry(right - width, top, width, height)
        self.raise_()


class Toast(QFrame):
    """A short message at the bottom of the window.

    Args:
        window: The window.
        banners: The banners that it must not cover.
    """

    def __init__(self, window: QWidget, banners: BannerArea) -> None:
        super().__init__(window)
        self._window, self._banners = window, banners
        self.setProperty("kind", "toast")
        self._words = QLabel()
        self._words.setWordWrap(True)
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
        banners.floor_changed.connect(self.place)
        self.hide()

    @property
    def words(self) -> str:
        """The text that is shown now, or was shown last."""
        return self._words.text()

    def say(self, words: str, *, label: str = "", call: Callable[[], object] | None = None) -> None:
        """Shows a message for a while, with a button if there is something to do."""
        self._words.setText(words)
        # A label that wraps would choose a narrow shape for a few words, too.
        self._words.setFixedWidth(min(_width_px(self._words), _TOAST_WIDTH_PX))
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
        """Moves to the bottom center of the window, above the banners."""
        room = self._window.size()
        is_below = self._banners.isVisible() and not self._banners.hangs
        bottom = self._banners.y() if is_below else self._banners.floor_y
        self.move((room.width() - self.width()) // 2, bottom - self.height() - _MARGIN_PX)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stops the timer."""
        self._timer.stop()
        super().hideEvent(event)

    def _on_button(self) -> None:
        self.hide()
        if self._call is not None:
            self._call()


def _width_px(label: QLabel) -> int:
    """The width of the longest line of a label."""
    lines = label.text().splitlines() or [""]
    return max(label.fontMetrics().horizontalAdvance(line) for line in lines) + 1
