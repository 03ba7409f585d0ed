"""Places, lengths and pitches as they are written."""

from __future__ import annotations

import pytest

from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.score import KeyChange, Score, Track
from amt_core.music.theory import Key
from amt_desktop.piece.events.places import (
    Places,
    length_in_words,
    length_of,
    name_of_pitch,
    pitch_of,
)

WALTZ = Score(
    num_bars=4,
    tracks=(Track(), Track(is_drum=True)),
    meter=MeterMap(changes=((0, TimeSignature(3, 4)), (2, TimeSignature(6, 8)))),
    keys=(KeyChange(bar=0, key=Key.parse("Eb minor")), KeyChange(bar=2, key=Key.parse("E major"))),
)


@pytest.mark.parametrize(
    ("tick", "text"),
    [(0, "1.1.000"), (600, "1.2.120"), (1440, "2.1.000"), (2880, "3.1.000"), (3600, "3.2.000")],
)
def test_positions_are_written_and_read(tick: int, text: str) -> None:
    places = Places(WALTZ)
    assert places.position(tick) == text
    assert places.tick_of(text) == tick


def test_a_position_may_be_short() -> None:
    places = Places(WALTZ)
    assert places.tick_of("2") == 1440
    assert places.tick_of(" 2.3 ") == 2400


@pytest.mark.parametrize("text", ["", "0.1.0", "5", "1.4", "1.0", "a", "1.1.1.1", "1.1.-4", "²"])
def test_what_is_no_place_in_the_piece_is_refused(text: str) -> None:
    assert Places(WALTZ).tick_of(text) is None


def test_a_position_after_the_end_is_counted_from_the_last_bar() -> None:
    assert Places(WALTZ).position(WALTZ.length_ticks) == "4.3.000"


@pytest.mark.parametrize(
    ("text", "ticks"),
    [("1.240", 720), ("2", 960), ("0.001", 1), ("1/8", 240), ("3/16", 360), ("1 / 4", 480)],
)
def test_lengths_are_read(text: str, ticks: int) -> None:
    assert length_of(text) == ticks
    assert length_of(length_in_words(ticks)) == ticks


@pytest.mark.parametrize("text", ["", "0", "0.000", "-1", "1/0", "long", "1.2.3", "99999999"])
def test_what_is_no_length_is_refused(text: str) -> None:
    assert length_of(text) is None


def test_pitches_are_spelled_as_the_key_of_the_bar() -> None:
    assert name_of_pitch(WALTZ, 0, 63, 0) == "Eb4"
    assert name_of_pitch(WALTZ, 0, 63, 2) == "D#4"
    assert name_of_pitch(WALTZ, 1, 38, 0) == "Snare"


@pytest.mark.parametrize(
    ("text", "pitch"),
    [("C4", 60), ("c#4", 61), ("Bb3", 58), ("Cb4", 59), ("B#3", 60), ("61", 61), ("C-1", 0),
     ("G9", 127), ("Dbb4", 60), ("b♭3", 58)],
)  # fmt: skip
def test_pitches_are_read(text: str, pitch: int) -> None:
    assert pitch_of(text, is_drum=False) == pitch


@pytest.mark.parametrize("text", ["", "H4", "C", "128", "-1", "G#9", "Cb-1", "snare"])
def test_what_is_no_pitch_is_refused(text: str) -> None:
    assert pitch_of(text, is_drum=False) is None


def test_drums_are_read_by_name() -> None:
    assert pitch_of("snare", is_drum=True) == 38
    assert pitch_of("49", is_drum=True) == 49
    assert pitch_of("C#4", is_drum=True) is None
