"""The life cycle of a job, with a job that only counts."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from amt_core.errors import AmtError
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.job import Job
from amt_desktop.bridge.messages import Messages, Notice


class CountingJob(Job):
    """Keeps what its workers produce, and how often the last one ended."""

    def __init__(self, feed: NoteFeed, messages: Messages) -> None:
        super().__init__(feed, messages)
        self.produced: list[object] = []
        self.num_ends = 0

    def start(self, make: Callable[[threading.Event], Iterable[object]]) -> None:
        """Starts one worker."""
        self._run(make, self.produced.extend, name="count")

    def _on_ended(self) -> None:
        self.num_ends += 1


@pytest.fixture
def feed() -> NoteFeed:
    return NoteFeed()


@pytest.fixture
def messages() -> Messages:
    return Messages()


@pytest.fixture
def job(feed: NoteFeed, messages: Messages) -> CountingJob:
    return CountingJob(feed, messages)


def until_cancelled(cancel: threading.Event) -> Iterator[int]:
    yield 1
    cancel.wait()


def test_a_job_ends_once_when_its_last_worker_has_ended(qtbot: QtBot, job: CountingJob) -> None:
    job.start(lambda _cancel: range(3))
    job.start(lambda _cancel: range(2))
    assert job.is_running
    qtbot.waitUntil(lambda: not job.is_running)
    assert sorted(job.produced) == [0, 0, 1, 1, 2]  # type: ignore[type-var]
    assert job.num_ends == 1


def test_the_error_of_a_worker_becomes_a_notice_with_its_remedy(
    qtbot: QtBot, job: CountingJob, messages: Messages
) -> None:
    def fail(_cancel: threading.Event) -> Iterator[int]:
        raise AmtError("It does not work.", "Try something else.")
        yield 0

    with qtbot.waitSignal(messages.noticed) as noticed:
        job.start(fail)
    assert noticed.args == [
        Notice(message="It does not work.", hint="Try something else.", icon="warning")
    ]
    qtbot.waitUntil(lambda: job.num_ends == 1)


def test_stopping_lets_a_job_end_and_closing_drops_it(
    qtbot: QtBot, job: CountingJob, feed: NoteFeed
) -> None:
    job.start(until_cancelled)
    job.stop()
    qtbot.waitUntil(lambda: job.num_ends == 1)
    job.start(until_cancelled)
    job.close()
    assert not job.is_running
    assert not feed.is_running
    assert job.num_ends == 1
