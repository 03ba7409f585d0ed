"""The list of parts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amt_core.music.score import Track
from amt_desktop.transport.track_list import TrackList
from amt_desktop.transport.track_row import ROW_HEIGHT_PX


def test_the_rows_of_many_parts_never_overlap(qtbot: QtBot) -> None:
    tracks = TrackList(lambda _part: Path("part.mid"), lambda: None)
    qtbot.addWidget(tracks)
    tracks.resize(230, 600)
    tracks.show_tracks((Track(),) * 5)
    tracks.show()
    QApplication.processEvents()
    tracks.show_tracks((Track(),) * 16)
    QApplication.processEvents()
    first, second = tracks.rows[:2]
    assert second.y() - first.y() == ROW_HEIGHT_PX
