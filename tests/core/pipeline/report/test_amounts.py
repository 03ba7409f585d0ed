"""Numbers stand in the unit in which they can be read."""

from __future__ import annotations

import pytest

from amt_core.pipeline.report.amounts import rate


@pytest.mark.parametrize(
    ("per_sec", "words"),
    [(1234.4, "1,234 /s"), (16.26, "16.3 /s"), (0.5, "0.5 /s"), (0.05, "3.0 /min")],
)
def test_a_slow_rate_is_given_by_the_minute(per_sec: float, words: str) -> None:
    assert rate(per_sec) == words
