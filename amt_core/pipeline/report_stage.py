"""The stage that writes the page about a run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from amt_core.pipeline.group_stages import GROUPS_FILE
from amt_core.pipeline.model_stages import Evaluate, Train
from amt_core.pipeline.report import ReportFacts, report_page
from amt_core.pipeline.stage import Context
from amt_core.progress import Finished, Progress, Started
from amt_core.system.files import replacing

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
        log = Train().folder(context) / "log.jsonl"
        rows = [json.loads(line) for line in _text(log).splitlines()]
        evaluation = json.loads(_text(Evaluate().file(context)) or "{}")
        facts = ReportFacts(
            runs=list({run.stage: run for run in context.catalogue.runs()}.values()),
            losses=[(row["step"], row["loss"]) for row in rows],
            valid_losses=[(row["step"], row["valid_loss"]) for row in rows if "valid_loss" in row],
            clusters=_clusters(context),
            evaluation=evaluation,
        )
        path = context.folder / REPORT_FILE
        with replacing(path) as temporary:
            temporary.write_text(report_page(facts), encoding="utf-8")
        yield Finished(message=str(path))


def _clusters(context: Context) -> list[tuple[int, int, str]]:
    """Coarse groups with their sizes, distinctive words and an example."""
    groups = json.loads(_text(context.folder / "clusters" / GROUPS_FILE) or "{}")
    return [
        (each["group"], each["size"], f"{each['label']}: {each['examples'][0]}")
        for each in groups.get("coarse", [])
    ]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
