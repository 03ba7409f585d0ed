"""A second start hands its files to the program that runs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from amt_desktop.background.single_instance import InstanceServer, hand_over

_KILLED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from amt_desktop.background.single_instance import InstanceServer
app = QCoreApplication([])
server = InstanceServer(Path(sys.argv[1]))
os._exit(0)
"""

_SECOND = """
import sys
from pathlib import Path
from amt_desktop.background.single_instance import hand_over
print(hand_over(Path(sys.argv[1]), [Path(file) for file in sys.argv[2:]]))
"""


@pytest.fixture
def server(tmp_path: Path, qtbot: QtBot) -> Iterator[InstanceServer]:
    """A program that runs with a folder."""
    server = InstanceServer(tmp_path)
    yield server
    server.close()


def start_second(folder: Path, files: list[Path], qtbot: QtBot) -> str:
    """Starts a second program, and returns what it says: whether its files were received."""
    command = [sys.executable, "-c", _SECOND, str(folder), *map(str, files)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
        assert second.stdout is not None
        return second.stdout.read().strip()


def test_the_files_of_a_second_start_arrive_in_the_first(
    server: InstanceServer, tmp_path: Path, qtbot: QtBot
) -> None:
    files = [tmp_path / "Stück ♪.mid"]
    with qtbot.waitSignal(server.received) as signal:
        assert start_second(tmp_path, files, qtbot) == "True"
    assert signal.args == [files]


def test_a_second_start_without_files_asks_for_the_window(
    server: InstanceServer, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(server.received) as signal:
        assert start_second(tmp_path, [], qtbot) == "True"
    assert signal.args == [[]]


def test_a_program_with_another_folder_receives_nothing(
    server: InstanceServer, tmp_path: Path, qtbot: QtBot
) -> None:
    server.received.connect(lambda _files: pytest.fail("these are another program's files"))
    assert not hand_over(tmp_path / "other", [tmp_path / "a.mid"])


@pytest.mark.usefixtures("qapp")
def test_a_killed_program_blocks_no_later_one(tmp_path: Path, qtbot: QtBot) -> None:
    subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path)], check=True, timeout=60)
    assert not hand_over(tmp_path, [])
    server = InstanceServer(tmp_path)
    with qtbot.waitSignal(server.received):
        assert start_second(tmp_path, [], qtbot) == "True"
    server.close()
