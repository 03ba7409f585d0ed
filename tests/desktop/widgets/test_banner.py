"""Banners lie over the window and move nothing."""

from __future__ import annotations

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


def test_a_toast_stands_above_the_banners(window: MainWindow) -> None:
    window.messages.notice(Notice(message="One."))
    window.messages.toast("Saved.")
    assert window.toast.geometry().bottom() < window.banners.y()
