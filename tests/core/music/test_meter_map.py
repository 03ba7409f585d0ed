from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amt_core.music.meter import MeterMap, TimeSignature

_signatures = st.builds(TimeSignature, st.integers(1, 12), st.sampled_from((2, 4, 8, 16)))
_maps = st.builds(
    lambda first, others: MeterMap(changes=((0, first), *sorted(others.items()))),
    _signatures,
    st.dictionaries(st.integers(1, 20), _signatures),
)


@given(_maps, st.integers(0, 24))
def test_every_bar_has_the_last_signature_before_it_and_starts_where_the_others_end(
    meter: MeterMap, num_bars: int
) -> None:
    by_bar: list[TimeSignature] = []
    for bar in range(num_bars):
        by_bar.append(dict(meter.changes).get(bar, by_bar[-1] if by_bar else meter.changes[0][1]))
    assert [meter.at(bar) for bar in range(num_bars)] == by_bar
    starts = accumulate((signature.bar_ticks for signature in by_bar), initial=0)
    assert meter.bar_starts_ticks(num_bars).tolist() == list(starts)


def test_bar_starts_cannot_be_changed_by_one_of_those_who_share_them() -> None:
    starts = MeterMap().bar_starts_ticks(4)
    with pytest.raises(ValueError, match="read-only"):
        starts[0] = 1
