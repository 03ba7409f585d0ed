"""Sources are drawn by their shares, within the limit of passes."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.errors import AmtError
from amt_core.pipeline.data.batches import parse_shares, weights_by_source

SOURCES = ["songs"] * 90 + ["dances"] * 9 + ["hymns"]
WINDOWS = np.ones(100)


def drawn(shares: dict[str, float], max_passes: float = 0.0) -> dict[str, float]:
    """Each source has its share of what is drawn, also when pieces have unequal weights."""
    weights = np.random.default_rng(1).uniform(0.5, 2.0, 100)
    factors = weights_by_source(SOURCES, weights, WINDOWS, shares=shares, max_passes=max_passes)
    found = weights * factors
    return {
        name: float(sum(w for w, source in zip(found, SOURCES, strict=True) if source == name))
        for name in dict.fromkeys(SOURCES)
    }


def test_each_source_has_its_share() -> None:
    found = drawn({"songs": 5, "dances": 3, "hymns": 2})
    assert found == pytest.approx({"songs": 0.5, "dances": 0.3, "hymns": 0.2})


def test_a_source_without_a_share_is_left_out() -> None:
    assert drawn({"songs": 1, "dances": 1})["hymns"] == 0


def test_a_small_source_is_limited_and_the_others_share_the_rest() -> None:
    found = drawn({"songs": 6, "dances": 2, "hymns": 2}, max_passes=4)
    assert found == pytest.approx({"songs": 0.72, "dances": 0.24, "hymns": 0.04})


def test_sources_that_the_data_lacks_are_refused() -> None:
    with pytest.raises(AmtError, match="no piece of the sources opera"):
        drawn({"opera": 1})


def test_shares_are_read_from_text() -> None:
    assert parse_shares("piano-midi=9, mutopia = 11") == {"piano-midi": 9, "mutopia": 11}
    assert parse_shares("") == {}


@pytest.mark.parametrize("text", ["mutopia", "mutopia=much", "=3", "mutopia=-1"])
def test_text_without_shares_is_refused(text: str) -> None:
    with pytest.raises(AmtError, match="states no shares"):
        parse_shares(text)
