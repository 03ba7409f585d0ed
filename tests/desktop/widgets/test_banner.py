"""Banners lie over the window and move nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from amt_core.music.score import Score, Track
from amt_desktop.bridge.messages import Notice
from amt_desktop.window.main_window import MainWindow


def test_a_banner_that_comes_and_goes_moves_nothing(window: MainWindow) -> None:
    before = window.splitter.geometry()
    window.messages.notice(Notice(message="One.", hint="More about it."))
    window.messages.notice(Notice(message="Two."))
    assert window.splitter.geometry() == before
    assert window.rect().contains(window.banners.geometry())
    for banner in window.banners.banners:
        banner.dismiss()
    assert not window.banners.isVisible()
    assert window.splitter.geometry() == before


def test_banners_and_toasts_leave_the_mixer_uncovered(window: MainWindow) -> None:
    window.files.new()
    window.document.open_score(Score(num_bars=4, tracks=(Track(),)), Path("piece.mid"))
    window.actions_by_name["mixer"].trigger()
    mixer = window.piece.mixer
    top = mixer.mapTo(window, QPoint(0, 0)).y()
    assert mixer.isVisible()
    window.messages.toast("Saved.")
    assert window.toast.geometry().bottom() < top
    window.messages.notice(Notice(message="There is no sound."))
    assert window.banners.geometry().bottom() < top
    window.actions_by_name["mixer"].trigger()
    assert window.banners.geometry().bottom() > top


def test_of_several_banners_next_to_the_tabs_the_latest_is_shown(window: MainWindow) -> None:
    window.messages.notice(Notice(message="One."))
    window.messages.notice(Notice(message="Two."))
    one, two = window.banners.banners
    assert one.isVisible() and two.isVisible()
    window.actions_by_name["pipeline"].trigger()
    assert two.isVisible() and not one.isVisible()
    height_px = window.banners.height()
    two.dismiss()
    assert one.isVisible()
    assert window.banners.height() == height_px
    window.actions_by_name["pipeline"].trigger()
    assert window.banners.banners == [one]


def test_a_toast_leaves_the_gauges_uncovered(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_name["pipeline"].trigger()
    page = window.pipeline.page
    assert page is not None
    qtbot.waitUntil(lambda: page.gauges.height() > 40)
    window.messages.toast("Saved.")
    gauges_top = page.gauges.mapTo(window, QPoint(0, 0)).y()
    assert window.toast.geometry().bottom() < gauges_top


def test_a_toast_stands_above_the_banners(window: MainWindow) -> None:
    window.messages.notice(Notice(message="One."))
    window.messages.toast("Saved.")
    assert window.toast.geometry().bottom() < window.banners.y()


def test_a_short_message_stands_on_one_line_and_a_long_one_wraps(window: MainWindow) -> None:
    window.messages.toast("Opened 004-1-hac-004.mid")
    height_px = window.toast.height()
    window.messages.toast("Saved")
    assert window.toast.height() == height_px
    window.messages.toast("There is more to say. " * 12)
    assert window.toast.height() > height_px
    assert window.rect().contains(window.toast.geometry())


def test_the_same_message_is_shown_once_with_its_newest_hint(window: MainWindow) -> None:
    for hint in ("The seed.", "The seed.", "The colors."):
        window.messages.notice(Notice(message="Not everything could be read.", hint=hint))
        (banner,) = window.banners.banners
        assert banner.hint == hint
    assert window.rect().contains(window.banners.geometry())
