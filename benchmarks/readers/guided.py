"""Looks for bytes that make a reader raise, guided by the lines of code that they reach.

    pip install atheris
    python -m benchmarks.readers.guided KIND FOLDER [-max_total_time=600 …]

KIND is `midi`, `musicxml` or `project`. FOLDER holds whole files to begin with, and is given the
files that reach new code. Further arguments are those of libFuzzer. It ends at the first exception
that is no `AmtError`, and keeps the bytes.
"""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import atheris  # in no extra of the project: few look for faults in this way

# What it exports is made at run time.
instrument: Any = vars(atheris)["instrument_imports"]
with instrument(include=["amt_core.midi", "amt_core.formats", "amt_desktop"]):
    from amt_core.errors import AmtError
    from amt_core.formats.musicxml import read_musicxml_bytes
    from amt_core.midi.read import read_midi_bytes
    from amt_core.midi.write import midi_bytes
    from amt_desktop.document.project import read_project


def main() -> None:
    """Runs until the time is over, or a fault is found."""
    kind, *options = sys.argv[1:]
    logging.disable()  # that a take of a project is damaged is logged
    with TemporaryDirectory(prefix="amt-guided-") as scratch:
        path = Path(scratch) / "project.amt"

        def read_midi(data: bytes) -> object:
            return midi_bytes(read_midi_bytes(data))

        def read_archive(data: bytes) -> object:
            path.write_bytes(data)
            return read_project(path)

        readers = {"midi": read_midi, "musicxml": read_musicxml_bytes, "project": read_archive}
        atheris.Setup([sys.argv[0], *options], _without_sentences(readers[kind]))
        atheris.Fuzz()


def _without_sentences(read: Callable[[bytes], object]) -> Callable[[bytes], None]:
    def read_all(data: bytes) -> None:
        with contextlib.suppress(AmtError):
            read(data)

    return read_all


if __name__ == "__main__":
    main()
