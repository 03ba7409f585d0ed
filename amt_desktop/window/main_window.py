"""The window: composer panel on the left, parts and piano roll on the right, transport above."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog

from amt_core.errors import AmtError
from amt_core.system.settings import FOLLOW_MODE, RETURN_MODE, Settings
from amt_desktop.bridge.services import Services, Sound
from amt_desktop.commands.files.history_menu import HistoryMenu
from amt_desktop.commands.files.recent_menu import RecentMenu
from amt_desktop.commands.settings_commands import chosen_theme
from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.look.actions import action_of_key, tint_actions
from amt_desktop.look.icons import application_icon
from amt_desktop.look.sentences import localized
from amt_desktop.look.theme import apply_theme, current_theme
from amt_desktop.piano_roll.model.following import Follow
from amt_desktop.window.window_actions import WindowActions
from amt_desktop.window.window_layout import arrange, restore_layout, save_layout
from amt_desktop.window.window_parts import WindowParts

if TYPE_CHECKING:
    from amt_desktop.pipeline.pipeline_page import PipelinePage


class MainWindow(WindowParts):
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
        apply_theme(self._app(), chosen_theme(settings))
        super().__init__(services, settings, state_folder)
        self._actions = WindowActions(self)
        self.actions_by_name = self._actions.by_name
        self.keys.bind(self.actions_by_name)
        self.tour.bind(self.actions_by_name)
        self.history_menu = HistoryMenu(self.history, self)
        self.history_menu.chosen.connect(self.earlier.restore)
        self.recent_menu = RecentMenu(self.recent, self)
        self.recent_menu.chosen.connect(self.open_path)
        self._actions.insert_in_file_menu(self.recent_menu, self.history_menu)
        self.setWindowIcon(application_icon())
        self.setAcceptDrops(True)
        arrange(
            self,
            self.splitter,
            transport=self.transport,
            panel=self.panel,
            piece=self.piece,
            pages=self.pipeline.pages,
            strip=self.pipeline.strip_host,
        )
        self.panel.description.setFocus()
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

    def receive_files(self, paths: Sequence[Path]) -> None:
        """Comes to the front and opens the first file, as soon as no dialog waits for an answer."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if not paths:
            return
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            # Queued, for what the dialog was about to do comes first.
            dialog.finished.connect(
                lambda: self.receive_files(paths), Qt.ConnectionType.QueuedConnection
            )
        else:
            self.open_path(paths[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ends all work; takes that are in no file are kept for the next start."""
        save_layout(self._layout_file, self, self.splitter, self.transport.volume)
        for part in (
            self.remote, self.midi_ports, self.link, self.compose_job, self.shape_job,
            self.file_job, self.describe_job, self.plan_job, self.label_job, self.start_up,
            self.autosave, self.interpreter, self.pipeline, self.playback, self._garbage,
            self.announcements,
        ):  # fmt: skip
            part.close()
        super().closeEvent(event)

    # Composing

    def _on_compose_starting(self) -> None:
        self.shape_job.close()
        self.piece.tracks.set_mix((), ())
        self.playback.stop()

    def _on_compose_started(self) -> None:
        # The keys are the music's now, and no longer the description's.
        self.piece.roll.setFocus()
        if self._actions.is_on("play_along"):
            self.playback.play()

    def _on_compose_ended(self) -> None:
        take = self.document.active
        if take is None or take.is_empty:
            self.playback.stop()

    def _on_opened(self, _score: object, _path: object) -> None:
        self.piece.tracks.set_mix((), ())
        self.piece.roll.setFocus()

    def _on_project_opened(self, piece: KeptPiece, _path: object) -> None:
        self.piece.tracks.set_mix(piece.muted, piece.soloed)
        self.piece.roll.setFocus()

    def _on_pipeline_page(self, page: PipelinePage) -> None:
        self.banners.stand_on(page.gauges)
        self.banners.hang_from(page.line, right_of=page.tabs.tabBar())

    def _tell_shortened(self) -> None:
        self.messages.toast(self.tr("Only the beginning of the pasted text was inserted."))

    # Results of start-up

    def _on_model(self, model: object) -> None:
        self.help.set_model(str(getattr(model, "id", model)))
        self.composing.set_model(model)
        self.plans.set_model(model)
        self.label_job.set_model(model)
        self.ready.emit()

    def _on_model_missing(self, error: AmtError) -> None:
        self.help.set_model(localized(error.message))
        self.composing.set_no_model()
        self.ready.emit()

    def _on_sound(self, sound: Sound) -> None:
        self.help.set_sound(sound)
        self.playback.set_player(sound.player)
        self.piece.mixer.set_presets(sound.presets)
        self.playing.set_sound_font(sound.sound_font)
        if sound.silent_reason:
            self._messages_shown.tell_silence(sound.silent_reason, self.start_up.open_sound)

    def _on_device_lost(self) -> None:
        self.messages.toast(self.tr("The sound device no longer answers. Another one is tried."))
        self.start_up.open_sound()

    # Look

    def _apply_play_modes(self) -> None:
        self.playback.set_return_mode(self._settings.get(RETURN_MODE))
        self.piece.roll.set_follow(Follow(self._settings.get(FOLLOW_MODE)))

    def _show_theme(self) -> None:
        theme = self.preferences.theme
        if theme != current_theme():
            apply_theme(self._app(), theme)
        self.actions_by_name["theme"].setChecked(not theme.is_dark)
        tint_actions(self.actions_by_name, theme)
        self.piece.roll.apply_theme(theme)

    @staticmethod
    def _app() -> QApplication:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return app

    def _show_state(self) -> None:
        self._actions.show_availability()
        title = self.document.title
        self.setWindowTitle(f"{title}[*] – AMT Desktop" if title else "AMT Desktop[*]")
        self.setWindowModified(self.document.is_unsaved)

    # Wiring

    def _connect(self) -> None:
        self.piece.loop_switched.connect(self.actions_by_name["loop"].setChecked)
        self.file_job.opened.connect(self._on_opened)
        self.file_job.project_opened.connect(self._on_project_opened)
        self.history_menu.chosen.connect(lambda _folder: self.piece.roll.setFocus())
        self.panel.description.left.connect(self.piece.roll.setFocus)
        self.panel.description.paste_shortened.connect(self._tell_shortened)
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
        self.playback.device_lost.connect(self._on_device_lost)
        self.recording.recording_changed.connect(self.actions_by_name["record"].setChecked)
        self.preferences.theme_changed.connect(self._show_theme)
        for floor in (self.pipeline.strip_host, self.piece.mixer):
            self.banners.stand_on(floor)
        self.pipeline.page_made.connect(self._on_pipeline_page)
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
        self.piece.welcome.tour_wanted.connect(self.tour.start)
        self._connect_announcements()
        self.transport.bind(self.actions_by_name)
        self.piece.header.bind(self.actions_by_name)
        self.piece.arrangement.editor.bind(self.actions_by_name)
        self.arranging.shown_changed.connect(self.actions_by_name["arrangement"].setChecked)
        model = self.piece.roll.model
        model.look_changed.connect(lambda: self.actions_by_name["fold"].setChecked(model.is_folded))
        self.feel.bind(self.actions_by_name["hear_feel"])
        self.piece.alternatives.bind(self.actions_by_name)

    def _connect_announcements(self) -> None:
        say = self.announcements
        self.composing.started.connect(say.on_composing)
        self.compose_job.ended.connect(say.on_ended)
        self.shape_job.started.connect(say.on_shaping)
        self.shape_job.ended.connect(say.on_shaped)
        self.messages.noticed.connect(say.on_notice)
        self.messages.toasted.connect(say.on_toast)
        self.piece.roll.selection_changed.connect(
            lambda: say.on_selection(len(self.piece.roll.selected_notes))
        )

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
        event.acceptProposedAction()
        # A question must not keep the program waiting that the file was dragged from.
        path = next(path for path in paths if self.files.can_open(path))
        QTimer.singleShot(0, self, lambda: self.open_path(path))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps banners and toast in their places."""
        super().resizeEvent(event)
        self._messages_shown.place()
