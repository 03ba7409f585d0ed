"""Every theme reaches WCAG 2.2 AA: 4.5 for text, 3 for controls; also in the widgets."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from wcag import contrast

from amt_core.system.settings import CONTRAST, THEME, Settings
from amt_desktop.commands.settings_commands import chosen_theme
from amt_desktop.look import system_look
from amt_desktop.look.palettes import DARK_CONTRAST, LIGHT_CONTRAST, THEMES, theme_of
from amt_desktop.look.theme import Theme, current_theme
from amt_desktop.window.main_window import MainWindow

EVERY = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
HIGH = pytest.mark.parametrize(
    "theme", [DARK_CONTRAST, LIGHT_CONTRAST], ids=lambda theme: theme.name
)

GROUNDS = ("window", "panel", "raised", "field", "banner", "hover", "selection")
TEXT = (
    *((words, ground) for words in ("text",) for ground in (*GROUNDS, "pressed", "accent_soft")),
    *(("text_dim", ground) for ground in GROUNDS[:-1]),
    *(("text_faint", ground) for ground in ("window", "panel", "raised", "field")),
    ("on_accent", "accent"), ("on_accent", "accent_hover"), ("ruler_text", "ruler_background"),
    ("key_text", "key_white"), ("warning", "panel"), ("negative", "panel"), ("positive", "panel"),
    ("panel", "negative"), ("panel", "warning"),
    *((word, "field") for word in ("word_sound", "word_time", "word_harmony", "word_character")),
)  # fmt: skip
CONTROLS = (
    *(("border_strong", ground) for ground in ("window", "panel", "raised", "field", "banner")),
    *(("focus", ground) for ground in GROUNDS[:-2]),
    *(("accent", ground) for ground in ("window", "panel", "raised")),
    ("roll_playhead", "roll_white_row"), ("roll_playhead", "roll_black_row"),
    ("roll_selection", "roll_white_row"), ("meter", "panel"),
)  # fmt: skip


def ratio(theme: Theme, one: str, other: str) -> float:
    return contrast(theme.color(one), theme.color(other))


@EVERY
def test_text_can_be_read(theme: Theme) -> None:
    weak = {pair: round(r, 2) for pair in TEXT if (r := ratio(theme, *pair)) < 4.5}
    assert weak == {}


@EVERY
def test_controls_can_be_seen(theme: Theme) -> None:
    weak = {pair: round(r, 2) for pair in CONTROLS if (r := ratio(theme, *pair)) < 3.0}
    assert weak == {}


@EVERY
def test_every_part_can_be_seen_in_the_roll(theme: Theme) -> None:
    least = 3.0 if theme.is_high_contrast else 2.5
    for index in range(10):
        for row in ("roll_white_row", "roll_black_row"):
            assert contrast(theme.track_color(index), theme.color(row)) >= least


@HIGH
def test_high_contrast_is_higher_than_asked_for_and_shows_the_grid(theme: Theme) -> None:
    for words in ("text", "text_dim"):
        assert ratio(theme, words, "panel") >= 7.0
    for line in ("roll_beat_line", "roll_bar_line", "roll_octave_line", "border"):
        assert ratio(theme, line, "roll_white_row") >= 3.0


@pytest.fixture
def high(window: MainWindow) -> MainWindow:
    window.preferences.change({CONTRAST: "high"})
    return window


def test_high_contrast_is_a_setting(high: MainWindow, settings: Settings) -> None:
    assert current_theme() is DARK_CONTRAST
    high.actions_by_name["theme"].trigger()
    assert current_theme() is LIGHT_CONTRAST
    assert Settings(settings.path).get(CONTRAST) == "high"


def test_high_contrast_follows_the_system(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_look, "is_contrast_wanted", lambda: True)
    QGuiApplication.styleHints().colorSchemeChanged.emit(QGuiApplication.styleHints().colorScheme())
    assert current_theme() is DARK_CONTRAST
    window.preferences.change({CONTRAST: "normal"})
    assert not current_theme().is_high_contrast


@pytest.mark.parametrize("is_dark", [True, False])
def test_the_look_can_be_left_to_the_system(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, is_dark: bool
) -> None:
    settings.set(THEME, "system")
    monkeypatch.setattr(system_look, "is_dark_wanted", lambda: is_dark)
    assert chosen_theme(settings) is theme_of(is_dark=is_dark, is_high_contrast=False)


@pytest.mark.parametrize("is_dark", [True, False])
def test_the_focus_is_a_ring_that_can_be_seen(window: MainWindow, is_dark: bool) -> None:
    window.preferences.change({CONTRAST: "high", THEME: "dark" if is_dark else "light"})
    window.activateWindow()
    theme = current_theme()
    for control in (
        window.panel.button, window.panel.seed.number, window.panel.takes,
        window.panel.seed.dice, window.transport.play_button,
    ):  # fmt: skip
        before = control.grab().toImage()
        control.setFocus()
        image = control.grab().toImage()
        middle = image.height() // 2
        edge = [QColor(image.pixel(x, middle)) for x in range(3)]
        assert theme.color("focus") in edge, control
        assert image != before
        window.panel.description.setFocus()


@pytest.mark.parametrize("contrast_wanted", ["normal", "high"])
@pytest.mark.parametrize("look", ["dark", "light"])
def test_the_placeholder_of_a_field_can_be_read(
    window: MainWindow, look: str, contrast_wanted: str
) -> None:
    window.preferences.change({THEME: look, CONTRAST: contrast_wanted})
    box = window.panel.description
    box.ensurePolished()
    shown = box.palette().color(QPalette.ColorRole.PlaceholderText)
    assert shown.alpha() == 255
    assert contrast(shown, current_theme().color("field")) >= 4.5
