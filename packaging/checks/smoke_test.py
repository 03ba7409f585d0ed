"""Starts the program as a user does and asks whether it came up: `smoke_test.py PROGRAM …`.

With `--smoke` the window opens, says on its output that it started, and closes again. It serves the
installed program, the frozen one and the one in a source tree alike.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

TIMEOUT_SEC = 180
MARKER = "AMT Desktop started"


def main(command: list[str], environment: dict[str, str] | None = None) -> int:
    """Runs the program; 0 when it came up, went down by itself and complained about nothing.

    Args:
        command: The program, after other programs that start it.
        environment: The program's environment variables; None leaves them as they are.
    """
    started = time.monotonic()
    try:
        answer = subprocess.run(
            [*command, "--smoke"],
            capture_output=True,
            text=True,
            timeout=TIMEOUT_SEC,
            check=False,
            env=environment,
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        print(f"smoke test: {error}")
        return 1
    seconds = time.monotonic() - started
    complaints = [
        complaint
        for complaint, is_there in (
            (f"it ended with status {answer.returncode}", answer.returncode != 0),
            # A program with a window has no output on Windows.
            (f"it never said {MARKER!r}", MARKER not in answer.stdout and os.name != "nt"),
            ("it left a traceback", "Traceback" in answer.stderr),
        )
        if is_there
    ]
    if complaints:
        print("smoke test failed: " + "; ".join(complaints))
        print(answer.stdout + answer.stderr)
        return 1
    print(f"smoke test: up and down again in {seconds:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
