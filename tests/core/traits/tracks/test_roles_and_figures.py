"""Roles and figures of tracks whose part in the music is plain."""

from __future__ import annotations

import pytest

from amt_core.music.score import Track
from amt_core.traits.analyze_plan import analyze_plan
from amt_core.traits.plan_analysis import TrackPlan
from tests.core.traits.conftest import Event, MakeScore

_ROOTS = (0, 9, 5, 7)
_TUNE = (72, 74, 76, 77, 76, 74, 72, 71, 72, 74, 79, 77, 76, 72, 74, 72)
_BARS = 8


def _tune(low: int = 0) -> list[Event]:
    return [(2.0 * i + (i % 3 == 1) * 0.5, 1.5, _TUNE[i % 16] - low) for i in range(2 * _BARS)]


def _chords(places: tuple[float, ...], length: float) -> list[Event]:
    return [
        (4.0 * bar + at, length, 55 + (_ROOTS[bar % 4] + i) % 12)
        for bar in range(_BARS) for at in places for i in (0, 4, 7)
    ]  # fmt: skip


def _each_bar(*events: tuple[float, float, int]) -> list[Event]:
    """Events of a bar whose pitches stand above the root of each bar."""
    return [
        (4.0 * bar + at, length, above + _ROOTS[bar % 4])
        for bar in range(_BARS) for at, length, above in events
    ]  # fmt: skip


_BEATS = (0.0, 1.0, 2.0, 3.0)
_OFF_BEATS = (0.5, 1.5, 2.5, 3.5)
_ROOT_BASS = _each_bar((0.0, 2.0, 36), (2.0, 2.0, 43))


def _band(make_score: MakeScore, *parts: tuple[Track, list[Event]]) -> tuple[TrackPlan, ...]:
    return analyze_plan(make_score(*parts, num_bars=_BARS)).tracks


def test_a_band_has_its_roles_whatever_the_instruments(make_score: MakeScore) -> None:
    tracks = _band(
        make_score,
        (Track(program=0), _ROOT_BASS),
        (Track(program=33), _tune()),
        (Track(program=73), _chords((0.0, 1.5, 3.0), 0.5)),
        (Track(program=0), _chords((0.0,), 4.0)),
        (Track(is_drum=True), [(float(i), 0.25, 36) for i in range(32)]),
    )
    assert [track.role for track in tracks] == ["bass", "melody", "chords", "pad", "drums"]


def test_a_tune_that_passes_between_two_parts_is_the_melody_of_both(make_score: MakeScore) -> None:
    tune = _tune()
    first = [event for event in tune if event[0] < 16]
    second = [event for event in tune if event[0] >= 16]
    tracks = _band(
        make_score,
        (Track(program=73), first), (Track(program=40), second),
        (Track(), _chords(_BEATS, 0.5)), (Track(program=33), _ROOT_BASS),
    )  # fmt: skip
    assert [track.role for track in tracks] == ["melody", "melody", "chords", "bass"]
    assert tracks[0].section_roles[-1] is None


def test_a_part_that_plays_throughout_does_not_share_a_short_tune(make_score: MakeScore) -> None:
    tune = [event for event in _tune() if event[0] < 8]
    high = _each_bar((0.0, 1.0, 79), (1.0, 1.5, 83), (2.5, 1.0, 81))
    tracks = _band(
        make_score,
        (Track(program=65), tune), (Track(program=0), high),
        (Track(program=16), _chords((0.0,), 4.0)), (Track(program=33), _ROOT_BASS),
    )  # fmt: skip
    assert tracks[0].role == "melody"
    assert tracks[1].role != "melody"


def test_a_part_in_octaves_with_the_tune_is_melody_too(make_score: MakeScore) -> None:
    tracks = _band(
        make_score,
        (Track(program=73), _tune()), (Track(program=68), _tune(low=12)),
        (Track(), _chords(_BEATS, 0.5)), (Track(program=33), _ROOT_BASS),
    )  # fmt: skip
    assert [track.role for track in tracks[:2]] == ["melody", "melody"]


