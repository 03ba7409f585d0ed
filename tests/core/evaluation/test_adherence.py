"""Adherence compares a piece with its spec."""

from __future__ import annotations

import pytest
from evaluation_pieces import BASS, DRUMS, PIANO, line, piece

from amt_core.evaluation.adherence import measure_adherence, mustango_relative
from amt_core.evaluation.figures import constant_answer, tempo_wording
from amt_core.music.score import Score
from amt_core.music.tempo_map import TEMPO_BIN_EDGES, tempo_bin
from amt_core.music.theory import Key
from amt_core.spec.music_spec import MusicSpec
from amt_core.text.parse.parser import parse_description

C_MAJOR = line(60, 64, 67, 72, 65, 69, 72, 77, 67, 71, 74, 79, 60, 64, 67, 72)


def found(text: str, score: Score) -> dict[str, float]:
    return measure_adherence(parse_description(text), score).to_json()


def test_an_edge_belongs_to_the_slower_bin() -> None:
    assert [tempo_bin(edge) for edge in TEMPO_BIN_EDGES] == list(range(8))
    assert [tempo_bin(edge + 0.01) for edge in TEMPO_BIN_EDGES] == list(range(1, 9))


@pytest.mark.parametrize(
    ("bpm", "same", "near"), [(120, 1, 1), (140, 1, 1), (141, 0, 1), (105, 0, 1), (90, 0, 0)]
)
def test_the_tempo_is_right_by_its_bin(bpm: float, same: float, near: float) -> None:
    adherence = found("125 bpm", piece(*C_MAJOR, bpm=bpm))
    assert (adherence["tempo_bin"], adherence["tempo_bin_near"]) == (same, near)


@pytest.mark.parametrize(
    ("asked", "key", "relative", "mustango"),
    [("C major", 1, 1, 1), ("A minor", 0, 1, 0), ("G major", 0, 0, 0), ("Eb minor", 0, 0, 1)],
)
def test_the_key_is_the_one_found_on_the_notes(
    asked: str, key: float, relative: float, mustango: float
) -> None:
    adherence = found(f"in {asked}", piece(*C_MAJOR))
    assert [adherence[n] for n in ("key", "key_relative", "key_mustango")] == [
        key, relative, mustango,
    ]  # fmt: skip


def test_mustango_s_relative_key_lies_on_the_wrong_side() -> None:
    assert mustango_relative(Key(0, "major")) == Key(3, "minor")
    assert mustango_relative(Key(9, "minor")) == Key(6, "major")


def test_drums_are_a_family_and_silent_tracks_are_not_heard() -> None:
    score = piece(*C_MAJOR, (0, 1, 36, 2), tracks=(PIANO, BASS, DRUMS))
    adherence = found("piano, bass and drums", score)
    assert adherence["instrument_precision"] == 1.0
    assert adherence["instrument_recall"] == pytest.approx(2 / 3)
    assert adherence["instrument_f1"] == pytest.approx(0.8)
    assert adherence["has_instruments"] == 0.0


def test_what_is_ruled_out_must_not_sound() -> None:
    assert found("jazz, no drums", piece(*C_MAJOR))["keeps_excluded"] == 1.0
    assert found("jazz, no drums", piece(*C_MAJOR, (0, 1, 36, 2)))["keeps_excluded"] == 0.0


def test_only_lets_nothing_else_sound() -> None:
    assert found("only piano", piece(*C_MAJOR))["keeps_only"] == 1.0
    assert found("only piano", piece(*C_MAJOR, (0, 1, 40, 1)))["keeps_only"] == 0.0


def test_meter_and_bars_must_be_exact() -> None:
    score = piece(*C_MAJOR, num_bars=4, meter="4/4")
    assert found("3/4, 4 bars", score)["time_signature"] == 0.0
    assert found("4/4, 5 bars", score)["num_bars"] == 0.0
    assert found("4/4, 4 bars", score)["asa"] == 1.0


@pytest.mark.parametrize(("asked", "right"), [(8, 1), (10, 1), (6, 1), (11, 0), (5, 0)])
def test_a_duration_is_right_within_a_bar(asked: int, right: float) -> None:
    # Four bars of two seconds.
    assert found(f"{asked} seconds of piano", piece(*C_MAJOR))["duration"] == right


def test_asa_is_the_share_of_what_was_asked_for() -> None:
    adherence = found("piano in G major at 125 bpm, 4 bars", piece(*C_MAJOR))
    assert adherence["asa"] == pytest.approx(3 / 4)


def test_what_was_not_asked_for_is_not_judged() -> None:
    assert measure_adherence(MusicSpec(), piece(*C_MAJOR)).to_json() == {}


def test_a_piece_without_notes_has_no_key_and_no_instruments() -> None:
    adherence = found("piano in C major", piece())
    assert adherence["key"] == adherence["instrument_f1"] == adherence["asa"] == 0.0


def test_the_constant_answer_is_120_c_major_piano() -> None:
    assert found("piano in C major, 120 bpm, 4/4, 16 bars", constant_answer())["asa"] == 1.0


@pytest.mark.parametrize(
    ("text", "wording"), [("at 90 bpm", "number"), ("slow", "word"), ("a tune", "none")]
)
def test_the_wording_of_a_tempo_is_found(text: str, wording: str) -> None:
    assert tempo_wording(parse_description(text)) == wording
