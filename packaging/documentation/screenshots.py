"""Draws the pictures of the README.

    xvfb-run -a .venv/bin/python packaging/documentation/screenshots.py

The real program composes a piece with a fixed seed; the dark picture is taken while it writes,
the light one when the piece is complete and plays.
"""

from __future__ import annotations

from pathlib import Path

from picture_window import PictureWindow

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "screenshots"
TEXT = "Slow, wistful waltz in D minor for violin, cello, flute and piano, 96 bpm, 16 bars"
SEED = 26
BARS_WRITTEN = 9
SIZE_PX = (1440, 880)
PLAY_SEC = 6.0


def main() -> None:
    """Composes once, and saves both pictures."""
    shown = PictureWindow(*SIZE_PX)
    shown.describe(TEXT, seed=SEED)
    shown.window.composing.compose()
    shown.wait_until(lambda: shown.written_bars >= BARS_WRITTEN)
    save(shown, "window-dark.png")
    shown.wait_until(lambda: not shown.window.compose_job.is_running)
    shown.show_theme("light")
    shown.work_for(PLAY_SEC)
    save(shown, "window-light.png")
    shown.window.close()


def save(shown: PictureWindow, name: str) -> None:
    """Saves what the window shows."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / name
    shown.window.grab().save(str(path))
    print(path)


if __name__ == "__main__":
    main()
