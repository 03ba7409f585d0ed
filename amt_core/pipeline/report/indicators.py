"""The key figures of a run next to their targets: speed, memory, processor, latency."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from amt_core.pipeline.library.catalogue import StageRun
from amt_core.pipeline.library.least_rate import least_rate
from amt_core.pipeline.report.amounts import duration, rate, size
from amt_core.pipeline.report.generation import GENERATION
from amt_core.pipeline.report.tables import Cell, table
from amt_core.system.monitor.alerts import MEMORY_PERCENT

MIN_ITEMS = 100
"""The least new items for which a target holds; with fewer, starting the workers takes longer."""
MAX_FIRST_BAR_MS = 400.0
MAX_EVALUATION_BYTES = 200 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One key figure.

    Attributes:
        name: What it measures.
        measured: The figure with its unit.
        target: The target with its unit; empty where there is none.
        is_met: Whether the target is met; None without a target.
    """

    name: str
    measured: str
    target: str = ""
    is_met: bool | None = None


def indicators(
    runs: Sequence[StageRun],
    *,
    num_cores: int,
    memory_bytes: int,
    num_alerts: int,
    tokens_learned_per_sec: float,
) -> list[Indicator]:
    """The key figures of the last runs.

    Args:
        runs: The last run of each stage.
        num_cores: Cores of the machine.
        memory_bytes: Memory of the machine.
        num_alerts: Alerts during these runs.
        tokens_learned_per_sec: The speed of the training; 0 if there was none.
    """
    if not runs:
        return []
    by_stage = {run.stage: run for run in runs}
    found = [Indicator(name="speed: all stages", measured=duration(sum(r.seconds for r in runs)))]
    found += _throughputs(runs, tokens_learned_per_sec)
    found += _memory(by_stage, memory_bytes)
    found += _processor(runs, num_cores)
    first_bar_ms = (
        by_stage[GENERATION].metrics.get("first_bar_ms") if GENERATION in by_stage else None
    )
    if first_bar_ms is not None:
        found.append(
            Indicator(
                name="latency: first bar after a description, median",
                measured=f"{first_bar_ms:.0f} ms",
                target=f"≤ {MAX_FIRST_BAR_MS:.0f} ms",
                is_met=first_bar_ms <= MAX_FIRST_BAR_MS,
            )
        )
    found.append(
        Indicator(
            name="alerts of the monitor",
            measured=f"{num_alerts}",
            target="0",
            is_met=num_alerts == 0,
        )
    )
    return found


def indicator_table(rows: Sequence[Indicator]) -> str:
    """The table of the key figures."""
    words = {True: '<span class="up">met</span>', False: '<span class="down">missed</span>'}
    cells = [
        [
            Cell(text=each.name),
            Cell(text=each.measured, is_number=True),
            Cell(text=each.target or "–", is_number=True),
            Cell(html=words[each.is_met] if each.is_met is not None else "", is_number=True),
        ]
        for each in rows
    ]
    return table(("indicator", "measured", "target", ""), cells)


def _throughputs(runs: Sequence[StageRun], tokens_learned_per_sec: float) -> Iterator[Indicator]:
    """The rate of each stage that did new work; those known of any desktop are the targets."""
    for run in runs:
        if run.rate is None:
            continue
        least = None
        if run.num_new >= MIN_ITEMS:
            least = least_rate(run.stage, num_workers=int(run.metrics.get("workers", 1)))
        yield Indicator(
            name=f"throughput: {run.stage}, {run.unit}",
            measured=rate(run.rate),
            target=f"≥ {rate(least)}" if least is not None else "",
            is_met=None if least is None else run.rate >= least,
        )
        tokens_per_sec = {
            "train": tokens_learned_per_sec,
            GENERATION: run.metrics.get("tokens_composed_per_sec"),
        }.get(run.stage)
        if tokens_per_sec:
            yield Indicator(name=f"throughput: {run.stage}, tokens", measured=rate(tokens_per_sec))


def _memory(by_stage: Mapping[str, StageRun], memory_bytes: int) -> Iterator[Indicator]:
    most = max(by_stage.values(), key=lambda run: run.peak_memory_bytes)
    limit = memory_bytes * MEMORY_PERCENT / 100
    yield Indicator(
        name=f"memory: peak of all stages, in {most.stage}",
        measured=size(most.peak_memory_bytes),
        target=f"≤ {size(limit)}" if memory_bytes else "",
        is_met=most.peak_memory_bytes <= limit if memory_bytes else None,
    )
    peaks = [
        by_stage[name].peak_memory_bytes for name in (GENERATION, "evaluate") if name in by_stage
    ]
    if peaks:
        yield Indicator(
            name="memory: peak of generate and evaluate",
            measured=size(max(peaks)),
            target=f"≤ {size(MAX_EVALUATION_BYTES)}",
            is_met=max(peaks) <= MAX_EVALUATION_BYTES,
        )


def _processor(runs: Sequence[StageRun], num_cores: int) -> Iterator[Indicator]:
    seconds = sum(run.seconds for run in runs if "core_seconds" in run.metrics)
    if seconds:
        used = sum(run.metrics.get("core_seconds", 0.0) for run in runs) / seconds
        yield Indicator(
            name="processor: average, cores in use by the stages",
            measured=f"{used:.1f} of {num_cores} ({used / num_cores:.0%})",
        )
    peaks = [run.metrics["peak_cores"] for run in runs if "peak_cores" in run.metrics]
    if peaks:
        yield Indicator(
            name="processor: peak, cores in use by the stages",
            measured=f"{max(peaks):.1f} of {num_cores} ({max(peaks) / num_cores:.0%})",
        )
    machine = [run.metrics["peak_cpu_percent"] for run in runs if "peak_cpu_percent" in run.metrics]
    if machine:
        yield Indicator(
            name="processor: peak of the whole machine, other programs too",
            measured=f"{max(machine):.0f}%",
        )
