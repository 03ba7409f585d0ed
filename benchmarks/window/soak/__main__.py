"""Works for hours in one window and watches memory, handles, threads and errors.

    python -m benchmarks.window.soak [--hours 2] [--seed 1] [--train-every 12] [--json FILE]

Each round composes, plays (silently without a device), records a keyboard, edits, undoes,
rewrites, undoes every step and makes it again, saves, opens again, and exports MIDI and sound;
every few rounds a child process runs the pipeline on what was exported, up to the training of a
tiny model. After each round one line says what the process holds. An error is an exception, a
warning of Qt, or notes that differ by a byte after every step was undone or made again. The exit
status is 1 after an error, or if memory, handles or threads grew by more than 5 % after the first
quarter hour (after the first quarter of a shorter run).
"""

from __future__ import annotations

import argparse
import gc
import json
import logging
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import psutil

from benchmarks.machine import this_machine
from benchmarks.pipeline.kills import command
from benchmarks.window.soak.allocated import allocated_bytes

if TYPE_CHECKING:
    from amt_desktop.window.main_window import MainWindow
    from benchmarks.window.soak.hand import Script
    from benchmarks.window.soak.keyboard import LoopbackKeyboard

_SETTLED_SEC = 900.0
_ALLOWED_GROWTH = 0.05
_PLAY_SEC = 4.0
_NUM_EDITS = 15
_NUM_KEYS = 5
_MAX_LIBRARY = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The memory, handles and threads of the process after a round.

    Attributes:
        hours: Since the start of the first round.
        round: The number of the round.
        memory_mib: Resident memory.
        allocated_mib: What the C library has handed out and not got back; 0 where it does not say.
            Where only resident memory grows, it is free memory between pieces in use.
        handles: Open files, sockets and devices.
        threads: Threads of the process.
        children: Child processes.
        objects: Objects that Python's collector knows.
        errors: Errors logged since the start.
    """

    hours: float
    round: int
    memory_mib: float
    allocated_mib: float
    handles: int
    threads: int
    children: int
    objects: int
    errors: int


class ErrorCounter(logging.Handler):
    """Prints and keeps each message of the level ERROR and above."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Prints and keeps the message."""
        self.messages.append(self.format(record))
        print(self.messages[-1], flush=True)


