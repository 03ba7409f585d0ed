"""The transport bar in windows of any width."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Score
from amt_desktop.transport.transport_bar import position_in_words
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


@pytest.mark.parametrize(
    ("quarters", "place"),
    [(0, "1.1.000"), (79, "20.4.000"), (80, "21.1.000"), (81, "21.2.000")],
)
def test_the_end_of_the_piece_is_the_bar_line_after_the_last_bar(quarters: int, place: str) -> None:
    score = Score(num_bars=20, tracks=())
    assert position_in_words(score, quarters * TICKS_PER_QUARTER)[0] == place
