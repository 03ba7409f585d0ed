"""Measures how smoothly the table of a large library scrolls.

    xvfb-run -a python -m benchmarks.pipeline.library_table [--rows 100000] [--frames 200]

Makes a catalogue of invented files, shows the library of the pipeline page in a window, and
scrolls through it in three ways: by a third of a row a frame (a wheel), by a page, and to random
places (the scroll bar), where rows must be read. A frame at 60 Hz has 16.7 ms. Times are those of
the processor, so that other programs on the machine do not count, and of the clock.
"""

from __future__ import annotations

import argparse
import contextlib
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from amt_core.music.theory import ALL_KEYS
from amt_core.pipeline.configuration.config import LibraryOptions, PipelineConfig
from amt_core.pipeline.configuration.edit_config import save_config
from amt_core.pipeline.library.catalogue import Catalogue
from amt_core.pipeline.library.file_facts import FileFacts
from amt_core.system.settings import Settings
from amt_desktop.app import make_application
from amt_desktop.bridge.core_services import core_services
from amt_desktop.window.main_window import MainWindow
from benchmarks.machine import this_machine

_SIZE_PX = (2560, 1440)


def main() -> None:
    """Makes the catalogue, scrolls, prints the times of the frames."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--frames", type=int, default=200)
    parser.add_argument("--picture", type=Path, help="where to save a picture of the table")
    chosen = parser.parse_args()
    print(f"# {this_machine()}; {chosen.rows:,} rows, {chosen.frames} frames")
    with tempfile.TemporaryDirectory(prefix="amt-table-") as name:
        folder = Path(name)
        write_catalogue(folder, chosen.rows)
        app = make_application()
        settings = Settings(folder / "settings.json")
        window = MainWindow(core_services(settings), settings, folder / "state")
        window.resize(*_SIZE_PX)
        window.show()
        QTest.qWaitForWindowExposed(window)
        window.actions_by_name["pipeline"].trigger()
        session, page = window.pipeline.session, window.pipeline.page
        assert session is not None and page is not None
        session.open_folder(folder)
        table = page.library.table
        while page.library.model.rowCount() < chosen.rows:
            QTest.qWait(100)
        QTest.qWait(1000)
        bar = table.verticalScrollBar()
        rng = np.random.default_rng(1)
        row_px, page_px = table.rowHeight(0), bar.pageStep()
        print(f"{page_px / row_px:.0f} rows of {table.model().columnCount()} columns in view")
        ways: dict[str, Callable[[int], int]] = {
            "wheel": lambda n: n * row_px // 3,
            "page": lambda n: n * page_px,
            "anywhere": lambda _: int(rng.integers(bar.maximum())),
        }
        print(f"{'':<10}{'median':>10}{'95 %':>10}{'worst':>10}{'median of the clock':>22}")
        for way, place in ways.items():
            times = np.array(
                list(frame_times(table.viewport(), bar.setValue, place, chosen.frames))
            )
            middle, most = np.percentile(times[:, 0], (50, 95))
            print(
                f"{way:<10}{middle:>7.1f} ms{most:>7.1f} ms{times[:, 0].max():>7.1f} ms"
                f"{np.median(times[:, 1]):>19.1f} ms"
            )
        if chosen.picture:
            window.grab().save(str(chosen.picture))
        window.close()
        app.processEvents()


def frame_times(
    viewport: QWidget, scroll: Callable[[int], None], place: Callable[[int], int], count: int
) -> Iterator[tuple[float, float]]:
    """Milliseconds of each frame, of the processor and of the clock: to scroll, and to draw."""
    for number in range(count):
        began, began_cpu = time.perf_counter(), time.thread_time()
        scroll(place(number))
        viewport.repaint()
        yield 1000 * (time.thread_time() - began_cpu), 1000 * (time.perf_counter() - began)
        QCoreApplication.processEvents()


def write_catalogue(folder: Path, count: int) -> None:
    """A catalogue of invented files."""
    save_config(folder, PipelineConfig(library=LibraryOptions(folders=(str(folder),), work=".")))
    rng = np.random.default_rng(1)
    facts = [field.name for field in fields(FileFacts)]
    names = ["path", "member", "place", "size_bytes", "mtime_ns", "measures_key", *facts]
    marks = ", ".join("?" * len(names))
    keys = [str(key) for key in ALL_KEYS]
    with contextlib.closing(Catalogue(folder)) as catalogue, catalogue.transaction():
        for number in range(count):
            programs = sorted(rng.choice(128, int(rng.integers(1, 6)), replace=False).tolist())
            tempo, bars = float(rng.integers(60, 200)), int(rng.integers(8, 300))
            values: dict[str, object] = {
                "path": f"/music/{number:06}.mid", "member": "", "place": f"music/{number:06}.mid",
                "size_bytes": 1, "mtime_ns": 1, "measures_key": 1,
                "content_hash": f"{number:x}", "note_hash": f"{number:x}",
                "shape_hash": f"{number:x}", "title": f"Piece number {number} of the collection",
                "artist": f"Artist {number % 997}", "key_stated": keys[number % len(keys)],
                "tempo_bpm": tempo, "time_signature": "4/4", "num_bars": bars,
                "num_tracks": len(programs), "programs": ",".join(map(str, programs)),
                "has_drums": number % 2, "duration_sec": bars * 240 / tempo, "num_notes": 500,
                "notes_per_sec": float(rng.uniform(1, 20)), "polyphony": 2.0,
                "key_confidence": 0.9, "texts": "{}",
            }  # fmt: skip
            row = tuple(values.get(name, "") for name in names)
            catalogue.connection.execute(
                f"INSERT INTO files ({', '.join(names)}) VALUES ({marks})",  # noqa: S608
                row,
            )


if __name__ == "__main__":
    main()
