"""The feel of the open piece: its popup, its button, and the key that compares."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from amt_desktop.bridge.interpreter import Interpreter
from amt_desktop.document.document import Document
from amt_desktop.piece.feel_popup import FeelPopup
from amt_desktop.piece.piece_view import PieceView
from amt_desktop.transport.playback import Playback


class FeelCommands(QObject):
    """Changes how the piece is played."""

    def __init__(
        self,
        document: Document,
        interpreter: Interpreter,
        playback: Playback,
        piece: PieceView,
    ) -> None:
        super().__init__(piece)
        self._document, self._interpreter = document, interpreter
        self._playback, self._header = playback, piece.header
        self._button = piece.header.feel_button
        self._heard: QAction | None = None
        document.feel_changed.connect(self._on_changed)
        document.active_changed.connect(self._show)

    def bind(self, heard: QAction) -> None:
        """Makes the button open the popup.

        Args:
            heard: The action that switches between played and written.
        """
        self._heard = heard
        self._button.clicked.connect(self.open_popup)
        heard.toggled.connect(self._on_heard)
        self._show()

    def open_popup(self) -> None:
        """Shows the knobs below the button."""
        take = self._document.active
        if take is None or self._heard is None:
            return
        popup = FeelPopup(
            self._document.feel,
            take.score.tracks,
            take.spec.feel.value or (),
            self._heard,
            self._button,
        )
        popup.changed.connect(self._document.set_feel)
        popup.open_at(self._button)

    def _on_heard(self, is_heard: bool) -> None:
        self._interpreter.is_played = is_heard
        self._on_changed()

    def _on_changed(self) -> None:
        self._playback.interpret()
        self._show()

    def _show(self) -> None:
        feel, take = self._document.feel, self._document.active
        words = self.tr("Feel {0} %").format(round(100 * feel.amount))
        if not self._interpreter.is_played:
            words = self.tr("As written")
        elif feel.is_off if take is None else feel.is_off_for(take):
            words = self.tr("Feel off")
        self._header.show_feel(words)
