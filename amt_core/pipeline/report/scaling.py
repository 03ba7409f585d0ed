"""Scaling: the throughput of stages with other numbers of workers and devices."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from amt_core.pipeline.library.catalogue import StageRun
from amt_core.pipeline.report.amounts import rate
from amt_core.pipeline.report.indicators import MIN_ITEMS
from amt_core.pipeline.report.tables import Cell, table

_SPREADING = ("collect", "describe", "embed", "prepare")
_NUMBERS = (1, 2, 4, 8, 16)


def scaling_table(runs: Sequence[StageRun]) -> str:
    """Items per second by workers, and of training by devices; empty before any run counts.

    Numbers that have run are measured; the others are the least measured one times their share,
    which no stage exceeds.

    Args:
        runs: All complete runs, as far as they are kept.
    """
    rows: list[list[Cell]] = []
    for stage, figure in (*((name, "workers") for name in _SPREADING), ("train", "devices")):
        measured = _measured(runs, stage, figure)
        if not measured:
            continue
        cells = [_cell(measured, number) for number in _NUMBERS]
        rows.append([Cell(text=f"{stage}, by {figure}"), *cells])
    if not rows:
        return "<p>Nothing has been measured yet: a run of 100 new items or more is needed.</p>"
    note = (
        '<p class="soft">Measured where a speedup is given; the others, in parentheses, are at '
        "most what the measured number of workers or devices gives in proportion. A run with "
        "<code>--workers N</code> or <code>num_devices = N</code> fills a column.</p>"
    )
    return table(("per second", *map(str, _NUMBERS)), rows) + note


def _measured(runs: Sequence[StageRun], stage: str, figure: str) -> dict[int, float]:
    """Median rate by the number of workers or devices."""
    found: dict[int, list[float]] = {}
    last_key = next((run.key for run in reversed(runs) if run.stage == stage), "")
    for run in runs:
        # The time of a training step depends on the model.
        is_same = stage != "train" or run.key == last_key
        if run.stage != stage or figure not in run.metrics or run.rate is None or not is_same:
            continue
        if run.num_new >= MIN_ITEMS or stage == "train":
            found.setdefault(int(run.metrics[figure]), []).append(run.rate)
    return {number: median(rates) for number, rates in found.items()}


def _cell(measured: dict[int, float], number: int) -> Cell:
    fewest = min(measured)
    if number not in measured:
        return Cell(text=f"({rate(measured[fewest] * number / fewest)})", is_number=True)
    speedup = measured[number] / measured[fewest]
    words = "measured" if number == fewest else f"{speedup:.2f} × of {fewest}"
    return Cell(html=f"{rate(measured[number])}<small>{words}</small>", is_number=True)
