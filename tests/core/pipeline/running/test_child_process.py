"""A stage in a child process tells all that it does, also after it was interrupted."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from amt_core.pipeline.running.child_process import run_in_child
from amt_core.progress import Advanced

# As a training does: it finishes its step when its input is closed.
STAGE = """
import sys
print('{"stage": "train", "event": "advanced", "done": 1, "total": 3}', flush=True)
sys.stdin.read()
print('{"stage": "train", "event": "advanced", "done": 2, "total": 3}', flush=True)
"""


def test_the_step_in_which_a_training_is_stopped_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-c", STAGE]
    monkeypatch.setattr("amt_core.pipeline.running.child_process.stage_command", lambda *_: command)
    events = run_in_child("train", Path("config.toml"), ())
    assert next(events) == Advanced(done=1, total=3)
    assert events.throw(KeyboardInterrupt) == Advanced(done=2, total=3)
    with pytest.raises(KeyboardInterrupt):
        next(events)
