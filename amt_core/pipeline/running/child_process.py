"""A stage in a child process, which speaks JSON lines.

A process of its own keeps the window light, gives the memory back, and makes a crash cost one
stage. The child ends when its input is closed, so that it does not outlive a parent that was
killed.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

from amt_core.errors import AmtError
from amt_core.progress import Progress, from_json
from amt_core.sentence import Sentence
from amt_core.system.machine.priority import lower_process, own_niceness
from amt_core.system.own_command import own_command


def stage_command(name: str, config_path: Path, options: Sequence[str] = ()) -> list[str]:
    """The command line of one stage as a child process."""
    return [*own_command(), "pipeline", name, str(config_path), "--json", "--child", *options]


def run_in_child(name: str, config_path: Path, options: Sequence[str]) -> Generator[Progress]:
    """Runs one stage; it stops when no more events are asked for.

    Raises:
        AmtError: The stage has failed.
    """
    child = subprocess.Popen(
        stage_command(name, config_path, options),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        # Ctrl+C in a terminal reaches this process alone, which then stops the child.
        start_new_session=True,
    )
    if niceness := own_niceness():
        lower_process(child.pid, niceness)
    assert child.stdin is not None and child.stdout is not None
    failure: AmtError | None = None
    try:
        for line in child.stdout:
            fields: dict[str, Any] = json.loads(line)
            if fields.get("event") == "failed":
                failure = AmtError.from_fields(fields)
            else:
                yield _event(fields)
        status = child.wait()
    except (KeyboardInterrupt, SystemExit):
        # A training finishes its step and saves it: that step is told as well.
        child.stdin.close()
        for line in child.stdout:
            with contextlib.suppress(ValueError):  # a line that the interruption has cut
                yield _event(json.loads(line))
        raise
    finally:
        # The child stops by itself when its input is closed; training saves a checkpoint first,
        # and must not fail because its events are no longer read.
        child.stdin.close()
        for _ in child.stdout:
            pass
        child.stdout.close()
        child.wait()
    if failure is not None:
        raise failure
    if status != 0:
        raise AmtError(
            Sentence(
                "The stage {name} ended unexpectedly (status {status}).", name=name, status=status
            ),
            "Run it again: it continues where it stopped. The log has the details.",
        )


def _event(fields: dict[str, Any]) -> Progress:
    return from_json({name: value for name, value in fields.items() if name != "stage"})
