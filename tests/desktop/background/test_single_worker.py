"""One worker at a time: its result, its end, and the next one."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from amt_core.errors import AmtError
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.background.single_worker import SingleWorker


def _unexpected(error: AmtError) -> None:
    raise error


def test_the_next_call_may_begin_when_the_first_has_ended(qtbot: QtBot) -> None:
    worker, got = SingleWorker(NoteFeed(), name="count"), []

    def again() -> None:
        assert not worker.is_running
        if len(got) < 3:
            worker.run(lambda: len(got), got.append, _unexpected)

    worker.ended.connect(again)
    worker.run(lambda: 0, got.append, _unexpected)
    assert worker.is_running
    qtbot.waitUntil(lambda: len(got) == 3 and not worker.is_running)
    assert got == [0, 1, 2]


def test_an_error_ends_a_call_too(qtbot: QtBot) -> None:
    worker, errors = SingleWorker(NoteFeed(), name="fail"), []

    def fail() -> None:
        message = "It is too late."
        raise AmtError(message, "Begin earlier.")

    with qtbot.waitSignal(worker.ended):
        worker.run(fail, _unexpected, errors.append)  # type: ignore[arg-type]
    assert str(errors[0].message) == "It is too late."
    assert not worker.is_running


def test_an_abandoned_call_reports_neither_a_result_nor_its_end(qtbot: QtBot) -> None:
    worker, got, goes_on = SingleWorker(NoteFeed(), name="wait"), [], threading.Event()
    goes_on.set()
    with qtbot.assertNotEmitted(worker.ended, wait=100):
        worker.run(goes_on.wait, got.append, _unexpected)
        worker.abandon()
    assert not worker.is_running
    assert got == []
