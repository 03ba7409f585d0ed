"""Draws the pictures of the README.

    xvfb-run -a .venv/bin/python packaging/documentation/screenshots.py

The real program composes a piece with a fixed seed; the dark picture is taken while it writes,
the light one when the piece is complete and plays.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from amt_core.system.settings import THEME, Settings
from amt_desktop.app import make_application
from amt_desktop.bridge.core_services import core_services
from amt_desktop.window.main_window import MainWindow

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "screenshots"
TEXT = "Slow, wistful waltz in D minor for violin, cello, flute and piano, 96 bpm, 16 bars"
SEED = 12
BARS_WRITTEN = 9
SIZE_PX = (1440, 880)
PLAY_SEC = 6.0
TIMEOUT_SEC = 120.0


def main() -> None:
    """Composes once, and saves both pictures."""
    app = make_application()
    folder = Path(tempfile.mkdtemp())
    settings = Settings(folder / "settings.json")
    window = MainWindow(core_services(settings), settings, folder / "state")
    window.resize(*SIZE_PX)
    window.show()

    def wait_until(condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + TIMEOUT_SEC
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError("the window did not reach this state in time")
            app.processEvents()
            time.sleep(0.002)

    loaded: list[bool] = []
    window.start_up.finished.connect(lambda: loaded.append(True))
    window.start()
    wait_until(lambda: bool(loaded))
    for banner in list(window.banners.banners):
        banner.dismiss()
    window.panel.description.setPlainText(TEXT)
    window.panel.seed.set_seed(SEED)
    wait_until(lambda: window.panel.spec.text == TEXT)
    window.composing.compose()

    def written_bars() -> int:
        return window.document.active.written_bars if window.document.active else 0

    wait_until(lambda: written_bars() >= BARS_WRITTEN)
    save(window, "window-dark.png")
    wait_until(lambda: not window.compose_job.is_running)
    window.preferences.change({THEME: "light"})
    until = time.monotonic() + PLAY_SEC
    wait_until(lambda: time.monotonic() > until)
    save(window, "window-light.png")
    window.close()


def save(window: MainWindow, name: str) -> None:
    """Saves what the window shows."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / name
    window.grab().save(str(path))
    print(path)


if __name__ == "__main__":
    main()
