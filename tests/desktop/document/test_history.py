"""The folder of kept pieces."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from scripted_services import whole_score

from amt_desktop.document import history as history_module
from amt_desktop.document.history import MAX_PIECES, History
from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.document.piece_lock import is_in_use
from amt_desktop.document.recovery import keep_piece
from amt_desktop.document.take import Take

PROCESS_WITH_A_PIECE = """
import sys
from pathlib import Path
from amt_desktop.document.piece_lock import PieceLock
lock = PieceLock(Path(sys.argv[1]))
print(lock.is_held, flush=True)
sys.stdin.read()
"""


def keep(history: History, title: str) -> None:
    lock = history.new_piece()
    takes = [Take.of_file(whole_score())]
    keep_piece(lock.folder, KeptPiece(title=title, description="", active=0, takes=takes))
    lock.release()


def titles(history: History) -> list[str]:
    return [entry.title for entry in history.entries()]


def test_the_history_lists_the_newest_first_and_keeps_a_fixed_number(tmp_path: Path) -> None:
    history = History(tmp_path / "pieces")
    for number in range(MAX_PIECES + 2):
        keep(history, str(number))
    history.prune()
    assert titles(history) == [str(number) for number in range(MAX_PIECES + 1, 1, -1)]
    assert len(list((tmp_path / "pieces").iterdir())) == MAX_PIECES


def test_a_clock_that_is_set_back_makes_no_piece_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = History(tmp_path / "pieces")
    for number in range(MAX_PIECES):
        keep(history, str(number))

    class EarlierClock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # noqa: ARG003 - as in datetime
            return datetime(2001, 1, 1, tzinfo=UTC) + timedelta(hours=1)

    monkeypatch.setattr(history_module, "datetime", EarlierClock)
    keep(history, "after")
    history.prune()
    assert titles(history)[0] == "after"
    assert len(titles(history)) == MAX_PIECES


def test_a_folder_that_holds_no_piece_is_never_removed(tmp_path: Path) -> None:
    history, foreign = History(tmp_path / "pieces"), tmp_path / "pieces" / "0 my songs"
    foreign.mkdir(parents=True)
    for number in range(MAX_PIECES + 1):
        keep(history, str(number))
    history.prune()
    assert foreign.is_dir()


def test_two_windows_that_begin_at_once_get_two_folders(tmp_path: Path) -> None:
    one, other = History(tmp_path).new_piece(), History(tmp_path).new_piece()
    assert one.folder != other.folder


def test_the_piece_of_another_process_is_in_use_until_that_process_is_killed(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "piece"
    process = subprocess.Popen(
        [sys.executable, "-c", PROCESS_WITH_A_PIECE, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"True\n"
    assert is_in_use(folder)
    process.kill()
    process.communicate()
    assert not is_in_use(folder)
