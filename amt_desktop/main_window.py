"""The window: composer panel on the left, parts and piano roll on the right, transport above."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from amt_core.errors import AmtError
from amt_core.system.settings import FOLLOW_MODE, RETURN_MODE, THEME, Settings
from amt_desktop.actions import NUM_TAKE_KEYS, action_of_key, make_actions, tint_actions
from amt_desktop.background.garbage import GarbageCollector
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.compose_job import ComposeJob
from amt_desktop.bridge.describe_job import DescribeJob
from amt_desktop.bridge.file_job import FileJob
from amt_desktop.bridge.interpreter import Interpreter
from amt_desktop.bridge.label_job import LabelJob
from amt_desktop.bridge.messages import Messages, Notice
from amt_desktop.bridge.midi_ports import MidiPorts
from amt_desktop.bridge.plan_job import PlanJob
from amt_desktop.bridge.services import Services, Sound
from amt_desktop.bridge.shape_job import ShapeJob
from amt_desktop.bridge.start_up import StartUp
from amt_desktop.commands.alternative_commands import AlternativeCommands
from amt_desktop.commands.compose_commands import ComposeCommands
from amt_desktop.commands.edit_commands import EditCommands
from amt_desktop.commands.feel_commands import FeelCommands
from amt_desktop.commands.file_commands import FileCommands
from amt_desktop.commands.help_commands import HelpCommands
from amt_desktop.commands.history_commands import HistoryCommands
from amt_desktop.commands.history_menu import HistoryMenu
from amt_desktop.commands.pipeline_commands import PipelineCommands
from amt_desktop.commands.plan_commands import PlanCommands
from amt_desktop.commands.play_commands import PlayCommands
from amt_desktop.commands.recent_menu import RecentMenu
from amt_desktop.commands.record_commands import RecordCommands
from amt_desktop.commands.remote_commands import RemoteCommands
from amt_desktop.commands.settings_commands import SettingsCommands
from amt_desktop.commands.shape_commands import ShapeCommands
from amt_desktop.commands.take_commands import TakeCommands
from amt_desktop.composer.composer_panel import ComposerPanel
from amt_desktop.document.autosave import Autosave
from amt_desktop.document.document import Document
from amt_desktop.document.history import History
from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.document.recent_files import RecentFiles
from amt_desktop.look.icons import application_icon
from amt_desktop.look.theme import THEMES, apply_theme, current_theme
from amt_desktop.piano_roll import MarkKind
from amt_desktop.piano_roll.model.following import Follow
from amt_desktop.piece.piece_view import PieceView
from amt_desktop.transport.link_sync import LinkSync
from amt_desktop.transport.playback import Playback
from amt_desktop.transport.transport_bar import TransportBar
from amt_desktop.widgets.banner import Banner, BannerArea, Toast
from amt_desktop.window_layout import restore_layout, save_layout

_COMPOSER_WIDTH_PX = 352
# The actions that write what the piece holds into files.
_WRITING_ACTIONS = (
    "save", "save_as", "export_midi", "export_notation", "export_audio", "export_selection",
    "export_stems", "copy_midi",
)  # fmt: skip
# The actions that need two takes.
_SEVERAL_TAKES_ACTIONS = (
    "next_take", "previous_take", "compare_takes", "best_take", "mix_takes", "delete_take",
)  # fmt: skip
# The actions that change the piece by the model.
_SHAPING_ACTIONS = (
    "rewrite", "rewrite_unfit", "rewrite_in_words", "continue", "add_part", "vary",
)  # fmt: skip


class MainWindow(QMainWindow):
    """The main window and the objects behind it.

    Args:
        services: The functions of the core: composing, describing, sound.
        settings: The user's choices.
        state_folder: The folder of kept takes and of the window's layout.

    Signals:
        ready: The model is loaded, or it is known that there is none.
    """

    ready = Signal()

    def __init__(self, services: Services, settings: Settings, state_folder: Path) -> None:
        super().__init__()
        apply_theme(self._app(), THEMES[settings.get(THEME)])
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
        self.banners = BannerArea(self)
        self.toast = Toast(self, self.banners)
        recent = RecentFiles(state_folder / "recent.json")
        self.files = FileCommands(
            self.document,
            self.file_job,
            self.messages,
            self,
            switches=lambda: (self.piece.tracks.muted, self.piece.tracks.soloed),
            describe=self.panel.description.toPlainText,
            recent=recent,
            settings=settings,
        )
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
        self.help = HelpCommands(self)
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
        self.actions_by_name = make_actions(self, self._handlers())
        self.history_menu = HistoryMenu(self.history, self)
        self.history_menu.chosen.connect(self.earlier.restore)
        file_menu = self.findChild(QMenu, "file menu")
        assert file_menu is not None
        self.recent_menu = RecentMenu(recent, self)
        self.recent_menu.chosen.connect(self.open_path)
        file_menu.insertMenu(self.actions_by_name["save"], self.recent_menu)
        file_menu.insertMenu(self.actions_by_name["save"], self.history_menu)
        self._lay_out()
        self._connect()
        self._show_theme()
        self._apply_play_modes()
        restore_layout(self._layout_file, self, self.splitter, self.transport.volume)
        self._show_state()

    # Start and end

    def start(self) -> None:
        """Starts to load model, encoder and sound; call it once the window is on the screen."""
        self._garbage.start()
        self.start_up.start()
        self.earlier.offer_last()
        self.pipeline.start()
        self.remote.open()
        self.midi_ports.open()

    def open_path(self, path: Path) -> None:
        """Opens a project, a MIDI or a MusicXML file."""
        self.files.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ends all work; takes that are in no file are kept for the next start."""
        save_layout(self._layout_file, self, self.splitter, self.transport.volume)
        self.remote.close()
        self.midi_ports.close()
        self.link.close()
        self.compose_job.close()
        self.shape_job.close()
        self.file_job.close()
        self.describe_job.close()
        self.plan_job.close()
        self.label_job.close()
        self.start_up.close()
        self.autosave.close()
        self.interpreter.close()
        self.pipeline.close()
        self.playback.close()
        self._garbage.close()
        super().closeEvent(event)

    # Composing

    def _on_compose_starting(self) -> None:
        self.shape_job.close()
        self.piece.tracks.set_mix((), ())
        self.playback.stop()

    def _on_compose_started(self) -> None:
        # The keys are the music's now, and no longer the description's.
        self.piece.roll.setFocus()
        if self.actions_by_name["play_along"].isChecked():
            self.playback.play()

    def _on_compose_ended(self) -> None:
        take = self.document.active
        if take is None or take.is_empty:
            self.playback.stop()

    def _go_to_description(self) -> None:
        self.actions_by_name["panel"].setChecked(True)
        self.panel.show()
        self.panel.description.setFocus()

    def _quantizes_recordings(self) -> bool:
        return self.actions_by_name["quantize_recording"].isChecked()

    def _toggle_link(self) -> None:
        action = self.actions_by_name["link"]
        action.setChecked(self.link.set_on(action.isChecked()))

    def _toggle_step_recording(self) -> None:
        action = self.actions_by_name["step_record"]
        action.setChecked(self.recording.set_step_recording(action.isChecked()))

    def _stop_writing(self) -> None:
        self.compose_job.stop()
        self.shape_job.stop()

    def _on_opened(self, _score: object, _path: object) -> None:
        # The description is another piece's; Ctrl+Z in the text brings it back.
        self.panel.description.selectAll()
        self.panel.description.insertPlainText("")
        self.piece.roll.setFocus()

    def _on_project_opened(self, piece: KeptPiece, _path: object) -> None:
        self.panel.description.setPlainText(piece.description)
        self.piece.tracks.set_mix(piece.muted, piece.soloed)
        self.piece.roll.setFocus()

    # Results of start-up

    def _on_model(self, model: object) -> None:
        self.help.set_model(str(getattr(model, "id", model)))
        self.composing.set_model(model)
        self.plans.set_model(model)
        self.label_job.set_model(model)
        self.ready.emit()

    def _on_model_missing(self, error: AmtError) -> None:
        self.help.set_model(error.message)
        self.composing.set_no_model()
        self.ready.emit()

    def _on_sound(self, sound: Sound) -> None:
        self.help.set_sound(sound)
        self.playback.set_player(sound.player)
        self.piece.mixer.set_presets(sound.presets)
        self.playing.set_sound_font(sound.sound_font)
        if sound.silent_reason:
            self.messages.notice(
                Notice(
                    message=self.tr("There is no sound: {0}").format(sound.silent_reason),
                    hint=self.tr("Everything else works, including export."),
                    icon="silent",
                )
            )

    # Messages

    def _show_notice(self, notice: Notice) -> None:
        self.banners.show_banner(
            Banner(notice.message, notice.hint, choices=notice.choices, icon=notice.icon)
        )

    def _show_toast(self, text: str, label: str, call: Callable[[], object] | None) -> None:
        self.toast.say(text, label=label, call=call)

    def _explain_refusal(self) -> None:
        if self.document.draft is not None:
            self.messages.toast(self.tr("This is only a plan. Compose it first, then add notes."))
            return
        self.messages.toast(
            self.tr("This take is still being written. Wait for its end, or press Stop.")
        )

    def _apply_play_modes(self) -> None:
        self.playback.set_return_mode(self._settings.get(RETURN_MODE))
        self.piece.roll.set_follow(Follow(self._settings.get(FOLLOW_MODE)))

    # Look

    def _show_theme(self) -> None:
        theme = self.preferences.theme
        if theme != current_theme():
            apply_theme(self._app(), theme)
        self.actions_by_name["theme"].setChecked(not theme.is_dark)
        tint_actions(self.actions_by_name, theme)
        self.piece.roll.apply_theme(theme)

    def _app(self) -> QApplication:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return app

    def _show_state(self) -> None:
        is_writing = self.compose_job.is_running or self.shape_job.is_running
        take = self.document.active
        has_notes = take is not None and not take.is_empty
        actions = self.actions_by_name
        actions["compose"].setEnabled(self.composing.can_compose)
        actions["stop_composing"].setEnabled(is_writing)
        for name in (
            "rewrite",
            "rewrite_unfit",
            "rewrite_in_words",
            "continue",
            "add_part",
            "vary",
        ):
            actions[name].setEnabled(self.shaping.can_shape)
        actions["new"].setEnabled(not is_writing)
        for name in _WRITING_ACTIONS:
            actions[name].setEnabled(has_notes)
        num_takes = len(self.document.takes)
        for name in _SEVERAL_TAKES_ACTIONS:
            actions[name].setEnabled(num_takes > 1)
        for name in ("star_take", "rename_take"):
            actions[name].setEnabled(num_takes > 0)
        for number in range(1, NUM_TAKE_KEYS + 1):
            actions[f"take_{number}"].setEnabled(number <= num_takes)
        stack = self.document.undo_group
        actions["undo"].setEnabled(stack.canUndo() or self.document.is_previewing)
        for name in ("next_alternative", "accept_alternative", "drop_alternative"):
            actions[name].setEnabled(self.alternatives.is_choosing)
        actions["redo"].setEnabled(stack.canRedo())
        title = self.document.title
        self.setWindowTitle(f"{title}[*] – AMT Desktop" if title else "AMT Desktop[*]")
        self.setWindowModified(self.document.is_unsaved)

    # Wiring

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "open": self.files.open,
            "new": self.files.new,
            "save": self.files.save,
            "save_as": self.files.save_as,
            "export_midi": self.files.export_midi,
            "export_notation": self.files.export_notation,
            "export_audio": self.files.export_audio,
            "export_selection": lambda: self.files.export_notes(self.piece.roll.selected_notes),
            "export_stems": self.files.export_stems,
            "copy_midi": lambda: self.files.copy_as_midi(
                self.piece.roll.selected_notes, self.piece.tracks.chosen_index
            ),
            "quit": self.close,
            "undo": self.document.undo,
            "redo": self.document.redo,
            "cut": self.editing.cut,
            "copy": self.editing.copy,
            "paste": self.editing.paste,
            "duplicate": self.editing.duplicate,
            "quantize": self.editing.quantize,
            "quantize_options": self.editing.quantize_with_options,
            "transpose": self.editing.transpose,
            "split": self.editing.split,
            "join": self.editing.join,
            "legato": self.editing.legato,
            "velocities": self.editing.set_velocities,
            "humanize": self.editing.humanize,
            "preferences": self.preferences.show_preferences,
            "compose": self.composing.compose,
            "stop_composing": self._stop_writing,
            "rewrite": self.shaping.rewrite,
            "rewrite_unfit": self.shaping.rewrite_unfit,
            "tempo_here": lambda: self.plans.ask_here(MarkKind.TEMPO),
            "meter_here": lambda: self.plans.ask_here(MarkKind.METER),
            "key_here": lambda: self.plans.ask_here(MarkKind.KEY),
            "rewrite_in_words": self.shaping.rewrite_in_words,
            "next_alternative": self.alternatives.show_next,
            "accept_alternative": self.alternatives.accept,
            "drop_alternative": self.alternatives.drop,
            "continue": self.shaping.continue_piece,
            "add_part": self.shaping.add_part,
            "vary": self.shaping.vary,
            "describe": self._go_to_description,
            "next_take": lambda: self.takes.show_next(1),
            "previous_take": lambda: self.takes.show_next(-1),
            "compare_takes": self.takes.compare,
            "best_take": self.takes.show_best,
            "mix_takes": self.takes.mix,
            "star_take": self.takes.star,
            "rename_take": self.takes.rename,
            "delete_take": self.takes.delete,
            **{
                f"take_{number}": partial(self.takes.show, number - 1)
                for number in range(1, NUM_TAKE_KEYS + 1)
            },
            "play": self.playing.toggle,
            "stop_playing": self.playback.stop,
            "return": lambda: self.playback.seek(0),
            "bar_back": lambda: self.playing.move_bars(-1),
            "bar_forward": lambda: self.playing.move_bars(1),
            "loop": lambda: self.piece.set_loop(self.actions_by_name["loop"].isChecked()),
            "play_along": lambda: None,
            "hear_feel": lambda: None,
            "feel": self.feel.open_popup,
            "metronome": lambda: self.playback.set_metronome(
                self.actions_by_name["metronome"].isChecked()
            ),
            "count_in": lambda: self.playback.set_count_in(
                self.actions_by_name["count_in"].isChecked()
            ),
            "link": self._toggle_link,
            "record": self.recording.toggle_recording,
            "step_record": self._toggle_step_recording,
            "quantize_recording": lambda: None,
            "mute": lambda: self.playing.toggle_switch("mute"),
            "solo": lambda: self.playing.toggle_switch("solo"),
            "duplicate_part": self.playing.duplicate_part,
            "part_up": lambda: self.playing.move_part(-1),
            "part_down": lambda: self.playing.move_part(1),
            "panic": self.playback.panic,
            "previous_track": lambda: self.piece.tracks.choose_next(-1),
            "next_track": lambda: self.piece.tracks.choose_next(1),
            "zoom_fit": self.piece.roll.zoom_to_fit,
            "notation": self.files.show_notation,
            "pipeline": self.pipeline.toggle,
            "panel": lambda: self.panel.setVisible(self.actions_by_name["panel"].isChecked()),
            "mixer": lambda: self.piece.show_mixer(self.actions_by_name["mixer"].isChecked()),
            "theme": self.preferences.toggle_theme,
            "shortcuts": self.help.show_shortcuts,
            "about": self.help.show_about,
        }

    def _connect(self) -> None:
        self.messages.noticed.connect(self._show_notice)
        self.messages.toasted.connect(self._show_toast)
        self.document.edit_refused.connect(self._explain_refusal)
        self.piece.loop_switched.connect(self.actions_by_name["loop"].setChecked)
        self.file_job.opened.connect(self._on_opened)
        self.file_job.project_opened.connect(self._on_project_opened)
        self.history_menu.chosen.connect(lambda _folder: self.piece.roll.setFocus())
        self.panel.description.left.connect(self.piece.roll.setFocus)
        self.composing.starting.connect(self._on_compose_starting)
        self.composing.started.connect(self._on_compose_started)
        self.composing.state_changed.connect(self._show_state)
        self.compose_job.ended.connect(self._on_compose_ended)
        self.shape_job.started.connect(self._show_state)
        self.shape_job.ended.connect(self._show_state)
        self.alternatives.changed.connect(self._show_state)
        self.document.take_finished.connect(self._show_state)
        self.start_up.model_loaded.connect(self._on_model)
        self.start_up.model_missing.connect(self._on_model_missing)
        self.start_up.encoder_loaded.connect(self.describe_job.set_encoder)
        self.start_up.sound_opened.connect(self._on_sound)
        self.start_up.finished.connect(self._garbage.freeze)
        self.preferences.osc_changed.connect(self.remote.open)
        self.preferences.playing_changed.connect(self._apply_play_modes)
        self.preferences.ports_changed.connect(self.midi_ports.open)
        self.midi_ports.output_returned.connect(self.start_up.open_sound)
        self.recording.recording_changed.connect(self.actions_by_name["record"].setChecked)
        self.preferences.theme_changed.connect(self._show_theme)
        self.banners.height_changed.connect(self.pipeline.keep_clear)
        self.banners.stand_on(self.pipeline.strip_host)
        self.pipeline.page_changed.connect(
            lambda: self.actions_by_name["pipeline"].setChecked(self.pipeline.is_shown)
        )
        self.document.state_changed.connect(self._show_state)
        self.document.active_changed.connect(self._show_state)
        self.document.takes_changed.connect(self._show_state)
        self.transport.volume_changed.connect(
            lambda percent: self.playback.set_volume(percent / 100)
        )
        self.piece.tracks.export_requested.connect(self.files.export_part)
        self.piece.roll.unfit_rewrite_requested.connect(self.shaping.rewrite_unfit)
        self.piece.welcome.example_chosen.connect(self.panel.show_example)
        self.transport.bind(self.actions_by_name)
        self.piece.header.bind(self.actions_by_name)
        self.feel.bind(self.actions_by_name["hear_feel"])
        self.piece.alternatives.bind(self.actions_by_name)

    def _lay_out(self) -> None:
        self.setWindowIcon(application_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(1000, 600)
        room = self.screen().availableSize()
        self.resize(min(1440, room.width()), min(880, room.height()))
        self.panel.setMinimumWidth(336)
        splitter = self.splitter
        splitter.setHandleWidth(6)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.panel)
        splitter.addWidget(self.piece)
        splitter.setStretchFactor(1, 1)
        composer_px = min(_COMPOSER_WIDTH_PX, self.width() // 4)
        splitter.setSizes([composer_px, self.width() - composer_px])
        center = QWidget()
        center.setProperty("kind", "window")
        column = QVBoxLayout(center)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.transport)
        column.addSpacing(6)
        column.addWidget(self.pipeline.pages, 1)
        column.addWidget(self.pipeline.strip_host)
        self.setCentralWidget(center)
        self.panel.description.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Triggers the action of a plain key that no control has used."""
        action = action_of_key(self.actions_by_name, event)
        if action is None or not action.isEnabled():
            super().keyPressEvent(event)
        else:
            action.trigger()

    # Files dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accepts projects, MIDI and MusicXML files."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        if any(self.files.can_open(path) for path in paths) and event.source() is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Opens the first project, MIDI or MusicXML file that is dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        self.open_path(next(path for path in paths if self.files.can_open(path)))
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps banners and toast in their places."""
        super().resizeEvent(event)
        self.banners.place()
        self.toast.place()
