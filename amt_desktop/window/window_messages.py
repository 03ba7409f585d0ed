"""Messages as the window shows them: banners that stay and a toast that goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from amt_desktop.bridge.messages import Messages, Notice
from amt_desktop.document.document import Document
from amt_desktop.look.sentences import localized
from amt_desktop.widgets.banner import Banner, BannerArea, Toast


class WindowMessages(QObject):
    """Shows what the program has to say over the lower part of a window.

    Attributes:
        banners: Notices with a remedy or a choice.
        toast: A short sentence, and one thing to do about it.
    """

    def __init__(self, window: QWidget, messages: Messages, document: Document) -> None:
        super().__init__(window)
        self._messages, self._document = messages, document
        self.banners = BannerArea(window)
        self.toast = Toast(window, self.banners)
        messages.noticed.connect(self._show_notice)
        messages.toasted.connect(self._show_toast)
        document.edit_refused.connect(self._explain_refusal)

    def place(self) -> None:
        """Keeps banners and toast in their places when the size of the window changes."""
        self.banners.place()
        self.toast.place()

    def tell_silence(self, reason: str, try_again: Callable[[], object]) -> None:
        """Says why there is no sound.

        Args:
            reason: The reason, with a remedy.
            try_again: Opens the sound device again, which may be connected by then.
        """
        self._messages.notice(
            Notice(
                message=self.tr("There is no sound: {0}").format(localized(reason)),
                hint=self.tr("Everything else works, including export."),
                icon="silent",
                choices=((self.tr("Try again"), try_again),),
            )
        )

    def _show_notice(self, notice: Notice) -> None:
        self.banners.show_banner(
            Banner(
                localized(notice.message),
                localized(notice.hint),
                choices=notice.choices,
                icon=notice.icon,
            )
        )

    def _show_toast(self, text: str, label: str, call: Callable[[], object] | None) -> None:
        self.toast.say(text, label=label, call=call)

    def _explain_refusal(self) -> None:
        if self._document.draft is not None:
            self._messages.toast(self.tr("This is only a plan. Compose it first, then add notes."))
            return
        self._messages.toast(
            self.tr("This take is still being written. Wait for its end, or press Stop.")
        )
