"""Starting the command line loads no heavy library."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("torch", "transformers", "onnxruntime", "sklearn", "fluidsynth", "rtmidi", "PySide6")


def test_the_command_line_starts_without_anything_heavy() -> None:
    script = f"import sys, amt_core.cli; print([m for m in {HEAVY!r} if m in sys.modules])"
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"
