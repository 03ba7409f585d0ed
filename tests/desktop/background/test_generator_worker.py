"""Generators on worker threads: batches in order, stopping, errors."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from amt_core.errors import AmtError
from amt_desktop.background.generator_worker import GeneratorWorker, run_once
from amt_desktop.background.note_feed import NoteFeed


def test_everything_arrives_in_order_and_then_the_end(qtbot: QtBot) -> None:
    feed, got = NoteFeed(), []
    worker = GeneratorWorker(feed, lambda _cancel: iter(range(1000)), name="count")
    worker.produced.connect(got.extend)
    with qtbot.waitSignal(worker.ended):
        worker.start()
    assert got == list(range(1000))


def test_many_items_come_in_few_batches(qtbot: QtBot) -> None:
    feed, batches = NoteFeed(), []
    worker = GeneratorWorker(feed, lambda _cancel: iter(range(1000)), name="count")
    worker.produced.connect(lambda items: batches.append(len(items)))
    with qtbot.waitSignal(worker.ended):
        worker.start()
    assert sum(batches) == 1000
    assert len(batches) < 50


def test_cancelling_stops_at_the_next_item(qtbot: QtBot) -> None:
    feed = NoteFeed()

    def forever(cancel: threading.Event) -> Iterator[int]:
        yield 0
        cancel.wait(5)
        yield 1
        raise AssertionError("was asked for more")

    worker = GeneratorWorker(feed, forever, name="forever")
    worker.produced.connect(worker.cancel)
    with qtbot.assertNotEmitted(worker.failed), qtbot.waitSignal(worker.ended):
        worker.start()


def test_a_generator_that_stops_itself_may_speak_after_it_was_cancelled(qtbot: QtBot) -> None:
    feed, got = NoteFeed(), []

    def last_words(cancel: threading.Event) -> Iterator[str]:
        yield "first"
        cancel.wait(5)
        yield "still"
        yield "last"

    worker = GeneratorWorker(feed, last_words, name="words", stops_itself=True)
    worker.produced.connect(got.extend)
    worker.produced.connect(worker.cancel)
    with qtbot.waitSignal(worker.ended):
        worker.start()
    assert got == ["first", "still", "last"]


def test_an_error_for_people_arrives_as_it_is(qtbot: QtBot) -> None:
    errors: list[AmtError] = []

    def fail() -> object:
        raise AmtError("No disk.", "Put one in.")

    worker = run_once(NoteFeed(), fail, lambda _result: None, errors.append, name="fail")
    with qtbot.waitSignal(worker.ended):
        pass
    assert (errors[0].message, errors[0].hint) == ("No disk.", "Put one in.")


def test_any_other_error_becomes_one_for_people(qtbot: QtBot) -> None:
    errors: list[AmtError] = []

    def fail() -> object:
        raise ValueError("seven")

    worker = run_once(NoteFeed(), fail, lambda _result: None, errors.append, name="fail")
    with qtbot.waitSignal(worker.ended):
        pass
    assert "seven" in errors[0].message
    assert errors[0].hint


def test_the_timer_stops_while_no_worker_runs(qtbot: QtBot) -> None:
    feed = NoteFeed()
    worker = run_once(feed, lambda: 1, lambda _result: None, lambda _error: None, name="one")
    assert feed.is_running
    with qtbot.waitSignal(worker.ended):
        pass
    assert not feed.is_running


def test_an_abandoned_worker_is_heard_of_no_more(qtbot: QtBot) -> None:
    feed, release = NoteFeed(), threading.Event()

    def slow(_cancel: threading.Event) -> Iterator[int]:
        release.wait(5)
        yield 1

    worker = GeneratorWorker(feed, slow, name="slow")
    with qtbot.assertNotEmitted(worker.produced):
        worker.start()
        release.set()
        worker.abandon()
        feed.drain()
    assert worker.is_over
    assert not feed.is_running
