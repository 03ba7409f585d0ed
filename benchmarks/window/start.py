"""Times from the start of the process until the window is on the screen, and ready to compose.

    python -m benchmarks.window.start [--runs 5] [--json]

Each run is a process of its own. Modules are compiled before the first one, as they are in an
installed program, also where Python is told to keep no compiled files. Processor time counts what
the program itself needs, whatever else the machine does; `thread` is the window's own thread.
Printed are medians. Without a display the window is drawn off the screen.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

TIMEOUT_SEC = 120.0
_RUN = "from benchmarks.window.start import run_once; run_once()"


def wait_until(condition: Callable[[], bool]) -> None:
    """Runs Qt's event loop until the condition holds.

    Raises:
        TimeoutError: It does not hold within `TIMEOUT_SEC`.
    """
    from PySide6.QtCore import QCoreApplication

    deadline = time.monotonic() + TIMEOUT_SEC
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError("the window did not reach this state in time")
        QCoreApplication.processEvents()
        time.sleep(0.001)


def run_once() -> None:
    """Opens the window, waits until everything is loaded, and prints the times as JSON."""
    from amt_desktop.__main__ import import_core

    import_core()
    # Qt is imported here, because its import is part of what is measured.
    from amt_core.system.settings import Settings
    from amt_desktop.app import make_application
    from amt_desktop.bridge.core_services import core_services
    from amt_desktop.window.main_window import MainWindow

    app = make_application()
    settings = Settings()
    with tempfile.TemporaryDirectory() as state:
        window = MainWindow(core_services(settings), settings, Path(state))
        is_ready: list[bool] = []
        is_loaded: list[bool] = []
        window.ready.connect(lambda: is_ready.append(True))
        window.start_up.finished.connect(lambda: is_loaded.append(True))

        window.show()
        wait_until(lambda: window.windowHandle().isExposed())
        app.processEvents()
        figures = _times("on_screen")
        window.start()
        wait_until(lambda: bool(is_ready))
        figures |= _times("ready")
        wait_until(lambda: bool(is_loaded))
        window.close()
    print(json.dumps(figures))


def measure_start(runs: int) -> dict[str, float]:
    """The medians of some runs, in seconds."""
    with tempfile.TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def run() -> dict[str, float]:
            command = [sys.executable, "-c", _RUN]
            done = subprocess.run(
                command, env=environment, check=True, capture_output=True, text=True
            )
            return json.loads(done.stdout)

        run()
        results = [run() for _ in range(runs)]
    return {name: statistics.median(one[name] for one in results) for name in results[0]}


def _times(moment: str) -> dict[str, float]:
    """Seconds since the start of the process: on the clock, and of the processor."""
    # The program does without it until its model is loaded.
    import psutil

    return {
        f"{moment}_sec": time.time() - psutil.Process().create_time(),
        f"{moment}_cpu_sec": time.process_time(),
        f"{moment}_thread_cpu_sec": time.thread_time(),
    }


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", metavar="N", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    figures = measure_start(arguments.runs)
    if arguments.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:<26}{value:>10.2f}")


if __name__ == "__main__":
    main()
