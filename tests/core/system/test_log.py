"""The log records a session; a crash is reported to the next one."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from amt_core.system.log import log_file, start_log, stop_log


def test_what_is_logged_stands_in_the_file() -> None:
    handler = start_log()
    logging.getLogger("amt_core.anything").info("sixteen bars of Dvořák")
    stop_log(handler)
    assert "amt_core.anything: sixteen bars of Dvořák" in log_file().read_text(encoding="utf-8")


def test_where_no_log_can_be_written_the_session_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    monkeypatch.setenv("AMT_HOME", str(in_the_way))
    assert start_log() is None
    assert "no log is written" in caplog.text


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_on_a_full_disk_the_session_goes_on_and_says_so_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log_file().unlink(missing_ok=True)
    log_file().symlink_to("/dev/full")
    handler = start_log()
    for bar in range(3):
        logging.getLogger("amt_core.anything").info("bar %d", bar)
    stop_log(handler)
    said = capsys.readouterr().err
    assert said.count("has gaps: No space left on device") == 1
    assert "Traceback" not in said


def test_the_next_session_knows_a_native_crash() -> None:
    crash = (
        "import ctypes; from amt_core.system.log import CrashLog; log = CrashLog(); "
        "ctypes.string_at(0)"
    )
    answer = subprocess.run([sys.executable, "-c", crash], capture_output=True, check=False)
    assert answer.returncode == -signal.SIGSEGV
    script = (
        "from amt_core.system.log import CrashLog; log = CrashLog(); "
        "print(log.last_crash); log.close(); print(CrashLog().last_crash)"
    )
    printed = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    ).stdout
    assert printed.startswith("Fatal Python error: Segmentation fault")
    assert printed.count("Fatal Python error") == 1


def test_after_a_good_end_there_is_nothing_to_tell() -> None:
    script = (
        "from amt_core.system.log import CrashLog; CrashLog().close(); print(CrashLog().last_crash)"
    )
    printed = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert not printed.stdout.strip()
