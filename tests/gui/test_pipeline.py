"""A scripted hand trains a tiny model in a real window and composes with it; everything is real."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from amt_core.midi.write import write_midi
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.pipeline.configuration.config import PipelineConfig
from amt_core.pipeline.data.examples import ExampleOptions
from amt_core.pipeline.training.options import TrainOptions
from amt_core.system.settings import MODEL, Settings
from amt_desktop.bridge.core_services import core_services
from amt_desktop.main_window import MainWindow
from amt_desktop.pipeline.session import PipelineSession

LONG_MS = 300_000
NUM_PIECES = 40
TRAINING = TrainOptions(
    num_layers=1, width=64, num_heads=2, context=256, batch_size=2, warmup_steps=1, max_steps=6,
    eval_every_steps=3, num_eval_examples=2, save_every_sec=0.0, pin_memory=False,
    examples=ExampleOptions(context=256),
)  # fmt: skip


@pytest.fixture
def music(tmp_path: Path) -> Path:
    """A folder with pieces of four bars."""
    folder = tmp_path / "music"
    folder.mkdir()
    for number in range(NUM_PIECES):
        rng = np.random.default_rng(number)
        notes = NoteTable.from_columns(
            np.sort(rng.integers(0, 64, 60)) * 120,
            rng.integers(1, 5, 60) * 120,
            rng.integers(40, 80, 60),
            rng.integers(60, 110, 60),
            rng.integers(0, 2, 60),
        )
        tracks = (Track(program=0), Track(program=8 * (number % 12)))
        write_midi(Score(num_bars=4, tracks=tracks, notes=notes), folder / f"song {number}.mid")
    return folder


def open_window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    settings = Settings()
    window = MainWindow(core_services(settings), settings, tmp_path / "state")
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.start_up.finished, timeout=LONG_MS):
        window.start()
    return window


def session_of(window: MainWindow) -> PipelineSession:
    session = window.pipeline.session
    assert session is not None
    return session


def tiny(config: PipelineConfig) -> PipelineConfig:
    return replace(
        config,
        train=TRAINING,
        run=replace(config.run, workers=1),
        cluster=replace(config.cluster, num_coarse=2, num_fine=3),
        evaluate=replace(config.evaluate, descriptions=("a waltz for piano",), takes=1, num_bars=2),
    )


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_train_stop_reopen_resume_and_compose(qtbot: QtBot, music: Path, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.actions_by_name["pipeline"].trigger()
    page, session = window.pipeline.page, session_of(window)
    assert page is not None
    work = tmp_path / "work"
    work.mkdir()
    session.open_folder(work)
    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS):
        page.library.add([music])
    qtbot.waitUntil(lambda: page.library.model.rowCount() == NUM_PIECES, timeout=LONG_MS)

    assert session.config is not None
    session.save_config(tiny(session.config))
    QTest.mouseClick(page.header.run_button, Qt.MouseButton.LeftButton)

    def has_trained() -> bool:
        train = session.run.stages.get("train")
        return train is not None and train.done >= 1

    qtbot.waitUntil(has_trained, timeout=LONG_MS)
    if session.is_running:
        with qtbot.waitSignal(session.run_ended, timeout=LONG_MS):
            page.header.stop_after_step.trigger()

    page.line.cards["train"].make_menu().actions()[2].trigger()
    qtbot.waitUntil(lambda: session.is_running, timeout=LONG_MS)
    window.close()

    window = open_window(qtbot, tmp_path)
    if window.pipeline.session is None:  # the run was over before the window was there
        window.actions_by_name["pipeline"].trigger()
    session = session_of(window)
    qtbot.waitUntil(lambda: not session.is_running, timeout=LONG_MS)
    assert session.run.end is not None
    assert session.run.end.outcome == "finished", session.run.end
    if not window.pipeline.is_shown:
        window.actions_by_name["pipeline"].trigger()
    page = window.pipeline.page
    assert page is not None
    qtbot.waitUntil(lambda: page.line.cards["report"].state.text() == "done", timeout=LONG_MS)

    page.tabs.setCurrentWidget(page.map)
    qtbot.waitUntil(lambda: page.map.clusters.count() == 3, timeout=LONG_MS)
    middle = page.map.plot.getPlotItem().vb.sceneBoundingRect().center()
    page.map.nearest(QPointF(middle))

    page.tabs.setCurrentWidget(page.result)
    with qtbot.waitSignal(window.start_up.model_loaded, timeout=LONG_MS):
        QTest.mouseClick(page.result.use_button, Qt.MouseButton.LeftButton)
    assert Path(Settings().get(MODEL)) == work / "model"

    window.actions_by_name["pipeline"].trigger()
    # Without a window manager no window becomes active by itself, and shortcuts need an active one.
    with qtbot.waitActive(window):
        window.activateWindow()
    window.panel.description.setFocus()
    QTest.keyClicks(window.panel.description, "a waltz for piano, 2 bars")
    with qtbot.waitSignal(window.compose_job.ended, timeout=LONG_MS):
        QTest.keyClick(
            window.panel.description, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
    take = window.document.active
    assert take is not None
    assert take.complete_score.num_bars == 2
    window.close()
