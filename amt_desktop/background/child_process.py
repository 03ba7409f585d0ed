"""A command of the program, or of another one, as a child process that the window can end."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence

import psutil
from PySide6.QtCore import QObject, QProcess, Signal

from amt_core.errors import AmtError

_NICENESS = 10


class ChildProcess(QObject):
    """Runs one command at a time, with a lower priority than the window.

    Args:
        problem: The sentence for a command that fails; what it printed last is the hint.

    Signals:
        printed: A line of its output.
        finished: It has ended well.
        failed: The AmtError with which it ended.
        ended: It has ended for any reason, also when it was stopped; always the last signal.
    """

    printed = Signal(str)
    finished = Signal()
    failed = Signal(object)
    ended = Signal()

    def __init__(self, problem: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problem = problem
        self._process: QProcess | None = None
        self._is_stopped = False
        self._last_line = ""

    @property
    def is_running(self) -> bool:
        """True until its end has been told."""
        return self._process is not None

    def start(self, command: Sequence[str]) -> None:
        """Starts a command; does nothing while one runs."""
        if self._process is not None:
            return
        self._is_stopped, self._last_line = False, ""
        program, *arguments = command
        self._process = process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.readyReadStandardOutput.connect(self._read)
        process.started.connect(self._lower_priority)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start(program, arguments)

    def stop(self) -> None:
        """Ends the command and what it has started."""
        self._is_stopped = True
        self._kill()

    def close(self) -> None:
        """Ends the command and waits for it; no signal follows."""
        process = self._process
        if process is None:
            return
        process.blockSignals(True)
        self._kill()
        process.waitForFinished()
        self._process = None

    def _kill(self) -> None:
        process = self._process
        if process is None:
            return
        with contextlib.suppress(psutil.Error):
            for child in psutil.Process(process.processId()).children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    child.kill()
        process.kill()

    def _lower_priority(self) -> None:
        assert self._process is not None
        lower = psutil.BELOW_NORMAL_PRIORITY_CLASS if sys.platform == "win32" else _NICENESS
        with contextlib.suppress(psutil.Error):
            psutil.Process(self._process.processId()).nice(lower)

    def _read(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            words = bytes(process.readLine().data()).decode("utf-8", errors="replace")
            self._take(words)

    def _take(self, words: str) -> None:
        if words := words.strip():
            self._last_line = words
            self.printed.emit(words)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            assert self._process is not None
            self._end(AmtError(self._problem, self._process.errorString()))

    def _on_finished(self, status: int, how: QProcess.ExitStatus) -> None:
        process = self._process
        assert process is not None
        self._read()
        self._take(bytes(process.readAllStandardOutput().data()).decode("utf-8", errors="replace"))
        is_well = status == 0 and how == QProcess.ExitStatus.NormalExit
        reason = self._last_line.rpartition("\r")[2].removeprefix("amt: ")
        self._end(None if is_well else AmtError(self._problem, reason))

    def _end(self, error: AmtError | None) -> None:
        assert self._process is not None
        self._process.deleteLater()
        self._process = None
        if error is None:
            self.finished.emit()
        elif not self._is_stopped:
            self.failed.emit(error)
        self.ended.emit()
