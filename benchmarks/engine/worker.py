"""Runs one contender in its own process: writes on request, reports time and memory.

    python -m benchmarks.engine.worker NAME FOLDER THREADS

Reads a JSON object a line, `{"batch", "num_tokens", "seed"}`, answers with `{"seconds",
"peak_mib"}`, and ends with its input.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from benchmarks.engine.contenders import CONTENDERS


def peak_mib() -> float:
    """The most memory that this process ever held, its libraries included, in MiB.

    From the system's own count where it keeps one for each process: `ru_maxrss` begins with what
    the parent held.
    """
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the system does not tell")


def main() -> None:
    """Serves until the input ends."""
    name, folder, threads = sys.argv[1:]
    contender = CONTENDERS[name](Path(folder), int(threads))
    answers = sys.stdout
    sys.stdout = sys.stderr  # what libraries print must not stand among the answers
    print(json.dumps({"ready": True}), file=answers, flush=True)
    for line in sys.stdin:
        task = json.loads(line)
        began = time.perf_counter()
        contender.write(task["batch"], task["num_tokens"], task["seed"])
        answer = {"seconds": time.perf_counter() - began, "peak_mib": peak_mib()}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
