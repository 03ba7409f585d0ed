"""Takes outlive the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from scripted_composer import Gate
from window_steps import WALTZ, compose, describe, wait_for_bars

from amt_desktop.document.recovery import load_piece
from amt_desktop.main_window import MainWindow


def test_takes_that_are_in_no_file_are_offered_again(
    make_window: Callable[..., MainWindow], qtbot: QtBot, gate: Gate
) -> None:
    first = make_window()
    compose(first, qtbot, gate, takes=2)
    notes = [len(take.score.notes) for take in first.document.takes]
    first.close()
    second = make_window()
    (banner,) = second.banners.banners
    button = next(b for b in banner.findChildren(QAbstractButton) if b.text() == "Open it")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [len(take.score.notes) for take in second.document.takes] == notes
    assert second.panel.description.toPlainText() == WALTZ


def test_a_piece_that_cannot_be_kept_is_told_once(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    (tmp_path / "state").mkdir(exist_ok=True)
    (tmp_path / "state" / "pieces").write_text("in the way")
    with qtbot.waitSignal(window.autosave.failed):
        compose(window, qtbot, gate)
    window.autosave.failed.connect(lambda _error: pytest.fail("told again"))
    compose(window, qtbot, gate)
    (banner,) = window.banners.banners
    assert "survive" in banner.message


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


def test_a_new_piece_does_not_lose_the_one_before(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    assert window.document.active is not None
    notes = window.document.active.score.notes
    with qtbot.waitSignal(window.compose_job.ended):
        window.composing.compose()
    qtbot.waitUntil(lambda: len(list(window.history.entries())) == 2)
    assert window.document.active.score.notes != notes
    window.history_menu.fill()
    window.history_menu.actions()[1].trigger()
    assert window.document.active.score.notes == notes


def test_a_saved_piece_is_not_offered_at_the_next_start(
    make_window: Callable[..., MainWindow], qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    first = make_window()
    compose(first, qtbot, gate)
    with qtbot.waitSignal(first.exporter.midi_written):
        first.exporter.write_midi(first.document.takes[0].score, tmp_path / "waltz.mid")
    first.close()
    assert make_window().banners.banners == []
