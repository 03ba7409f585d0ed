"""The parts of the window: what it shows, the work behind it, and the commands on both."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QSplitter

from amt_core.system.settings import Settings
from amt_desktop.background.garbage import GarbageCollector
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.compose_job import ComposeJob
from amt_desktop.bridge.describe_job import DescribeJob
from amt_desktop.bridge.file_job import FileJob
from amt_desktop.bridge.interpreter import Interpreter
from amt_desktop.bridge.label_job import LabelJob
from amt_desktop.bridge.messages import Messages
from amt_desktop.bridge.midi_ports import MidiPorts
from amt_desktop.bridge.plan_job import PlanJob
from amt_desktop.bridge.services import Services
from amt_desktop.bridge.shape_job import ShapeJob
from amt_desktop.bridge.start_up import StartUp
from amt_desktop.commands.alternative_commands import AlternativeCommands
from amt_desktop.commands.compose_commands import ComposeCommands
from amt_desktop.commands.edit.arrangement_commands import ArrangementCommands
from amt_desktop.commands.edit.edit_commands import EditCommands
from amt_desktop.commands.edit.event_commands import EventCommands
from amt_desktop.commands.files.file_commands import FileCommands
from amt_desktop.commands.files.history_commands import HistoryCommands
from amt_desktop.commands.help.help_commands import HelpCommands
from amt_desktop.commands.help.key_commands import KeyCommands
from amt_desktop.commands.help.map_commands import MapCommands
from amt_desktop.commands.help.tour_commands import TourCommands
from amt_desktop.commands.notation_commands import NotationCommands
from amt_desktop.commands.pipeline_commands import PipelineCommands
from amt_desktop.commands.plan_commands import PlanCommands
from amt_desktop.commands.play.feel_commands import FeelCommands
from amt_desktop.commands.play.play_commands import PlayCommands
from amt_desktop.commands.play.record_commands import RecordCommands
from amt_desktop.commands.remote_commands import RemoteCommands
from amt_desktop.commands.settings_commands import SettingsCommands
from amt_desktop.commands.shape_commands import ShapeCommands
from amt_desktop.commands.take_commands import TakeCommands
from amt_desktop.composer.composer_panel import ComposerPanel
from amt_desktop.document.autosave import Autosave
from amt_desktop.document.document import Document
from amt_desktop.document.history import History
from amt_desktop.document.recent_files import RecentFiles
from amt_desktop.piece.piece_view import PieceView
from amt_desktop.transport.link_sync import LinkSync
from amt_desktop.transport.playback import Playback
from amt_desktop.transport.transport_bar import TransportBar
from amt_desktop.window.announcements import Announcements
from amt_desktop.window.window_messages import WindowMessages


class WindowParts(QMainWindow):
    """A window with all parts, each made after what it needs; who derives from it wires them.

    Args:
        services: The functions of the core: composing, describing, sound.
        settings: The user's choices.
        state_folder: The folder of kept takes and of the window's layout.

    Attributes:
        actions_by_name: The actions, set by who makes them.
    """

    actions_by_name: dict[str, QAction]

    def __init__(self, services: Services, settings: Settings, state_folder: Path) -> None:
        super().__init__()
        self._settings = settings
        self.history = History(state_folder / "pieces")
        self._layout_file = state_folder / "layout.ini"
        self.feed = NoteFeed(self)
        self._garbage = GarbageCollector(self.feed, self)
        self.messages = Messages(self)
        self.document = Document(self)
        self.interpreter = Interpreter(self.feed, self.document, self.messages, self)
        self.playback = Playback(self.interpreter, self)
        self.describe_job = DescribeJob(self.feed, services.describe, self)
        self.compose_job = ComposeJob(self.feed, services, self.document, self.messages, self)
        self.plan_job = PlanJob(self.feed, services, self)
        self.shape_job = ShapeJob(self.feed, self.document, self.messages, self)
        self.label_job = LabelJob(
            self.feed,
            services,
            self.document,
            is_busy=lambda: self.compose_job.is_running or self.shape_job.is_running,
            parent=self,
        )
        self.file_job = FileJob(self.feed, services, self.messages, self)
        self.start_up = StartUp(self.feed, services, self.messages, self)
        self.panel = ComposerPanel()
        self.transport = TransportBar()
        self._messages_shown = WindowMessages(self, self.messages, self.document)
        self.announcements = Announcements(self)
        self.banners, self.toast = self._messages_shown.banners, self._messages_shown.toast
        self.recent = RecentFiles(state_folder / "recent.json")
        self.files = FileCommands(
            self.document,
            self.file_job,
            self.messages,
            self,
            switches=lambda: (self.piece.tracks.muted, self.piece.tracks.soloed),
            panel=self.panel,
            recent=self.recent,
            settings=settings,
        )
        self.notation = NotationCommands(self.document, self.file_job, self.files, self)
        self.piece = PieceView(
            self.document,
            self.playback,
            self.transport,
            write_for_drag=self.files.write_for_drag,
            write_part=self.files.write_part_for_drag,
            explain_drag=self.files.explain_drag,
        )
        self.plans = PlanCommands(
            self.plan_job,
            self.document,
            panel=self.panel,
            piece=self.piece,
            messages=self.messages,
            is_composing=lambda: self.compose_job.is_running,
        )
        self.composing = ComposeCommands(
            self.panel,
            self.describe_job,
            self.compose_job,
            self.document,
            edited_plan=lambda: self.plans.edited_plan,
        )
        self.alternatives = AlternativeCommands(self.shape_job, self.document, self.piece)
        self.shaping = ShapeCommands(
            self.shape_job,
            self.composing,
            self.document,
            panel=self.panel,
            piece=self.piece,
            messages=self.messages,
            alternatives=self.alternatives,
        )
        self.editing = EditCommands(self.document, self.playback, self.piece, self.messages)
        self.arranging = ArrangementCommands(self.document, self.playback, self.piece)
        self.events = EventCommands(self.document, self.piece, self.messages)
        self.feel = FeelCommands(self.document, self.interpreter, self.playback, self.piece)
        self.takes = TakeCommands(self.document, self.piece, self.messages)
        self.playing = PlayCommands(self.document, self.playback, self.piece, self.messages)
        self.link = LinkSync(self.document, self.playback, self.messages, parent=self)
        self.midi_ports = MidiPorts(services, settings, self.messages, self)
        self.recording = RecordCommands(
            self.midi_ports,
            self.document,
            self.playback,
            self.piece,
            self.messages,
            quantizes=self._quantizes_recordings,
        )
        self.autosave = Autosave(
            self.feed,
            self.document,
            self.history,
            describe=self.panel.description.toPlainText,
            report=self.messages.report,
            parent=self,
        )
        self.earlier = HistoryCommands(
            self.history,
            self.document,
            self.autosave,
            panel=self.panel,
            messages=self.messages,
            window=self,
        )
        self.preferences = SettingsCommands(settings, self.start_up, self.messages, self)
        self.remote = RemoteCommands(
            self.feed,
            settings,
            self.messages,
            document=self.document,
            playback=self.playback,
            panel=self.panel,
            composing=self.composing,
            shaping=self.shaping,
            shape_job=self.shape_job,
            parent=self,
        )
        self.help = HelpCommands(self.messages, self)
        self.style_map = MapCommands(
            self.feed, self.composing, self.messages, panel=self.panel, window=self
        )
        self.tour = TourCommands(
            self.document,
            panel=self.panel,
            piece=self.piece,
            transport=self.transport,
            composing=self.composing,
            shape_job=self.shape_job,
            file_job=self.file_job,
            playback=self.playback,
            window=self,
        )
        self.keys = KeyCommands(settings, self.messages, self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.pipeline = PipelineCommands(
            self.splitter,
            state_folder,
            settings=settings,
            changes=self.preferences,
            document=self.document,
            playback=self.playback,
            feed=self.feed,
            messages=self.messages,
            parent=self,
        )
        self.pipeline.playing_changed.connect(self.transport.show_score)

    def _quantizes_recordings(self) -> bool:
        return self.actions_by_name["quantize_recording"].isChecked()
