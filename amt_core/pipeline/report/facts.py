"""The facts of the page, gathered from the catalogue and the outputs of the stages."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from amt_core.pipeline.library.catalogue import Catalogue, StageRun
from amt_core.pipeline.library.file_names import shown_name
from amt_core.pipeline.library.run_details import RunDetails
from amt_core.pipeline.report.changes import are_comparable
from amt_core.pipeline.report.hardware import Storage
from amt_core.system.machine.hardware import Hardware

MAX_POINTS = 3000
MAX_BROKEN = 200

_NO_HARDWARE = Hardware(num_cores=1, memory_bytes=0)
_NO_STORAGE = Storage(free_bytes=0, used_bytes=0, num_files=0)

Curve = Sequence[tuple[int, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineAlert:
    """An alert of the monitor during a stage's last run.

    Attributes:
        stage: The stage that ran.
        started_at: When it began, seconds since 1970.
        at_sec: Seconds since it began.
        message: The fault.
        remedy: The remedy.
    """

    stage: str
    started_at: float
    at_sec: float
    message: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One coarse cluster.

    Attributes:
        cluster: Its number.
        label: Its most distinctive words.
        size: The number of its pieces.
        silhouette: Its separation from the others, -1 to 1.
        examples: Some of its texts.
    """

    cluster: int
    label: str
    size: int
    silhouette: float
    examples: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """The curves and figures of a training.

    Attributes:
        losses: (step, nats per token) of the examples.
        valid_losses: (step, nats per token) on the validation split.
        perplexities: (first, last) perplexity of every kind of token.
        tokens_per_sec: Of the steps, the median.
        figures: The figures of the export: parameters, losses by split.
    """

    losses: Curve = ()
    valid_losses: Curve = ()
    perplexities: Mapping[str, tuple[float, float]] = field(
        default_factory=dict[str, tuple[float, float]]
    )
    tokens_per_sec: float = 0.0
    figures: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """Everything on the page; a part that is empty has not happened yet.

    Attributes:
        title: The library's folders.
        runs: The last complete run of every stage, in the order of the stages.
        earlier: The complete run before that which did as much new work, by stage.
        history: All complete runs, the earliest first.
        details: The details of the last runs, by stage.
        alerts: The alerts of the monitor in these runs.
        library: Counts of the library by what they count.
        broken: (file, reason) of files that cannot be used, the first `MAX_BROKEN`.
        training: The curves and figures of the training.
        clusters: The coarse clusters.
        points: (x, y, coarse cluster) of pieces on the map, at most `MAX_POINTS`.
        evaluation: The figures of the evaluation, an object of JSON.
        machine: Facts of the machine by name.
        hardware: Cores, memory and cards of the machine.
        storage: The storage of the work folder.
        configuration: The configuration, as TOML.
        made_at: When the page was made, seconds since 1970.
    """

    title: str = ""
    runs: Sequence[StageRun] = ()
    earlier: Mapping[str, StageRun] = field(default_factory=dict[str, StageRun])
    history: Sequence[StageRun] = ()
    details: Mapping[str, RunDetails] = field(default_factory=dict[str, RunDetails])
    alerts: Sequence[MachineAlert] = ()
    library: Mapping[str, int] = field(default_factory=dict[str, int])
    broken: Sequence[tuple[str, str]] = ()
    training: Training = field(default_factory=Training)
    clusters: Sequence[Cluster] = ()
    points: Sequence[tuple[float, float, int]] = ()
    evaluation: Mapping[str, Any] = field(default_factory=dict[str, Any])
    machine: Mapping[str, str] = field(default_factory=dict[str, str])
    hardware: Hardware = _NO_HARDWARE
    storage: Storage = _NO_STORAGE
    configuration: str = ""
    made_at: float = field(default_factory=time.time)


