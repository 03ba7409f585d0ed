"""The commands of the help menu."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from amt_core.system.third_party import third_party_works
from amt_desktop.bridge.services import Sound
from amt_desktop.dialogs.about_dialog import AboutDialog
from amt_desktop.dialogs.shortcuts_dialog import ShortcutsDialog


class HelpCommands(QObject):
    """Shows the shortcuts, and what is known about the model and the sound."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._model_text = self.tr("not loaded")
        self._sound_text = self.tr("not opened")

    def set_model(self, text: str) -> None:
        """Sets the model's name, or the reason why there is none."""
        self._model_text = text

    def set_sound(self, sound: Sound) -> None:
        """Takes the sound that was opened."""
        self._sound_text = sound.silent_reason or self.tr("FluidSynth")

    def show_shortcuts(self) -> None:
        """Shows all keyboard shortcuts."""
        ShortcutsDialog(self._window).exec()

    def show_about(self) -> None:
        """Shows version, model, sound and licenses."""
        AboutDialog(
            version=QApplication.applicationVersion(),
            model=self._model_text,
            sound=self._sound_text,
            works=third_party_works(),
            parent=self._window,
        ).exec()
