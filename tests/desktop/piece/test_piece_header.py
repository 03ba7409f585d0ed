"""The line above the piano roll in narrow windows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from scripted_services import whole_score

from amt_desktop.document.take import Take
from amt_desktop.piece.piece_header import PieceHeader

NARROW_PX = 938
"""The width that is left in a window of 1280 pixels."""


def header_of(qtbot: QtBot, num_takes: int) -> PieceHeader:
    header = PieceHeader(lambda: Path("piece.mid"), lambda: None)
    qtbot.addWidget(header)
    header.resize(NARROW_PX, 58)
    score = whole_score()
    take = Take.of_file(score)
    header.show()
    header.show_takes([take] * num_takes, 0)
    header.show_piece("A slow waltz for violin", ("4 bars", "4 parts", "0:08"), has_notes=True)
    qtbot.waitUntil(lambda: header.takes.isVisible() == (num_takes > 1))
    layout = header.layout()
    assert layout is not None
    layout.activate()
    return header


@pytest.mark.parametrize("num_takes", [1, 4, 8])
def test_the_title_keeps_its_room_however_many_takes_there_are(
    qtbot: QtBot, num_takes: int
) -> None:
    header = header_of(qtbot, num_takes)
    assert header.title.width() >= 200
    if num_takes <= 4:  # the words of the handle go last
        assert header.drag_handle.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
