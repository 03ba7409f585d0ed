"""Damages files at random, and looks whether each gives music or a sentence.

    python -m benchmarks.readers LIBRARY [--files 2000] [--seed 1] [--keep FOLDER]

MIDI files of a folder, the same music as MusicXML (plain and compressed), archives of MIDI files,
and project files with two takes are damaged in turn: bytes, numbers and members of archives become
others, pieces are lost, repeated, zeroed or exchanged. What can still be read is shown, played,
saved and exported. A fault is an exception that is no `AmtError`, or a file that takes longer than
a minute of the processor. The exit status is 1 if there was one.
"""

from __future__ import annotations

import argparse
import logging
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path

from amt_core.errors import AmtError
from benchmarks.machine import this_machine
from benchmarks.readers.mutations import mutated
from benchmarks.readers.samples import samples
from benchmarks.readers.use import read_and_use

_MAX_CPU_SEC = 60
_MAX_MEMORY_BYTES = 6 * 2**30


class TooSlowError(Exception):
    """A file kept the program busy."""


def main() -> None:
    """Damages, reads and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("library", metavar="LIBRARY", type=Path, help="a folder of MIDI files")
    parser.add_argument("--files", metavar="N", type=int, default=2000)
    parser.add_argument("--seed", metavar="N", type=int, default=1)
    parser.add_argument("--keep", metavar="FOLDER", type=Path, help="where files with faults go")
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}; {this_machine()}", flush=True)
    logging.disable()  # that a take of a project is damaged is logged
    warnings.simplefilter("error", RuntimeWarning)  # such as numbers that are none
    rng = random.Random(arguments.seed)
    outcomes: Counter[tuple[str, str]] = Counter()
    sentences: Counter[str] = Counter()
    slowest = (0.0, "")
    with tempfile.TemporaryDirectory(prefix="amt-readers-") as scratch:
        folder = Path(scratch)
        whole = samples(arguments.library, folder, count=200, rng=rng)
        _limit()
        for number in range(arguments.files):
            suffix = sorted(whole)[number % len(whole)]
            data = mutated(rng.choice(whole[suffix]), whole[suffix], rng)
            path = folder / f"damaged{suffix}"
            path.write_bytes(data)
            began = time.process_time()
            outcome, words = _outcome(path)
            slowest = max(slowest, (time.process_time() - began, f"file {number}, {suffix}"))
            outcomes[suffix, outcome] += 1
            if outcome == "a sentence":
                sentences[words] += 1
            if outcome == "A FAULT":
                print(f"file {number}, {suffix}:\n{words}", flush=True)
                if arguments.keep:
                    arguments.keep.mkdir(parents=True, exist_ok=True)
                    (arguments.keep / f"{arguments.seed}-{number}{suffix}").write_bytes(data)
    print(f"{'kind':12}{'outcome':14}{'files':>6}")
    for (suffix, outcome), count in sorted(outcomes.items()):
        print(f"{suffix:12}{outcome:14}{count:6}")
    print(f"slowest: {slowest[0]:.1f} s of the processor ({slowest[1]})")
    print(
        "sentences: "
        + "; ".join(f"{count} × {words}" for words, count in sentences.most_common(12))
    )
    sys.exit(1 if any(outcome == "A FAULT" for _, outcome in outcomes) else 0)


def _outcome(path: Path) -> tuple[str, str]:
    """Reads a file and returns the outcome, with the sentence or the traceback."""
    signal.setitimer(signal.ITIMER_PROF, _MAX_CPU_SEC)
    try:
        read_and_use(path)
    except AmtError as error:
        return "a sentence", str(error).replace(path.name, "…")
    except Exception:  # noqa: BLE001  # whatever it is, it is what is looked for
        return "A FAULT", traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return "music", ""


def _limit() -> None:
    """Turns what would fill the memory, or never end, into an exception."""

    def on_alarm(*_: object) -> None:
        raise TooSlowError

    signal.signal(signal.SIGPROF, on_alarm)
    resource.setrlimit(resource.RLIMIT_AS, (_MAX_MEMORY_BYTES, _MAX_MEMORY_BYTES))


if __name__ == "__main__":
    main()
