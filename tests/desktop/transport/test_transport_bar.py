"""The transport bar in windows of any width."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from amt_desktop.window.main_window import MainWindow


@pytest.mark.parametrize(("width_px", "has_time"), [(1600, True), (1000, False)])
def test_what_has_no_room_in_the_display_is_left_out(
    window: MainWindow, qtbot: QtBot, width_px: int, has_time: bool
) -> None:
    window.resize(width_px, 700)
    bar = window.transport
    qtbot.waitUntil(lambda: bar.time.isVisible() == has_time)
    shown = [
        label
        for label in (bar.position, bar.time, bar.tempo, bar.meter, bar.key)
        if label.isVisible()
    ]
    lefts = [label.mapTo(bar, label.rect().topLeft()).x() for label in shown]
    rights = [label.mapTo(bar, label.rect().topRight()).x() for label in shown]
    assert all(right < left for right, left in zip(rights, lefts[1:], strict=False))
    assert all(label.width() >= label.sizeHint().width() for label in shown)
