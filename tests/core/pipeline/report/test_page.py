"""The page tells the story of a run, and needs nothing but itself."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from amt_core.evaluation.figures import constant_answer, measure_piece
from amt_core.evaluation.report.summary import summarize
from amt_core.pipeline.library.catalogue import StageRun
from amt_core.pipeline.library.run_details import COMPOSING, RunDetails, RunPart, UsePoint
from amt_core.pipeline.report.charts import curves, ticks
from amt_core.pipeline.report.facts import (
    Cluster,
    MachineAlert,
    ReportFacts,
    Training,
    last_and_earlier,
    training_of,
)
from amt_core.pipeline.report.generation import GENERATION, DetailedRun, with_generation
from amt_core.pipeline.report.hardware import Storage
from amt_core.pipeline.report.indicators import indicators
from amt_core.pipeline.report.page import report_page
from amt_core.pipeline.report.stages import limited_by
from amt_core.pipeline.report.tables import Cell, table
from amt_core.system.machine.hardware import Hardware
from amt_core.text.parse.parser import parse_description


def run(stage: str, seconds: float, message: str = "", **metrics: float) -> StageRun:
    return StageRun(
        stage=stage, key="k", started_at=0.0, seconds=seconds, num_items=100, unit="files",
        peak_memory_bytes=128_000_000, message=message, metrics=metrics,
    )  # fmt: skip


class Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [str(value) for name, value in attrs if name in ("src", "href")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing stays open."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


WHOLE = ReportFacts(
    title="/music",
    runs=[
        run("collect", 1.0, "<b>odd</b> & name"),
        run("train", 9.0, gpu_percent=93.0, core_seconds=9.0, peak_gpu_memory_bytes=5e9),
    ],
    earlier={"collect": run("collect", 2.0)},
    alerts=[
        MachineAlert(
            stage="train", started_at=0.0, at_sec=3.0, message="It swaps.", remedy="Close <b>."
        )
    ],
    library={"files": 1200, "broken": 1, "split: train": 1000},
    broken=[("a/<script>.mid", "no MIDI")],
    training=Training(
        losses=[(1, 7.0), (2, 5.0)],
        valid_losses=[(2, 5.5)],
        perplexities={"pitch": (200.0, 20.0)},
        tokens_per_sec=1234.0,
        figures={"parameters": 2_500_000},
    ),
    clusters=[
        Cluster(cluster=0, label="sad <piano>", size=12, silhouette=0.25, examples=["a & b"])
    ],
    points=[(0.0, 1.0, 0), (2.0, 3.0, 0)],
    evaluation=summarize([measure_piece(parse_description("4/4"), constant_answer())]),
    machine={"cores": "2", "processor": "Abacus"},
    hardware=Hardware(num_cores=2, memory_bytes=16 * 10**9),
    storage=Storage(free_bytes=10**11, used_bytes=3 * 2**20, num_files=1000),
    history=[run("collect", 2.0, workers=1.0), run("collect", 1.0, workers=2.0)],
    details={
        "collect": RunDetails(curve=[UsePoint(at_sec=1.0, cores=1.5, memory_bytes=2**20)]),
        "train": RunDetails(curve=[UsePoint(at_sec=9.0, cores=1.0, memory_bytes=2**21)]),
    },
    configuration='[run]\nscheduler = "<b>"',
)


@pytest.mark.parametrize(
    "words",
    [
        "/music", "1,200", "2.5 M", "collect", "<b>odd</b> & name", "100 /s", "+100% on 50.0 /s",
        "122 MiB", "90%", "93%", "90% of the time went into train : the graphics card was busy",
        "train , after 3.0 s: It swaps. Close <b>.", "a/<script>.mid no MIDI",
        "From 7.00 down to 5.00 in 2 steps", "pitch 200.00 20.00", "sad <piano>", "a & b 12 0.250",
        "time signature", "100.0%", "scale consistency", "Abacus",
        "all stages 100% 10.0 s", "processor: average, cores in use by the stages 1.0 of 2 (50%)",
        "throughput: collect, files 100 /s ≥ 250 /s missed", "alerts of the monitor 1 0 missed",
        "cores in use over seconds of work", "collect 2.0 s 1.0 s -50% 122 MiB 122 MiB same",
        "collect, by workers 50.0 /s measured 100 /s 2.00 × of 1 (200 /s)",
        "free storage 20 GiB 100 GiB 500 GiB 93 GiB", "3.0 MiB for each 1,000 files",
        'scheduler = "<b>"',
    ],
)  # fmt: skip
def test_the_page_tells_the_whole_story(words: str) -> None:
    assert words in Reader(report_page(WHOLE)).text


def test_the_page_needs_nothing_from_elsewhere_and_closes_what_it_opens() -> None:
    read = Reader(report_page(WHOLE))
    assert read.links == []
    assert read.open == []
    assert "url(" not in report_page(WHOLE)


def test_a_page_without_runs_is_still_a_page() -> None:
    assert "No stage has run yet." in Reader(report_page(ReportFacts())).text


@pytest.mark.parametrize(
    ("metrics", "words"),
    [
        ({"gpu_percent": 90.0}, "graphics card"),
        ({"core_seconds": 19.0}, "all 2 cores"),
        ({"core_seconds": 10.0, "cpu_percent": 52.0}, "more workers"),
        ({"core_seconds": 10.0, "cpu_percent": 99.0}, "other programs"),
        ({"core_seconds": 1.0, "cpu_percent": 10.0}, "waited"),
    ],
)
def test_a_bottleneck_is_named_by_what_was_busy(metrics: dict[str, float], words: str) -> None:
    assert words in limited_by(run("x", 10.0, "", **metrics), 2)


def test_a_run_that_did_nothing_new_is_not_compared_with() -> None:
    first, again, third = run("collect", 2.0), run("collect", 0.1, new_items=0), run("collect", 1.0)
    last, earlier = last_and_earlier([first, again, third])
    assert last == [third]
    assert earlier == {"collect": first}


def test_a_run_that_found_little_to_do_is_compared_with_none() -> None:
    last, earlier = last_and_earlier([run("collect", 2.0), run("collect", 0.5, new_items=3)])
    assert last[0].num_new == 3
    assert earlier == {}


def test_a_run_with_few_new_items_has_no_target_to_miss() -> None:
    few = run("collect", 2.0, new_items=3, workers=2)
    found = indicators(
        [few], num_cores=2, memory_bytes=10**9, num_alerts=0, tokens_learned_per_sec=0.0
    )
    assert [each.target for each in found if each.name.startswith("throughput")] == [""]


def test_generation_is_a_stage_of_its_own() -> None:
    part = RunPart(
        name=COMPOSING, seconds=4.0, num_items=8, unit="pieces", peak_memory_bytes=70,
        core_seconds=3.0,
    )  # fmt: skip
    evaluation = run("evaluate", 10.0, core_seconds=9.0, first_bar_ms=20.0, composed_takes=8)
    first, second = with_generation([DetailedRun(run=evaluation, details=RunDetails(parts=[part]))])
    assert (first.stage, first.seconds, first.num_items, first.rate) == (GENERATION, 4.0, 8, 2.0)
    assert "first bar after 20 ms" in first.message
    assert (second.stage, second.seconds, second.metrics["core_seconds"]) == ("evaluate", 6.0, 6.0)
    (latency,) = [
        each
        for each in indicators(
            [first, second], num_cores=2, memory_bytes=0, num_alerts=0, tokens_learned_per_sec=0.0
        )
        if each.name.startswith("latency")
    ]
    assert (latency.measured, latency.target, latency.is_met) == ("20 ms", "≤ 400 ms", True)


def test_a_training_is_drawn_from_the_rows_of_its_log() -> None:
    rows = [
        {"step": step, "loss": loss, "tokens_per_sec": 10.0} for step, loss in ((1, 5.0), (2, 3.0))
    ]
    training = training_of(rows, {})
    assert training.losses == [(1, 5.0), (2, 3.0)]


def test_axes_have_round_numbers_around_all_values() -> None:
    assert ticks(3.1, 7.3) == [3, 4, 5, 6, 7, 8]
    assert ticks(5.0, 5.0)[0] <= 5.0 < ticks(5.0, 5.0)[-1]


def test_a_long_curve_is_drawn_with_few_points() -> None:
    drawn = curves(
        [("loss", "train", [(step, 1.0 / step) for step in range(1, 100_000)])],
        x_name="steps", y_name="loss",
    )  # fmt: skip
    assert len(drawn) < 20_000


def test_the_page_has_one_speed_of_the_training() -> None:
    steps = [
        {"step": number, "loss": 2.0, "tokens_per_sec": rate}
        for number, rate in enumerate((900.0, 1000.0, 5000.0), start=1)
    ]
    page = report_page(
        ReportFacts(
            runs=[run("train", 8.0, tokens_per_sec=5000.0, new_items=3)],
            training=training_of(steps, {}),
        )
    )
    text = Reader(page).text
    assert "1,000 tokens learned a second" in text
    assert "throughput: train, tokens 1,000 /s" in text
    assert "5,000" not in text


def test_the_head_of_a_column_stands_as_its_cells_do() -> None:
    page = table(
        ("stage", "time", "limit"),
        [[Cell(text="a"), Cell(text="1", is_number=True), Cell(text="disk")]],
    )
    assert "<th class=n>time</th><th>limit</th>" in page
