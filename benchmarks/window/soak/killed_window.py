"""A window that works, and writes down what it did, until `benchmarks.window.soak.kills` kills it.

    python -m benchmarks.window.soak.killed_window FOLDER SEED

Each line of `FOLDER/journal.jsonl` holds a moment of the machine's monotonic clock, which the
process that kills shares, what happened, and the digest of the notes of the shown take.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from hashlib import blake2b
from pathlib import Path

import numpy as np

from amt_core.music.score import Score

JOURNAL = "journal.jsonl"
PROJECT, MIDI, AUDIO = "piece.amt", "piece.mid", "piece.wav"
_SMALL_EDITS = 12


def digest_of(score: Score) -> str:
    """A digest of the notes, whatever the order of the tracks."""
    notes = score.notes
    columns = (notes.onset_ticks, notes.duration_ticks, notes.pitch, notes.velocity)
    rows = np.stack([column.astype(np.int64) for column in columns], axis=1)
    order = np.lexsort(rows.T)
    return blake2b(rows[order].tobytes(), digest_size=8).hexdigest()


class Journal:
    """Lines that are in the file before the next thing happens."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8")

    def write(self, what: str, digest: str = "") -> None:
        """Appends a line; the kernel has it when this returns, so that a kill cannot lose it."""
        line = {"sec": time.monotonic(), "what": what, "digest": digest}
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()


def main(folder: Path, seed: int) -> None:
    """Opens the window on the folder's state and works until it is killed."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["AMT_HOME"] = str(folder / "home")
    from amt_core.system.settings import Settings
    from amt_desktop.app import make_application
    from amt_desktop.bridge.core_services import core_services
    from amt_desktop.window.main_window import MainWindow
    from benchmarks.window.soak import hand

    app = make_application()
    settings = Settings()
    window = MainWindow(core_services(settings), settings, folder / "state")
    journal = Journal(folder / JOURNAL)
    document, rng = window.document, random.Random(seed)

    def note(what: str) -> None:
        take = document.active
        journal.write(what, "" if take is None else digest_of(take.complete_score))

    document.bar_written.connect(lambda *_: note("bar"))
    document.take_finished.connect(lambda *_: note("take"))
    document.score_edited.connect(lambda: note("edit"))
    document.active_changed.connect(lambda: note("shown"))
    document.about_to_begin.connect(lambda: journal.write("another piece"))
    window.file_job.project_written.connect(lambda *_: journal.write("saved"))
    window.file_job.piece_written.connect(lambda *_: journal.write("exported"))
    window.file_job.audio_written.connect(lambda *_: journal.write("rendered"))
    window.messages.noticed.connect(lambda notice: journal.write(f"notice: {notice.message}"))

    def script() -> hand.Script:
        yield lambda: window.composing.can_compose
        journal.write("ready")
        if (entry := next(window.history.entries(), None)) is not None:
            window.earlier.restore(entry.folder)
            note("restored")
        while True:
            yield from hand.compose(window, rng, takes=rng.choice((1, 1, 2)))
            for _ in range(_SMALL_EDITS):
                hand.edit(window, rng)
                yield hand.after(rng.uniform(0.0, 0.3))
            yield from hand.shape(window, rng)
            if (take := document.active) is None or take.is_empty:
                continue
            note("saving")
            yield from hand.save(window, folder / PROJECT)
            hand.edit(window, rng)
            if (take := document.active) is not None:
                note("exporting")
                yield from hand.export_midi(window, take, folder / MIDI)
                yield from hand.export_audio(window, take, folder / AUDIO)

    runner = hand.ScriptedHand(script(), journal.write)
    runner.setParent(app)
    window.show()
    window.start()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
