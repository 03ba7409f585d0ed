"""A work folder with a little music, and a window that shows the pipeline page."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from amt_core.midi.write import write_midi
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.pipeline.configuration.edit_config import add_music
from amt_desktop.pipeline.pipeline_page import PipelinePage
from amt_desktop.window.main_window import MainWindow

sys.path.insert(0, str(Path(__file__).parent))


def tune(number: int) -> Score:
    """A piece of four bars for piano and bass."""
    rng = np.random.default_rng(number)
    notes = NoteTable.from_columns(
        np.sort(rng.integers(0, 64, 40)) * 120,
        rng.integers(1, 5, 40) * 120,
        rng.integers(40, 80, 40),
        rng.integers(60, 110, 40),
        rng.integers(0, 2, 40),
    )
    return Score(num_bars=4, tracks=(Track(program=0), Track(program=33)), notes=notes)


@pytest.fixture
def music(tmp_path: Path) -> Path:
    """A folder with six pieces and a broken file."""
    folder = tmp_path / "music"
    folder.mkdir()
    for number in range(6):
        write_midi(tune(number), folder / f"song {number}.mid")
    (folder / "broken.mid").write_bytes(b"this is no music")
    return folder


@pytest.fixture
def work(tmp_path: Path, music: Path) -> Path:
    """A work folder whose library is that music."""
    folder = tmp_path / "work"
    add_music(folder, [music])
    return folder


OpenPage = Callable[[Path], PipelinePage]


@pytest.fixture
def open_page(window: MainWindow, qtbot: QtBot) -> OpenPage:
    """Shows the page and opens a work folder in it."""

    def open_it(folder: Path) -> PipelinePage:
        window.actions_by_name["pipeline"].trigger()
        session = window.pipeline.session
        assert session is not None
        with qtbot.waitSignal(session.status_changed, timeout=30_000):
            session.open_folder(folder)
        page = window.pipeline.page
        assert page is not None
        return page

    return open_it