def last_and_earlier(runs: Sequence[StageRun]) -> tuple[list[StageRun], dict[str, StageRun]]:
    """The last run of every stage, and the last before it that compares with it, by stage."""
    last = {run.stage: run for run in runs}
    earlier = {
        run.stage: run
        for run in runs
        if run is not last[run.stage] and are_comparable(last[run.stage], run)
    }
    return list(last.values()), earlier


def alerts_of(catalogue: Catalogue) -> list[MachineAlert]:
    """The alerts of the last run of every stage."""
    query = (
        "SELECT r.stage, r.started_at, a.at_sec, a.message, a.remedy "
        "FROM alerts a JOIN runs r ON r.id = a.run_id WHERE r.id IN "
        "(SELECT max(id) FROM runs WHERE seconds IS NOT NULL GROUP BY stage) "
        "ORDER BY r.id, a.at_sec"
    )
    return [MachineAlert(**row) for row in catalogue.rows(query)]


def library_counts(catalogue: Catalogue) -> dict[str, int]:
    """The numbers of files and texts, by what they count."""
    rows = catalogue.rows(
        "SELECT count(*) AS files, sum(reason != '') AS broken, sum(flags != '') AS doubtful, "
        "count(*) - count(DISTINCT nullif(note_hash, '')) - sum(note_hash = '') AS copies "
        "FROM files"
    )
    counts = {name: int(value or 0) for name, value in next(rows).items()}
    for name, query in (
        ("labeled", "SELECT count(DISTINCT place) FROM labels"),
        ("texts", "SELECT count(*) FROM texts"),
        ("texts from Wikipedia (CC BY-SA)", "SELECT count(*) FROM texts WHERE attribution != ''"),
        ("works", "SELECT count(DISTINCT work) FROM splits WHERE left_out = ''"),
    ):
        counts[name] = int(catalogue.value(query))
    for row in catalogue.rows(
        "SELECT split, left_out, count(*) AS pieces FROM splits GROUP BY split, left_out "
        "ORDER BY left_out, split DESC"
    ):
        name = f"left out: {row['left_out']}" if row["left_out"] else f"split: {row['split']}"
        counts[name] = int(row["pieces"])
    return counts


def broken_files(catalogue: Catalogue) -> list[tuple[str, str]]:
    """(file, reason) of the first files that cannot be used."""
    query = "SELECT path, member, reason FROM files WHERE reason != '' ORDER BY id LIMIT ?"
    return [
        (shown_name(f"{row['path']}{'!' if row['member'] else ''}{row['member']}"), row["reason"])
        for row in catalogue.rows(query, (MAX_BROKEN,))
    ]


def map_points(catalogue: Catalogue) -> list[tuple[float, float, int]]:
    """(x, y, coarse cluster) of pieces evenly chosen among all."""
    count = int(catalogue.value("SELECT count(*) FROM clusters"))
    step = -(-count // MAX_POINTS) or 1
    query = (
        "SELECT map_x, map_y, coarse FROM (SELECT *, row_number() OVER (ORDER BY file_id) AS n "
        "FROM clusters) WHERE n % ? = 0"
    )
    return [
        (float(x), float(y), int(cluster))
        for x, y, cluster in catalogue.connection.execute(query, (step,))
    ]


def training_of(steps: Sequence[Mapping[str, Any]], figures: Mapping[str, Any]) -> Training:
    """The curves and figures of a training.

    Args:
        steps: The rows of its log in the order of the steps.
        figures: The figures that the export measured.
    """
    measured = [row for row in steps if "valid_loss" in row]
    kinds = [name for name in (measured[-1] if measured else {}) if name.startswith("perplexity_")]
    rates = sorted(row["tokens_per_sec"] for row in steps)
    return Training(
        losses=[(row["step"], row["loss"]) for row in steps],
        valid_losses=[(row["step"], row["valid_loss"]) for row in measured],
        perplexities={
            name.removeprefix("perplexity_"): (
                measured[0].get(name, measured[-1][name]),
                measured[-1][name],
            )
            for name in kinds
        },
        tokens_per_sec=rates[len(rates) // 2] if rates else 0.0,
        figures=figures,
    )
