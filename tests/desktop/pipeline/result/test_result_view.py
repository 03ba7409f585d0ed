"""A model is kept, used for composing, renamed and deleted in the window."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from amt_core.pipeline.model.comparison import SIDES, comparison_folder, read_comparison
from amt_core.progress import Advanced, Started, to_json
from amt_core.system.settings import MODEL, Settings
from amt_desktop.pipeline.pipeline_page import PipelinePage
from amt_desktop.pipeline.result.comparison_table import ComparisonTable
from amt_desktop.pipeline.result.result_view import ResultView

OpenPage = Callable[[Path], PipelinePage]


@pytest.fixture
def result(
    work: Path, open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> ResultView:
    """The view of a work folder with a model."""
    monkeypatch.setenv("AMT_HOME", str(tmp_path / "home"))
    (work / "model").mkdir()
    (work / "model" / "config.json").write_text("{}", encoding="utf-8")
    page = open_page(work)
    page.tabs.setCurrentWidget(page.result)
    return page.result


def names(result: ResultView) -> list[str]:
    return [result.models.item(row).text() for row in range(result.models.count())]


def answer_name(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_more: (name, True))


def test_a_kept_model_composes_and_can_be_renamed(
    result: ResultView, qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_name(monkeypatch, "Waltzes")
    qtbot.mouseClick(result.keep_button, Qt.MouseButton.LeftButton)
    assert names(result) == [
        "Result of the last run",
        "Waltzes",
        "The program's own model (in use)",
    ]
    # What was kept or renamed is chosen, so that the next button is meant for it.
    qtbot.mouseClick(result.use_button, Qt.MouseButton.LeftButton)
    assert Path(settings.get(MODEL)).name == "Waltzes"
    answer_name(monkeypatch, "Polkas")
    qtbot.mouseClick(result.rename_button, Qt.MouseButton.LeftButton)
    assert Path(settings.get(MODEL)).name == "Polkas"
    assert result.chosen == Path(settings.get(MODEL))
    assert "Polkas (in use)" in names(result)


def test_deleting_the_current_model_goes_back_to_the_programs_own(
    result: ResultView, qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.mouseClick(result.use_button, Qt.MouseButton.LeftButton)
    assert settings.get(MODEL)
    yes = QMessageBox.StandardButton.Yes
    monkeypatch.setattr(QMessageBox, "question", lambda *_args, **_more: yes)
    qtbot.mouseClick(result.delete_button, Qt.MouseButton.LeftButton)
    assert settings.get(MODEL) == ""
    assert names(result) == ["The program's own model (in use)"]


def test_without_consent_nothing_is_deleted(
    result: ResultView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    no = QMessageBox.StandardButton.No
    monkeypatch.setattr(QMessageBox, "question", lambda *_args, **_more: no)
    qtbot.mouseClick(result.delete_button, Qt.MouseButton.LeftButton)
    assert names(result)[0] == "Result of the last run"


def test_a_comparison_shows_how_many_pieces_are_done(result: ResultView) -> None:
    for event in (Started(total=8, unit="pieces", message="Composing"), Advanced(done=3, total=8)):
        result.comparing.take(json.dumps(to_json(event)))
    assert result.compare_words.text().endswith("3 / 8 pieces")
    assert (result.compare_bar.value(), result.compare_bar.maximum()) == (3, 8)


def test_what_is_no_progress_in_the_output_of_a_comparison_is_passed_over(
    result: ResultView,
) -> None:
    words = result.compare_words.text()
    for line in ("amt: no room", "[1]", '{"event": "advanced", "more": 1}', "12"):
        result.comparing.take(line)
    assert result.compare_words.text() == words


def test_every_compared_figure_has_a_name_in_german(
    qtbot: QtBot, tmp_path: Path, in_german: None
) -> None:
    for side in SIDES:
        folder = comparison_folder(tmp_path, side)
        folder.mkdir(parents=True)
        figures = {
            "score": {"mean": 0.5},
            "musicality": {"structure_short": {"mean": 0.2}, "repeats_idea": {"mean": 1.0}},
        }
        (folder / "evaluation.json").write_text(json.dumps(figures), encoding="utf-8")
    compared = read_comparison(tmp_path)
    table = ComparisonTable()
    qtbot.addWidget(table)
    table.show_figures(compared)
    shown = [item.text() for row in range(table.rowCount()) if (item := table.item(row, 0))]
    assert "Struktur über 3 bis 8 Sekunden" in shown
    header = table.horizontalHeader()
    assert all(header.sectionSize(c) >= header.sectionSizeHint(c) for c in (1, 2, 3))
    assert not {figure.name for figure in compared} & set(shown) - {"Polyphonie"}
