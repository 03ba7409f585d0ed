"""Says what training lacks on this machine and helps to get it; hidden if nothing is lacking."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from amt_core.pipeline.running.training_environment import (
    EnvironmentCheck,
    base_python,
    check_environment,
)
from amt_core.system.monitor.gpus import Gpus
from amt_core.system.paths import data_dir
from amt_desktop.background.generator_worker import GeneratorWorker, run_once
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.messages import Messages
from amt_desktop.pipeline.environment.environment_maker import EnvironmentMaker
from amt_desktop.pipeline.environment.pip_words import pip_words
from amt_desktop.widgets.elided_label import ElidedLabel

_FOLDER = "training-environment"


class EnvironmentBar(QFrame):
    """Shown while the Python that trains cannot do so.

    Args:
        python: Gives the chosen Python; empty for the one that runs this program.
        use_python: Keeps another choice.
        feed: Brings results of workers into the GUI thread.
        messages: Shows errors.
    """

    def __init__(
        self,
        python: Callable[[], str],
        use_python: Callable[[str], object],
        *,
        feed: NoteFeed,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._python, self._use_python = python, use_python
        self._feed, self._messages = feed, messages
        self._able: str | None = None
        self._checks: list[GeneratorWorker] = []
        self.setProperty("kind", "card")
        self.maker = EnvironmentMaker(feed, self)
        title = QLabel(self.tr("Training needs PyTorch"))
        title.setProperty("kind", "value")
        self.words = QLabel()
        self.words.setProperty("kind", "dim")
        self.words.setWordWrap(True)
        self.progress_words = ElidedLabel()
        self.progress_words.setProperty("kind", "dim")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Making the environment"))
        self.make_button = QPushButton(self.tr("Make an environment …"))
        self.make_button.clicked.connect(self.make)
        self.choose_button = QPushButton(self.tr("Choose a Python …"))
        self.choose_button.clicked.connect(self.choose)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.maker.cancel)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for widget in (title, self.words, self.progress_words, self.bar):
            texts.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(8)
        row.addLayout(texts, 1)
        for button in (self.make_button, self.choose_button, self.cancel_button):
            row.addWidget(button)
        self.maker.said.connect(self._show_line)
        self.maker.failed.connect(messages.report)
        self.maker.made.connect(self._on_made)
        self.maker.ended.connect(self._show_state)
        self.hide()
        self._show_state()

    def check(self) -> None:
        """Checks the chosen Python on a worker, if it is not known to be able to train."""
        if self._python() != self._able:
            self._check(self._python(), self._show_check, starts_torch=False)

    def choose(self) -> None:
        """Asks for a Python and takes it if it can train."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose the Python of an environment"), str(Path.home())
        )
        if name:
            self._check(name, self._on_chosen, starts_torch=True)

    def make(self) -> None:
        """Asks whether to make an environment, and starts."""
        base = base_python()
        if not base:
            QMessageBox.information(
                self,
                self.tr("Python is needed"),
                self.tr("No Python 3.11 or newer is installed. Install one from python.org first."),
            )
            return
        folder = data_dir() / _FOLDER
        gpus = Gpus()
        has_card = not gpus.reason
        gpus.close()
        size = self.tr("about 5 GiB") if has_card else self.tr("about 1.5 GiB")
        answer = QMessageBox.question(
            self,
            self.tr("Make an environment for training?"),
            self.tr("PyTorch and what belongs to it are downloaded ({0}) into\n{1}").format(
                size, folder
            ),
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No,
        )
        if answer == QMessageBox.StandardButton.Yes:
            self.progress_words.setText(self.tr("Making the environment …"))
            self.maker.start(folder, base=base, has_card=has_card)
            self._show_state()

    def close_work(self) -> None:
        """Ends checks and making."""
        for worker in self._checks:
            worker.abandon()
        self._checks.clear()
        self.maker.close()

    def _check(
        self, python: str, then: Callable[[EnvironmentCheck], object], *, starts_torch: bool
    ) -> None:
        def take(found: object) -> None:
            assert isinstance(found, EnvironmentCheck)
            then(found)

        self._checks = [worker for worker in self._checks if not worker.is_over]
        self._checks.append(
            run_once(
                self._feed,
                lambda: check_environment(python, starts_torch=starts_torch),
                take,
                self._messages.report,
                name="check python",
                parent=self,
            )
        )

    def _show_check(self, found: EnvironmentCheck) -> None:
        self._able = None if found.problem else found.python
        self.setVisible(bool(found.problem))
        self.words.setText(
            self.tr(
                "{0} Your library can be read without it. Make an environment for training, or "
                "choose the Python of one that you have."
            ).format(
                self.tr("The Python that runs this program cannot train. {0}").format(found.problem)
                if not found.python
                else self.tr("The chosen Python cannot train. {0}").format(found.problem)
            )
        )

    def _on_chosen(self, found: EnvironmentCheck) -> None:
        if found.problem:
            QMessageBox.warning(self, self.tr("This Python cannot train"), found.problem)
            return
        self._use_python(found.python)
        self._messages.toast(
            self.tr("This Python trains from now on, with PyTorch {0} on {1}.").format(
                found.torch, found.gpu or self.tr("the processor")
            )
        )
        self._show_check(found)

    def _on_made(self, python: Path) -> None:
        self._check(str(python), self._on_chosen, starts_torch=True)

    def _show_line(self, line: str) -> None:
        """Shows what a command is at; the words before stay where its line says nothing of it."""
        if words := pip_words(line):
            self.progress_words.setText(words)
            self.progress_words.setToolTip(line)

    def _show_state(self) -> None:
        is_making = self.maker.is_running
        for widget in (self.progress_words, self.bar, self.cancel_button):
            widget.setVisible(is_making)
        # What is lacking gives its lines to the progress, so that the page keeps its height.
        for widget in (self.words, self.make_button, self.choose_button):
            widget.setVisible(not is_making)
