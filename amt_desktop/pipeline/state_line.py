"""The line below the title of the page: the state of the run, and in its place an alert."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from amt_desktop.widgets.elided_label import ElidedLabel
from amt_desktop.widgets.icon_button import IconButton

_HEIGHT_PX = 20


class StateLine(QWidget):
    """One line of a fixed height, so that an alert that comes or goes moves nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.alert = ElidedLabel(), ElidedLabel()
        self.words.setProperty("kind", "dim")
        self.alert.setProperty("kind", "problem")
        self.alert.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.close_button = IconButton("close", self.tr("Close the alert"), size_px=13)
        self.close_button.clicked.connect(self.hide_alert)
        self.setFixedHeight(_HEIGHT_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.alert)
        row.addWidget(self.close_button)
        row.addWidget(self.words, 1)
        row.addStretch(0)
        self.hide_alert()

    def show_words(self, words: str, *, is_problem: bool) -> None:
        """Shows the state of the run, which an alert stands in front of."""
        self.words.setText(words)
        kind = "problem" if is_problem else "dim"
        if self.words.property("kind") != kind:
            self.words.setProperty("kind", kind)
            self.words.style().unpolish(self.words)
            self.words.style().polish(self.words)

    def show_alert(self, message: str, remedy: str) -> None:
        """Shows an alert until it is closed or another one comes, with the time at which it began.

        Without the time it would be read as the state at present, when it has passed meanwhile.
        """
        now = QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
        self.alert.setText(f"⚠ {now} · {message} {remedy}")
        self._show(is_alert=True)

    def hide_alert(self) -> None:
        """Hides the alert, as when the run that it is about has ended; the log keeps it."""
        self._show(is_alert=False)

    def _show(self, *, is_alert: bool) -> None:
        self.words.setVisible(not is_alert)
        self.alert.setVisible(is_alert)
        self.close_button.setVisible(is_alert)
