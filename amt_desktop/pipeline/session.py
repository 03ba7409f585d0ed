"""The open work folder and its run: the model behind the pipeline page and the run strip."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from amt_core.errors import AmtError
from amt_core.pipeline.journal.entries import JournalLine, RunEvent, output_file
from amt_core.pipeline.journal.reader import JournalReader
from amt_core.pipeline.journal.stage_progress import RunProgress
from amt_core.pipeline.journal.stop import StopAfter, request_stop
from amt_core.progress import Alerted, Finished
from amt_desktop.background.generator_worker import GeneratorWorker, run_once
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.messages import Messages
from amt_desktop.look.sentences import localized
from amt_desktop.pipeline.work_folders import WorkFolders

if TYPE_CHECKING:
    from amt_core.pipeline.configuration.config import PipelineConfig
    from amt_core.pipeline.running.run_cost import RunCost
    from amt_core.pipeline.status import StageStatus

_POLL_MS = 500


class PipelineSession(QObject):
    """Opens a work folder, changes its configuration, and starts, follows and stops its run.

    Args:
        feed: Brings results of workers into the GUI thread.
        messages: Shows messages to the user.
        folders: The work folders that were used last.
        python: The Python program that trains; empty for the one that runs this program.

    Signals:
        folder_changed: Another work folder is open.
        config_changed: The configuration was read or changed.
        status_changed: The states of the stages were read.
        run_changed: The run began, went on, or ended.
        run_ended: The RunEnd of a run that was followed to its end.
        library_changed: The catalogue holds other files than before.
        alerted: (message, remedy) of something that is wrong with the run.
    """

    folder_changed = Signal()
    config_changed = Signal()
    status_changed = Signal()
    run_changed = Signal()
    run_ended = Signal(object)
    library_changed = Signal()
    alerted = Signal(str, str)

    def __init__(
        self,
        feed: NoteFeed,
        messages: Messages,
        folders: WorkFolders,
        python: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._python = python
        self._feed, self._messages, self._folders = feed, messages, folders
        self.folder: Path | None = None
        self.config: PipelineConfig | None = None
        self.stages: list[StageStatus] = []
        self.expected_rates: dict[str, float] = {}
        self.run = RunProgress()
        self._reader: JournalReader | None = None
        self._child: subprocess.Popen[Any] | None = None
        self._asked_stages: tuple[str, str] | None = None
        self._workers: list[GeneratorWorker] = []
        self._asks_again = False
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def recent_folders(self) -> list[Path]:
        """The folders that were used last."""
        return self._folders.recent

    @property
    def is_running(self) -> bool:
        """True while a run is at work in the open folder."""
        return self._child is not None or (self.run.header is not None and self.run.end is None)

    @property
    def stages_of_run(self) -> tuple[str, str] | None:
        """The first and the last stage of the run that is at work; None without one."""
        header = self.run.header
        if not self.is_running:
            return None
        return self._asked_stages if header is None else (header.first, header.last)

    @property
    def work_folder(self) -> Path | None:
        """The folder with the catalogue and the journal; None without a configuration."""
        if self.folder is None or self.config is None:
            return None
        return (self.folder / self.config.library.work).absolute()

    @property
    def python(self) -> str:
        """The Python program that trains; empty for the one that runs this program."""
        return self._python()

    def data_folder(self) -> Path | None:
        """The folder with the training data; None before the stage prepare has run."""
        from amt_core.pipeline.configuration.config import read_config
        from amt_core.pipeline.work_folder import opened

        path = self._config_path()
        if path is None:
            return None
        try:
            with opened(read_config(path)) as work:
                return None if work is None or not work.data.is_dir() else work.data
        except AmtError as error:
            self._messages.report(error)
            return None

    # The folder and its configuration

    def open_folder(self, folder: Path) -> None:
        """Opens a work folder; a run that is at work in it is followed."""
        from amt_core.pipeline.configuration.edit_config import load_config

        try:
            config = load_config(folder)
        except AmtError as error:
            self._messages.report(error)
            return
        self._stop_following()
        self.folder, self.config, self.stages = folder, config, []
        self.expected_rates = {}
        self.run, self._reader = RunProgress(), None
        self._folders.use(folder)
        self.folder_changed.emit()
        self.config_changed.emit()
        self._follow()
        self.refresh()

    def add_music(self, paths: list[Path]) -> None:
        """Adds folders to the library, on a worker, and collects them if no run is on."""
        folder = self.folder
        if folder is None:
            return

        def add() -> object:
            from amt_core.pipeline.configuration.edit_config import add_music

            return add_music(folder, paths)

        def read_it(config: object) -> None:
            self._set_config(config)
            self.start("collect", "collect")

        self._call(add, read_it, name="add music")

    def save_config(self, config: PipelineConfig) -> None:
        """Saves changed options."""
        from amt_core.pipeline.configuration.edit_config import save_config

        if self.folder is None:
            return
        try:
            save_config(self.folder, config)
        except AmtError as error:
            self._messages.report(error)
            return
        self._set_config(config)

    def _set_config(self, config: object) -> None:
        from amt_core.pipeline.configuration.config import PipelineConfig

        assert isinstance(config, PipelineConfig)
        self.config = config
        self.config_changed.emit()
        self._follow()
        self.refresh()

    # States of the stages

    def refresh(self) -> None:
        """Reads the states of the stages on a worker."""
        path = self._config_path()
        if path is None:
            self.stages = []
            self.status_changed.emit()
            return
        if any(not worker.is_over for worker in self._workers):
            self._asks_again = True
            return

        def ask() -> object:
            from amt_core.pipeline.configuration.config import read_config
            from amt_core.pipeline.running.expected_rate import expected_rates
            from amt_core.pipeline.status import status

            config = read_config(path)
            return status(config), expected_rates(config)

        self._call(ask, self._on_status, name="stage states")

    def _on_status(self, result: object) -> None:
        assert isinstance(result, tuple)
        self.stages, self.expected_rates = result
        self.status_changed.emit()
        self.library_changed.emit()

    # The run

    def start(self, first: str, last: str) -> None:
        """Starts a run from one stage to another in a process of its own."""
        from amt_core.pipeline.journal.journaled_run import start_detached

        path = self._config_path()
        if path is None or self.is_running:
            return
        try:
            self._child = start_detached(path, first=first, last=last, python=self.python)
        except AmtError as error:
            self._messages.report(error)
            return
        self.run, self._asked_stages = RunProgress(), (first, last)
        self._follow()
        self.run_changed.emit()

    def estimate(self, first: str, last: str, on_cost: Callable[[RunCost], object]) -> None:
        """Estimates on a worker what a run from one stage to another costs."""
        path = self._config_path()
        if path is None or self.is_running:
            return

        def ask() -> object:
            from amt_core.pipeline.configuration.config import read_config
            from amt_core.pipeline.running.run_cost import run_cost

            return run_cost(read_config(path), first=first, last=last)

        def take(cost: object) -> None:
            from amt_core.pipeline.running.run_cost import RunCost

            assert isinstance(cost, RunCost)
            on_cost(cost)

        self._call(ask, take, name="cost of a run")

    def stop(self, after: StopAfter) -> None:
        """Asks the run to stop; what is complete is kept."""
        if (work := self.work_folder) is None or not self.is_running:
            return
        try:
            request_stop(work, after)
        except OSError as error:
            self._messages.report(
                AmtError(self.tr("The run cannot be stopped: {0}.").format(error.strerror))
            )

    def close(self) -> None:
        """Stops following; a run goes on."""
        self._stop_following()
        for worker in self._workers:
            worker.abandon()
        self._workers.clear()

    def _follow(self) -> None:
        work = self.work_folder
        if work is None:
            return
        if self._reader is None:
            self._reader = JournalReader(work)
        self._poll()

    def _stop_following(self) -> None:
        self._timer.stop()
        self._child = None

    def _poll(self) -> None:
        assert self._reader is not None
        was_running = self.is_running
        lines = self._reader.read()
        if not self._reader.is_alive():
            lines += self._reader.read()  # written between the read and the look
        self.run.take(lines)
        self._look_at_child()
        if self.run.header and not self.run.end and not self._reader.is_alive():
            self.run.lose(time.time())
        if self.is_running and not self._timer.isActive():
            self._timer.start()
        elif not self.is_running:
            self._timer.stop()
        if lines or was_running != self.is_running:
            self.run_changed.emit()
        if was_running:  # those of an earlier run are in its log
            for alert in (line.event for line in lines if isinstance(line, RunEvent)):
                if isinstance(alert, Alerted):
                    self.alerted.emit(localized(alert.message), localized(alert.remedy))
        has_ended = was_running and not self.is_running
        if has_ended or any(_is_finished(line) for line in lines):
            self.refresh()
        if has_ended and self.run.end is not None:
            self.run_ended.emit(self.run.end)

    def _look_at_child(self) -> None:
        """Lets go of an ended process; one that never wrote a journal is reported."""
        child = self._child
        if child is None or child.poll() is None:
            return
        self._child = None
        if self.run.header is not None and self.run.header.pid == child.pid:
            return
        assert self.work_folder is not None
        words = output_file(self.work_folder).read_text(encoding="utf-8", errors="replace")
        reason = words.strip().rpartition("\n")[2].removeprefix("amt: ")
        self._messages.report(AmtError(self.tr("The run could not begin."), reason))

    def _config_path(self) -> Path | None:
        from amt_core.pipeline.configuration.edit_config import config_path

        if self.folder is None or self.config is None:
            return None
        return config_path(self.folder)

    def _call(
        self, call: Callable[[], object], on_result: Callable[[object], None], *, name: str
    ) -> None:
        worker = run_once(
            self._feed, call, on_result, self._messages.report, name=name, parent=self
        )
        self._workers.append(worker)
        worker.ended.connect(lambda: self._on_call_ended(worker))

    def _on_call_ended(self, worker: GeneratorWorker) -> None:
        self._workers.remove(worker)
        worker.deleteLater()
        if self._asks_again and not self._workers:
            self._asks_again = False
            self.refresh()


def _is_finished(line: JournalLine) -> bool:
    return isinstance(line, RunEvent) and isinstance(line.event, Finished)
