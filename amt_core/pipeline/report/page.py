"""The HTML page about a run of the pipeline: stages, speed, library, training, results."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from html import escape

from amt_core.evaluation.report.page import evaluation_sections
from amt_core.formats.html_page import html_page
from amt_core.pipeline.report.amounts import duration, size
from amt_core.pipeline.report.changes import change_table
from amt_core.pipeline.report.charts import PALETTE, curves, scatter
from amt_core.pipeline.report.facts import Cluster, ReportFacts, Training
from amt_core.pipeline.report.hardware import hardware_table
from amt_core.pipeline.report.indicators import indicator_table, indicators
from amt_core.pipeline.report.scaling import scaling_table
from amt_core.pipeline.report.stages import bottleneck, stage_table, use_charts
from amt_core.pipeline.report.tables import Cell, table
from amt_core.progress import counted


def report_page(facts: ReportFacts) -> str:
    """The page as HTML; it loads nothing else."""
    return html_page("From a library to a model", filter(None, _sections(facts)))


def _sections(facts: ReportFacts) -> Iterator[str]:
    made = time.strftime("%Y-%m-%d %H:%M", time.localtime(facts.made_at))
    yield "<header><h1>From a library to a model</h1>"
    yield f'<p class="soft">{escape(facts.title)} · {made}</p>{_cards(facts)}</header>'
    yield "<h2>Stages</h2>"
    if facts.runs:
        yield from _stages(facts)
    else:
        yield "<p>No stage has run yet.</p>"
    yield _library(facts)
    yield _training(facts.training)
    yield _clusters(facts)
    if facts.evaluation:
        yield "<h2>What the model writes</h2>"
        yield from evaluation_sections(facts.evaluation)
    if facts.machine:
        yield f"<h2>Machine</h2>{_pairs(facts.machine)}"
        yield f"<h3>Hardware</h3>{hardware_table(facts.hardware, facts.storage)}"
    if facts.configuration:
        yield (
            "<h2>Configuration</h2><details><summary>The options of every stage</summary>"
            f"<pre>{escape(facts.configuration)}</pre></details>"
        )


def _stages(facts: ReportFacts) -> Iterator[str]:
    num_cores = facts.hardware.num_cores
    yield stage_table(facts.runs, facts.earlier, num_cores=num_cores)
    yield f"<p>{bottleneck(facts.runs, num_cores)}</p>"
    yield "<h3>Key figures and targets</h3>"
    yield indicator_table(
        indicators(
            facts.runs,
            num_cores=num_cores,
            memory_bytes=facts.hardware.memory_bytes,
            num_alerts=len(facts.alerts),
            tokens_learned_per_sec=facts.training.tokens_per_sec,
        )
    )
    yield f"<h3>Use over time</h3>{use_charts(facts.runs, facts.details)}"
    yield f"<h3>Before and after</h3>{change_table(facts.runs, facts.earlier)}"
    yield f"<h3>Scaling</h3>{scaling_table(facts.history)}"
    yield "<h3>Alerts</h3>"
    if not facts.alerts:
        yield "<p>None.</p>"
    for alert in facts.alerts:
        at = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(alert.started_at + alert.at_sec))
        yield (
            f'<p class="alert"><b>{escape(alert.stage)}</b>, after {duration(alert.at_sec)}: '
            f"{escape(alert.message)} {escape(alert.remedy)} <small>{at}</small></p>"
        )


def _cards(facts: ReportFacts) -> str:
    """The few figures that a person looks for first."""
    figures: dict[str, str] = {}
    if facts.library.get("files"):
        figures["files in the library"] = f"{facts.library['files']:,}"
    if facts.library.get("split: train"):
        figures["pieces learned from"] = f"{facts.library['split: train']:,}"
    if "parameters" in facts.training.figures:
        figures["parameters"] = f"{facts.training.figures['parameters'] / 1e6:.1f} M"
    if facts.training.valid_losses:
        best = min(loss for _, loss in facts.training.valid_losses)
        figures["best validation loss, nats a token"] = f"{best:.3f}"
    if facts.training.tokens_per_sec:
        figures["tokens learned a second"] = f"{facts.training.tokens_per_sec:,.0f}"
    if facts.runs:
        figures["all stages"] = duration(sum(run.seconds for run in facts.runs))
        figures["peak memory"] = size(max(run.peak_memory_bytes for run in facts.runs))
    cards = "".join(
        f'<div class="card"><b>{escape(value)}</b><span>{escape(name)}</span></div>'
        for name, value in figures.items()
    )
    return f'<div class="cards">{cards}</div>' if cards else ""


def _library(facts: ReportFacts) -> str:
    if not facts.library:
        return ""
    counts = _pairs({name: f"{count:,}" for name, count in facts.library.items()})
    num_broken = facts.library.get("broken", 0)
    if not facts.broken:
        return f"<h2>Library</h2>{counts}"
    rows = [[Cell(text=file), Cell(text=reason)] for file, reason in facts.broken]
    more = (
        f"<p class=soft>… and {num_broken - len(facts.broken):,} more: "
        "<code>amt pipeline files --broken</code></p>"
        if num_broken > len(facts.broken)
        else ""
    )
    listing = table(("file", "why it cannot be used"), rows, num_text_columns=2)
    return (
        f"<h2>Library</h2>{counts}<details><summary>Files that cannot be used: {num_broken:,}"
        f"</summary>{listing}{more}</details>"
    )


def _training(training: Training) -> str:
    if not training.losses:
        return ""
    chart = curves(
        [("training", "train", training.losses), ("validation", "valid", training.valid_losses)],
        x_name="steps",
        y_name="loss, nats a token",
    )
    last, loss = training.losses[-1]
    first = training.losses[0][1]
    summary = f"<p>From {first:.2f} down to {loss:.2f} in {counted(last, 'steps')}"
    if training.valid_losses:
        step, best = min(training.valid_losses, key=lambda point: point[1])
        summary += f"; the best weights are those of step {step:,} ({best:.3f} on pieces not seen)"
    rows = [
        [
            Cell(text=kind),
            Cell(text=f"{before:,.2f}", is_number=True),
            Cell(text=f"{after:,.2f}", is_number=True),
        ]
        for kind, (before, after) in training.perplexities.items()
    ]
    heads = ("perplexity by kind of token", "at first", "at last")
    kinds = table(heads, rows) if rows else ""
    splits = [
        [
            Cell(text=f"{split}, {counted(figures['pieces'], 'pieces')}"),
            Cell(text=f"{figures['loss_per_token']:.3f}", is_number=True),
            Cell(text=f"{figures['perplexity_per_token']:.2f}", is_number=True),
            Cell(text=f"{figures['nats_per_note']:.2f}", is_number=True),
        ]
        for split in ("valid", "test")
        if isinstance(figures := training.figures.get(split), Mapping) and figures.get("tokens")
    ]
    heads = ("exported model on", "nats a token", "perplexity", "nats a note")
    exported = table(heads, splits) if splits else ""
    return f'<h2>Training</h2>{chart}{summary}.</p><div class="two">{kinds}{exported}</div>'


def _clusters(facts: ReportFacts) -> str:
    if not facts.clusters:
        return ""
    rows = [
        [_cluster_name(cluster), _examples(cluster), *_figures(cluster)]
        for cluster in facts.clusters
    ]
    heads = ("cluster", "for example", "pieces", "silhouette")
    chart = scatter(facts.points, name="map of the pieces, colored by cluster")
    return f"<h2>Clusters</h2>{chart}<p></p>{table(heads, rows, num_text_columns=2)}"


def _cluster_name(cluster: Cluster) -> Cell:
    color = PALETTE[cluster.cluster % len(PALETTE)]
    swatch = f'<i class="swatch" style="background:{color}"></i>'
    return Cell(html=f"{swatch}{escape(cluster.label)}")


def _figures(cluster: Cluster) -> tuple[Cell, Cell]:
    return (
        Cell(text=f"{cluster.size:,}", is_number=True),
        Cell(text=f"{cluster.silhouette:.3f}", is_number=True),
    )


def _examples(cluster: Cluster) -> Cell:
    return Cell(html="".join(f"<small>{escape(text)}</small>" for text in cluster.examples[:2]))


def _pairs(values: Mapping[str, str]) -> str:
    rows = [[Cell(text=name), Cell(text=value, is_number=True)] for name, value in values.items()]
    half = -(-len(rows) // 2)
    halves = [rows[:half], rows[half:]] if len(rows) > 6 else [rows]
    return f'<div class="two">{"".join(_body(part) for part in halves)}</div>'


def _body(rows: list[list[Cell]]) -> str:
    return table(("", ""), rows).replace("<thead><tr><th></th><th class=n></th></tr></thead>", "")
