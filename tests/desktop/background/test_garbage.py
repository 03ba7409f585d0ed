"""Collecting cyclic garbage between two pieces of work."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from amt_desktop.background import garbage
from amt_desktop.background.garbage import GarbageCollector
from amt_desktop.background.generator_worker import GeneratorWorker
from amt_desktop.background.note_feed import NoteFeed

MUCH = 20_000


class Knot:
    """Refers to itself: only a collector frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def feed() -> NoteFeed:
    return NoteFeed()


@pytest.fixture
def collector(feed: NoteFeed, qtbot: QtBot) -> Iterator[GarbageCollector]:
    collector = GarbageCollector(feed)
    collector.start()
    yield collector
    collector.close()


def tie_knots() -> weakref.ref[Knot]:
    """Leaves much garbage behind, and gives the means to see whether it is still there."""
    knots = [Knot() for _ in range(MUCH)]
    return weakref.ref(knots[0])


def test_garbage_stays_until_it_is_collected(collector: GarbageCollector) -> None:
    knot = tie_knots()
    assert knot() is not None
    collector.collect_if_due()
    assert knot() is None


def test_nothing_is_collected_while_a_worker_works(
    collector: GarbageCollector, feed: NoteFeed, qtbot: QtBot
) -> None:
    def work(cancel: threading.Event) -> Iterator[object]:
        cancel.wait()
        yield None

    worker = GeneratorWorker(feed, work, name="work")
    worker.start()
    knot = tie_knots()
    collector.collect_if_due()
    assert knot() is not None
    with qtbot.waitSignal(worker.ended):
        worker.cancel()
    collector.collect_if_due()
    assert knot() is None


def test_python_collects_by_itself_again_after_the_end(feed: NoteFeed, qtbot: QtBot) -> None:
    collector = GarbageCollector(feed)
    collector.start()
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled()


def test_free_memory_is_returned_once_after_work(
    collector: GarbageCollector, feed: NoteFeed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[None] = []
    monkeypatch.setattr(garbage, "return_free_memory", lambda: times.append(None))

    def work(cancel: threading.Event) -> Iterator[object]:
        cancel.wait()
        yield None

    worker = GeneratorWorker(feed, work, name="work")
    worker.start()
    collector.collect_if_due()
    assert not times
    with qtbot.waitSignal(worker.ended):
        worker.cancel()
    collector.collect_if_due()
    collector.collect_if_due()
    assert len(times) == 1


def test_free_memory_is_returned_after_work_that_nobody_saw_running(
    collector: GarbageCollector, feed: NoteFeed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[None] = []
    monkeypatch.setattr(garbage, "return_free_memory", lambda: times.append(None))
    worker = GeneratorWorker(feed, lambda _cancel: iter(()), name="work")
    with qtbot.waitSignal(worker.ended):
        worker.start()
    collector.collect_if_due()
    assert len(times) == 1
