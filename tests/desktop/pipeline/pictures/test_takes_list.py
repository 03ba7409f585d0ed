"""The takes of a training are listed, composed on request, and played by a click."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amt_desktop.pipeline.pictures.takes_list import TakesList
from amt_desktop.pipeline.pipeline_page import PipelinePage
from amt_desktop.transport.playback import Playback

OpenPage = Callable[[Path], PipelinePage]


@pytest.fixture
def takes(
    work: Path, open_page: OpenPage, tiny_model: Path, monkeypatch: pytest.MonkeyPatch
) -> TakesList:
    """The list of a work folder whose training has weights."""
    monkeypatch.setenv("AMT_MODEL", str(tiny_model))
    run = work / "runs" / "one"
    (run / "model").mkdir(parents=True)
    for name in ("config.json", "vocabulary.json", "model.safetensors"):
        shutil.copyfile(tiny_model / name, run / "model" / name)
    row = {"step": 20, "tokens": 9, "loss": 5.0, "tokens_per_sec": 1.0, "valid_loss": 4.5}
    (run / "log.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    page = open_page(work)
    page.tabs.setCurrentWidget(page.training)
    return page.training.takes


def test_a_take_is_composed_and_a_click_plays_it(
    takes: TakesList, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not takes.takes.isVisible()
    assert "no take yet" in takes.empty.text()
    takes.text.setText("a waltz for piano, 2 bars")
    qtbot.mouseClick(takes.compose_button, Qt.MouseButton.LeftButton)
    assert not takes.compose_button.isEnabled()
    qtbot.waitUntil(lambda: takes.takes.count() == 1, timeout=60_000)
    item = takes.takes.item(0)
    assert item.text() == "Step 20 · validation 4.500"
    assert takes.compose_button.isEnabled()
    played: list[object] = []
    monkeypatch.setattr(Playback, "load", lambda _self, take: played.append(take))
    center = takes.takes.visualItemRect(item).center()
    qtbot.mouseClick(takes.takes.viewport(), Qt.MouseButton.LeftButton, pos=center)
    qtbot.waitUntil(lambda: bool(played), timeout=10_000)