def main() -> None:
    """Works, then prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--hours", metavar="H", type=float, default=2.0)
    parser.add_argument("--seed", metavar="N", type=int, default=1)
    parser.add_argument("--train-every", metavar="N", type=int, default=12, help="0: never")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write all samples to this file")
    arguments = parser.parse_args()
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    machine = this_machine()
    print(f"seed {arguments.seed}; {machine}", flush=True)
    counter = ErrorCounter()
    logging.getLogger().addHandler(counter)
    with tempfile.TemporaryDirectory(prefix="amt-soak-") as scratch:
        os.environ["AMT_HOME"] = str(Path(scratch) / "home")
        samples = work(
            Path(scratch),
            random.Random(arguments.seed),
            counter,
            seconds=arguments.hours * 3600,
            train_every=arguments.train_every,
        )
    findings = growth(samples, arguments.hours * 3600)
    if arguments.json:
        result = {
            "machine": machine.to_json(),
            "samples": [asdict(sample) for sample in samples],
            "errors": counter.messages,
            "findings": findings,
        }
        arguments.json.write_text(json.dumps(result, indent=1), encoding="utf-8")
    print("\n".join(findings) or "flat", f"{len(counter.messages)} errors", sep="\n")
    sys.exit(1 if counter.messages or findings else 0)


def work(
    folder: Path,
    rng: random.Random,
    counter: ErrorCounter,
    *,
    seconds: float,
    train_every: int,
) -> list[Sample]:
    """Opens the window and works in it for this time; a sample for each round."""
    from amt_core.system.settings import Settings
    from amt_desktop.app import make_application
    from amt_desktop.bridge.core_services import core_services
    from amt_desktop.window.main_window import MainWindow
    from benchmarks.window.soak.hand import ScriptedHand
    from benchmarks.window.soak.keyboard import LoopbackKeyboard

    app = make_application()
    report_everything()
    settings, keyboard = Settings(), LoopbackKeyboard()
    services = keyboard.plug_in(core_services(settings), settings)
    window = MainWindow(services, settings, folder / "state")
    samples: list[Sample] = []
    process, began = psutil.Process(), time.monotonic()
    print_head()

    def script() -> Script:
        yield lambda: window.composing.can_compose
        number = 0
        while time.monotonic() - began < seconds:
            number += 1
            yield from one_round(window, keyboard, rng, folder, number)
            if train_every and number % train_every == 0:
                # Its graph would not be exact enough to be exported after so few steps.
                yield from train([*command(folder, "training")[:-1], "train"])
            samples.append(sample_of(process, number, began, len(counter.messages)))
            print_row(samples[-1])

    hand = ScriptedHand(script(), lambda sentence: logging.getLogger(__name__).error(sentence))
    window.show()
    window.start()
    app.exec()
    hand.deleteLater()
    window.close()
    return samples


def report_everything() -> None:
    """From now on exceptions and warnings of Qt are logged as errors, whichever thread they are in.

    Qt is imported here, as in the other functions, after the command line was read.
    """
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    logger = logging.getLogger(__name__)

    def on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            logger.error("Qt: %s", message)

    qInstallMessageHandler(on_qt_message)
    sys.excepthook = lambda kind, error, trace: logger.error(
        "unexpected error", exc_info=(kind, error, trace)
    )
    threading.excepthook = lambda hook: logger.error(
        "unexpected error in a thread: %r", hook.exc_value
    )


def one_round(
    window: MainWindow, keyboard: LoopbackKeyboard, rng: random.Random, folder: Path, number: int
) -> Script:
    """Everything that a user does with a piece."""
    from benchmarks.window.soak import hand

    yield from hand.compose(window, rng, takes=rng.choice((1, 2)))
    composed = hand.midi_of_takes(window)
    yield from hand.play(window, _PLAY_SEC)
    yield from hand.record(window, keyboard, rng, num_keys=_NUM_KEYS)
    for _ in range(_NUM_EDITS):
        hand.edit(window, rng)
        yield hand.after(0.02)
    yield from hand.shape(window, rng)
    hand.undo_and_redo_all(window, composed)
    take = window.document.active
    if take is None or take.is_empty:
        return
    project = folder / "piece.amt"
    yield from hand.save(window, project)
    window.open_path(project)
    yield lambda: not window.file_job.is_running
    midi = folder / "library" / f"{number % _MAX_LIBRARY}.mid"
    midi.parent.mkdir(exist_ok=True)
    yield from hand.export_midi(window, take, midi)
    yield from hand.export_audio(window, take, folder / "piece.wav")


def train(pipeline: list[str]) -> Script:
    """Runs the pipeline in a child process."""
    from benchmarks.window.soak.hand import after

    child = subprocess.Popen(pipeline, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    # On a busy machine this takes longer than the hand waits for anything else.
    while child.poll() is None:
        yield after(1.0)
    if child.returncode:
        logging.getLogger(__name__).error("the pipeline ended with status %d", child.returncode)


def sample_of(process: psutil.Process, number: int, began: float, errors: int) -> Sample:
    """The memory, handles and threads now, after a collection of garbage."""
    gc.collect()
    return Sample(
        hours=(time.monotonic() - began) / 3600,
        round=number,
        memory_mib=process.memory_info().rss / 2**20,
        allocated_mib=allocated_bytes() / 2**20,
        handles=process.num_fds() if sys.platform != "win32" else process.num_handles(),
        threads=process.num_threads(),
        children=len(process.children(recursive=True)),
        objects=len(gc.get_objects()),
        errors=errors,
    )


def print_head() -> None:
    """Prints the names of the columns."""
    names = (
        "hours", "round", "MiB", "allocated", "handles", "threads", "children", "objects", "errors",
    )  # fmt: skip
    print("".join(f"{name:>10}" for name in names), flush=True)


def print_row(sample: Sample) -> None:
    """Prints one line."""
    print(
        f"{sample.hours:10.3f}{sample.round:10}{sample.memory_mib:10.1f}{sample.allocated_mib:10.1f}"
        f"{sample.handles:10}{sample.threads:10}{sample.children:10}{sample.objects:10}{sample.errors:10}",
        flush=True,
    )


def growth(samples: Sequence[Sample], seconds: float) -> list[str]:
    """Sentences on what grew: the last fifth of the settled rounds against the first."""
    settled_hours = min(_SETTLED_SEC, seconds / 4) / 3600
    settled = [sample for sample in samples if sample.hours >= settled_hours]
    size = len(settled) // 5
    if not size:
        return ["there were too few rounds to compare"]
    measures: dict[str, Callable[[Sample], float]] = {
        "memory": lambda sample: sample.memory_mib,
        "handles": lambda sample: sample.handles,
        "threads": lambda sample: sample.threads,
    }
    return [
        f"{name} grew from {early:.0f} to {late:.0f}"
        for name, measure in measures.items()
        for early, late in [ends(settled, size, measure)]
        if late > early * (1 + _ALLOWED_GROWTH) and late - early >= 1
    ]


def ends(
    samples: Sequence[Sample], size: int, measure: Callable[[Sample], float]
) -> tuple[float, float]:
    """The medians of the first and of the last samples."""
    values = [measure(sample) for sample in samples]
    return median(values[:size]), median(values[-size:])


if __name__ == "__main__":
    main()
