"""The rate that a stage should reach on this machine, below which the monitor raises an alert."""

from __future__ import annotations

import os
from statistics import median

from amt_core.pipeline.configuration.config import PipelineConfig
from amt_core.pipeline.library.catalogue import Catalogue
from amt_core.pipeline.library.least_rate import least_rate
from amt_core.pipeline.stages.registry import STAGES
from amt_core.pipeline.work_folder import opened

_MIN_ITEMS = 100
_NUM_RUNS = 5


def expected_rates(config: PipelineConfig) -> dict[str, float]:
    """The expected rate of each stage about which something is known, by its name.

    Raises:
        AmtError: The catalogue cannot be used.
    """
    with opened(config) as work:
        if work is None:
            return {}
        num_workers = config.run.workers or os.cpu_count() or 1
        rates = {
            entry.name: expected_rate(
                entry.name, entry.load().key(work), work.catalogue, num_workers=num_workers
            )
            for entry in STAGES
        }
    return {name: rate for name, rate in rates.items() if rate is not None}


def expected_rate(stage: str, key: str, catalogue: Catalogue, *, num_workers: int) -> float | None:
    """Items per second; None for a stage about which nothing is known yet.

    Args:
        stage: The stage's name.
        key: The fingerprint of its inputs.
        catalogue: The record of earlier runs.
        num_workers: Processes that work.
    """
    measured = measured_rate(stage, key, catalogue)
    return least_rate(stage, num_workers=num_workers) if measured is None else measured


def measured_rate(stage: str, key: str, catalogue: Catalogue) -> float | None:
    """Items per second of earlier runs on this machine; None without any that is long enough.

    The time of a training step depends on the model, so only runs with the same key count there.
    """
    rates = [
        run.rate
        for run in catalogue.runs()
        if run.stage == stage
        and run.rate is not None
        and run.rate * run.seconds >= _MIN_ITEMS
        and (stage != "train" or run.key == key)
    ]
    return median(rates[-_NUM_RUNS:]) if rates else None
