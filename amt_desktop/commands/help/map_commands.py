"""Shows the map of styles, and takes words from it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from amt_core.errors import AmtError
from amt_core.spec.music_spec import MusicSpec
from amt_core.styles.cluster_map import ClusterMap, map_clusters
from amt_core.styles.clusters import StyleClusters
from amt_desktop.background.generator_worker import run_once
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.messages import Messages
from amt_desktop.commands.compose_commands import ComposeCommands
from amt_desktop.composer.composer_panel import ComposerPanel
from amt_desktop.dialogs.style_map_dialog import StyleMapDialog


class MapCommands(QObject):
    """Opens the map of the model's clusters with the description in it.

    Attributes:
        dialog: The map that was opened last.
    """

    def __init__(
        self,
        feed: NoteFeed,
        composing: ComposeCommands,
        messages: Messages,
        *,
        panel: ComposerPanel,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._feed, self._composing, self._messages = feed, composing, messages
        self._panel, self._window = panel, window
        self.dialog: StyleMapDialog | None = None
        self._is_busy = False

    def show(self) -> None:
        """Computes the map on a worker, as the text is embedded, and shows it."""
        model = self._composing.model
        if model is None:
            self._messages.toast(self.tr("There is no model yet. It is still being loaded."))
            return
        if self._is_busy:
            return
        self._is_busy = True
        spec = self._panel.spec
        worker = run_once(
            self._feed,
            lambda: _map_of(model, spec),
            self._open,
            self._messages.report,
            name="map of styles",
            parent=self,
        )
        worker.ended.connect(self._on_ended)
        worker.ended.connect(worker.deleteLater)

    def _on_ended(self) -> None:
        self._is_busy = False

    def _open(self, shown: object) -> None:
        assert shown is None or isinstance(shown, ClusterMap)
        self.dialog = StyleMapDialog(shown, self._window)
        self.dialog.words_chosen.connect(self._add_words)
        self.dialog.open()

    def _add_words(self, words: str) -> None:
        """Adds words to the description as if they were typed, so that Ctrl+Z takes them back."""
        description = self._panel.description
        cursor = description.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        cursor.insertText(f", {words}" if description.toPlainText().strip() else words)
        cursor.endEditBlock()
        description.setTextCursor(cursor)
        description.setFocus()


def _map_of(model: object, spec: MusicSpec) -> ClusterMap | None:
    """The map of a model; None if it has no clusters.

    Raises:
        AmtError: The model's folder is damaged.
    """
    clusters = getattr(model, "clusters", None)
    if clusters is None:
        return None
    if not isinstance(clusters, StyleClusters):
        raise AmtError("The clusters of the model cannot be read.", "Choose another model.")
    return map_clusters(clusters, spec)
