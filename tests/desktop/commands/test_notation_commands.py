"""Sheet music in the window, of the piece and of its parts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose

from amt_core.formats.files import read_score
from amt_desktop.dialogs.notation_dialog import NotationDialog
from amt_desktop.window.main_window import MainWindow


def test_the_take_is_shown_as_sheet_music_and_can_be_exported_from_there(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose(window, qtbot, gate)
    with qtbot.waitSignal(window.file_job.engraved, timeout=30_000):
        window.actions_by_name["notation"].trigger()
    dialog = window.findChild(NotationDialog)
    assert dialog is not None
    (page,) = dialog.views
    assert page.accessibleName() == "Page 1 of 1"
    width = page.width()
    dialog.larger.click()
    assert page.width() > width
    kind = "Sheet music (*.pdf)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "w"), kind))
    with qtbot.waitSignal(window.file_job.piece_written, timeout=30_000):
        dialog.export.click()
    assert (tmp_path / "w.pdf").read_bytes().startswith(b"%PDF-")
    dialog.close()


def open_dialog(window: MainWindow, qtbot: QtBot) -> NotationDialog:
    with qtbot.waitSignal(window.file_job.engraved, timeout=30_000):
        window.actions_by_name["notation"].trigger()
    dialog = window.findChild(NotationDialog)
    assert dialog is not None
    return dialog


def test_one_part_is_shown_and_exported_alone(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose(window, qtbot, gate)
    assert window.document.active is not None
    score = window.document.active.score
    assert len(score.tracks) == 2
    dialog = open_dialog(window, qtbot)
    whole = dialog.views[0].height()
    with qtbot.waitSignal(window.file_job.engraved, timeout=30_000) as signal:
        dialog.menu.items[1].trigger()
    assert signal.args is not None
    assert len(signal.args[1].tracks) == 1
    assert dialog.parts.text() == score.tracks[1].label
    assert dialog.views[0].height() == whole, "the paper has the same size"
    kind = "MusicXML (*.musicxml)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "p"), kind))
    with qtbot.waitSignal(window.file_job.excerpt_written, timeout=30_000):
        dialog.export.click()
    written = read_score(tmp_path / "p.musicxml")
    assert {note.pitch for note in written.notes.rows()} == set(
        score.notes.of_track(1).pitch.tolist()
    )
    with qtbot.waitSignal(window.file_job.engraved, timeout=30_000) as signal:
        dialog.menu.all.trigger()
    assert signal.args is not None
    assert len(signal.args[1].tracks) == 2
    assert dialog.chosen_parts is None
    dialog.close()


def test_choosing_the_last_missing_part_shows_all(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    dialog = open_dialog(window, qtbot)
    first, second = dialog.menu.items
    first.trigger()
    assert dialog.chosen_parts == {0}
    assert [dialog.menu.all.isChecked(), first.isChecked(), second.isChecked()] == [
        False, True, False,
    ]  # fmt: skip
    second.trigger()
    assert dialog.chosen_parts is None
    first.trigger()
    first.trigger()
    assert dialog.chosen_parts is None
    qtbot.waitUntil(lambda: not window.file_job.is_running, timeout=30_000)
    dialog.close()


def test_a_dialog_that_was_closed_is_not_used_again(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    dialog = open_dialog(window, qtbot)
    dialog.close()
    qtbot.waitUntil(lambda: window.findChild(NotationDialog) is None)
    again = open_dialog(window, qtbot)
    assert again.views
    again.close()
