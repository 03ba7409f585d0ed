"""Times until the window is on the screen and ready to compose, and its stalls.

    python -m benchmarks.window [--json]

The times are medians of five starts (see `benchmarks.window.start`). Then the real window opens
again, composes four takes and plays, while a timer records every gap between two
turns of the event loop: a stall is what a gap has more than the timer asked for. On a busy machine
most of it is other programs' time; `busy` counts only the time that the thread of the window itself
computed between two turns. Without a display the window is drawn off the screen.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import psutil

from benchmarks.window.start import measure_start, wait_until

DESCRIPTION = "bossa nova for guitar, flute, upright bass and drums, 16 bars"
NUM_TAKES = 4
PLAYING_SEC = 5.0
HEARTBEAT_MS = 5
_NUM_STARTS = 5


def measure_stalls() -> dict[str, float]:
    """The stalls in milliseconds, and the memory afterwards."""
    from PySide6.QtCore import Qt, QTimer

    from amt_core.system.settings import Settings
    from amt_desktop.app import make_application
    from amt_desktop.bridge.core_services import core_services
    from amt_desktop.window.main_window import MainWindow

    app = make_application()
    settings = Settings()
    window = MainWindow(core_services(settings), settings, Path(tempfile.mkdtemp()))

    is_loaded: list[bool] = []
    window.start_up.finished.connect(lambda: is_loaded.append(True))
    window.show()
    wait_until(lambda: window.windowHandle().isExposed())
    window.start()
    wait_until(lambda: bool(is_loaded))

    gaps: list[tuple[float, float]] = []
    last = (time.perf_counter(), time.thread_time())

    def beat() -> None:
        nonlocal last
        now = (time.perf_counter(), time.thread_time())
        gaps.append((now[0] - last[0], now[1] - last[1]))
        last = now

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat)
    window.panel.description.setPlainText(DESCRIPTION)
    wait_until(lambda: window.panel.spec.text == DESCRIPTION)
    window.panel.takes.setValue(NUM_TAKES)
    timer.start(HEARTBEAT_MS)
    QTimer.singleShot(0, window.composing.compose)
    QTimer.singleShot(int(PLAYING_SEC * 1000), app.quit)
    last = (time.perf_counter(), time.thread_time())
    app.exec()
    timer.stop()
    stalls_ms, busy_ms = 1000.0 * np.array(gaps).T - [[HEARTBEAT_MS], [0.0]]
    memory = psutil.Process().memory_info().rss / 2**20
    window.close()
    return {
        "stall_p99_ms": float(np.percentile(stalls_ms, 99)),
        "longest_stall_ms": float(stalls_ms.max()),
        "busy_p99_ms": float(np.percentile(busy_ms, 99)),
        "longest_busy_ms": float(busy_ms.max()),
        "turns_of_the_event_loop": len(gaps),
        "memory_mib": memory,
    }


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    figures = measure_start(_NUM_STARTS) | measure_stalls()
    if arguments.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:<26}{value:>10.2f}")


if __name__ == "__main__":
    main()
