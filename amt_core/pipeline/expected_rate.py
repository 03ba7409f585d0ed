"""How fast a stage should be on this machine, so that somebody notices when it is not."""

from __future__ import annotations

from statistics import median

from amt_core.pipeline.library.catalogue import Catalogue

# Items that one slow core (a shared virtual one, 2026) did in a second: any desktop does more.
# `python -m benchmarks.pipeline` prints them as "per core s".
_PER_CORE_SEC = {"collect": 250.0, "describe": 80.0, "embed": 100.0, "prepare": 150.0}
_MIN_ITEMS = 100
_NUM_RUNS = 5


def expected_rate(stage: str, key: str, catalogue: Catalogue, *, num_workers: int) -> float | None:
    """Items per second; None for a stage of which nothing is known yet.

    What earlier runs of the stage reached here counts most. How long a step of training takes
    depends on the model, so that only runs with the same key count there.

    Args:
        stage: Its name.
        key: What goes in.
        catalogue: Knows earlier runs.
        num_workers: Processes that work.
    """
    rates = [
        run.rate
        for run in catalogue.runs()
        if run.stage == stage
        and run.rate is not None
        and run.rate * run.seconds >= _MIN_ITEMS
        and (stage != "train" or run.key == key)
    ]
    if rates:
        return median(rates[-_NUM_RUNS:])
    per_core = _PER_CORE_SEC.get(stage)
    return None if per_core is None else per_core * num_workers
