"""Time signatures, and from ticks to seconds and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amt_core.errors import AmtError
from amt_core.music.meter import TimeSignature
from amt_core.music.tempo_map import TempoMap


@pytest.mark.parametrize(
    ("text", "bar_ticks", "beat_ticks"),
    [("4/4", 1920, 480), ("3/4", 1440, 480), ("6/8", 1440, 720), ("7/8", 1680, 240),
     ("12/8", 2880, 720), ("2/2", 1920, 960), ("3/8", 720, 240)],
)  # fmt: skip
def test_bars_and_beats_have_their_lengths(text: str, bar_ticks: int, beat_ticks: int) -> None:
    meter = TimeSignature.parse(text)
    assert (meter.bar_ticks, meter.beat_ticks, str(meter)) == (bar_ticks, beat_ticks, text)


@pytest.mark.parametrize("text", ["", "4", "4/5", "0/4", "33/4", "a/b", "4/4/4"])
def test_what_is_no_time_signature_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(AmtError) as caught:
        TimeSignature.parse(text)
    assert caught.value.hint


def test_seconds_add_up_over_tempo_changes() -> None:
    tempo = TempoMap(changes=((0, 120.0), (960, 60.0)))
    assert tempo.to_sec([0, 480, 960, 1440]).tolist() == [0.0, 0.5, 1.0, 2.0]
    assert [tempo.at(t) for t in (0, 959, 960)] == [120.0, 120.0, 60.0]


@given(
    tempi=st.lists(st.floats(20, 300), min_size=1, max_size=5),
    tick=st.integers(0, 100_000),
)
def test_ticks_come_back_from_seconds(tempi: list[float], tick: int) -> None:
    tempo = TempoMap(changes=tuple((i * 1000, bpm) for i, bpm in enumerate(tempi)))
    assert float(tempo.to_ticks(tempo.to_sec(tick))) == pytest.approx(tick, abs=1e-6)
