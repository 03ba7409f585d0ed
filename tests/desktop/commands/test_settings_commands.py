"""Preferences, and the theme."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose

from amt_core.engine.sampling.sampler import SamplingOptions
from amt_core.spec.music_spec import MusicSpec
from amt_core.system.settings import (
    FOLLOW_MODE,
    GROUPS,
    RETURN_MODE,
    SETTINGS,
    SOUND_BUFFER,
    SOUND_DEVICE,
    SOUND_FONT,
    TEMPERATURE,
    THEME,
    TOP_P,
    Settings,
)
from amt_desktop.bridge.core_services import core_services
from amt_desktop.dialogs.preferences_dialog import PreferencesDialog
from amt_desktop.look.palettes import DARK, LIGHT
from amt_desktop.look.theme import current_theme
from amt_desktop.piano_roll.model.following import Follow
from amt_desktop.window.main_window import MainWindow


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


def test_every_setting_has_its_place_in_the_preferences(qtbot: QtBot, settings: Settings) -> None:
    dialog = PreferencesDialog(settings)
    qtbot.addWidget(dialog)
    assert dialog.controls.keys() == {setting.key for setting in SETTINGS}
    assert sum(len(groups) for groups in GROUPS.values()) == len(
        {setting.key.split(".")[0] for setting in SETTINGS}
    )


def test_a_device_that_the_driver_does_not_name_can_be_typed(
    qtbot: QtBot, settings: Settings
) -> None:
    dialog = PreferencesDialog(settings)
    qtbot.addWidget(dialog)
    device = dialog.controls[SOUND_DEVICE.key]
    assert isinstance(device, QComboBox)
    device.setCurrentText("hw:1")
    assert dialog.changed() == {SOUND_DEVICE: "hw:1"}


@pytest.fixture
def waltz(window: MainWindow, qtbot: QtBot, gate: Gate) -> MainWindow:
    compose(window, qtbot, gate)
    window.playback.stop()
    return window


@pytest.mark.parametrize(("mode", "place"), [("start", 0), ("began", 1920), ("stay", 2880)])
def test_stop_returns_to_where_the_preferences_say(
    waltz: MainWindow, clock: Callable[[], float], mode: str, place: int
) -> None:
    window = waltz
    window.preferences.change({RETURN_MODE: mode})
    window.playback.seek(1920)
    window.playback.play()
    for _ in range(8):
        clock.now_sec += (0.02 + 2 * 60 / 112) / 8  # type: ignore[attr-defined]
        window.playback._pump()
    window.actions_by_name["stop_playing"].trigger()
    assert not window.playback.is_running
    assert window.playback.position_ticks == pytest.approx(place, abs=3)
    window.actions_by_name["stop_playing"].trigger()
    assert window.playback.position_ticks == 0


def test_the_view_follows_as_the_preferences_say(window: MainWindow) -> None:
    assert window.piece.roll.follow is Follow.PAGE
    window.preferences.change({FOLLOW_MODE: "smooth"})
    assert window.piece.roll.follow is Follow.SMOOTH


def test_a_search_shows_only_the_settings_with_its_words_also_those_in_the_drawer(
    qtbot: QtBot, settings: Settings
) -> None:
    dialog = PreferencesDialog(settings)
    qtbot.addWidget(dialog)

    def shown() -> set[str]:
        return {row.setting.key for row in dialog._rows if row.is_shown}

    everyday = {setting.key for setting in SETTINGS if not setting.is_advanced}
    assert shown() == everyday
    dialog.search.setText("crackles")
    assert shown() == {SOUND_BUFFER.key}
    assert dialog.controls[SOUND_BUFFER.key].isVisibleTo(dialog)
    dialog.search.setText("temperature")
    assert shown() == {TEMPERATURE.key}
    dialog.search.setText("no such thing")
    assert dialog.nothing.isVisibleTo(dialog)
    dialog.search.clear()
    dialog.advanced.click()
    assert shown() == {setting.key for setting in SETTINGS}


def test_what_a_hidden_setting_is_stays_as_it_was(qtbot: QtBot, settings: Settings) -> None:
    settings.set(TEMPERATURE, 1.25)
    dialog = PreferencesDialog(settings)
    qtbot.addWidget(dialog)
    dialog.search.setText("theme")
    assert dialog.changed() == {}


def test_temperature_and_top_p_of_the_preferences_are_used(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Model:
        sampling = SamplingOptions(temperature=0.9, top_p=0.9)

    used: list[SamplingOptions] = []
    monkeypatch.setattr(
        "amt_core.composing.compose.compose", lambda *_, options, **__: used.append(options)
    )
    services = core_services(settings)

    def write() -> SamplingOptions:
        services.compose(MusicSpec(), model=Model(), seed=1, takes=1, plan=None, cancel=None)
        return used[-1]

    assert write() == Model.sampling
    settings.set(TEMPERATURE, 1.25)
    assert write() == SamplingOptions(temperature=1.25, top_p=0.9)
    settings.set(TOP_P, 0.5)
    assert write() == SamplingOptions(temperature=1.25, top_p=0.5)
