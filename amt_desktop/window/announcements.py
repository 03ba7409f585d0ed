"""The sentences of a screen reader when something happens that only the eye would notice."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from amt_desktop.bridge.messages import Notice
from amt_desktop.look.sentences import localized

_QUIET_MS = 400


class Announcements(QObject):
    """Lets a screen reader say texts at once.

    Args:
        window: The window that speaks.

    Signals:
        announced: (text, True if it interrupts what is being read) of each announcement.
    """

    announced = Signal(str, bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._num_notes = 0
        # While a band is drawn, the selection changes with every move of the pointer.
        self._selection_timer = QTimer(self)
        self._selection_timer.setSingleShot(True)
        self._selection_timer.setInterval(_QUIET_MS)
        self._selection_timer.timeout.connect(self._say_selection)

    def close(self) -> None:
        """Says nothing any more."""
        self._selection_timer.stop()

    def say(self, text: str, *, is_urgent: bool = False) -> None:
        """Says a text; an urgent one interrupts what is being read."""
        if not text:
            return
        self.announced.emit(text, is_urgent)
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._window, text)
            politeness = QAccessible.AnnouncementPoliteness
            event.setPoliteness(politeness.Assertive if is_urgent else politeness.Polite)
            QAccessible.updateAccessibility(event)

    # What happens in the window

    def on_composing(self) -> None:
        """A piece is being written."""
        self.say(self.tr("Composing."))

    def on_ended(self, words: str) -> None:
        """A piece is written."""
        self.say(words or self.tr("Nothing was written."))

    def on_shaping(self) -> None:
        """Bars are being written."""
        self.say(self.tr("Writing."))

    def on_shaped(self, has_changed: bool) -> None:
        """Bars are written, or not."""
        self.say(self.tr("The bars are written.") if has_changed else self.tr("Nothing changed."))

    def on_notice(self, notice: Notice) -> None:
        """A message stays on the screen; a warning interrupts."""
        words = f"{localized(notice.message)} {localized(notice.hint)}".strip()
        self.say(words, is_urgent=notice.icon == "warning")

    def on_toast(self, text: str, label: str, _call: object) -> None:
        """A message is shown for a few seconds."""
        self.say(f"{text} {label}".strip())

    def on_selection(self, num_notes: int) -> None:
        """Other notes are selected; it is said when the selection has come to rest."""
        self._num_notes = num_notes
        self._selection_timer.start()

    def _say_selection(self) -> None:
        if self._num_notes > 1:  # a single one is described where it is selected
            self.say(self.tr("{0} notes are selected.").format(self._num_notes))
