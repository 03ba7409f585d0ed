"""Both models on one description and one seed, to hear them one after the other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from amt_core.composing.random_streams import MAX_SEED
from amt_desktop.background.generator_worker import GeneratorWorker
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.messages import Messages
from amt_desktop.look.theme import figures_font
from amt_desktop.pipeline.page_services import PageServices
from amt_desktop.pipeline.result.hear import Heard, compose_once
from amt_desktop.widgets.number_field import NumberField


class Listening(QWidget):
    """A description, a seed, and a button for each model; a piece is composed once and kept."""

    def __init__(
        self,
        services: PageServices,
        *,
        feed: NoteFeed,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._feed, self._messages = services, feed, messages
        self._model: Path | None = None
        self._worker: GeneratorWorker | None = None
        self._pieces: dict[tuple[Path | None, int, str, int], Heard] = {}
        self.text = QLineEdit(self.tr("a slow waltz for piano and cello in D minor, 8 bars"))
        self.text.setAccessibleName(self.tr("Description"))
        self.seed = NumberField()
        self.seed.setRange(0, MAX_SEED)
        self.seed.setValue(1)
        self.seed.setAccessibleName(self.tr("Seed"))
        self.mine_button = QPushButton(self.tr("Hear yours"))
        self.mine_button.clicked.connect(lambda: self.hear(self._model))
        self.default_button = QPushButton(self.tr("Hear the program's"))
        self.default_button.clicked.connect(lambda: self.hear(None))
        self.words = QLabel()
        self.words.setProperty("kind", "dim")
        self.words.setFont(figures_font(size_px=12))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.text, 1)
        row.addWidget(QLabel(self.tr("Seed")))
        row.addWidget(self.seed)
        row.addWidget(self.mine_button)
        row.addWidget(self.default_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.words)
        self._show_state()

    def set_model(self, model: Path | None) -> None:
        """Sets the model that is the user's; None if there is none."""
        self._model = model
        self._show_state()

    def hear(self, model: Path | None) -> None:
        """Plays the piece of a model, which is composed first if it is not known."""
        text, seed = self.text.text().strip(), self.seed.value()
        key = (model, _version(model), text, seed)
        if key in self._pieces:
            self._play(self._pieces[key])
            return
        self.close_work()

        def on_piece(items: list[object]) -> None:
            piece = items[-1]
            assert isinstance(piece, Heard)
            self._pieces[key] = piece
            self._play(piece)

        self._services.stop_playing()
        self._worker = GeneratorWorker(
            self._feed,
            lambda cancel: compose_once(model, text, seed, cancel),
            name="hear a model",
            stops_itself=True,
            parent=self,
        )
        self._worker.produced.connect(on_piece)
        self._worker.failed.connect(self._messages.report)
        self._worker.ended.connect(self._show_state)
        self.words.setText(self.tr("Composing …"))
        self._worker.start()
        self._show_state()

    def close_work(self) -> None:
        """Ends composing."""
        if self._worker is not None:
            self._worker.abandon()
            self._worker = None

    def _play(self, piece: Heard) -> None:
        self.words.setText(
            self.tr("Composed in {0} s, {1} tokens per second").format(
                f"{piece.seconds:.1f}", f"{piece.tokens_per_sec:.0f}"
            )
        )
        self._services.play_score(piece.score)

    def _show_state(self) -> None:
        is_busy = self._worker is not None and not self._worker.is_over
        self.mine_button.setEnabled(self._model is not None and not is_busy)
        self.default_button.setEnabled(not is_busy)


def _version(model: Path | None) -> int:
    """A number that changes when a model folder is written again; 0 for the program's own."""
    if model is None:
        return 0
    try:
        return (model / "config.json").stat().st_mtime_ns
    except OSError:
        return 0
