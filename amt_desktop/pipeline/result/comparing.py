"""Runs the comparison of two models in child processes, one after the other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from amt_core.engine.model_folder import default_model_path
from amt_core.errors import AmtError
from amt_core.pipeline.configuration.config import EvaluateOptions
from amt_core.pipeline.model.comparison import SIDES, comparison_command
from amt_desktop.bridge.messages import Messages


class Comparing(QObject):
    """Composes and measures with the user's model, then with the program's own.

    Signals:
        changed: It began, went on to the other model, or ended.
    """

    changed = Signal()

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._waiting: list[list[str]] = []
        self._process: QProcess | None = None
        self._is_stopped = False

    @property
    def is_running(self) -> bool:
        """True while a model is measured."""
        return self._process is not None

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
        self._is_stopped = False
        self._next()

    def stop(self) -> None:
        """Stops; what is composed is used again by the next comparison."""
        self._is_stopped = True
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """Stops and waits for the process."""
        process = self._process
        if process is not None:
            process.finished.disconnect(self._on_finished)
            process.errorOccurred.disconnect(self._on_error)
            process.kill()
            process.waitForFinished()
            self._process = None

    def _next(self) -> None:
        program, *arguments = self._waiting.pop(0)
        process = QProcess(self)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._process = process
        process.start(program, arguments)
        self.changed.emit()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            assert self._process is not None
            self._messages.report(AmtError(self._process.errorString()))
            self._end()

    def _on_finished(self, status: int, _how: object) -> None:
        process = self._process
        assert process is not None
        if status == 0 and self._waiting and not self._is_stopped:
            process.deleteLater()
            self._next()
            return
        if status != 0 and not self._is_stopped:
            words = bytes(process.readAllStandardError().data()).decode("utf-8", errors="replace")
            reason = words.strip().rpartition("\n")[2].removeprefix("amt: ")
            self._messages.report(AmtError(self.tr("The models could not be compared."), reason))
        self._end()

    def _end(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
        self._process = None
        self._waiting.clear()
        self.changed.emit()
