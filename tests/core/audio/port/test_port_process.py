"""A MIDI port in a process of its own, whose messages go into a file."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from amt_core.audio.port.port_process import PortProcess
from amt_core.errors import AmtError

PORT = """
import json, sys, time
from amt_core.audio.port.port_process import serve

class Output:
    def __init__(self, name):
        self.file = open(name, "w")
    def send_message(self, message):
        print(json.dumps([time.perf_counter(), *message]), file=self.file, flush=True)
    def close_port(self):
        self.file.close()

serve(sys.argv[1:], sys.stdin, Output)
"""
SILENCED = [[0xB0 | channel, 123, 0] for channel in range(16)]


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """The file that the port writes."""
    return tmp_path / "sent"


@pytest.fixture
def port(sent: Path) -> PortProcess:
    """A port that is open."""
    return PortProcess(str(sent), [sys.executable, "-c", PORT])


def messages(path: Path) -> list[list[int]]:
    """The messages that were sent."""
    return [json.loads(line)[1:] for line in path.read_text().splitlines()]


def test_what_is_told_is_sent_in_order_and_in_time(port: PortProcess, sent: Path) -> None:
    begin_ms = port.now_ms()
    port.send((0xC0, 40))
    port.play_at(begin_ms + 60, (0x90, 60, 90), 30)
    port.send_at(begin_ms + 30, (0xB0, 64, 127))
    port.play_at(begin_ms + 60_000, (0x90, 61, 90), 30)
    while len(messages(sent)) < 4:
        time.sleep(0.01)
    port.cancel()
    port.close()
    assert messages(sent)[:4] == [[0xC0, 40], [0xB0, 64, 127], [0x90, 60, 90], [0x80, 60, 0]]
    first, *_, note, _ = [json.loads(line)[0] for line in sent.read_text().splitlines()[:4]]
    assert note - first >= 0.02


def test_a_program_that_is_killed_leaves_no_note_sounding(sent: Path) -> None:
    program = (
        "import sys, time\n"
        "from amt_core.audio.port.port_process import PortProcess\n"
        "port = PortProcess(sys.argv[1], [sys.executable, '-c', sys.argv[2]])\n"
        "port.play_at(0, (0x90, 60, 90), 60_000)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(sent), PORT]) as child:
        while not (sent.exists() and messages(sent)):
            time.sleep(0.01)
        child.kill()
    while len(messages(sent)) < 2 + len(SILENCED):
        time.sleep(0.01)
    assert messages(sent) == [[0x90, 60, 90], [0x80, 60, 0], *SILENCED]


def test_a_port_whose_process_is_killed_ends_nothing(port: PortProcess) -> None:
    os.kill(port.pid, signal.SIGTERM)
    for _ in range(50):
        port.send((0x90, 60, 90))
        time.sleep(0.01)
    port.close()


def test_a_port_that_is_not_there_is_refused_in_a_sentence() -> None:
    with pytest.raises(AmtError, match="No such port"):
        PortProcess("No such port")


def test_a_process_that_does_not_start_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(AmtError, match="cannot be opened") as refused:
        PortProcess("Desk", [str(tmp_path / "missing")])
    assert refused.value.hint
