"""The part of the page about the stages: time, throughput, memory, use, and what held them up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from amt_core.pipeline.library.catalogue import StageRun
from amt_core.pipeline.report.charts import bar
from amt_core.pipeline.report.tables import Cell, table

_BUSY_PERCENT = 70.0
_BUSY_SHARE = 0.8
_SAME = 0.05


def stage_table(runs: Sequence[StageRun], earlier: Mapping[str, StageRun]) -> str:
    """One line per stage; the stage that took the most time is marked."""
    total = sum(run.seconds for run in runs) or 1.0
    longest = max(runs, key=lambda run: run.seconds, default=None)
    has_gpu = any("gpu_percent" in run.metrics for run in runs)
    rows: list[list[Cell]] = []
    for run in runs:
        share = run.seconds / total
        rows.append(
            [
                Cell(html=f"{escape(run.stage)}<small>{escape(run.message)}</small>"),
                Cell(html=f"{share:.0%}{bar(share)}"),
                Cell(text=duration(run.seconds), is_number=True),
                Cell(text=f"{run.num_items:,} {run.unit}" if run.unit else "", is_number=True),
                Cell(html=_rate(run, earlier.get(run.stage)), is_number=True),
                Cell(text=size(run.peak_memory_bytes), is_number=True),
                Cell(html=_cores(run), is_number=True),
                *([Cell(html=_gpu(run), is_number=True)] if has_gpu else []),
            ]
        )
    names = ["stage", "share", "time", "done", "throughput", "peak memory", "cores"]
    names += ["GPU"] if has_gpu else []
    marked = runs.index(longest) if longest is not None else None
    return table(names, rows, num_text_columns=2, marked_row=marked)


def bottleneck(runs: Sequence[StageRun], num_cores: int) -> str:
    """A sentence on the stage that took the most time, and on the limit of its speed."""
    longest = max(runs, key=lambda run: run.seconds, default=None)
    if longest is None:
        return ""
    share = longest.seconds / (sum(run.seconds for run in runs) or 1.0)
    sentence = f"{share:.0%} of the time went into <b>{escape(longest.stage)}</b>"
    limit = limited_by(longest, num_cores)
    return f"{sentence}: {limit}." if limit else f"{sentence}."


def limited_by(run: StageRun, num_cores: int) -> str:
    """The limit of a stage's speed, in words; empty if it was not measured."""
    gpu = run.metrics.get("gpu_percent", 0.0)
    if gpu >= _BUSY_PERCENT:
        return f"the graphics card was busy {gpu:.0f} % of it"
    used = _cores_used(run)
    if used is None:
        return ""
    if used >= _BUSY_SHARE * num_cores:
        return f"it kept all {num_cores} cores busy" if num_cores > 1 else "it kept the core busy"
    machine = run.metrics.get("cpu_percent", 0.0)
    if machine >= 100 * _BUSY_SHARE:
        return f"it got {used:.1f} of {num_cores} cores, as other programs used the rest"
    if used >= _BUSY_SHARE:
        return f"it kept {used:.1f} of {num_cores} cores busy; more workers may help"
    return "it waited most of it, for disk, network or an answer"


def duration(seconds: float) -> str:
    """A duration in seconds, minutes or hours, for a person."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s"


def size(num_bytes: float) -> str:
    """A number of bytes with its unit, for a person."""
    for unit, factor in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if num_bytes >= factor:
            number = num_bytes / factor
            return f"{number:.1f} {unit}" if number < 10 else f"{number:.0f} {unit}"
    return f"{num_bytes:.0f} B"


def _rate(run: StageRun, before: StageRun | None) -> str:
    rate, was = run.rate, before.rate if before is not None else None
    if rate is None:
        return ""
    shown = f"{rate:,.1f} /s" if rate < 100 else f"{rate:,.0f} /s"
    if was is None:
        return shown
    change = rate / was - 1
    style = "" if abs(change) < _SAME else "up" if change > 0 else "down"
    return f'{shown}<small class="{style}">{change:+.0%} on {was:,.1f}</small>'


def _cores_used(run: StageRun) -> float | None:
    core_seconds = run.metrics.get("core_seconds")
    return core_seconds / run.seconds if core_seconds is not None and run.seconds else None


def _cores(run: StageRun) -> str:
    used, machine = _cores_used(run), run.metrics.get("cpu_percent")
    own = "" if used is None else f"{used:.1f}"
    return own if machine is None else f"{own}<small>machine {machine:.0f} %</small>"


def _gpu(run: StageRun) -> str:
    use = run.metrics.get("gpu_percent")
    if use is None:
        return ""
    more = [size(run.metrics.get("peak_gpu_memory_bytes", 0.0))]
    for name, unit in (("gpu_power_w", "W"), ("peak_gpu_temperature_c", "°C")):
        if (value := run.metrics.get(name)) is not None:
            more.append(f"{value:.0f} {unit}")
    return f"{use:.0f} %<small>{' · '.join(more)}</small>"
