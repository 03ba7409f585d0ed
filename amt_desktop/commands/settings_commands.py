"""Changes settings and the theme, and applies the changes at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from amt_core.errors import AmtError
from amt_core.system.settings import (
    CONTRAST,
    FOLLOW_MODE,
    LANGUAGE,
    MIDI_CLOCK,
    MIDI_INPUT,
    MIDI_PORT,
    MODEL,
    OSC_PORT,
    RETURN_MODE,
    SOUND_BUFFER,
    SOUND_DEVICE,
    SOUND_DRIVER,
    SOUND_FONT,
    THEME,
    Setting,
    Settings,
)
from amt_desktop.bridge.messages import Messages
from amt_desktop.bridge.start_up import StartUp
from amt_desktop.dialogs.preferences_dialog import PreferencesDialog
from amt_desktop.look import system_look
from amt_desktop.look.palettes import theme_of
from amt_desktop.look.theme import Theme

_OF_THE_SOUND: frozenset[Setting[Any]] = frozenset(
    {SOUND_FONT, SOUND_DRIVER, SOUND_DEVICE, SOUND_BUFFER, MIDI_PORT, MIDI_CLOCK}
)


def chosen_theme(settings: Settings) -> Theme:
    """The theme of the settings; what they leave to the system is as the system says."""
    look, contrast = settings.get(THEME), settings.get(CONTRAST)
    is_dark = system_look.is_dark_wanted() if look == "system" else look == "dark"
    is_high = system_look.is_contrast_wanted() if contrast == "system" else contrast == "high"
    return theme_of(is_dark=is_dark, is_high_contrast=is_high)


class SettingsCommands(QObject):
    """The commands of the preferences and of the theme switch.

    Signals:
        theme_changed: Another theme is chosen.
        playing_changed: Stop returns elsewhere, or the view follows in another way.
        ports_changed: Another MIDI input or output is chosen.
        osc_changed: Another port for commands of other programs is chosen.
    """

    theme_changed = Signal()
    playing_changed = Signal()
    ports_changed = Signal()
    osc_changed = Signal()

    def __init__(
        self, settings: Settings, start_up: StartUp, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._settings, self._start_up = settings, start_up
        self._messages, self._window = messages, window
        system_look.watch(self._on_system_look)

    @property
    def theme(self) -> Theme:
        """The theme that is chosen, by the user or by the system."""
        return chosen_theme(self._settings)

    def _on_system_look(self, _preference: object) -> None:
        self.theme_changed.emit()

    def toggle_theme(self) -> None:
        """Goes from dark to light, and back."""
        self.change({THEME: "light" if self.theme.is_dark else "dark"})

    def show_preferences(self) -> None:
        """Opens the dialog and applies the changes made in it."""
        dialog = PreferencesDialog(self._settings, self._window)
        if dialog.exec():
            self.change(dialog.changed())

    def change(self, changed: Mapping[Setting[Any], Any]) -> None:
        """Saves new values of settings and applies them at once."""
        try:
            for setting, value in changed.items():
                self._settings.set(setting, value)
        except AmtError as error:
            self._messages.report(error)
        if not changed.keys().isdisjoint({THEME, CONTRAST}):
            self.theme_changed.emit()
        if not changed.keys().isdisjoint({MIDI_INPUT, MIDI_PORT}):
            self.ports_changed.emit()
        if not changed.keys().isdisjoint({RETURN_MODE, FOLLOW_MODE}):
            self.playing_changed.emit()
        if LANGUAGE in changed:
            self._messages.toast(self.tr("The language changes with the next start."))
        if OSC_PORT in changed:
            self.osc_changed.emit()
        if MODEL in changed:
            self._start_up.load_model()
        if not changed.keys().isdisjoint(_OF_THE_SOUND):
            self._start_up.open_sound()