def test_a_backing_track_has_no_melody(make_score: MakeScore) -> None:
    tracks = _band(
        make_score, (Track(), _chords(_BEATS, 0.5)), (Track(), _chords((0.0,), 4.0)),
        (Track(program=33), _ROOT_BASS),
    )  # fmt: skip
    assert "melody" not in [track.role for track in tracks]


def test_one_line_alone_is_a_melody(make_score: MakeScore) -> None:
    assert _band(make_score, (Track(program=73), _tune()))[0].role == "melody"


def test_a_tune_and_its_accompaniment_on_one_track_are_full(make_score: MakeScore) -> None:
    assert _band(make_score, (Track(), _tune() + _chords(_BEATS, 1.0)))[0].role == "full"


_ARPEGGIO = (48, 55, 60, 64, 67, 64, 60, 55)
_CHORD_FIGURES: dict[str, tuple[int, list[Event]]] = {
    "arpeggio": (0, _each_bar(*((0.5 * i, 0.5, _ARPEGGIO[i]) for i in range(8)))),
    "Alberti": (0, _each_bar(*((0.5 * i, 0.5, (48, 55, 52, 55)[i % 4]) for i in range(8)))),
    "block chords": (0, _chords(_BEATS, 0.9)),
    "off-beat chords": (0, _chords(_OFF_BEATS, 0.3)),
    "comping": (0, _chords((0.0, 1.5, 3.5), 0.5)),
    "strumming": (25, _chords((0.0, 1.0, 1.5, 2.5, 3.0, 3.5), 0.4)),
    "repeated notes": (0, _chords((*_BEATS, *_OFF_BEATS), 0.4)),
    "oom-pah": (0, _each_bar((0.0, 0.9, 48), (2.0, 0.9, 48),
                             *((at, 0.9, p) for at in (1.0, 3.0) for p in (55, 60, 64)))),
    "stride": (0, _each_bar((0.0, 0.9, 36), (2.0, 0.9, 31),
                            *((at, 0.9, p) for at in (1.0, 3.0) for p in (60, 64, 67)))),
    "sustained": (0, [(8.0 * i, 8.0, p) for i in range(4) for p in (60, 64, 67)]),
}  # fmt: skip


@pytest.mark.parametrize("figure", _CHORD_FIGURES)
def test_figures_of_chords_are_told_apart(make_score: MakeScore, figure: str) -> None:
    program, events = _CHORD_FIGURES[figure]
    tracks = _band(make_score, (Track(program=73), _tune()), (Track(program=program), events))
    assert tracks[1].figure == figure


_BASS_FIGURES: dict[str, list[Event]] = {
    "walking": [(float(i), 0.9, 36 + (0, 2, 4, 5, 7, 5, 4, 2)[i % 8]) for i in range(32)],
    "root and fifth": _each_bar((0.0, 1.0, 36), (1.5, 0.5, 43), (2.0, 1.5, 36), (3.5, 0.5, 43)),
    "octaves": _each_bar(*((0.5 * i, 0.5, 36 + 12 * (i % 2)) for i in range(8))),
    "repeated notes": _each_bar(*((0.5 * i, 0.5, 36) for i in range(8))),
    "pedal point": [(float(i), 1.0, 36) for i in range(32)],
    "sustained": _each_bar((0.0, 4.0, 36)),
    "running": [(0.5 * i, 0.5, 36 + (0, 2, 4, 5, 7, 9, 7, 5)[i % 8]) for i in range(64)],
}


@pytest.mark.parametrize("figure", _BASS_FIGURES)
def test_figures_of_basses_are_told_apart(make_score: MakeScore, figure: str) -> None:
    tracks = _band(
        make_score, (Track(program=73), _tune()), (Track(), _chords((0.0,), 4.0)),
        (Track(program=33), _BASS_FIGURES[figure]),
    )  # fmt: skip
    assert (tracks[2].role, tracks[2].figure) == ("bass", figure)


