"""The stage report: one page about the last run of every stage."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterator

import psutil

from amt_core.pipeline.configuration.options import to_toml
from amt_core.pipeline.library.file_names import shown_name
from amt_core.pipeline.library.run_details import RunDetails
from amt_core.pipeline.model.export import TRAINING_FILE
from amt_core.pipeline.report.amounts import size
from amt_core.pipeline.report.facts import (
    Cluster,
    ReportFacts,
    alerts_of,
    broken_files,
    last_and_earlier,
    library_counts,
    map_points,
    training_of,
)
from amt_core.pipeline.report.generation import DetailedRun, with_generation
from amt_core.pipeline.report.hardware import Storage
from amt_core.pipeline.report.page import report_page
from amt_core.pipeline.stages.cluster import CLUSTERS_FILE
from amt_core.pipeline.stages.stage import Context
from amt_core.pipeline.training.training_log import read_training_log
from amt_core.pipeline.work_folder import WorkFolder, read_object
from amt_core.progress import Finished, Progress, Started
from amt_core.sentence import Sentence
from amt_core.system.files import folder_bytes, replacing
from amt_core.system.installed import version_of
from amt_core.system.machine.hardware import Hardware, num_cores, processor_name
from amt_core.system.monitor.gpus import Gpus


class Report:
    """Writes one HTML page about the last run of every stage."""

    def key(self, work: WorkFolder) -> str:
        """Empty: the page is written again each time."""
        return ""

    def has_output(self, work: WorkFolder) -> bool:
        """True if the page is there."""
        return work.report_file.exists()

    def output(self, work: WorkFolder) -> str:
        """Empty: nothing depends on the page."""
        return ""

    def run(self, context: Context) -> Iterator[Progress]:
        """Writes the page."""
        yield Started(message=Sentence("Writing the report"))
        path = context.work.report_file
        with replacing(path) as temporary:
            temporary.write_text(report_page(gather(context.work)), encoding="utf-8")
        yield Finished(message=str(path))


def gather(work: WorkFolder) -> ReportFacts:
    """Gathers the facts of a work folder as it is now."""
    catalogue = work.catalogue
    history = [
        DetailedRun(run=run, details=RunDetails.from_json(details))
        for run, details in zip(catalogue.runs(), catalogue.details_of_runs(), strict=True)
        if run.stage != "report"
    ]
    all_runs = with_generation(history)
    runs, earlier = last_and_earlier(all_runs)
    clusters = read_object(work.clusters / CLUSTERS_FILE)
    facts, hardware = machine_facts()
    return ReportFacts(
        title=", ".join(map(shown_name, work.config.library.folders)),
        runs=runs,
        earlier=earlier,
        history=all_runs,
        details={each.run.stage: each.details for each in history},
        alerts=alerts_of(catalogue),
        library=library_counts(catalogue),
        broken=broken_files(catalogue),
        training=training_of(
            read_training_log(work.training),
            read_object(work.model / TRAINING_FILE),
        ),
        clusters=[Cluster(**each) for each in clusters.get("coarse", [])],
        points=map_points(catalogue),
        evaluation=read_object(work.evaluation_file),
        machine=facts,
        hardware=hardware,
        storage=Storage(
            free_bytes=shutil.disk_usage(work.path).free,
            used_bytes=folder_bytes(work.path),
            num_files=int(catalogue.value("SELECT count(*) FROM files")),
        ),
        configuration=to_toml(work.config),
    )


def machine_facts() -> tuple[dict[str, str], Hardware]:
    """The processor, memory, system, graphics cards and packages of this machine."""
    memory_bytes = int(psutil.virtual_memory().total)
    facts = {
        "processor": processor_name(),
        "cores": str(num_cores()),
        "memory": size(memory_bytes),
        "system": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
    }
    gpus = Gpus()
    try:
        cards = gpus.read()
    finally:
        gpus.close()
    for number, card in enumerate(cards, start=1):
        facts[f"graphics card {number}"] = f"{card.name}, {size(card.memory_total_bytes)}"
    for package in ("torch", "transformers", "onnxruntime", "scikit-learn", "symusic"):
        if version := version_of(package):
            facts[package] = version
    hardware = Hardware(
        num_cores=num_cores(),
        memory_bytes=memory_bytes,
        gpu_memory_bytes=tuple(card.memory_total_bytes for card in cards),
    )
    return facts, hardware
