"""A journal is followed while it is written, and tells how its run ended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amt_core.pipeline.journal.entries import RunEnd, RunEvent, RunHeader, journal_file
from amt_core.pipeline.journal.reader import JournalReader, alive_run
from amt_core.pipeline.journal.writer import JournalWriter
from amt_core.progress import Advanced, Finished, Metric, Started


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def writer(tmp_path: Path, clock: Clock) -> JournalWriter:
    return JournalWriter(tmp_path, first="collect", last="train", clock=clock)


def test_a_reader_gets_each_line_once(tmp_path: Path, writer: JournalWriter) -> None:
    reader = JournalReader(tmp_path)
    (header,) = reader.read()
    assert isinstance(header, RunHeader)
    assert (header.first, header.last) == ("collect", "train")
    writer.write("collect", Started(total=3, unit="files"))
    assert reader.read() == [
        RunEvent(at=1000.0, stage="collect", event=Started(total=3, unit="files"))
    ]
    assert reader.read() == []


def test_progress_within_a_second_is_thinned_to_its_last_value(
    tmp_path: Path, writer: JournalWriter, clock: Clock
) -> None:
    reader = JournalReader(tmp_path)
    writer.write("train", Started(total=100, unit="steps"))
    reader.read()
    for step in range(50):
        clock.now += 0.01
        writer.write("train", Advanced(done=step))
        writer.write("train", Metric(name="loss", value=float(step)))
    assert reader.read() == []
    clock.now += 1.0
    writer.write("train", Advanced(done=50))
    events = [line.event for line in reader.read() if isinstance(line, RunEvent)]
    assert events == [Advanced(done=50), Metric(name="loss", value=49.0)]


def test_the_last_progress_of_a_stage_comes_before_its_end(
    tmp_path: Path, writer: JournalWriter
) -> None:
    writer.write("collect", Advanced(done=7))
    writer.write("collect", Finished(message="7 files"))
    events = [line.event for line in JournalReader(tmp_path).read() if isinstance(line, RunEvent)]
    assert events == [Advanced(done=7), Finished(message="7 files")]


def test_a_run_is_alive_until_its_last_line(tmp_path: Path, writer: JournalWriter) -> None:
    reader = JournalReader(tmp_path)
    reader.read()
    assert reader.is_alive()
    assert alive_run(tmp_path) is not None
    writer.end("failed", message="The disk is full.", hint="Make room.")
    reader.read()
    assert not reader.is_alive()
    assert reader.end == RunEnd(
        at=1000.0, stage="", outcome="failed", message="The disk is full.", hint="Make room."
    )


def test_a_process_that_came_later_with_the_same_number_is_another(
    tmp_path: Path, writer: JournalWriter
) -> None:
    writer.end("finished")
    path = journal_file(tmp_path)
    fields = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
    fields["run"]["process_started_at"] -= 100
    path.write_text(json.dumps(fields) + "\n", encoding="utf-8")
    assert alive_run(tmp_path) is None


def test_a_new_run_in_the_folder_is_read_from_its_beginning(
    tmp_path: Path, writer: JournalWriter, clock: Clock
) -> None:
    reader = JournalReader(tmp_path)
    writer.write("collect", Finished(message="done"))
    writer.end("finished")
    reader.read()
    clock.now += 60
    JournalWriter(tmp_path, first="train", last="train", clock=clock)
    (header,) = reader.read()
    assert isinstance(header, RunHeader)
    assert header.first == "train"
    assert reader.end is None


def test_a_line_that_is_cut_or_damaged_is_passed_over(
    tmp_path: Path, writer: JournalWriter
) -> None:
    reader = JournalReader(tmp_path)
    reader.read()
    with journal_file(tmp_path).open("a", encoding="utf-8") as file:
        file.write('{"at": 1, "stage": "collect", "event": "no such"}\n[1]\n{"at": 2, "sta')
    assert reader.read() == []
    with journal_file(tmp_path).open("a", encoding="utf-8") as file:
        file.write('ge": "collect", "event": "finished", "message": ""}\n')
    assert reader.read() == [RunEvent(at=2.0, stage="collect", event=Finished())]
