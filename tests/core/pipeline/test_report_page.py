"""The page tells the story of a run, and needs nothing but itself."""

from __future__ import annotations

from html.parser import HTMLParser

from amt_core.evaluation.figures import constant_answer, measure_piece
from amt_core.evaluation.summary import summarise
from amt_core.pipeline.catalogue import StageRun
from amt_core.pipeline.report import ReportFacts, report_page
from amt_core.text.parser import parse_description


def run(stage: str, seconds: float, message: str = "") -> StageRun:
    return StageRun(
        stage=stage, key="k", started_at=0.0, seconds=seconds, num_items=100, unit="files",
        peak_memory_bytes=2**27, message=message, metrics={},
    )  # fmt: skip


class Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [str(value) for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_tells_stages_losses_groups_and_measures() -> None:
    page = report_page(
        ReportFacts(
            runs=[run("collect", 1.0, "<b>odd</b> & name"), run("train", 9.0)],
            losses=[(1, 7.0), (2, 5.0)],
            valid_losses=[(2, 5.5)],
            clusters=[(0, 12, "sad <piano>")],
            evaluation=summarise([measure_piece(parse_description("4/4"), constant_answer())]),
        )
    )
    read = Reader(page)
    text = " ".join(read.words)
    for words in (
        "collect", "100.0 /s", "128 MB", "90%", "7.00 down to 5.00", "sad <piano>",
        "<b>odd</b> & name", "time signature", "100.0%", "scale consistency",
    ):  # fmt: skip
        assert words in text, words
    assert read.links == []


def test_a_page_without_runs_is_still_a_page() -> None:
    assert "Stages" in " ".join(Reader(report_page(ReportFacts(runs=[]))).words)
