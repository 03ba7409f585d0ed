"""The promise of the README: nothing leaves the machine, nothing is left behind."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# Libraries that report home do so in the background, within half a minute of being loaded.
WATCHED_SEC = 30

COMPOSE = f"""
import time
from amt_core.composing.compose import compose
from amt_core.engine.model import Model
from amt_core.text import describe

for _ in compose(describe("a calm waltz for piano, 4 bars"), model=Model.load(), seed=1):
    pass
time.sleep({WATCHED_SEC})
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace to watch a process")
def test_composing_looks_nothing_up_and_leaves_no_file_outside_the_programs_folders(
    tmp_path: Path,
) -> None:
    home, own, trace = tmp_path / "home", tmp_path / "own", tmp_path / "trace"
    home.mkdir()
    places = {"HOME": home, "XDG_CACHE_HOME": home / ".cache", "TMPDIR": home, "AMT_HOME": own}
    environment = {**os.environ, **{name: str(place) for name, place in places.items()}}
    # Only the program itself may turn the telemetry off.
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    command = ["strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg", "-o", str(trace)]
    subprocess.run([*command, sys.executable, "-c", COMPOSE], env=environment, check=True)
    assert re.findall(r".*AF_INET.*", trace.read_text()) == []
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_every_way_of_starting_turns_telemetry_off_before_onnx_runtime_is_loaded() -> None:
    for module in ("amt_core", "amt_core.cli", "amt_desktop.app", "amt_core.pipeline.run"):
        script = (
            f"import os, sys, {module}; "
            "assert os.environ['ORT_DISABLE_TELEMETRY'] == '1' and 'onnxruntime' not in sys.modules"
        )
        environment = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"}
        subprocess.run([sys.executable, "-c", script], env=environment, check=True)
