"""The pipeline page: stages above, views of library, training and result, gauges below."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.messages import Messages
from amt_desktop.pipeline.environment.environment_bar import EnvironmentBar
from amt_desktop.pipeline.gauges.gauge_row import GaugeRow
from amt_desktop.pipeline.gauges.machine_watch import MachineWatch
from amt_desktop.pipeline.library.library_view import LibraryView
from amt_desktop.pipeline.page_header import PageHeader
from amt_desktop.pipeline.page_services import PageServices
from amt_desktop.pipeline.pictures.log_view import LogView
from amt_desktop.pipeline.pictures.map_view import MapView
from amt_desktop.pipeline.pictures.training_view import TrainingView
from amt_desktop.pipeline.result.result_view import ResultView
from amt_desktop.pipeline.session import PipelineSession
from amt_desktop.pipeline.stages.cost_dialog import CostDialog, is_worth_a_question
from amt_desktop.pipeline.stages.options_dialog import OptionsDialog
from amt_desktop.pipeline.stages.stage_line import STAGE_NAMES, StageLine

if TYPE_CHECKING:
    from amt_core.pipeline.running.run_cost import RunCost


class PipelinePage(QWidget):
    """Trains a model on the user's own music, and shows everything about it.

    Args:
        session: The work folder and its run.
        watch: The samples of the machine.
        services: The functions of the window.
        feed: Brings results of workers into the GUI thread.
        messages: Shows messages to the user.
    """

    def __init__(
        self,
        session: PipelineSession,
        watch: MachineWatch,
        services: PageServices,
        *,
        feed: NoteFeed,
        messages: Messages,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "window")
        self.setAcceptDrops(True)
        self._messages = messages
        self._session, self.watch = session, watch
        self.header = PageHeader(session)
        self.environment = EnvironmentBar(
            lambda: session.python, services.use_python, feed=feed, messages=messages
        )
        self.line = StageLine(session)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Views"))
        self.library = LibraryView(session, services, feed=feed, messages=messages)
        self.log = LogView(session)
        self.training = TrainingView(session, services, feed=feed, messages=messages)
        self.map = MapView(session, messages=messages, play=self.library.play_file)
        self.tabs.addTab(self.library, self.tr("Library"))
        self.tabs.addTab(self.map, self.tr("Map"))
        self.result = ResultView(session, services, feed=feed, messages=messages)
        self.tabs.addTab(self.training, self.tr("Training"))
        self.tabs.addTab(self.result, self.tr("Result"))
        self.tabs.addTab(self.log, self.tr("Log"))
        self.gauges = GaugeRow(watch)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.header)
        column.addWidget(self.environment)
        column.addWidget(self.line)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.gauges)
        self.header.run_wanted.connect(lambda: self.run(STAGE_NAMES[0], STAGE_NAMES[-1]))
        self.header.settings_wanted.connect(lambda: self.show_settings(""))
        self.line.run_wanted.connect(self.run)
        self.line.settings_wanted.connect(self.show_settings)
        session.alerted.connect(self.header.state.show_alert)
        session.run_ended.connect(self.header.state.hide_alert)
        watch.alerted.connect(self.header.state.show_alert)
        watch.sampled.connect(self.line.take_sample)

    def showEvent(self, event: QShowEvent) -> None:
        """Looks whether the Python that trains can do so, as another one may be chosen."""
        super().showEvent(event)
        self.environment.check()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accepts folders, archives and files, wherever on the page they are dropped."""
        if event.mimeData().hasUrls() and event.source() is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Adds what is dropped to the library, and shows it."""
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if not paths:
            self._messages.toast(self.tr("What was dropped is no folder or file on this computer."))
            return
        self.tabs.setCurrentWidget(self.library)
        # A question must not keep the program waiting that the folder was dragged from.
        QTimer.singleShot(0, self, lambda: self.library.add(paths))

    def run(self, first: str, last: str) -> None:
        """Starts a run from one stage to another; asks first if it is going to take long."""

        def start(cost: RunCost) -> None:
            if not is_worth_a_question(cost) or CostDialog(cost, self).exec():
                self._session.start(first, last)

        self._session.estimate(first, last, start)

    def show_settings(self, section: str) -> None:
        """Opens the settings at a section and saves the changes."""
        config = self._session.config
        if config is None:
            return
        dialog = OptionsDialog(config, section=section, parent=self)
        if dialog.exec() and dialog.result_config != config:
            self._session.save_config(dialog.result_config)

    def close_views(self) -> None:
        """Ends the work of the views."""
        self.environment.close_work()
        self.library.close_work()
        self.training.takes.close_work()
        self.result.close_work()
