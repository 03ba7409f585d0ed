"""Without a sound device or a model the rest works."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose

from amt_desktop.widgets.banner import Banner
from amt_desktop.window.main_window import MainWindow


def test_without_a_sound_device_a_banner_says_so_and_all_else_works(
    make_window: Callable[..., MainWindow], qtbot: QtBot, gate: Gate
) -> None:
    window = make_window(silent_reasons=["No sound device answers."])
    (banner,) = window.banners.banners
    assert isinstance(banner, Banner)
    assert "No sound device answers." in banner.message
    compose(window, qtbot, gate)
    assert window.document.active is not None
    assert window.document.active.written_bars == 8


def test_a_sound_device_that_is_connected_later_is_opened_from_the_banner(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_window(silent_reasons=["No sound device answers."] * 2)
    for num_left in (1, 0):
        (banner,) = window.banners.banners
        button = next(b for b in banner.findChildren(QAbstractButton) if b.text() == "Try again")
        with qtbot.waitSignal(window.start_up.sound_opened):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert len(window.banners.banners) == num_left


def test_without_a_model_files_can_still_be_opened(
    make_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window(has_model=False)
    assert not window.panel.button.isEnabled()
    assert "no model" in window.banners.banners[0].message
    assert window.actions_by_name["open"].isEnabled()


def test_without_an_encoder_a_message_says_so_and_the_words_are_still_read(
    make_window: Callable[..., MainWindow], qtbot: QtBot, gate: Gate
) -> None:
    window = make_window(has_encoder=False)
    assert "encoder is damaged" in window.banners.banners[0].message
    compose(window, qtbot, gate)
    assert window.document.active is not None
    assert window.document.active.written_bars == 8
