"""One self-contained HTML page about a run of the pipeline."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

import psutil

from amt_core.evaluation.page import evaluation_sections
from amt_core.html_page import ACCENT, html_page, html_table
from amt_core.pipeline.catalogue import StageRun
from amt_core.pipeline.executors import num_cores

_WIDTH_PX, _HEIGHT_PX = 720, 240


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What the page tells.

    Attributes:
        runs: The last complete run of every stage, in the order of the stages.
        losses: (step, loss) of the training.
        valid_losses: (step, loss) on the validation split.
        clusters: (group, pieces, one of its texts).
        evaluation: The table of what the model composed (`amt_core.evaluation.summary`).
    """

    runs: Sequence[StageRun]
    losses: Sequence[tuple[int, float]] = ()
    valid_losses: Sequence[tuple[int, float]] = ()
    clusters: Sequence[tuple[int, int, str]] = ()
    evaluation: dict[str, Any] = field(default_factory=dict[str, Any])


def report_page(facts: ReportFacts) -> str:
    """The page; it needs nothing but itself."""
    sections = [
        "<h1>From a library to a model</h1>",
        f"<p>{escape(_machine())}</p>",
        "<h2>Stages</h2>",
        _stages(facts.runs),
    ]
    if facts.losses:
        sections += ["<h2>Training</h2>", _curve(facts.losses, facts.valid_losses)]
    if facts.evaluation:
        sections += ["<h2>What the model writes</h2>", *evaluation_sections(facts.evaluation)]
    if facts.clusters:
        rows = [(str(group), str(count), text) for group, count, text in facts.clusters]
        sections += ["<h2>Groups</h2>", html_table(("group", "pieces", "for example"), rows)]
    return html_page("Pipeline report", sections)


def _machine() -> str:
    memory_gib = psutil.virtual_memory().total / 2**30
    return (
        f"{platform.processor() or platform.machine()}, {num_cores()} cores, "
        f"{memory_gib:.0f} GiB; {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}"
    )


def _stages(runs: Sequence[StageRun]) -> str:
    total = sum(run.seconds for run in runs) or 1.0
    rows: list[tuple[str, ...]] = []
    for run in runs:
        share = run.seconds / total
        rows.append(
            (
                run.stage,
                f"{run.seconds:.1f} s",
                f'<div class="bar" style="width:{100 * share:.1f}%"></div>{share:.0%}',
                f"{run.num_items} {run.unit}",
                f"{run.num_items / run.seconds:.1f} /s" if run.seconds else "",
                f"{run.peak_memory_bytes / 2**20:.0f} MB",
                _percent(run, "cpu_percent"),
                _percent(run, "gpu_percent"),
                escape(run.message),
            )
        )
    longest = max(runs, key=lambda run: run.seconds, default=None)
    note = "" if longest is None else f"<p>Most time went into <b>{longest.stage}</b>.</p>"
    names = ("stage", "time", "share", "items", "throughput", "peak memory", "CPU", "GPU", "")
    return html_table(names, rows, is_escaped=True) + note


def _percent(run: StageRun, name: str) -> str:
    """A share that was measured; empty if it was not."""
    value = run.metrics.get(name)
    return "" if value is None else f"{value:.0f} %"


def _curve(losses: Sequence[tuple[int, float]], valid: Sequence[tuple[int, float]]) -> str:
    """Both curves as a drawing, with the range of the axes in words."""
    steps = [step for step, _ in losses]
    values = [loss for _, loss in (*losses, *valid)]
    low, high = min(values), max(values)
    last = max(steps)

    def points(curve: Iterable[tuple[int, float]]) -> str:
        return " ".join(
            f"{_WIDTH_PX * step / last:.1f},"
            f"{_HEIGHT_PX * (1 - (loss - low) / max(high - low, 1e-9)):.1f}"
            for step, loss in curve
        )

    return (
        f'<svg viewBox="0 -4 {_WIDTH_PX} {_HEIGHT_PX + 8}" role="img" aria-label="losses">'
        f'<polyline points="{points(losses)}" fill="none" stroke="#8888" stroke-width="1"/>'
        f'<polyline points="{points(valid)}" fill="none" stroke="{ACCENT}" stroke-width="2.5"/>'
        f"</svg><p>Loss per token from {high:.2f} down to {low:.2f} nats over {last} steps; "
        "grey is training, blue is validation.</p>"
    )
