"""The commands of the event list: showing it, and making its edits."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from amt_core.errors import AmtError
from amt_core.music.editing.edit import Edit
from amt_desktop.bridge.messages import Messages
from amt_desktop.document.document import Document
from amt_desktop.look.sentences import localized
from amt_desktop.piece.piece_view import PieceView


class EventCommands(QObject):
    """Makes what is typed into the event list steps of undo."""

    def __init__(self, document: Document, piece: PieceView, messages: Messages) -> None:
        super().__init__(piece)
        self._document, self._piece, self._messages = document, piece, messages
        # The edit comes after the table has closed the editor of the cell, and can be renewed.
        piece.events.edit_made.connect(self._push, Qt.ConnectionType.QueuedConnection)
        piece.events.refused.connect(self._refuse)

    def show(self, is_shown: bool) -> None:
        """Shows or hides the list."""
        had_keys = self._piece.events.isAncestorOf(
            self._piece.window().focusWidget() or self._piece
        )
        self._piece.show_events(is_shown)
        if is_shown:
            self._piece.events.table.setFocus()
        elif had_keys:
            self._piece.roll.setFocus()

    def _push(self, words: str, edit: Edit) -> None:
        self._document.push(words, edit)

    def _refuse(self, error: AmtError) -> None:
        self._messages.toast(localized(error.text))
