"""The Qt binding that is installed is one that can be lived with."""

from __future__ import annotations

import subprocess
import sys


def test_calls_that_return_nothing_do_not_wear_out_none() -> None:
    """PySide6 6.12.0 on Python 3.11 aborts with `none_dealloc` after some 5,000 of them."""
    script = (
        "from PySide6.QtCore import QCoreApplication, QTimer\n"
        "app = QCoreApplication([])\n"
        "timer = QTimer()\n"
        "for i in range(20_000): timer.setInterval(i)\n"
        "print('alive')"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert answer.stdout.strip() == "alive", answer.stderr
