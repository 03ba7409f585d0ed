"""Before and after: the last run of each stage next to the one before it that did as much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from amt_core.pipeline.library.catalogue import StageRun
from amt_core.pipeline.report.amounts import change, duration, rate, size
from amt_core.pipeline.report.tables import Cell, table

_SAME = 0.05
_COMPARABLE = 2.0


def are_comparable(now: StageRun, before: StageRun) -> bool:
    """True if both runs did new work, and one did at most twice as much as the other.

    A run that finds three new files starts its workers for them, so that its rate says nothing.
    """
    least, most = sorted((now.num_new, before.num_new))
    return least > 0 and most <= _COMPARABLE * least


def change_table(runs: Sequence[StageRun], earlier: Mapping[str, StageRun]) -> str:
    """Time, memory and throughput of each stage that has a comparable earlier run."""
    rows = [_row(run, earlier[run.stage]) for run in runs if run.stage in earlier]
    if not rows:
        return "<p>No stage has done as much work before: there is nothing to compare with.</p>"
    names = ("stage", "time before", "time now", "memory before", "memory now", "throughput")
    return table(names, rows)


def _row(run: StageRun, before: StageRun) -> list[Cell]:
    return [
        Cell(text=run.stage),
        Cell(text=duration(before.seconds), is_number=True),
        _changed(duration(run.seconds), run.seconds, before.seconds),
        Cell(text=size(before.peak_memory_bytes), is_number=True),
        _changed(size(run.peak_memory_bytes), run.peak_memory_bytes, before.peak_memory_bytes),
        Cell(html=rate_change(run, before), is_number=True),
    ]


def rate_change(run: StageRun, before: StageRun | None) -> str:
    """The throughput of a run, and its change since the one before, as HTML."""
    if run.rate is None:
        return ""
    shown = rate(run.rate)
    if before is None or before.rate is None:
        return shown
    share = run.rate / before.rate - 1
    style = "" if abs(share) < _SAME else "up" if share > 0 else "down"
    return f'{shown}<small class="{style}">{share:+.0%} on {rate(before.rate)}</small>'


def _changed(shown: str, now: float, before: float) -> Cell:
    """A figure that is the better the lower it is, with its change."""
    if not before:
        return Cell(text=shown, is_number=True)
    share = now / before - 1
    style = "" if abs(share) < _SAME else "down" if share > 0 else "up"
    words = escape(change(now, before))
    return Cell(html=f'{escape(shown)}<small class="{style}">{words}</small>', is_number=True)
