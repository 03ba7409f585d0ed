"""The folder of kept pieces."""

from __future__ import annotations

from pathlib import Path

from scripted_services import whole_score

from amt_desktop.document.history import MAX_PIECES, History
from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.document.recovery import keep_piece
from amt_desktop.document.take import Take


def test_the_history_lists_the_newest_first_and_keeps_a_fixed_number(tmp_path: Path) -> None:
    history, takes = History(tmp_path / "pieces"), [Take.of_file(whole_score())]
    for number in range(MAX_PIECES + 2):
        piece = KeptPiece(title=str(number), description="", active=0, takes=takes)
        keep_piece(history.new_folder(), piece)
    history.prune()
    titles = [entry.title for entry in history.entries()]
    assert titles == [str(number) for number in range(MAX_PIECES + 1, 1, -1)]
