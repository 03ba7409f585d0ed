"""Takes that the weights of a training composed at several steps, to hear how it comes along."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from amt_core.music.score import Score
from amt_core.pipeline.model.training_takes import take_command, training_takes, weights_version
from amt_desktop.background.child_process import ChildProcess
from amt_desktop.background.generator_worker import GeneratorWorker, run_once
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.messages import Messages
from amt_desktop.look.words import grouped
from amt_desktop.pipeline.page_services import PageServices
from amt_desktop.pipeline.session import PipelineSession
from amt_desktop.widgets.text_list import TextList

_WIDTH_PX = 270
_SEED = 1
# Composing by itself takes at most this share of the time from the training.
_MAX_SHARE = 0.05


class TakesList(QWidget):
    """The takes of a training run; a click plays one, better weights compose another.

    All have one description and one seed, so that only the weights make a difference.
    """

    def __init__(
        self,
        session: PipelineSession,
        services: PageServices,
        *,
        feed: NoteFeed,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._services = session, services
        self._feed, self._messages = feed, messages
        self._run: Path | None = None
        self._composed_version = 0
        self._began_sec = self._rests_until_sec = 0.0
        self._reads: list[GeneratorWorker] = []
        self._child = ChildProcess(self.tr("The take could not be composed."), self)
        self._child.failed.connect(messages.report)
        self._child.ended.connect(self._on_composed)
        title = QLabel(self.tr("Takes of this training"))
        title.setProperty("kind", "value")
        self.takes = TextList()
        self.takes.setAccessibleName(title.text())
        self.takes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.takes.itemClicked.connect(self._play)
        self.takes.itemActivated.connect(self._play)
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setProperty("kind", "dim")
        self.text = QLineEdit(self.tr("a slow waltz for piano and cello in D minor, 8 bars"))
        self.text.setAccessibleName(self.tr("Description of the takes"))
        self.text.setCursorPosition(0)
        self.by_itself = QCheckBox(self.tr("Compose when the weights improve"))
        self.by_itself.setToolTip(
            self.tr("Composing then takes at most a twentieth of the time of the training")
        )
        self.by_itself.setChecked(True)
        self.compose_button = QPushButton(self.tr("Compose now"))
        self.compose_button.clicked.connect(self.compose)
        self._lay_out(title)
        session.run_changed.connect(self._compose_if_due)
        self._show_state()

    def set_run(self, run: Path | None) -> None:
        """Shows the takes of another training run; None if there is none."""
        if run != self._run:
            self._run, self._composed_version = run, 0
            self._show_takes()

    def compose(self) -> None:
        """Composes a take with the best weights so far."""
        if self._run is None or self._child.is_running:
            return
        self._composed_version = weights_version(self._run)
        self._began_sec = time.monotonic()
        self._child.start(
            take_command(
                self._run,
                text=self.text.text().strip(),
                seed=_SEED,
                python=self._session.python,
            )
        )
        self._show_state()

    def close_work(self) -> None:
        """Ends composing and reading."""
        self._child.close()
        for worker in self._reads:
            worker.abandon()
        self._reads.clear()

    def _compose_if_due(self) -> None:
        current = self._session.run.current
        is_training = current is not None and current.stage == "train"
        if self._run is None or not is_training or not self.by_itself.isChecked():
            self._show_state()
            return
        is_rested = time.monotonic() >= self._rests_until_sec
        if is_rested and weights_version(self._run) > self._composed_version:
            self.compose()

    def _on_composed(self) -> None:
        now = time.monotonic()
        self._rests_until_sec = now + (now - self._began_sec) / _MAX_SHARE
        self._show_takes()

    def _play(self, item: QListWidgetItem) -> None:
        path = item.data(Qt.ItemDataRole.UserRole)

        def read() -> object:
            from amt_core.midi.read import read_midi

            return read_midi(Path(path))

        def play(score: object) -> None:
            assert isinstance(score, Score)
            self._services.play_score(score)

        self._reads = [worker for worker in self._reads if not worker.is_over]
        self._reads.append(
            run_once(self._feed, read, play, self._messages.report, name="read take", parent=self)
        )

    def _show_takes(self) -> None:
        takes = [] if self._run is None else training_takes(self._run)
        self.takes.clear()
        for take in reversed(takes):
            words = self.tr("Step {0}").format(grouped(take.step))
            if take.valid_loss is not None:
                words += self.tr(" · validation {0}").format(f"{take.valid_loss:.3f}")
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, str(take.midi))
            item.setToolTip(take.text)
            self.takes.addItem(item)
        self._show_state()

    def _show_state(self) -> None:
        has_weights = self._run is not None and weights_version(self._run) > 0
        is_busy = self._child.is_running
        self.compose_button.setEnabled(has_weights and not is_busy)
        self.compose_button.setText(self.tr("Composing …") if is_busy else self.tr("Compose now"))
        self.empty.setText(
            self.tr("There is no take yet. Compose one to hear what the model has learned.")
            if has_weights
            else self.tr("The first take is composed after the first validation.")
        )
        self.empty.setVisible(not self.takes.count())
        self.takes.setVisible(bool(self.takes.count()))

    def _lay_out(self, title: QLabel) -> None:
        self.setFixedWidth(_WIDTH_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(title)
        column.addWidget(self.takes, 1)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.text)
        column.addWidget(self.by_itself)
        column.addWidget(self.compose_button)
