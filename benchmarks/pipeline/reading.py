"""Benchmark of reading MIDI files, with symusic's parser next to it.

    python -m benchmarks.pipeline.reading LIBRARY [--files 300] [--seed 1] [--json]

Processor time for each file, the least of some rounds over a fixed choice of files and over the
largest of the library. symusic finds the notes and controllers in C++; ours keeps in addition where
every event stands, so that the file can be written again. The ratio holds on any machine, also on
one that others use.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from symusic.core import ScoreTick

from amt_core.errors import AmtError
from amt_core.midi.read import read_midi_bytes
from amt_core.pipeline.library.file_facts import file_facts
from amt_core.pipeline.library.midi_files import is_midi, walk
from benchmarks.machine import this_machine

_ROUNDS = 5
_NUM_LARGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The time that one way of reading takes.

    Attributes:
        files: Which files.
        mean_bytes: Their mean size.
        reader: What reads them.
        ms: Milliseconds of the processor for a file.
        ratio: The same in parses by symusic.
    """

    files: str
    mean_bytes: int
    reader: str
    ms: float
    ratio: float


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("library", metavar="LIBRARY", type=Path, help="a folder of MIDI files")
    parser.add_argument("--files", metavar="N", type=int, default=300)
    parser.add_argument("--seed", metavar="N", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    machine = this_machine()
    paths = [arguments.library / found.place for found in walk(arguments.library, is_midi)]
    largest = sorted(paths, key=lambda path: path.stat().st_size)[-_NUM_LARGEST:]
    random.Random(arguments.seed).shuffle(paths)
    rows = [*measure("chosen", paths[: arguments.files]), *measure("largest", largest)]
    if arguments.json:
        result = {"machine": machine.to_json(), "rows": [asdict(row) for row in rows]}
        print(json.dumps(result, indent=2))
        return
    print(machine)
    print(f"{'files':10}{'bytes':>9}  {'reader':20}{'ms a file':>10}{'ratio':>8}")
    for row in rows:
        print(f"{row.files:10}{row.mean_bytes:9}  {row.reader:20}{row.ms:10.3f}{row.ratio:8.1f}")


def measure(called: str, paths: list[Path]) -> Iterator[Measured]:
    """The times of every reader on some files that symusic can read, too."""
    contents = [data for path in paths if _is_readable(data := path.read_bytes())]
    readers: dict[str, Callable[[bytes], object]] = {
        "symusic": ScoreTick.from_midi,
        "read_midi_bytes": read_midi_bytes,
        "facts": lambda data: file_facts(data, place="", measures_key=False),
        "facts with the key": lambda data: file_facts(data, place="", measures_key=True),
    }
    of_symusic = 0.0
    for name, read in readers.items():
        ms = min(_round_ms(read, contents) for _ in range(_ROUNDS))
        of_symusic = of_symusic or ms
        yield Measured(
            files=called,
            mean_bytes=sum(map(len, contents)) // len(contents),
            reader=name,
            ms=ms,
            ratio=ms / of_symusic,
        )


def _is_readable(data: bytes) -> bool:
    try:
        ScoreTick.from_midi(data)
    # It raises what its C++ code throws.
    except Exception:  # noqa: BLE001
        return False
    return True


def _round_ms(read: Callable[[bytes], object], contents: list[bytes]) -> float:
    """Milliseconds for a file."""
    began = time.process_time()
    for data in contents:
        with suppress(AmtError):
            read(data)
    return (time.process_time() - began) / len(contents) * 1e3


if __name__ == "__main__":
    main()
