"""The open piece is kept while the program runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from scripted_services import Gate, whole_score
from window_steps import compose, describe, wait_for_bars

from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.document.project import write_project
from amt_desktop.document.recovery import load_piece
from amt_desktop.document.take import Take
from amt_desktop.window.main_window import MainWindow


def test_a_piece_that_cannot_be_kept_is_reported_once(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    (tmp_path / "state").mkdir(exist_ok=True)
    (tmp_path / "state" / "pieces").write_text("in the way")
    with qtbot.waitSignal(window.messages.noticed):
        compose(window, qtbot, gate)
    window.messages.noticed.connect(lambda _notice: pytest.fail("reported again"))
    compose(window, qtbot, gate)
    (banner,) = window.banners.banners
    assert "survive" in banner.message


def test_a_piece_that_could_not_be_kept_is_kept_as_soon_as_it_can_be(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    (tmp_path / "state").mkdir(exist_ok=True)
    in_the_way = tmp_path / "state" / "pieces"
    in_the_way.write_text("in the way")
    with qtbot.waitSignal(window.messages.noticed):
        compose(window, qtbot, gate)
    in_the_way.unlink()
    qtbot.waitUntil(lambda: any(window.history.entries()), timeout=20_000)


def test_bars_are_kept_while_others_are_still_being_written(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    describe(window, qtbot)
    window.composing.compose()
    gate.let(3)
    wait_for_bars(window, qtbot, 3)
    window.autosave.save()
    qtbot.waitUntil(lambda: next(window.history.entries(), None) is not None)
    entry = next(window.history.entries())
    kept = load_piece(entry.folder)
    assert kept is not None
    assert kept.takes[0].written_bars == 3


def test_takes_are_kept_before_the_program_ends(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    qtbot.waitUntil(lambda: any(window.history.entries()))


def test_an_opened_project_is_kept_with_its_own_description(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.panel.description.setPlainText("a march that was never written")
    path, take = tmp_path / "waltz.amt", Take.of_file(whole_score())
    project = KeptPiece(title="W", description="a waltz", active=0, takes=[take, take])
    write_project(path, project)
    with qtbot.waitSignal(window.file_job.project_opened):
        window.open_path(path)
    window.autosave.save()
    qtbot.waitUntil(lambda: any(window.history.entries()))
    kept = load_piece(next(window.history.entries()).folder)
    assert kept is not None
    assert kept.description == "a waltz"
