"""The fastest threads, spinning and batch size of a model on this machine, measured once and kept.

Which is fastest cannot be told from the number of cores: two threads wait for each other at every
one of some forty operators of a token, which on a small model, or next to another program that
keeps a core busy, costs more than it saves. So it is tried, at the first start with a model.
"""

from __future__ import annotations

import json
import logging
import os
import platform
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Final

from amt_core.engine.decoder import Decoder
from amt_core.engine.model_folder import ModelFolder
from amt_core.engine.providers import most_threads
from amt_core.errors import AmtError
from amt_core.system.settings import MEASURED_ENGINE, THREADS, Settings

logger = logging.getLogger(__name__)

# One more thread, and waiting that burns a core, must pay for what they take from the audio
# thread and the window.
_WORTH: Final = 1.15
# Of batch sizes that write nearly as fast, the smallest lets each take finish the soonest.
_NEARLY: Final = 0.9
_BATCHES: Final = (1, 2, 4, 8)
_NUM_STEPS: Final = 24
_PROMPT: Final = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuning:
    """The settings that were found.

    Attributes:
        threads: Threads of a step.
        allow_spinning: Whether waiting threads poll instead of sleeping.
        max_rows: Takes that are written together; more wait until one of these has ended.
    """

    threads: int
    allow_spinning: bool
    max_rows: int


def tuning_for(folder: ModelFolder, settings: Settings) -> Tuning:
    """The tuning that the settings keep for this model on this machine, measured if there is none.

    The number of threads that a person has chosen is not questioned. Settings that cannot be
    written do not keep anybody from composing.
    """
    chosen_threads = settings.get(THREADS)
    wanted = {"of": _identity(folder), "chosen_threads": chosen_threads}
    kept = _parse(settings.get(MEASURED_ENGINE))
    if kept is not None and kept[0] == wanted:
        return kept[1]
    tuning = measure(folder, threads=chosen_threads or None)
    try:
        settings.set(MEASURED_ENGINE, json.dumps({**wanted, **asdict(tuning)}))
    except AmtError as error:
        logger.warning("the measurement is made again at the next start: %s", error)
    return tuning


def measure(folder: ModelFolder, *, threads: int | None = None) -> Tuning:
    """Tries what there is to choose from, within a second or two.

    Args:
        folder: The model.
        threads: The only number of threads to try; by default one, two, four and as many as
            there are cores for.
    """
    best_sec, best = float("inf"), Tuning(threads=1, allow_spinning=False, max_rows=1)
    for candidate in _candidates(most_threads(folder.n_head), threads):
        seconds = _step_sec(_decoder(folder, candidate, num_rows=1), 1)
        logger.info("a step takes %.2f ms with %s", 1000 * seconds, candidate)
        if seconds * _WORTH < best_sec:
            best_sec, best = seconds, candidate
    decoder = _decoder(folder, best, num_rows=max(_BATCHES))
    speeds = {batch: batch / _step_sec(decoder, batch) for batch in _BATCHES}
    enough = _NEARLY * max(speeds.values())
    max_rows = next(batch for batch in _BATCHES if speeds[batch] >= enough)
    found = Tuning(threads=best.threads, allow_spinning=best.allow_spinning, max_rows=max_rows)
    logger.info("chosen: %s; tokens per second by batch: %s", found, speeds)
    return found


def _candidates(most: int, threads: int | None) -> Iterator[Tuning]:
    """The choices, from the one that takes the least from others to the one that takes the most."""
    counts = sorted({1, *(count for count in (2, most) if count <= most)})
    for count in [threads] if threads else counts:
        for spins in (False, True) if count > 1 else (False,):
            yield Tuning(threads=count, allow_spinning=spins, max_rows=1)


def _decoder(folder: ModelFolder, tuning: Tuning, *, num_rows: int) -> Decoder:
    return Decoder(
        folder,
        num_rows=num_rows,
        threads=tuning.threads,
        allow_spinning=tuning.allow_spinning,
        cache_bytes=0,
    )


def _step_sec(decoder: Decoder, batch: int) -> float:
    """The time of a step, of the fastest quarter: what is kept must not rest on a bad moment."""
    prompt = [0] * min(_PROMPT, decoder.context - _NUM_STEPS)
    for row in range(batch):
        decoder.prefill(row, prompt)
    times: list[float] = []
    for _ in range(_NUM_STEPS):
        began = time.perf_counter()
        decoder.step([0] * batch)
        times.append(time.perf_counter() - began)
    return sorted(times)[_NUM_STEPS // 4]


def _identity(folder: ModelFolder) -> str:
    """The conditions of a measurement: the machine, the runtime, the size of the model."""
    import onnxruntime
    import psutil

    cores = f"{psutil.cpu_count(logical=False)}/{os.cpu_count()}"
    graphs = "+".join(sorted(folder.onnx_files))
    runtime = f"ONNX Runtime {onnxruntime.__version__}"
    return (
        f"{platform.node()} {platform.machine()} {cores} cores, {runtime}, "
        f"{folder.num_weights} weights, {graphs}"
    )


def _parse(text: str) -> tuple[dict[str, object], Tuning] | None:
    """The settings that were kept; None if another version wrote them."""
    try:
        kept = json.loads(text)
        tuning = Tuning(
            threads=int(kept["threads"]),
            allow_spinning=bool(kept["allow_spinning"]),
            max_rows=int(kept["max_rows"]),
        )
        of = {"of": kept["of"], "chosen_threads": kept["chosen_threads"]}
    except (ValueError, TypeError, KeyError):
        return None
    return (of, tuning) if tuning.threads >= 1 and tuning.max_rows >= 1 else None
