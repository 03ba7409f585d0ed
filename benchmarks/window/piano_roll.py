"""Drawing speed of the piano roll, against one graphics item and one fillRect per note.

    QT_QPA_PLATFORM=offscreen python -m benchmarks.window.piano_roll [--json]

The three ways draw the same notes in the same colors into a view of the same size; ours draws the
grid, round corners and note names too, the others nothing but plain rectangles. Times are CPU
time of this process, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QWidget

from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_desktop.look.palettes import DARK
from amt_desktop.piano_roll.painting.note_colors import classes_of, colors_of
from amt_desktop.piano_roll.view import PianoRoll
from benchmarks.machine import this_machine

WIDTH_PX, HEIGHT_PX = 1600, 900
NUM_TRACKS = 8
REPEATS = 25


def random_score(num_notes: int, num_bars: int) -> Score:
    """A score with its notes spread evenly over bars, five octaves and all tracks."""
    rng = np.random.default_rng(num_notes)
    notes = NoteTable.from_columns(
        rng.integers(0, num_bars * 16, num_notes) * 120,
        rng.choice([60, 120, 240, 480], num_notes),
        rng.integers(36, 96, num_notes),
        rng.integers(30, 120, num_notes),
        rng.integers(0, NUM_TRACKS, num_notes),
    )
    tracks = tuple(Track(program=8 * i) for i in range(NUM_TRACKS))
    return Score(num_bars=num_bars, tracks=tracks, notes=notes)


def median_ms(action: Callable[[], object]) -> float:
    """The median CPU time of an action in milliseconds, after one run to warm up."""
    action()
    times: list[float] = []
    for _ in range(REPEATS):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return statistics.median(times) * 1000


class Bench:
    """One roll of the size that is measured, and the picture that it is drawn into."""

    def __init__(self) -> None:
        self.roll = PianoRoll(DARK)
        self.roll.resize(WIDTH_PX, HEIGHT_PX)
        self.roll.show()
        QApplication.processEvents()
        self.model = self.roll._model  # noqa: SLF001  # measures parts that have no public name
        self.canvas = self.roll._editor  # noqa: SLF001
        self.picture = QImage(self.canvas.size(), QImage.Format.Format_ARGB32_Premultiplied)

    def show_all(self, score: Score) -> None:
        """Shows the whole of a score at once."""
        self.roll.set_score(score)
        self.roll.zoom_to_fit()

    def show_share(self, score: Score, num_visible: int) -> None:
        """Shows so much of a score that about `num_visible` notes are seen."""
        self.show_all(score)
        zoomed = self.model.geometry.zoomed_time(len(score.notes) / num_visible, 800)
        self.model.set_geometry(zoomed)

    def repaint_all(self) -> None:
        """Redraws grid and notes, as after a scroll."""
        self.canvas._repaint_all()  # noqa: SLF001
        self.canvas.render(self.picture)

    def scroll(self) -> None:
        """Scrolls up and down by some pixels, and draws."""
        by_px = 7 if self.model.geometry.top_px % 2 else -7
        self.model.set_geometry(self.model.geometry.scrolled(0, by_px))
        self.canvas.render(self.picture)

    def move_playhead(self) -> None:
        """Moves the playhead a little and lets Qt paint what that changes, in all parts."""
        self.roll.set_position((self.model.position_ticks + 20) % 1900)
        QApplication.processEvents()


def items_ms(bench: Bench) -> float:
    """One QGraphicsRectItem for each note, scrolled and drawn."""
    scene = QGraphicsScene()
    scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
    rects, fills = _rects_and_fills(bench)
    for rect, fill in zip(rects, fills, strict=True):
        scene.addRect(QRectF(*rect), Qt.PenStyle.NoPen, fill)
    view = QGraphicsView(scene)
    view.resize(bench.canvas.size())
    view.show()
    view.setSceneRect(0, 0, bench.canvas.width() + 40, bench.canvas.height())
    picture = QImage(bench.picture)
    painter_target = view.viewport()

    def draw() -> None:
        bar = view.horizontalScrollBar()
        bar.setValue(7 - bar.value())
        painter_target.render(picture)

    return median_ms(draw)


def fill_rect_ms(bench: Bench) -> float:
    """One fillRect for each note."""
    rects, fills = _rects_and_fills(bench)

    class Plain(QWidget):
        def paintEvent(self, event: object) -> None:  # noqa: N802  # Qt's name
            painter = QPainter(self)
            painter.fillRect(self.rect(), DARK.color("roll_white_row"))
            for (x, y, width, height), fill in zip(rects, fills, strict=True):
                painter.fillRect(QRectF(x, y, width, height), fill)

    widget = Plain()
    widget.resize(bench.canvas.size())
    picture = QImage(bench.picture)
    return median_ms(lambda: widget.render(picture))


def _rects_and_fills(bench: Bench) -> tuple[list[list[float]], list[QColor]]:
    """The visible notes as rectangles, and their brushes."""
    model = bench.model
    notes = model.notes_sounding_in(*model.geometry.visible_ticks)
    drums = np.zeros(len(notes), dtype=np.bool_)
    rects = model.geometry.note_rects(notes.onset_ticks, notes.duration_ticks, notes.pitch, drums)
    colors = colors_of(model)
    return rects.tolist(), [colors[c].fill for c in classes_of(notes, drums).tolist()]


def stream_ms(bench: Bench) -> float:
    """The cost of one bar of eight parts from its arrival until it is painted."""
    score = random_score(64 * 60, 64)
    starts = score.bar_starts_ticks
    times: list[float] = []
    bench.roll.set_score(score.with_notes(NoteTable.empty()))
    bench.roll.set_written_bars(0)
    for bar in range(score.num_bars):
        notes = score.notes.window(int(starts[bar]), int(starts[bar + 1]))
        start = time.process_time()
        written = score.with_notes(NoteTable.concat([bench.roll.score.notes, notes]))
        bench.roll.extend(written, bar, notes)
        QApplication.processEvents()
        times.append(time.process_time() - start)
    return statistics.median(times) * 1000


def measure() -> dict[str, float]:
    """The figures: milliseconds by name."""
    bench = Bench()
    figures: dict[str, float] = {}
    for name, num_notes, num_visible in (
        ("1k of 10k", 10_000, 1_000),
        ("10k of 10k", 10_000, 10_000),
        ("10k of 100k", 100_000, 10_000),
        ("100k of 100k", 100_000, 100_000),
    ):
        score = random_score(num_notes, num_notes // 50)
        bench.show_share(score, num_visible)
        figures[f"{name}: ours"] = median_ms(bench.repaint_all)
        figures[f"{name}: ours, scroll"] = median_ms(bench.scroll)
        figures[f"{name}: item per note"] = items_ms(bench)
        figures[f"{name}: fillRect per note"] = fill_rect_ms(bench)
    bench.show_share(random_score(10_000, 200), 10_000)
    figures["playhead move"] = median_ms(bench.move_playhead)
    figures["a bar arrives"] = stream_ms(bench)
    return figures


def main() -> None:
    """Prints the table, or the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    arguments = parser.parse_args()
    _app = QApplication.instance() or QApplication(sys.argv[:1])
    machine = this_machine()
    figures = measure()
    if arguments.json:
        print(json.dumps({"machine": machine.to_json(), "ms": figures}, indent=2))
        return
    print(f"{machine}, {QGuiApplication.platformName()}, {WIDTH_PX} x {HEIGHT_PX}")
    print("python -m benchmarks.window.piano_roll\n")
    print(
        f"{'median CPU ms':16}{'ours':>9}{'scroll':>9}{'items':>9}{'fillRect':>9}   ours faster by"
    )
    for name in ("1k of 10k", "10k of 10k", "10k of 100k", "100k of 100k"):
        ours, scroll = figures[f"{name}: ours"], figures[f"{name}: ours, scroll"]
        items, fill = figures[f"{name}: item per note"], figures[f"{name}: fillRect per note"]
        print(
            f"{name:16}{ours:9.2f}{scroll:9.2f}{items:9.2f}{fill:9.2f}"
            f"   x {items / ours:.1f} items, x {fill / ours:.1f} fillRect"
        )
    print(f"{'playhead move':16}{figures['playhead move']:9.2f}")
    print(f"{'a bar arrives':16}{figures['a bar arrives']:9.2f}")


if __name__ == "__main__":
    main()
