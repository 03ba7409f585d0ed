"""A library on disk, small and of every kind of trouble."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from amt_core.midi.write import write_midi
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track

NUM_PIECES = 24


def tune(number: int) -> Score:
    """A piece of eight bars for piano and bass."""
    rng = np.random.default_rng(number)
    count = 80
    notes = NoteTable.from_columns(
        np.sort(rng.integers(0, 8 * 16, count)) * 120,
        rng.integers(1, 5, count) * 120,
        rng.integers(40, 80, count),
        rng.integers(60, 110, count),
        rng.integers(0, 2, count),
    )
    return Score(num_bars=8, tracks=(Track(program=0), Track(program=33)), notes=notes)


def midi_bytes(score: Score, folder: Path) -> bytes:
    path = folder / "scratch.mid"
    write_midi(score, path)
    data = path.read_bytes()
    path.unlink()
    return data


def write_library(folder: Path) -> None:
    """Plain files, an archive, copies, a transposition, broken files, and a manifest."""
    folder.mkdir(parents=True)
    rows: list[dict[str, str]] = []
    for number in range(NUM_PIECES):
        path = folder / f"artist {number % 3}" / f"song {number}.mid"
        path.parent.mkdir(exist_ok=True)
        write_midi(tune(number), path)
        rows.append(
            {
                "path": path.relative_to(folder).as_posix(),
                "title": f"Song {number}",
                "work": f"work {number // 2}",
                "genre": ("jazz", "rock", "waltz")[number % 3],
                "style": "odd groove" if number == 5 else "",
            }
        )
    first = tune(0)
    higher = replace(first.notes, pitch=first.notes.pitch + 2)
    louder = replace(first.notes, velocity=first.notes.velocity + 5)
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("copy.mid", midi_bytes(first.with_notes(louder), folder))
        archive.writestr("higher.mid", midi_bytes(first.with_notes(higher), folder))
        for number in range(100, 104):
            archive.writestr(f"in/{number}.mid", midi_bytes(tune(number), folder))
        archive.writestr("../evil.mid", b"MThd")
    (folder / "broken.mid").write_bytes(b"this is no music")
    (folder / "empty.kar").write_bytes(b"")
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    (folder / "manifest.csv").write_text(text.getvalue(), encoding="utf-8")
