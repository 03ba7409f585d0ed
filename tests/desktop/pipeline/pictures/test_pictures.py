"""The curves and the map are drawn from what the stages write."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from amt_core.cli.program import main
from amt_core.pipeline.journal.writer import JournalWriter
from amt_core.pipeline.library.catalogue import Catalogue
from amt_core.progress import Advanced, Started
from amt_desktop.pipeline.pipeline_page import PipelinePage
from amt_desktop.window.main_window import MainWindow

OpenPage = Callable[[Path], PipelinePage]


def test_the_curves_grow_while_a_training_runs(
    work: Path, open_page: OpenPage, qtbot: QtBot
) -> None:
    log = work / "runs" / "abc" / "log.jsonl"
    log.parent.mkdir(parents=True)
    log.write_text('{"step": 1, "loss": 7.0, "tokens_per_sec": 100}\n', encoding="utf-8")
    journal = JournalWriter(work, first="train", last="train", clock=iter(range(999)).__next__)
    journal.write("train", Started(total=10, unit="steps"))
    page = open_page(work)
    page.tabs.setCurrentWidget(page.training)
    assert "Step 1 " in page.training.words.text()
    with log.open("a", encoding="utf-8") as file:
        file.write('{"step": 2, "loss": 6.0, "valid_loss": 6.5}\n')
    journal.write("train", Advanced(done=2, total=10))
    qtbot.waitUntil(lambda: "Step 2 " in page.training.words.text())
    assert "6.500" in page.training.words.text()
    journal.end("stopped")


@pytest.fixture
def clustered(work: Path) -> Path:
    """A work folder whose pieces stand in a row, in two clusters."""
    assert main(["pipeline", "collect", str(work / "config.toml"), "--workers", "1"]) == 0
    with contextlib.closing(Catalogue(work)) as catalogue, catalogue.transaction():
        numbers = [n for (n,) in catalogue.connection.execute(
            "SELECT id FROM files WHERE reason = '' ORDER BY id"
        )]  # fmt: skip
        catalogue.write_many(
            "INSERT INTO clusters VALUES (?, ?, 0, ?, ?)",
            [
                (number, place % 2, float(place), 0.5 * place)
                for place, number in enumerate(numbers)
            ],
        )
    labels = [{"cluster": 0, "label": "slow waltz"}, {"cluster": 1, "label": "fast rock"}]
    (work / "clusters").mkdir()
    text = json.dumps({"coarse": labels, "fine": []})
    (work / "clusters" / "clusters.json").write_text(text, encoding="utf-8")
    return work


def test_a_click_on_the_map_plays_the_nearest_piece(
    clustered: Path, open_page: OpenPage, qtbot: QtBot, window: MainWindow
) -> None:
    page = open_page(clustered)
    page.tabs.setCurrentWidget(page.map)
    assert [page.map.clusters.item(row).text() for row in range(3)] == [
        "All clusters (6)", "slow waltz (3)", "fast rock (3)",
    ]  # fmt: skip
    view = page.map.plot.getPlotItem().vb
    number = page.map.nearest(view.mapViewToScene(QPointF(0.0, 0.0)))
    assert number is not None
    assert page.map.nearest(view.mapViewToScene(QPointF(0.0, 2.0))) is None
    page.library.play_file(number)
    qtbot.waitUntil(lambda: window.playback.is_running)
    # The transport shows what is heard, and nothing of it afterwards.
    assert (window.transport.tempo.text(), window.transport.meter.text()) == ("120", "4/4")
    window.playback.stop()
    assert window.transport.tempo.text() == "–"


@pytest.mark.qt_log_ignore("does not support raise")  # the offscreen platform, of a tool tip
def test_the_name_of_a_piece_stays_while_the_pointer_rests_on_it(
    clustered: Path, open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(clustered)
    page.tabs.setCurrentWidget(page.map)
    view, viewport = page.map.plot.getPlotItem().vb, page.map.plot.viewport()
    position = view.mapViewToScene(QPointF(0.0, 0.0))
    page.map.plot.scene().sigMouseMoved.emit(position)
    assert "bpm" in QToolTip.text()
    place = page.map.plot.mapFromScene(position)
    # Qt asks for the tip of what is below a pointer that rests.
    rests = QHelpEvent(QHelpEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, rests)
    assert "bpm" in QToolTip.text()
    assert QToolTip.isVisible()
    QToolTip.hideText()


def test_the_labels_of_the_map_lie_within_it(clustered: Path, open_page: OpenPage) -> None:
    with contextlib.closing(Catalogue(clustered)) as catalogue, catalogue.transaction():
        catalogue.connection.execute("UPDATE clusters SET coarse = map_x = 0")
    page = open_page(clustered)
    page.tabs.setCurrentWidget(page.map)
    QApplication.processEvents()
    room = page.map.plot.sceneRect()
    labels = [item for item in page.map.plot.getPlotItem().items if isinstance(item, pg.TextItem)]
    assert len(labels) == 2
    for label in labels:
        assert room.contains(label.mapRectToScene(label.boundingRect())), label.toPlainText()
