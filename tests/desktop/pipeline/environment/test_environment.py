"""The page says what training lacks, and makes or removes its environment."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from amt_core.errors import AmtError
from amt_core.pipeline.running.training_environment import EnvironmentCheck
from amt_core.system.settings import TRAINING_PYTHON, Settings
from amt_desktop.pipeline.environment import environment_bar, environment_maker
from amt_desktop.pipeline.environment.environment_bar import EnvironmentBar
from amt_desktop.pipeline.pipeline_page import PipelinePage

OpenPage = Callable[[Path], PipelinePage]
_FIRST = """
import pathlib, sys
pathlib.Path(sys.argv[1]).mkdir(parents=True)
print("Collecting torch", flush=True)
"""
LACKING = EnvironmentCheck(
    python="", version="3.11.7", missing=("torch",), problem="It lacks torch."
)


@pytest.fixture
def bar(
    work: Path, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> EnvironmentBar:
    """The bar of a program without torch; every chosen Python has it."""
    monkeypatch.setattr(
        environment_bar,
        "check_environment",
        lambda python, *, starts_torch: (
            EnvironmentCheck(python=python, torch="2.9" if starts_torch else "")
            if python
            else LACKING
        ),
    )
    yes = QMessageBox.StandardButton.Yes
    monkeypatch.setattr(QMessageBox, "question", lambda *_args, **_more: yes)
    bar = open_page(work).environment
    qtbot.waitUntil(bar.isVisible, timeout=10_000)
    return bar


def make_by(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Makes environments by code that gets the folder."""
    monkeypatch.setattr(
        environment_maker,
        "making_commands",
        lambda folder, **_more: [
            [sys.executable, "-c", _FIRST, str(folder)],
            [sys.executable, "-c", code],
        ],
    )


def test_a_complete_python_is_not_mentioned(work: Path, open_page: OpenPage, qtbot: QtBot) -> None:
    bar = open_page(work).environment
    qtbot.waitUntil(lambda: bar._able == "", timeout=30_000)
    assert not bar.isVisible()


def test_an_environment_is_made_and_trains_from_then_on(
    bar: EnvironmentBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    assert "It lacks torch." in bar.words.text()
    make_by(monkeypatch, "print('Successfully installed torch')")
    told: list[str] = []
    bar._messages.toasted.connect(lambda text, *_more: told.append(text))
    qtbot.mouseClick(bar.make_button, Qt.MouseButton.LeftButton)
    assert bar.cancel_button.isVisible()
    assert not bar.make_button.isVisible()
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=30_000)
    assert "training-environment" in settings.get(TRAINING_PYTHON)
    assert told == ["This Python trains from now on, with PyTorch 2.9 on the processor."]


def test_a_cancelled_environment_leaves_nothing(
    bar: EnvironmentBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    make_by(monkeypatch, "print('Downloading torch', flush=True); input()")
    seen: list[str] = []
    bar.maker.said.connect(seen.append)
    qtbot.mouseClick(bar.make_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Downloading torch" in seen, timeout=30_000)
    folder = bar.maker._folder
    assert folder is not None
    assert folder.exists()
    with qtbot.waitSignal(bar.maker.ended, timeout=30_000):
        qtbot.mouseClick(bar.cancel_button, Qt.MouseButton.LeftButton)
    assert not folder.exists()
    assert settings.get(TRAINING_PYTHON) == ""
    assert bar.make_button.isVisible()


def test_a_failed_environment_says_why_and_leaves_nothing(
    bar: EnvironmentBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_by(monkeypatch, "import sys; sys.exit('ERROR: No space left on device')")
    errors: list[AmtError] = []
    bar.maker.failed.connect(errors.append)
    with qtbot.waitSignal(bar.maker.ended, timeout=30_000):
        qtbot.mouseClick(bar.make_button, Qt.MouseButton.LeftButton)
    assert "No space left" in errors[0].hint
    assert bar.make_button.isVisible()
