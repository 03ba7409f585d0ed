"""Draws twelve situations of the window in the sizes and themes that people have, to be looked at.

    export SCREEN="-screen 0 2600x1500x24"
    xvfb-run -a -s "$SCREEN" .venv/bin/python packaging/documentation/situations.py FOLDER FILE.mid

The real program goes through the situations by the actions of its menus: once for a screen of
1600 x 1000, on which the window has two sizes, and once for one of 2560 x 1440 at scale 2. FILE.mid
is opened in the last one.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from picture_window import PictureWindow
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from amt_desktop.dialogs.rewrite_dialog import RewriteDialog

THEMES = ("dark", "light")
SIZES_PX = {1: ((1280, 800), (1600, 1000)), 2: ((1280, 720),)}
"""Scale → sizes of the window in logical pixels."""

TEXT = "Slow jazz ballad in F for piano, upright bass, trumpet, strings and drums, 24 bars"
SEED, NUM_TAKES, BARS_WRITTEN = 7, 4, 6
_SETTLE_SEC, _OPENS_MS = 0.3, 700


class Situations:
    """Brings the window into each situation and takes its pictures.

    Args:
        folder: Where the pictures go.
        scale: Device pixels per pixel.
    """

    def __init__(self, folder: Path, scale: int) -> None:
        self._folder, self._scale = folder, scale
        self._shown = PictureWindow(*SIZES_PX[scale][0])
        self._number = 0

    def draw_all(self, file: Path) -> None:
        """Draws the twelve situations; `file` is the one that is opened."""
        shown, window = self._shown, self._shown.window
        self._draw("empty start")
        shown.describe(TEXT, seed=SEED)
        shown.wait_until(lambda: window.document.draft is not None)
        self._draw("plan before the first note")
        window.panel.takes.setValue(NUM_TAKES)
        window.composing.compose()
        shown.wait_until(lambda: shown.written_bars >= BARS_WRITTEN)
        self._draw("composing four takes")
        shown.wait_until(lambda: not shown.is_busy)
        window.playback.pause()
        self._draw("piece ready", action="zoom_fit")
        self._choose_bars(4, 6)
        self._draw("editing notes")
        self._rewrite("more syncopated")
        self._draw("rewrite alternatives")
        shown.trigger("accept_alternative")
        self._draw_toggled("mixer")
        self._draw_toggled("arrangement")
        self._draw_dialog("notation")
        self._draw_toggled("events")
        self._draw_dialog("preferences")
        window.document.mark_saved(self._folder / "piece.amt")
        window.open_path(file)
        shown.wait_until(lambda: len(window.document.takes) == 1 and not shown.is_busy)
        self._draw("opened file")
        window.close()

    def _draw(self, name: str, *, action: str = "") -> None:
        """Takes the pictures of a situation in every size and theme, each after an action."""
        self._number += 1
        window = self._shown.window
        for theme in THEMES:
            self._shown.show_theme(theme)
            for width_px, height_px in SIZES_PX[self._scale]:
                window.resize(width_px, height_px)
                self._shown.work_for(_SETTLE_SEC)
                if action:
                    self._shown.trigger(action)
                    self._shown.work_for(_SETTLE_SEC)
                place = f"{self._number:02} {name}, {width_px}x{height_px} x{self._scale}, {theme}"
                self._shown.grab().save(str(self._folder / f"{place}.png"))

    def _draw_toggled(self, action: str) -> None:
        self._shown.trigger(action)
        self._draw(action)
        self._shown.trigger(action)

    def _draw_dialog(self, action: str) -> None:
        """Draws a dialog in the theme in which it opens; modal ones wait until it is closed."""

        def draw() -> None:
            self._shown.wait_until(lambda: _dialog() is not None)
            self._shown.work_for(_SETTLE_SEC)
            self._draw(action)
            dialog = _dialog()
            assert dialog is not None
            dialog.close()

        self._after(draw, lambda: self._shown.trigger(action))

    def _choose_bars(self, first: int, last: int) -> None:
        window = self._shown.window
        window.piece.roll.select_cells(
            frozenset((bar, track) for bar in range(first, last) for track in range(2))
        )
        self._shown.trigger("zoom_selection")

    def _rewrite(self, words: str) -> None:
        def answer() -> None:
            (dialog,) = self._shown.window.findChildren(RewriteDialog)
            dialog.field.setText(words)
            dialog.accept()

        self._after(answer, lambda: self._shown.trigger("rewrite_in_words"))
        self._shown.wait_until(lambda: not self._shown.is_busy)

    def _after(self, answer: Callable[[], None], open_dialog: Callable[[], None]) -> None:
        """Opens a dialog and does something with it, also where opening waits for its end."""
        done: list[bool] = []

        def do() -> None:
            answer()
            done.append(True)

        QTimer.singleShot(_OPENS_MS, do)
        open_dialog()
        self._shown.wait_until(lambda: bool(done))


def _dialog() -> QDialog | None:
    shown = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    return next((one for one in shown if isinstance(one, QDialog)), None)


def main() -> None:
    """Draws the situations at every scale, each in a process of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder of the pictures")
    parser.add_argument("file", type=Path, help="a MIDI file that is opened")
    parser.add_argument("--scale", type=int, choices=SIZES_PX, help="draw at this scale alone")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    if arguments.scale is not None:
        Situations(arguments.folder, arguments.scale).draw_all(arguments.file)
        return
    for scale in SIZES_PX:
        command = [sys.executable, __file__, str(arguments.folder), str(arguments.file)]
        subprocess.run(
            [*command, "--scale", str(scale)],
            env=os.environ | {"QT_SCALE_FACTOR": str(scale)},
            check=True,
        )


if __name__ == "__main__":
    main()
