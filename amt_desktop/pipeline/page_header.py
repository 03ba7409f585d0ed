"""The head of the pipeline page: state, work folder, and the buttons that run and set up."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from amt_core.pipeline.journal.stop import StopAfter
from amt_desktop.look.sentences import localized
from amt_desktop.pipeline.session import PipelineSession
from amt_desktop.pipeline.state_line import StateLine


class PageHeader(QWidget):
    """Title, state, work folder and buttons.

    Signals:
        run_wanted: All stages are to run.
        settings_wanted: The settings are to be opened.
    """

    run_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, session: PipelineSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        title = QLabel(self.tr("Train on your own music"))
        title.setProperty("kind", "title")
        self.state = StateLine()
        self.folder_button = QPushButton()
        self.folder_button.setAccessibleName(self.tr("Work folder"))
        self.folder_button.setToolTip(
            self.tr("The folder for everything that training writes; one for each model")
        )
        self._folder_menu = QMenu(self)
        self._folder_menu.aboutToShow.connect(self._fill_folder_menu)
        self.folder_button.setMenu(self._folder_menu)
        self.settings_button = QPushButton(self.tr("Settings …"))
        self.settings_button.clicked.connect(self.settings_wanted)
        self.run_button = QPushButton(self.tr("Run all stages"))
        self.run_button.setProperty("kind", "primary")
        self.run_button.clicked.connect(self.run_wanted)
        self.stop_button = QPushButton(self.tr("Stop"))
        self.stop_button.setProperty("kind", "stop")
        menu = QMenu(self)
        self.stop_after_step = menu.addAction(self.tr("After this step (training is saved)"))
        self.stop_after_step.triggered.connect(lambda: session.stop(StopAfter.STEP))
        self.stop_after_stage = menu.addAction(self.tr("After this stage"))
        self.stop_after_stage.triggered.connect(lambda: session.stop(StopAfter.STAGE))
        self.stop_button.setMenu(menu)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(title)
        texts.addWidget(self.state)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(texts, 1)
        for button in (
            self.folder_button, self.settings_button, self.run_button, self.stop_button,
        ):  # fmt: skip
            row.addWidget(button)
        session.folder_changed.connect(self.show_state)
        session.config_changed.connect(self.show_state)
        session.run_changed.connect(self.show_state)
        session.status_changed.connect(self.show_state)
        self.show_state()

    def choose_folder(self) -> None:
        """Asks for a work folder and opens it."""
        start = str(self._session.folder or Path.home())
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose a work folder"), start)
        if name:
            self._session.open_folder(Path(name))

    def show_state(self) -> None:
        """Shows the folder and enables what can be done now."""
        session = self._session
        folder = session.folder
        self.folder_button.setText(folder.name or str(folder) if folder else self.tr("Work folder"))
        has_music = session.config is not None
        self.run_button.setVisible(not session.is_running)
        self.run_button.setEnabled(has_music)
        self.settings_button.setEnabled(has_music and not session.is_running)
        self.stop_button.setVisible(session.is_running)
        end = session.run.end
        has_failed = end is not None and end.outcome in ("failed", "lost")
        self.state.show_words(self._words(), is_problem=has_failed and not session.is_running)

    def _words(self) -> str:
        session = self._session
        if session.folder is None:
            return self.tr("Choose a work folder: everything that training writes goes there.")
        if session.config is None:
            return self.tr("Add a folder with MIDI files to begin.")
        end = session.run.end
        if session.is_running:
            return self.tr("A run is at work. You can compose, and close the window, meanwhile.")
        if end is not None and end.outcome == "failed":
            return f"{localized(end.message)} {localized(end.hint)}"
        if end is not None and end.outcome == "lost":
            return self.tr("The last run ended unexpectedly. Run it again: it continues.")
        if end is not None and end.outcome == "stopped":
            return self.tr("The last run was stopped. Run it again: it continues.")
        return str(session.folder)

    def _fill_folder_menu(self) -> None:
        menu = self._folder_menu
        menu.clear()
        for folder in self._session.recent_folders:
            action = menu.addAction(str(folder))
            action.setCheckable(True)
            action.setChecked(folder == self._session.folder)
            action.triggered.connect(
                lambda _checked=False, folder=folder: self._session.open_folder(folder)
            )
        if menu.actions():
            menu.addSeparator()
        menu.addAction(self.tr("Choose a folder …")).triggered.connect(self.choose_folder)
