"""The stage that writes the page about a run."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import psutil

from amt_core.pipeline.executors import num_cores
from amt_core.pipeline.report.facts import (
    Group,
    ReportFacts,
    alerts_of,
    broken_files,
    last_and_earlier,
    library_counts,
    map_points,
    training_of,
)
from amt_core.pipeline.report.page import report_page
from amt_core.pipeline.stages.cluster import GROUPS_FILE, Cluster
from amt_core.pipeline.stages.prepare import Evaluate, Train
from amt_core.pipeline.stages.stage import Context
from amt_core.progress import Finished, Progress, Started
from amt_core.system.files import replacing
from amt_core.system.hardware import processor_name
from amt_core.system.installed import version_of
from amt_core.system.monitor.gpus import Gpus

REPORT_FILE = "report.html"


class Report:
    """The stage: one HTML page about the last run of every stage."""

    name: ClassVar[str] = "report"
    needs: ClassVar[tuple[str, ...]] = ("collect",)

    def key(self, context: Context) -> str:
        """Empty: it is written anew each time."""
        return ""

    def has_output(self, context: Context) -> bool:
        """Whether the page is there."""
        return (context.folder / REPORT_FILE).exists()

    def output(self, context: Context) -> str:
        """Nothing depends on the page."""
        return ""

    def run(self, context: Context) -> Iterator[Progress]:
        """Writes the page."""
        yield Started(message="Writing the report")
        path = context.folder / REPORT_FILE
        with replacing(path) as temporary:
            temporary.write_text(report_page(gather(context)), encoding="utf-8")
        yield Finished(message=str(path))


def gather(context: Context) -> ReportFacts:
    """What there is to tell of a work folder now."""
    catalogue = context.catalogue
    runs, earlier = last_and_earlier([run for run in catalogue.runs() if run.stage != "report"])
    groups = _object(Cluster().folder(context) / GROUPS_FILE)
    return ReportFacts(
        title=", ".join(context.config.library.folders),
        runs=runs,
        earlier=earlier,
        alerts=alerts_of(catalogue),
        library=library_counts(catalogue),
        broken=broken_files(catalogue),
        training=training_of(
            _text(Train().folder(context) / "log.jsonl"),
            _object(context.config.model_folder / "training.json"),
        ),
        groups=[Group(**group) for group in groups.get("coarse", [])],
        points=map_points(catalogue),
        evaluation=_object(Evaluate().file(context)),
        machine=machine_facts(),
    )


def machine_facts() -> dict[str, str]:
    """What the work was done with."""
    facts = {
        "processor": processor_name(),
        "cores": str(num_cores()),
        "memory": f"{psutil.virtual_memory().total / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
    }
    gpus = Gpus()
    try:
        for number, card in enumerate(gpus.read(), start=1):
            memory_gib = card.memory_total_bytes / 2**30
            facts[f"graphics card {number}"] = f"{card.name}, {memory_gib:.0f} GiB"
    finally:
        gpus.close()
    for package in ("torch", "transformers", "onnxruntime", "scikit-learn", "symusic"):
        if version := version_of(package):
            facts[package] = version
    return facts


def _object(path: Path) -> dict[str, Any]:
    return json.loads(_text(path) or "{}")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
