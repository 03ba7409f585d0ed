"""Measures how much longer the first bar takes while a model is trained on the same processor.

    python -m benchmarks.pipeline.composing LIBRARY [--files 40] [--rounds 6]

Trains as the window does, with what it suggests for a small library on this machine, and composes
by turns with the training halted and at work, so that other programs disturb both alike. Prints
the least and the median time to the first bar of both, and the share of a core that training took.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

import psutil

from amt_core.composing.compose import compose
from amt_core.composing.events import BarWritten
from amt_core.engine.model import Model
from amt_core.engine.model_folder import default_model_path
from amt_core.pipeline.configuration.config import PipelineConfig, write_config
from amt_core.pipeline.configuration.suggested_config import suggested_config
from amt_core.pipeline.journal.journaled_run import start_detached
from amt_core.pipeline.journal.reader import JournalReader
from amt_core.pipeline.journal.stage_progress import RunProgress
from amt_core.spec.music_spec import MusicSpec
from amt_core.system.machine.hardware import this_hardware
from amt_core.text import describe
from benchmarks.machine import this_machine
from benchmarks.pipeline.copies import copy_files

_TEXT = "jazz for tenor sax, piano, double bass and drums, swinging, 8 bars"
_LIMIT_SEC = 600.0
_TIMES_ALLOWED = 3


def main() -> None:
    """Trains, composes by turns, and prints the times."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("library", metavar="LIBRARY", type=Path, help="a folder of MIDI files")
    parser.add_argument("--files", metavar="N", type=int, default=40)
    parser.add_argument("--rounds", metavar="N", type=int, default=6)
    parser.add_argument("--seed", metavar="N", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="amt-composing-") as scratch:
        folder = Path(scratch)
        copy_files(chosen.library, folder / "library", chosen.files, chosen.seed)
        config = suggested_config(folder / "library", this_hardware(), is_small=True)
        library = replace(config.library, work=str(folder / "work"))
        config = replace(config, library=library)
        write_config(config, folder / "config.toml")
        run = start_detached(folder / "config.toml", first="collect", last="train")
        try:
            wait_for_training(config)
            measure(run.pid, rounds=chosen.rounds, seed=chosen.seed)
        finally:
            for each in family(run.pid):
                each.kill()
            run.wait()


def wait_for_training(config: PipelineConfig) -> None:
    """Waits until a training has made its first step."""
    reader, progress = JournalReader(config.work_folder), RunProgress()
    end_sec = time.monotonic() + _LIMIT_SEC
    while time.monotonic() < end_sec:
        progress.take(reader.read())
        train = progress.stages.get("train")
        if progress.end is not None or (train is not None and train.done):
            break
        time.sleep(0.5)
    if progress.end is not None or progress.current is None:
        raise SystemExit(f"the training did not begin: {progress.end}")


def measure(pid: int, *, rounds: int, seed: int) -> None:
    """Composes by turns with the run of a process halted and at work, and prints the times."""
    model, spec = Model.load(default_model_path()), describe(_TEXT)
    for each in family(pid):
        each.suspend()
    first_bar_ms(model, spec, seed)  # what is loaded with the first piece
    alone: list[float] = []
    training: list[float] = []
    used_sec = waited_sec = 0.0
    for _ in range(rounds):
        alone.append(first_bar_ms(model, spec, seed))
        for each in family(pid):
            each.resume()
        time.sleep(1.0)
        before_sec, began_sec = core_seconds(pid), time.monotonic()
        training.append(first_bar_ms(model, spec, seed))
        used_sec += core_seconds(pid) - before_sec
        waited_sec += time.monotonic() - began_sec
        for each in family(pid):
            each.suspend()
    print(f"{this_machine()}; {rounds} rounds")
    for name, times in (("training halted", alone), ("while training", training)):
        print(f"{name:16} least {min(times):6.0f} ms, median {statistics.median(times):6.0f} ms")
    times_longer = min(training) / min(alone)
    middle = statistics.median(training) / statistics.median(alone)
    print(f"{times_longer:.1f} x the least, {middle:.1f} x the median (at most {_TIMES_ALLOWED} x)")
    print(f"training took {100 * used_sec / waited_sec:.0f} % of a core meanwhile")


def first_bar_ms(model: Model, spec: MusicSpec, seed: int) -> float:
    """Milliseconds from the call to the first complete bar."""
    cancel = threading.Event()
    start = time.perf_counter()
    events = compose(spec, model=model, seed=seed, cancel=cancel)
    next(event for event in events if isinstance(event, BarWritten))
    took_sec = time.perf_counter() - start
    cancel.set()
    for _ in events:
        pass
    return 1000 * took_sec


def family(pid: int) -> list[psutil.Process]:
    """A process and those that it has started."""
    parent = psutil.Process(pid)
    return [parent, *parent.children(recursive=True)]


def core_seconds(pid: int) -> float:
    """Processor time of a process and those that it has started."""
    times = [each.cpu_times() for each in family(pid)]
    return sum(each.user + each.system for each in times)


if __name__ == "__main__":
    main()
