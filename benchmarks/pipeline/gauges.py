"""Measures what the gauges of the machine cost while someone looks at them.

    xvfb-run -a python -m benchmarks.pipeline.gauges [--seconds 30]

Shows the pipeline page of an empty program, once with the gauges and once without, and prints the
share of one core that the program takes in both, at one and at two samples a second. A process
that sleeps stands for the run, as its use is looked up as well.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import psutil
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest

from amt_core.system.settings import Settings
from amt_desktop.app import make_application
from amt_desktop.bridge.core_services import core_services
from amt_desktop.pipeline.gauges.machine_watch import HISTORY_SEC, MachineWatch
from amt_desktop.window.main_window import MainWindow
from benchmarks.machine import this_machine

_SIZE_PX = (1600, 1000)
_SETTLING_MS = 5000
_RUN = "import sys; sys.stdin.read()"


def main() -> None:
    """Shows the page and prints a line for each state."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=30.0, help="of each state")
    chosen = parser.parse_args()
    print(f"# {this_machine()}; {chosen.seconds:.0f} s each")
    with (
        tempfile.TemporaryDirectory(prefix="amt-gauges-") as name,
        subprocess.Popen([sys.executable, "-c", _RUN], stdin=subprocess.PIPE) as run,
    ):
        app = make_application()
        settings = Settings(Path(name) / "settings.json")
        window = MainWindow(core_services(settings), settings, Path(name) / "state")
        window.resize(*_SIZE_PX)
        window.show()
        QTest.qWaitForWindowExposed(window)
        window.actions_by_name["pipeline"].trigger()
        page = window.pipeline.page
        assert page is not None
        watch = page.watch
        watch.stop()
        QTest.qWait(_SETTLING_MS)
        print(f"without gauges      {used_percent(chosen.seconds):6.2f} % of a core")
        for is_training, words in ((False, "one sample"), (True, "two samples")):
            watch.set_run(run.pid, is_training=is_training)
            watch.start()
            QTest.qWait(_SETTLING_MS)
            fill_history(watch)
            used = used_percent(chosen.seconds)
            print(f"{words} a second {used:8.2f} % of a core")
        window.close()
        app.processEvents()
        run.communicate()


def fill_history(watch: MachineWatch) -> None:
    """Gives the curves five minutes of samples, as they have after that time."""
    last = watch.history[-1]
    past = [replace(last, at_sec=last.at_sec - age) for age in range(int(HISTORY_SEC), 0, -3)]
    watch.history.extendleft(reversed(past))


def used_percent(seconds: float) -> float:
    """The share of one core that this process takes over some time."""
    process = psutil.Process()
    before = process.cpu_times()
    # QTest.qWait looks for events a hundred times a second, which costs more than the gauges.
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()
    after = process.cpu_times()
    used_sec = after.user + after.system - before.user - before.system
    return 100.0 * used_sec / seconds


if __name__ == "__main__":
    main()
