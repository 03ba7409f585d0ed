"""The arrangement in a real window: bars are moved with the pointer while the piece plays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.system.settings import Settings
from amt_desktop.bridge.core_services import core_services
from amt_desktop.document.take import Take
from amt_desktop.window.main_window import MainWindow

LONG_MS = 60_000
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
NUM_PARTS, NUM_BARS = 100, 500


def large_score() -> Score:
    """A hundred parts with a note on every beat, in three of four bars."""
    bars = np.array([bar for bar in range(NUM_BARS) if bar % 4 < 3])
    onsets = (bars[:, None] * 1920 + np.arange(4)[None, :] * 480).ravel()
    onsets = np.tile(onsets, NUM_PARTS)
    tracks = np.repeat(np.arange(NUM_PARTS), len(onsets) // NUM_PARTS)
    notes = NoteTable.from_columns(
        onsets, np.full(len(onsets), 400), 48 + (onsets // 480 + tracks) % 24,
        np.full(len(onsets), 80), tracks,
    )  # fmt: skip
    parts = tuple(Track(program=at % 112, name=f"Part {at + 1}") for at in range(NUM_PARTS))
    return Score(num_bars=NUM_BARS, tracks=parts, notes=notes)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window with a large piece, in the arrangement."""
    settings = Settings(tmp_path / "settings.json")
    window = MainWindow(core_services(settings), settings, tmp_path / "state")
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    with qtbot.waitSignal(window.start_up.finished, timeout=LONG_MS):
        window.start()
    window.document.restore([Take.of_file(large_score())], title="Large")
    window.piece.roll.setFocus()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_A)
    yield window
    window.close()


def test_bars_are_selected_moved_and_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    editor = window.piece.arrangement.editor
    qtbot.waitUntil(lambda: editor.isVisible() and editor.hasFocus())
    take = window.document.active
    assert take is not None
    before = take.score
    model = window.piece.roll.model
    model.set_geometry(model.geometry.zoomed_time(60 / (1920 * model.geometry.px_per_tick), 0))

    first, second, target = (editor.point_of(*cell) for cell in ((0, 0), (1, 2), (4, 0)))
    for start, end in ((first, second), (first, target)):
        QTest.mousePress(editor, LEFT, NONE, start)
        for step in range(1, 5):
            QTest.mouseMove(editor, start + (end - start) * (step / 4))
            QApplication.processEvents()
        QTest.mouseRelease(editor, LEFT, NONE, end)
    take = window.document.active
    assert take is not None
    for track in range(3):
        assert len(take.score.cell(0, track)) == 0
        assert take.score.cell(4, track).pitch.tolist() == before.cell(0, track).pitch.tolist()
    assert take.score.cell(0, 3) == before.cell(0, 3)
    window.document.undo()
    take = window.document.active
    assert take is not None
    assert take.score.notes == before.notes


def test_the_view_follows_the_playhead(qtbot: QtBot, window: MainWindow) -> None:
    model = window.piece.roll.model
    window.playback.seek(int(model.frame.bar_starts_ticks[NUM_BARS // 2]))
    QApplication.processEvents()
    first, last = model.geometry.visible_ticks
    assert first <= model.position_ticks < last
