"""Earlier pieces are offered and brought back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from scripted_services import Gate, whole_score
from window_steps import WALTZ, compose

from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.document.recovery import INDEX_NAME, keep_piece, load_piece
from amt_desktop.document.take import Take
from amt_desktop.window.main_window import MainWindow


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
    with qtbot.waitSignal(first.file_job.piece_written):
        first.file_job.write_piece(
            first.document.takes[0], tmp_path / "waltz.mid", first.document.feel
        )
    first.close()
    assert make_window().banners.banners == []


def test_two_windows_with_one_piece_keep_both_versions(
    make_window: Callable[..., MainWindow], qtbot: QtBot, gate: Gate
) -> None:
    first = make_window()
    compose(first, qtbot, gate)
    qtbot.waitUntil(lambda: next(first.history.entries(), None) is not None)
    folder = next(first.history.entries()).folder
    second = make_window()
    assert second.banners.banners == []
    second.earlier.restore(folder)
    second.document.mark_take(0, name="of the second window")
    first.document.mark_take(0, name="of the first window")
    second.close()
    first.close()
    kept = [load_piece(entry.folder) for entry in first.history.entries()]
    assert [piece.takes[0].name for piece in kept if piece is not None] == [
        "of the second window",
        "of the first window",
    ]


def test_an_earlier_piece_that_has_lost_a_take_says_so_and_is_not_overwritten(
    make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    take = Take.of_file(whole_score())
    folder = tmp_path / "damaged"
    folder.mkdir()
    keep_piece(folder, KeptPiece(title="Two", description="", active=0, takes=[take, take]))
    (folder / "take-B.mid").write_bytes(b"damaged")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    window = make_window()
    window.earlier.restore(folder)
    (banner,) = window.banners.banners
    assert 'Takes of "Two" cannot be read' in banner.message
    window.document.mark_take(0, name="changed")
    window.close()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    kept = [load_piece(entry.folder) for entry in window.history.entries()]
    assert [piece.takes[0].name for piece in kept if piece is not None] == ["changed"]


def test_what_was_replaced_in_a_damaged_piece_is_said(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "damaged"
    keep_piece(
        folder,
        KeptPiece(title="", description="", active=0, takes=[Take.of_file(whole_score())]),
    )
    index = folder / INDEX_NAME
    index.write_text(json.dumps(json.loads(index.read_text("utf-8")) | {"feel": "?"}), "utf-8")
    with qtbot.waitSignal(window.messages.noticed) as signal:
        window.earlier.restore(folder)
    assert signal.args is not None
    (notice,) = signal.args
    assert notice.message == "Not everything in Untitled could be read."
    assert notice.hint == "The feel cannot be read: the piece plays as it is written."
