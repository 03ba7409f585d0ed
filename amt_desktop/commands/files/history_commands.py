"""Restores earlier pieces, from the menu and after a start."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from amt_core.errors import AmtError
from amt_desktop.bridge.messages import Messages, Notice
from amt_desktop.commands.files.unread_notice import unread_notice
from amt_desktop.composer.composer_panel import ComposerPanel
from amt_desktop.document.autosave import Autosave
from amt_desktop.document.document import Document
from amt_desktop.document.history import History
from amt_desktop.document.piece_lock import is_in_use
from amt_desktop.document.recovery import load_piece


class HistoryCommands(QObject):
    """Offers and restores the pieces that are kept."""

    def __init__(
        self,
        history: History,
        document: Document,
        autosave: Autosave,
        *,
        panel: ComposerPanel,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._history, self._document, self._autosave = history, document, autosave
        self._panel, self._messages = panel, messages

    def offer_last(self) -> None:
        """Offers the newest piece if it was never saved and is not open in another window."""
        entry = next(self._history.entries(), None)
        if entry is None or entry.is_saved or is_in_use(entry.folder):
            return
        self._messages.notice(
            Notice(
                message=self.tr('Last time you wrote "{0}" and did not save it.').format(
                    entry.title
                ),
                hint=self.tr("It is kept under File, Earlier pieces."),
                choices=((self.tr("Open it"), lambda: self.restore(entry.folder)),),
            )
        )

    def restore(self, folder: Path) -> None:
        """Opens an earlier piece with all its takes."""
        piece = load_piece(folder)
        if piece is None:
            self._messages.report(AmtError(self.tr("This piece can no longer be read.")))
            return
        self._panel.show_piece(piece.description, [take.seed for take in piece.takes])
        self._document.restore(piece.takes, title=piece.title, active=piece.active, feel=piece.feel)
        if piece.remarks:
            self._messages.notice(unread_notice(piece.title or self.tr("Untitled"), piece.remarks))
        if not piece.num_unread:
            self._autosave.adopt(folder)
            return
        # In a folder of its own the rest of the piece overwrites nothing.
        self._messages.notice(
            Notice(
                message=self.tr('Takes of "{0}" cannot be read and are missing.').format(
                    piece.title
                ),
                hint=self.tr("The others are kept as another piece; the damaged one stays."),
                icon="warning",
            )
        )