def _hits(**places: tuple[int, ...]) -> list[Event]:
    """Sixteenths at which each drum is hit in every bar."""
    keys = {"kick": 36, "snare": 38, "hat": 42, "stick": 37, "ride": 51, "claves": 75, "conga": 63}
    return [
        (4.0 * bar + 0.25 * place, 0.1, keys[name])
        for bar in range(_BARS) for name, at in places.items() for place in at
    ]  # fmt: skip


_EIGHTHS = tuple(range(0, 16, 2))
_DRUM_FIGURES: dict[str, list[Event]] = {
    "backbeat": _hits(kick=(0, 8), snare=(4, 12), hat=_EIGHTHS),
    "four on the floor": _hits(kick=(0, 4, 8, 12), snare=(4, 12), hat=(2, 6, 10, 14)),
    "half time": _hits(kick=(0, 6), snare=(8,), hat=_EIGHTHS),
    "double time": _hits(kick=(0, 4, 8, 12), snare=(2, 6, 10, 14), hat=_EIGHTHS),
    "one drop": _hits(kick=(8,), stick=(8,), hat=_EIGHTHS),
    "dembow": _hits(kick=(0, 4, 8, 12), snare=(3, 6, 11, 14)),
    "train beat": _hits(kick=(0, 8), snare=tuple(range(16))),
    "blast beat": _hits(kick=_EIGHTHS, snare=tuple(range(1, 16, 2)), hat=_EIGHTHS),
    "breakbeat": _hits(kick=(0, 5, 10, 11), snare=(4, 7, 9, 12), hat=_EIGHTHS),
    "bossa": _hits(kick=(0, 6, 8, 14), stick=(0, 6, 10), hat=_EIGHTHS),
    "clave": _hits(claves=(0, 6, 12)),
    "percussion": _hits(conga=(0, 3, 6, 8, 11, 14)),
}


@pytest.mark.parametrize("figure", _DRUM_FIGURES)
def test_figures_of_drums_are_told_apart(make_score: MakeScore, figure: str) -> None:
    assert _band(make_score, (Track(is_drum=True), _DRUM_FIGURES[figure]))[0].figure == figure


def test_a_swung_ride_is_heard_as_such(make_score: MakeScore) -> None:
    ride = [(b + at, 0.1, 51) for b in range(32) for at in ((0.0, 2 / 3) if b % 2 else (0.0,))]
    plan = analyze_plan(
        make_score((Track(is_drum=True), [*ride, *_hits(kick=(0,))]), num_bars=_BARS)
    )
    assert plan.swing.share == pytest.approx(2 / 3, abs=0.01)
    assert plan.tracks[0].figure == "swing ride"


def test_straight_eighths_and_triplets_do_not_swing(make_score: MakeScore) -> None:
    eighths = [(0.5 * i, 0.5, 60) for i in range(32)]
    triplets = [(16.0 + i / 3, 0.3, 60) for i in range(48)]
    plan = analyze_plan(make_score((Track(), eighths + triplets), num_bars=_BARS))
    assert plan.swing.share == 0.5


def test_swung_sixteenths_have_their_unit(make_score: MakeScore) -> None:
    notes = [(0.5 * i + at, 0.2, 60) for i in range(64) for at in (0.0, 0.5 * 0.62)]
    swing = analyze_plan(make_score((Track(), notes), num_bars=_BARS)).swing
    assert (swing.unit, round(swing.share, 2)) == (16, 0.62)


def test_density_register_and_voices_are_counted(make_score: MakeScore) -> None:
    low = (Track(program=33), [(4.0 * i, 4.0, 30) for i in range(8)])
    high = (Track(), [(0.25 * i, 0.25, 84 + d) for i in range(128) for d in (0, 4, 7)])
    tracks = _band(make_score, low, high)
    assert [(t.density, t.register, t.num_voices) for t in tracks] == [(0, 0, 1), (4, 4, 3)]
