"""Preferences, and the theme."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from amt_core.system.settings import SOUND_FONT, THEME, Settings
from amt_desktop.dialogs.preferences_dialog import PreferencesDialog
from amt_desktop.look.theme import DARK, LIGHT, current_theme
from amt_desktop.main_window import MainWindow


def test_preferences_take_effect_at_once_and_are_kept(
    window: MainWindow, qtbot: QtBot, settings: Settings
) -> None:
    dialog = PreferencesDialog(settings, window)
    qtbot.addWidget(dialog)
    assert dialog.changed() == {}
    theme = dialog.controls[THEME.key]
    assert isinstance(theme, QComboBox)
    theme.setCurrentIndex(theme.findData("light"))
    font = dialog.controls[SOUND_FONT.key].focusProxy()
    assert isinstance(font, QLineEdit)
    font.setText(" no such file.sf2 ")
    assert dialog.changed() == {THEME: "light", SOUND_FONT: "no such file.sf2"}
    with qtbot.waitSignal(window.start_up.sound_opened):
        window.preferences.change(dialog.changed())
    assert current_theme() is LIGHT
    assert Settings(settings.path).get(SOUND_FONT) == "no such file.sf2"


def test_the_theme_changes_everywhere_and_is_remembered(
    window: MainWindow, settings: Settings
) -> None:
    assert current_theme() == DARK
    window.actions_by_name["theme"].trigger()
    assert current_theme() == LIGHT
    assert settings.get(THEME) == "light"
    image = window.grab().toImage()
    assert image.pixelColor(4, image.height() - 4).lightnessF() > 0.8
    window.actions_by_name["theme"].trigger()
    image = window.grab().toImage()
    assert image.pixelColor(4, image.height() - 4).lightnessF() < 0.2
