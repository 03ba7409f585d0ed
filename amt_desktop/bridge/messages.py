"""Messages to the user: any part of the window sends them, one place shows them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from amt_core.errors import AmtError

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A message that stays on the screen until the user closes it.

    Attributes:
        message: One sentence; one of the core is translated when it is shown.
        hint: A remedy, or more about it; empty for none.
        icon: Name of the icon in front of the message.
        choices: Label and function of each button.
    """

    message: str
    hint: str = ""
    icon: str = "info"
    choices: tuple[tuple[str, Callable[[], object]], ...] = ()


class Messages(QObject):
    """Receives messages from jobs and commands, and sends them to the main window.

    Signals:
        noticed: A Notice to show.
        toasted: (text, button label, function of the button or None) to show for a few seconds.
    """

    noticed = Signal(object)
    toasted = Signal(str, str, object)

    def report(self, error: AmtError) -> None:
        """Logs an error, and shows it with its remedy."""
        logger.warning("%s", error)
        self.notice(Notice(message=error.message, hint=error.hint, icon="warning"))

    def notice(self, notice: Notice) -> None:
        """Shows a message until the user closes it."""
        self.noticed.emit(notice)

    def toast(
        self, text: str, *, label: str = "", call: Callable[[], object] | None = None
    ) -> None:
        """Shows a message for a few seconds, with a button if it has a label."""
        self.toasted.emit(text, label, call)
