"""The stage that writes the page about a run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from amt_core.pipeline.stage import Context
from amt_core.progress import Finished, Progress, Started

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
        yield Finished(message=str(path))
