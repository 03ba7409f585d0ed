"""Runs the comparison of two models in child processes, one after the other."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from amt_core.engine.model_folder import default_model_path
from amt_core.errors import AmtError
from amt_core.pipeline.configuration.config import EvaluateOptions
from amt_core.pipeline.model.comparison import SIDES, comparison_command
from amt_core.progress import Advanced, Started, from_json
from amt_desktop.background.child_process import ChildProcess
from amt_desktop.bridge.messages import Messages


class Comparing(QObject):
    """Composes and measures with the user's model, then with the program's own.

    Signals:
        changed: It began, went on to the other model, or ended.
        advanced: `done` and `total` are others.

    Attributes:
        done: The pieces that are done in the present part of the work on the model.
        total: The pieces of this part; 0 while it is not known.
    """

    changed = Signal()
    advanced = Signal()

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._waiting: list[list[str]] = []
        self.done = self.total = 0
        self._child = ChildProcess(self.tr("The models could not be compared."), self)
        self._child.printed.connect(self.take)
        self._child.finished.connect(self._next)
        self._child.failed.connect(self._on_failed)
        self._child.ended.connect(self.changed)

    @property
    def is_running(self) -> bool:
        """True while a model is measured."""
        return self._child.is_running

    @property
    def num_done(self) -> int:
        """The number of models that are measured."""
        return len(SIDES) - len(self._waiting) - 1

    def start(
        self,
        work_folder: Path,
        model: Path,
        options: EvaluateOptions,
        *,
        data: Path | None,
        python: str,
    ) -> None:
        """Starts; does nothing while it runs.

        Args:
            work_folder: Where the pieces and the figures are kept.
            model: The user's model.
            options: The descriptions and seeds.
            data: The training data, whose human pieces are to be told from those of the models.
            python: The Python that trains; empty for the one that runs this program.
        """
        if self.is_running:
            return
        try:
            models = {"mine": model, "default": default_model_path()}
            self._waiting = [
                comparison_command(
                    work_folder,
                    side,
                    model=models[side],
                    options=options,
                    data=data,
                    python=python,
                )
                for side in SIDES
            ]
        except AmtError as error:
            self._messages.report(error)
            return
        self._next()

    def stop(self) -> None:
        """Stops; what is composed is used again by the next comparison."""
        self._waiting.clear()
        self._child.stop()

    def take(self, line: str) -> None:
        """Takes a line that the process has printed; only progress counts."""
        try:
            fields = json.loads(line)
            event = from_json(fields) if isinstance(fields, dict) else None
        except ValueError:
            return  # a warning of a library, or the error that `failed` tells
        match event:
            case Started():
                self.done, self.total = 0, event.total
            case Advanced():
                self.done, self.total = event.done, event.total or self.total
            case _:
                return
        self.advanced.emit()

    def close(self) -> None:
        """Stops and waits for the process."""
        self._child.close()

    def _next(self) -> None:
        if self._waiting:
            self.done = self.total = 0
            self._child.start(self._waiting.pop(0))
            self.changed.emit()

    def _on_failed(self, error: AmtError) -> None:
        self._waiting.clear()
        self._messages.report(error)
