"""Bringing back earlier pieces, from the menu and after a start."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from amt_core.errors import AmtError
from amt_desktop.composer.composer_panel import ComposerPanel
from amt_desktop.document.autosave import Autosave
from amt_desktop.document.document import Document
from amt_desktop.document.history import History
from amt_desktop.document.recovery import load_piece
from amt_desktop.widgets.banner import Banner, BannerArea


class HistoryCommands(QObject):
    """What can be done with the pieces that are kept.

    Signals:
        failed: An AmtError to be shown.
    """

    failed = Signal(object)

    def __init__(
        self,
        history: History,
        document: Document,
        autosave: Autosave,
        *,
        panel: ComposerPanel,
        banners: BannerArea,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._history, self._document, self._autosave = history, document, autosave
        self._panel, self._banners = panel, banners

    def offer_last(self) -> None:
        """Offers the newest piece if it was never saved."""
        entry = next(self._history.entries(), None)
        if entry is None or entry.is_saved:
            return
        self._banners.show_banner(
            Banner(
                self.tr('Last time you wrote "{0}" and did not save it.').format(entry.title),
                self.tr("It is kept under File, Earlier pieces."),
                choices=((self.tr("Open it"), lambda: self.restore(entry.folder)),),
            )
        )

    def restore(self, folder: Path) -> None:
        """Opens an earlier piece with all its takes."""
        piece = load_piece(folder)
        if piece is None:
            self.failed.emit(AmtError(self.tr("That piece cannot be read any more.")))
            return
        self._panel.description.setPlainText(piece.description)
        self._document.restore(piece.takes, title=piece.title, active=piece.active)
        self._autosave.adopt(folder)
