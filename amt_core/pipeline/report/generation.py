"""Generation as a stage of its own: the part of the evaluation in which the model composes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amt_core.pipeline.library.catalogue import NEW_ITEMS, StageRun
from amt_core.pipeline.library.run_details import COMPOSING, RunDetails

GENERATION = "generate"
"""The name of the stage in the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailedRun:
    """A complete run of a stage with its details.

    Attributes:
        run: Its figures.
        details: Its parts and its use over time.
    """

    run: StageRun
    details: RunDetails


def with_generation(runs: Sequence[DetailedRun]) -> list[StageRun]:
    """The runs, where each evaluation that composed is a generation and the rest of it."""
    found: list[StageRun] = []
    for each in runs:
        run, part = each.run, each.details.part(COMPOSING)
        if run.stage != "evaluate" or part is None:
            found.append(run)
            continue
        first_bar_ms = run.metrics.get("first_bar_ms")
        latency = f", first bar after {first_bar_ms:.0f} ms" if first_bar_ms is not None else ""
        metrics = {
            name: value
            for name, value in run.metrics.items()
            if name in ("first_bar_ms", "tokens_composed_per_sec", "cpu_percent", "workers")
        }
        composing = replace(
            run,
            stage=GENERATION,
            seconds=part.seconds,
            num_items=part.num_items,
            unit=part.unit,
            peak_memory_bytes=part.peak_memory_bytes,
            message=f"composed for the test descriptions{latency}",
            metrics=metrics
            | {
                "core_seconds": part.core_seconds,
                NEW_ITEMS: run.metrics.get("composed_takes", 0.0),
            },
        )
        core_seconds = run.metrics.get("core_seconds", 0.0) - part.core_seconds
        measuring = replace(
            run,
            seconds=max(run.seconds - part.seconds, 0.0),
            peak_memory_bytes=max(
                (p.peak_memory_bytes for p in each.details.parts if p is not part),
                default=run.peak_memory_bytes,
            ),
            metrics=run.metrics | {"core_seconds": max(core_seconds, 0.0)},
        )
        found += [composing, measuring]
    return found
