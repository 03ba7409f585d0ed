"""Switches between the composer and the pipeline page, which is made when it is first shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from amt_core.music.score import Score
from amt_core.system.settings import MODEL, TRAINING_PYTHON, Settings
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.messages import Messages, Notice
from amt_desktop.commands.settings_commands import SettingsCommands
from amt_desktop.document.document import Document
from amt_desktop.document.take import Take
from amt_desktop.transport.playback import Playback

if TYPE_CHECKING:
    from amt_desktop.pipeline.gauges.machine_watch import MachineWatch
    from amt_desktop.pipeline.gauges.run_strip import RunStrip
    from amt_desktop.pipeline.pipeline_page import PipelinePage
    from amt_desktop.pipeline.session import PipelineSession


class PipelineCommands(QObject):
    """Owns the pipeline page, its session, and the strip of a run.

    Attributes:
        pages: The composer, and the pipeline page once it was shown.
        strip_host: Holds the strip below the pages.

    Signals:
        page_changed: The other page is shown.
        page_made: The pipeline page, when it is first needed.
        playing_changed: The score that plays without being opened; after it the open one, or None.
    """

    page_changed = Signal()
    page_made = Signal(object)
    playing_changed = Signal(object)

    def __init__(
        self,
        composer: QWidget,
        state_folder: Path,
        *,
        settings: Settings,
        changes: SettingsCommands,
        document: Document,
        playback: Playback,
        feed: NoteFeed,
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._list_file = state_folder / "work_folders.json"
        self._settings, self._changes = settings, changes
        self._document, self._playback = document, playback
        self._feed, self._messages = feed, messages
        self.session: PipelineSession | None = None
        self.page: PipelinePage | None = None
        self.strip: RunStrip | None = None
        self._watch: MachineWatch | None = None
        self._is_auditioning = False
        self.pages = QStackedWidget()
        self.pages.addWidget(composer)
        self.strip_host = QWidget()
        column = QVBoxLayout(self.strip_host)
        column.setContentsMargins(0, 0, 0, 0)
        playback.state_changed.connect(self._on_playback)
        document.active_changed.connect(self._end_audition)

    @property
    def is_shown(self) -> bool:
        """True while the pipeline page is shown."""
        return self.pages.currentIndex() == 1

    def start(self) -> None:
        """Finds a run that is still at work, as after a crash of the window."""
        if not self._list_file.exists():
            return
        from amt_core.pipeline.journal.reader import alive_run
        from amt_desktop.pipeline.work_folders import WorkFolders

        for folder in WorkFolders(self._list_file).recent[:1]:
            if any(alive_run(place) for place in (folder, folder / "work")):
                self._open_session().open_folder(folder)

    def toggle(self) -> None:
        """Shows the other page."""
        if self.is_shown:
            self.pages.setCurrentIndex(0)
            self._end_audition()
        else:
            self.show_page()
        self._watch_if_needed()
        self.page_changed.emit()

    def show_page(self) -> None:
        """Shows the pipeline page."""
        if self.page is None:
            self._make_page()
        self.pages.setCurrentIndex(1)

    def close(self) -> None:
        """Stops to watch; a run goes on."""
        if self._watch is not None:
            self._watch.stop()
        if self.session is not None:
            self.session.close()
        if self.page is not None:
            self.page.close_views()

    # Parts that are made when they are needed

    def _open_session(self) -> PipelineSession:
        if self.session is None:
            from amt_desktop.pipeline.gauges.machine_watch import MachineWatch
            from amt_desktop.pipeline.gauges.run_strip import RunStrip
            from amt_desktop.pipeline.session import PipelineSession
            from amt_desktop.pipeline.work_folders import WorkFolders

            self.session = PipelineSession(
                self._feed,
                self._messages,
                WorkFolders(self._list_file),
                lambda: self._settings.get(TRAINING_PYTHON),
                self,
            )
            self._watch = MachineWatch(self)
            self.strip = RunStrip(self.session, self._watch)
            self.strip.show_wanted.connect(self.toggle)
            layout = self.strip_host.layout()
            assert layout is not None
            layout.addWidget(self.strip)
            self.session.run_changed.connect(self._watch_if_needed)
            self.session.run_ended.connect(self._on_run_ended)
        return self.session

    def _make_page(self) -> None:
        from amt_desktop.pipeline.page_services import PageServices
        from amt_desktop.pipeline.pipeline_page import PipelinePage

        session = self._open_session()
        assert self._watch is not None
        services = PageServices(
            open_score=self._open_score,
            play_score=self._play_score,
            stop_playing=self._end_audition,
            current_model=lambda: self._settings.get(MODEL),
            use_model=self._use_model,
            use_python=lambda python: self._changes.change({TRAINING_PYTHON: python}),
        )
        self.page = PipelinePage(
            session, self._watch, services, feed=self._feed, messages=self._messages
        )
        self.pages.addWidget(self.page)
        self.page_made.emit(self.page)
        if session.folder is None and session.recent_folders:
            session.open_folder(session.recent_folders[0])

    def _watch_if_needed(self) -> None:
        """Samples the machine only while the page is shown or a run is on."""
        if self.session is None or self._watch is None:
            return
        run, is_running = self.session.run, self.session.is_running
        current = run.current
        is_training = current is not None and current.stage == "train"
        pid = run.header.pid if is_running and run.header is not None else 0
        self._watch.set_run(pid, is_training=is_training)
        self._watch.set_disk(self.session.work_folder)
        if self.strip is not None:
            self.strip.setVisible(is_running and not self.is_shown)
        if is_running or self.is_shown:
            self._watch.start()
        else:
            self._watch.stop()

    # Requests of the page

    def _open_score(self, score: Score, title: str) -> None:
        self._document.open_score(score, Path(title))
        if self.is_shown:
            self.toggle()

    def _play_score(self, score: Score) -> None:
        if self._document.is_writing:
            self._messages.toast(self.tr("Wait until the take is written, or stop it."))
            return
        self._playback.stop()
        self._playback.load(Take.of_file(score))
        self._is_auditioning = True
        self.playing_changed.emit(score)
        self._playback.play()

    def _end_audition(self) -> None:
        if self._is_auditioning:
            self._is_auditioning = False
            self._playback.stop()
            take = self._document.active
            self._playback.load(take)
            self.playing_changed.emit(take.score if take else None)

    def _on_playback(self, state: str) -> None:
        if state == "stopped":
            self._end_audition()

    def _use_model(self, folder: Path | None) -> None:
        self._changes.change({MODEL: str(folder) if folder else ""})

    def _on_run_ended(self, end: object) -> None:
        from amt_core.pipeline.journal.entries import RunEnd

        assert isinstance(end, RunEnd)
        show = self.tr("Show training")
        if end.outcome == "failed":
            choices = () if self.is_shown else ((show, self.toggle),)
            self._messages.notice(
                Notice(message=end.message, hint=end.hint, icon="warning", choices=choices)
            )
            return
        words = {
            "finished": self.tr("The run is complete."),
            "stopped": self.tr("The run was stopped."),
            "lost": self.tr("The run ended unexpectedly."),
        }[end.outcome]
        if self.is_shown:
            self._messages.toast(words)
        else:
            self._messages.toast(words, label=show, call=self.toggle)
