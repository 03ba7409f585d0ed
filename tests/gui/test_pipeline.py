"""A scripted hand trains a tiny model in a real window and composes with it; everything is real.

pytest tests/gui/test_pipeline.py --files 300 [--library FOLDER] --pictures FOLDER
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
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
from amt_core.pipeline.journal.reader import alive_run
from amt_core.pipeline.training.options import TrainOptions
from amt_core.system.settings import MODEL, THEME, Settings
from amt_desktop.bridge.core_services import core_services
from amt_desktop.pipeline.session import PipelineSession
from amt_desktop.window.main_window import MainWindow

LONG_MS = 1_200_000
NUM_PIECES = 40
SIZES_PX = ((1280, 800), (2560, 1440))
# A window of another process, which starts the stages from train on.
WINDOW_TO_KILL = """
import sys
from pathlib import Path
from amt_core.system.settings import Settings
from amt_desktop.app import make_application
from amt_desktop.bridge.core_services import core_services
from amt_desktop.window.main_window import MainWindow
app = make_application()
settings = Settings()
window = MainWindow(core_services(settings), settings, Path(sys.argv[1]))
window.show()
window.actions_by_name["pipeline"].trigger()
window.pipeline.session.open_folder(Path(sys.argv[2]))
window.pipeline.session.start("train", "report")
print("started", flush=True)
app.exec()
"""
TRAINING = TrainOptions(
    num_layers=1, width=64, num_heads=2, context=256, batch_size=2, warmup_steps=1, max_steps=240,
    eval_every_steps=30, num_eval_examples=2, save_every_sec=1.0, pin_memory=False,
    examples=ExampleOptions(context=256),
)  # fmt: skip


@pytest.fixture
def num_pieces(request: pytest.FixtureRequest) -> int:
    return request.config.getoption("--files", None) or NUM_PIECES


@pytest.fixture
def take_pictures(request: pytest.FixtureRequest) -> Callable[[MainWindow, str], None]:
    """Saves a state of the window in both themes and two sizes, if pictures are wanted."""
    folder = request.config.getoption("--pictures", None)

    def take(window: MainWindow, name: str) -> None:
        if folder is None:
            return
        for banner in window.banners.banners:
            banner.dismiss()
        before = window.size()
        for theme in ("dark", "light"):
            window.preferences.change({THEME: theme})
            for width, height in SIZES_PX:
                window.resize(width, height)
                QTest.qWait(700)
                QTest.qWait(0)  # a change of the last moment is laid out
                window.grab().save(str(Path(folder) / f"{name}-{theme}-{width}.png"))
        window.resize(before)

    return take


@pytest.fixture
def music(request: pytest.FixtureRequest, tmp_path: Path, num_pieces: int) -> Path:
    """A folder with pieces of four bars, or with real files if a library is given."""
    folder = tmp_path / "music"
    folder.mkdir()
    if (library := request.config.getoption("--library", None)) is not None:
        paths = sorted(Path(library).rglob("*.mid"))
        for path in random.Random(1).sample(paths, num_pieces):
            shutil.copy(path, folder / f"{path.parent.name} - {path.name}")
        return folder
    for number in range(num_pieces):
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


def steps_of(work: Path) -> list[int]:
    """The steps in the log of the training, in the order in which they were done."""
    (log,) = work.rglob("runs/*/log.jsonl")
    rows = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return [row["step"] for row in rows if "loss" in row]


def tiny(config: PipelineConfig) -> PipelineConfig:
    return replace(
        config,
        train=TRAINING,
        run=replace(config.run, workers=1),
        cluster=replace(config.cluster, num_coarse=2, num_fine=3),
        evaluate=replace(config.evaluate, descriptions=("a waltz for piano",), takes=1, num_bars=2),
    )


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_train_stop_kill_reopen_resume_and_compose(
    qtbot: QtBot,
    music: Path,
    num_pieces: int,
    tmp_path: Path,
    take_pictures: Callable[[MainWindow, str], None],
) -> None:
    window = open_window(qtbot, tmp_path)
    window.actions_by_name["pipeline"].trigger()
    page, session = window.pipeline.page, session_of(window)
    assert page is not None
    work = tmp_path / "work"
    work.mkdir()
    session.open_folder(work)
    take_pictures(window, "1-empty")
    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS):
        page.library.add([music])
    qtbot.waitUntil(lambda: page.library.model.rowCount() == num_pieces, timeout=LONG_MS)

    take_pictures(window, "2-library")
    assert session.config is not None
    session.save_config(tiny(session.config))
    QTest.mouseClick(page.header.run_button, Qt.MouseButton.LeftButton)

    def steps_done() -> int:
        train = session.run.stages.get("train")
        return 0 if train is None else train.done

    # Stopped early: on a busy machine many steps are done before a click arrives.
    stops_after = TRAINING.max_steps // 4
    qtbot.waitUntil(lambda: steps_done() >= stops_after, timeout=LONG_MS)
    page.tabs.setCurrentWidget(page.training)
    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS):
        page.header.stop_after_step.trigger()
    assert session.run.end is not None
    assert session.run.end.outcome == "stopped"
    steps_before = steps_of(work)
    assert stops_after <= steps_before[-1] < TRAINING.max_steps
    counts = f"{steps_before[-1]} / {TRAINING.max_steps} steps"
    assert page.line.cards["train"].counts.text() == counts
    take_pictures(window, "3-stopped")
    window.close()

    with subprocess.Popen(
        [sys.executable, "-c", WINDOW_TO_KILL, str(tmp_path / "state"), str(work)],
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"started\n"
        qtbot.waitUntil(lambda: alive_run(work) is not None, timeout=LONG_MS)
        other.kill()
    assert alive_run(work) is not None

    window = open_window(qtbot, tmp_path)
    session = session_of(window)  # found again, without a hand
    assert session.is_running
    take_pictures(window, "4-composer-while-running")
    window.actions_by_name["pipeline"].trigger()
    take_pictures(window, "5-found-again")
    qtbot.waitUntil(lambda: not session.is_running, timeout=LONG_MS)
    assert session.run.end is not None
    assert session.run.end.outcome == "finished", session.run.end
    # The training went on where it was stopped: no step was done twice but those after the
    # checkpoint, and the last one was reached.
    steps = steps_of(work)
    assert steps[: len(steps_before)] == steps_before
    assert steps[len(steps_before)] > stops_after // 2
    assert steps[-1] == TRAINING.max_steps
    page = window.pipeline.page
    assert page is not None
    qtbot.waitUntil(lambda: page.line.cards["report"].state.text() == "done", timeout=LONG_MS)

    page.tabs.setCurrentWidget(page.map)
    qtbot.waitUntil(lambda: page.map.clusters.count() == 3, timeout=LONG_MS)
    middle = page.map.plot.getPlotItem().vb.sceneBoundingRect().center()
    page.map.nearest(QPointF(middle))
    take_pictures(window, "6-map")
    page.tabs.setCurrentWidget(page.training)
    take_pictures(window, "7-training")
    page.tabs.setCurrentWidget(page.log)
    take_pictures(window, "8-log")
    page.tabs.setCurrentWidget(page.result)
    take_pictures(window, "9-result")
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
    take_pictures(window, "10-composed")
    window.close()
