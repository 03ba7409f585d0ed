"""Makes an environment for training: a virtual environment, and pip in it."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from amt_core.errors import AmtError
from amt_core.pipeline.running.training_environment import making_commands, python_of
from amt_desktop.background.child_process import ChildProcess
from amt_desktop.background.generator_worker import GeneratorWorker, run_once
from amt_desktop.background.note_feed import NoteFeed


class EnvironmentMaker(QObject):
    """Runs the commands one after the other; what is incomplete is removed again.

    Signals:
        said: The line that a command has printed last.
        made: The Path of the Python of the new environment.
        failed: The AmtError with which it ended.
        ended: It has ended for any reason, and nothing incomplete is left.
    """

    said = Signal(str)
    made = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, feed: NoteFeed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._folder: Path | None = None
        self._waiting: list[list[str]] = []
        self._remover: GeneratorWorker | None = None
        self._child = ChildProcess(self.tr("The environment could not be made."), self)
        self._child.printed.connect(self.said)
        self._child.finished.connect(self._on_finished)
        self._child.failed.connect(self._on_failed)
        self._child.ended.connect(self._on_ended)

    @property
    def is_running(self) -> bool:
        """True until `ended`."""
        return self._folder is not None

    def start(self, folder: Path, *, base: str, has_card: bool) -> None:
        """Starts to make an environment in a folder that is not there yet."""
        if self.is_running:
            return
        if folder.exists():
            self.failed.emit(
                AmtError(
                    self.tr('"{0}" is there already.').format(folder),
                    self.tr("Choose the Python in it, or delete the folder."),
                )
            )
            return
        self._folder = folder
        self._waiting = making_commands(folder, base=base, has_card=has_card)
        self._child.start(self._waiting.pop(0))

    def cancel(self) -> None:
        """Stops, and removes what is there."""
        self._waiting.clear()
        self._child.stop()

    def close(self) -> None:
        """Stops, and waits until nothing incomplete is left."""
        self._child.close()
        if self._remover is not None:
            self._remover.abandon()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _on_finished(self) -> None:
        if self._waiting:
            self._child.start(self._waiting.pop(0))
            return
        assert self._folder is not None
        python, self._folder = python_of(self._folder), None
        self.made.emit(python)

    def _on_failed(self, error: AmtError) -> None:
        self._waiting.clear()
        self.failed.emit(error)

    def _on_ended(self) -> None:
        if self._child.is_running:
            return  # with the next command
        folder = self._folder
        if folder is None:
            self.ended.emit()
            return

        def remove() -> object:
            return shutil.rmtree(folder, ignore_errors=True)

        def on_removed() -> None:
            self._folder = None
            self.ended.emit()

        self._remover = run_once(
            self._feed, remove, lambda _: None, self.failed.emit, name="remove", parent=self
        )
        self._remover.ended.connect(on_removed)
