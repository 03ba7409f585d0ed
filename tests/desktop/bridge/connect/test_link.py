"""Two programs in one session of the real library."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator

import pytest

from amt_core.errors import AmtError
from amt_desktop.bridge.connect.link import AbletonLink

WAIT_SEC = 5.0


def until(condition: Callable[[], bool]) -> bool:
    """Waits for a condition; the library has no signal for it in this thread."""
    deadline = time.monotonic() + WAIT_SEC
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)
    return condition()


@pytest.fixture
def two() -> Iterator[tuple[AbletonLink, AbletonLink]]:
    first = AbletonLink(100.0)
    second = AbletonLink(90.0)
    if not until(lambda: first.num_peers == 1 == second.num_peers):
        first.close()
        second.close()
        pytest.skip("this network passes no multicast, by which programs find each other")
    yield first, second
    second.close()
    first.close()


def test_two_programs_find_each_other_and_have_one_tempo(
    two: tuple[AbletonLink, AbletonLink],
) -> None:
    first, second = two
    assert until(lambda: abs(first.bpm - second.bpm) < 0.01)
    second.set_bpm(133.0)
    assert until(lambda: abs(first.bpm - 133.0) < 0.01)


def test_two_programs_have_one_phase(two: tuple[AbletonLink, AbletonLink]) -> None:
    first, second = two
    assert until(lambda: abs(first.phase(3.0) - second.phase(3.0)) < 0.02)
    assert 0 <= first.phase(3.0) < 3


def test_a_program_that_leaves_is_no_longer_counted(two: tuple[AbletonLink, AbletonLink]) -> None:
    first, second = two
    second.close()
    assert until(lambda: first.num_peers == 0)


def test_without_the_package_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "aalink", None)
    with pytest.raises(AmtError, match="needs the package aalink"):
        AbletonLink(120.0)
