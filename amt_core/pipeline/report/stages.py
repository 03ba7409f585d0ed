"""The part of the page about the stages: time, throughput, memory, use, and what held them up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from amt_core.pipeline.library.catalogue import StageRun
from amt_core.pipeline.library.run_details import RunDetails
from amt_core.pipeline.report.amounts import duration, size
from amt_core.pipeline.report.changes import rate_change
from amt_core.pipeline.report.charts import bar, curves
from amt_core.pipeline.report.tables import Cell, table
from amt_core.progress import counted

_BUSY_PERCENT = 70.0
_BUSY_SHARE = 0.8


def stage_table(
    runs: Sequence[StageRun], earlier: Mapping[str, StageRun], *, num_cores: int
) -> str:
    """One line per stage and one for all; the stage that took the most time is marked."""
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
                Cell(text=counted(run.num_items, run.unit) if run.unit else "", is_number=True),
                Cell(html=rate_change(run, earlier.get(run.stage)), is_number=True),
                Cell(text=size(run.peak_memory_bytes), is_number=True),
                Cell(html=_cores(run), is_number=True),
                *([Cell(html=_gpu(run), is_number=True)] if has_gpu else []),
                Cell(text=limited_by(run, num_cores)),
            ]
        )
    most_bytes = max((run.peak_memory_bytes for run in runs), default=0)
    used = sum(run.metrics.get("core_seconds", 0.0) for run in runs)
    rows.append(
        [
            Cell(html="<b>all stages</b>"),
            Cell(text="100%" if runs else ""),
            Cell(text=duration(sum(run.seconds for run in runs)), is_number=True),
            Cell(),
            Cell(),
            Cell(text=size(most_bytes), is_number=True),
            Cell(text=f"{used / total:.1f}", is_number=True),
            *([Cell()] if has_gpu else []),
            Cell(),
        ]
    )
    names = ["stage", "share", "time", "done", "throughput", "peak memory", "cores"]
    names += ["GPU"] if has_gpu else []
    names += ["bottleneck"]
    marked = runs.index(longest) if longest is not None else None
    return table(names, rows, num_text_columns=2, marked_row=marked)


def use_charts(runs: Sequence[StageRun], details: Mapping[str, RunDetails]) -> str:
    """Curves of the cores and of the memory in use, over the time of all stages."""
    cores: list[tuple[float, float]] = []
    memory: list[tuple[float, float]] = []
    began_sec = 0.0
    for run in runs:
        for point in details.get(run.stage, RunDetails()).curve:
            cores.append((began_sec + point.at_sec, point.cores))
            memory.append((began_sec + point.at_sec, point.memory_bytes / 2**20))
        began_sec += run.seconds
    x_name = "seconds of work, stage after stage"
    return curves([("processor", "valid", cores)], x_name=x_name, y_name="cores in use") + curves(
        [("memory", "train", memory)], x_name=x_name, y_name="MiB in use"
    )


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
        return f"the graphics card was busy {gpu:.0f}% of it"
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


def _cores_used(run: StageRun) -> float | None:
    core_seconds = run.metrics.get("core_seconds")
    return core_seconds / run.seconds if core_seconds is not None and run.seconds else None


def _cores(run: StageRun) -> str:
    used, machine = _cores_used(run), run.metrics.get("cpu_percent")
    own = "" if used is None else f"{used:.1f}"
    peak = run.metrics.get("peak_cores")
    if peak is not None:
        own += f"<small>peak {peak:.1f}</small>"
    return own if machine is None else f"{own}<small>machine {machine:.0f}%</small>"


def _gpu(run: StageRun) -> str:
    use = run.metrics.get("gpu_percent")
    if use is None:
        return ""
    more = [size(run.metrics.get("peak_gpu_memory_bytes", 0.0))]
    for name, unit in (("gpu_power_w", "W"), ("peak_gpu_temperature_c", "°C")):
        if (value := run.metrics.get(name)) is not None:
            more.append(f"{value:.0f} {unit}")
    return f"{use:.0f}%<small>{' · '.join(more)}</small>"
