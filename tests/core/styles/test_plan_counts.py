"""Things that a plan leaves open are drawn as the training pieces of the style have it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from amt_core.errors import AmtError
from amt_core.music.chord_symbols import parse_chord
from amt_core.music.note_table import NoteTable
from amt_core.music.score import KeyChange, Score, Track
from amt_core.music.theory import Key
from amt_core.styles.count_plans import CountedPiece, count_plans
from amt_core.styles.plan_counts import (
    PLAN_COUNTS_FILE,
    PlanCounts,
    StylePlans,
    bass_place,
    parse_form,
    player_place,
    quality_place,
)
from amt_core.styles.priors import ANY
from amt_core.system.checksums import CHECKSUM_FILE
from amt_core.tokens.bar_plan import PlanKinds, encode_plan
from amt_core.tokens.codec import encode
from amt_core.tokens.controls import Controls, TrackControls
from amt_core.tokens.grid import quantize
from amt_core.traits.plan_analysis import ChordAt

BAR = 1920
LETTERS = "AAAABBBBC"
CHORDS = ("Dm7", "G7/B", "Cmaj7", "Cmaj7", "Dm7", "G7/B", "Cmaj7", "Cmaj7", "C")
TRACKS = (Track(program=33), Track(program=0), Track(program=73))
ROLES = (
    TrackControls(role="bass", figure="walking", density="medium"),
    TrackControls(role="chords", figure=None),
    TrackControls(role="melody", figure="lyrical"),
)


def piece(
    genre: str = "jazz", *, is_generated: bool = False, rest: range = range(0), held_bars: int = 1
) -> CountedPiece:
    """Nine bars: an A of four without the flute, a B of four, and the final chord.

    The flute begins no note in some bars of the B as well; its notes sound for one or more bars.
    """
    flute = set(range(4, 9)) - set(rest)
    places = [(bar, t) for bar in range(9) for t in range(3) if t != 2 or bar in flute]
    size = len(places)
    notes = NoteTable.from_columns(
        [bar * BAR for bar, _ in places],
        [BAR * (held_bars if t == 2 and bar + 1 in rest else 1) for bar, t in places],
        [40 + 12 * t for _, t in places],
        [80] * size, [t for _, t in places],
    )  # fmt: skip
    score = quantize(Score(num_bars=9, tracks=TRACKS, notes=notes))
    plan = encode_plan(
        score, letters=LETTERS, bars_left=[3, 2, 1, 0, 3, 2, 1, 0, 0],
        energies=[1, 1, 1, 1, 3, 3, 3, 3, 2], keys=[KeyChange(bar=0, key=Key(0))],
        chords=[[ChordAt(offset_ticks=0, chord=parse_chord(text))] for text in CHORDS],
    )  # fmt: skip
    encoded = replace(encode(score, plan=plan), track_controls=ROLES)
    return CountedPiece(
        controls=Controls(genre=genre, key=Key(0)), encoded=encoded, is_generated=is_generated
    )


COUNTS = count_plans([piece() for _ in range(10)])


def test_a_form_counts_without_its_final_chord() -> None:
    assert COUNTS.by_style["jazz"].forms == {"A4 B4": 10.0}


def test_a_form_is_not_stretched_to_sections_of_odd_lengths() -> None:
    counts = PlanCounts({ANY: StylePlans(forms={"A6 B6 C4": 50.0, "A4 B4": 50.0})})
    rng = np.random.default_rng(0)
    assert counts.draw_form(None, 16, rng) in ([("A", 6), ("B", 6), ("C", 4)], [("A", 8), ("B", 8)])
    assert {tuple(counts.draw_form(None, 8, rng) or ()) for _ in range(20)} == {
        (("A", 4), ("B", 4))
    }


def test_a_form_is_stretched_to_whole_sections_only() -> None:
    rng = np.random.default_rng(0)
    assert COUNTS.draw_form("jazz", 16, rng) == [("A", 8), ("B", 8)]
    assert COUNTS.draw_form("jazz", 9, rng) is None


def test_chords_get_the_sevenths_of_their_place() -> None:
    place = quality_place("major", 7, is_minor=False, falls_by_fifth=True)
    assert COUNTS.by_style["jazz"].qualities[place] == {"7": 20.0}
    assert COUNTS.draw_quality("jazz", place, ("maj", "7"), np.random.default_rng(0)) == "7"
    assert COUNTS.draw_quality("jazz", place, ("maj",), np.random.default_rng(0)) is None


def test_basses_are_counted_by_the_bass_before_them() -> None:
    assert COUNTS.by_style["jazz"].basses == {
        "bar root": {"root": 50.0, "third": 20.0},
        "bar third": {"root": 20.0},
    }
    rng = np.random.default_rng(0)
    after_third, unheard = bass_place("third", is_bar_start=True), "within root"
    assert COUNTS.draw_bass("jazz", after_third, ("root", "third"), rng) == "root"
    assert COUNTS.draw_bass("jazz", unheard, ("root", "third"), rng) == "root"


@pytest.mark.parametrize(("second", "how"), [(0, "same"), (2, "same"), (3, "varied")])
def test_a_return_is_varied_where_most_of_its_notes_are_others(second: int, how: str) -> None:
    """Four bars of four notes, and the same four bars with some notes in each higher."""
    beats = range(32)
    pitches = [60 + beat % 4 + 12 * (beat >= 16 and beat % 4 < second - 1) for beat in beats]
    notes = NoteTable.from_columns(
        [480 * beat for beat in beats], [480] * 32, pitches, [80] * 32, [0] * 32
    )
    score = quantize(Score(num_bars=8, tracks=(Track(),), notes=notes))
    plan = encode_plan(
        score, letters="AAAAAAAA", bars_left=[3, 2, 1, 0] * 2, energies=[1] * 8,
        keys=[KeyChange(bar=0, key=Key(0))], chords=[[ChordAt(offset_ticks=0, chord=None)]] * 8,
    )  # fmt: skip
    counted = CountedPiece(controls=Controls(genre="jazz"), encoded=encode(score, plan=plan))
    counts = count_plans([counted] * 20)
    assert counts.by_style["jazz"].returns == {how: 20.0}
    rng = np.random.default_rng(0)
    assert counts.draw_is_varied("jazz", rng) == (how == "varied")


def test_harmonic_rhythms_are_counted_by_that_of_the_bar_before() -> None:
    assert COUNTS.by_style["jazz"].harmonic_rhythms == {
        "x...": {"x...": 40.0, "....": 20.0},
        "....": {"x...": 10.0, "....": 10.0},
    }
    rng = np.random.default_rng(0)
    drawn = {COUNTS.draw_harmonic_rhythm("jazz", "....", 4, rng) for _ in range(30)}
    assert drawn == {"x...", "...."}
    assert COUNTS.draw_harmonic_rhythm("jazz", "....", 3, rng) == "x.."


def test_a_model_of_an_earlier_version_has_neither_basses_nor_returns(tmp_path: Path) -> None:
    PLAN_COUNTS_FILE.save(tmp_path, COUNTS)
    rows = json.loads((tmp_path / "plans.json").read_text(encoding="utf-8"))
    for row in rows.values():
        del row["basses"], row["returns"]
    (tmp_path / "plans.json").write_text(json.dumps(rows), encoding="utf-8")
    (tmp_path / CHECKSUM_FILE).unlink()
    loaded = PLAN_COUNTS_FILE.load(tmp_path)
    assert loaded is not None and not loaded.by_style["jazz"].basses
    assert not loaded.draw_is_varied("jazz", np.random.default_rng(0))


def test_roles_and_figures_are_those_of_the_ensemble() -> None:
    rng = np.random.default_rng(0)
    assert COUNTS.draw_roles("jazz", (33, 0, 73), rng) == ["bass", "chords", "melody"]
    assert COUNTS.draw_roles("jazz", (33, 0), rng) is None
    assert set(COUNTS.figure_weights("jazz", "bass", is_triple=False)) == {"walking"}
    assert set(COUNTS.figure_weights("jazz", "chords", is_triple=False)) == {""}


def test_roles_are_counted_by_player_for_ensembles_that_were_not_heard() -> None:
    counts = count_plans([piece() for _ in range(30)])
    assert set(counts.role_weights("jazz", player_place(73, 0))) == {"melody"}
    assert set(counts.role_weights("polka", player_place(33, 0))) == {"bass"}
    assert not counts.role_weights("jazz", player_place(73, 1))
    # Ten pieces are too few to tell.
    assert not COUNTS.role_weights("jazz", player_place(73, 0))


def test_rests_are_counted_by_place_and_role() -> None:
    assert COUNTS.rest_share("jazz", "first", "melody") == 1.0
    assert COUNTS.rest_share("jazz", "middle", "melody") == 0.0
    assert COUNTS.rest_share("jazz", "first", "drums") is None


@pytest.mark.parametrize(
    ("rest", "lengths"),
    [
        (range(5, 7), {"0": 40.0, "2": 20.0}),
        (range(4, 6), {"0": 40.0, "2": 20.0}),
        # How long it would rest on behind the section is not known: as long as in the section.
        (range(6, 8), {"0": 60.0, "2": 20.0}),
        (range(0), {"0": 100.0}),
    ],
)
def test_rests_are_counted_by_their_bars_where_the_player_plays(
    rest: range, lengths: dict[str, float]
) -> None:
    counts = count_plans([piece(rest=rest) for _ in range(20)])
    # The final bar of the piece is a section of its own, and is played.
    assert counts.by_style["jazz"].rest_bars["melody 3"] == lengths
    assert set(counts.by_style["jazz"].rest_bars["bass 3"]) == {"0"}


def test_who_holds_a_note_does_not_rest() -> None:
    counts = count_plans([piece(rest=range(5, 7), held_bars=3) for _ in range(20)])
    assert set(counts.by_style["jazz"].rest_bars["melody 3"]) == {"0"}


def test_rests_of_parts_that_rest_in_a_whole_section_are_not_counted_as_pauses() -> None:
    counts = count_plans([piece(rest=range(4, 8)) for _ in range(10)])
    assert set(counts.by_style["jazz"].rest_bars.get("melody 3", {})) <= {"0"}


def test_each_role_of_a_piece_counts_once_however_many_players_have_it() -> None:
    busy, idle = (
        TrackControls(role="chords", figure=figure, density=density)
        for figure, density in (("comping", "high"), ("sustained", "very low"))
    )
    orchestra, pianist = (
        replace(each, encoded=replace(each.encoded, track_controls=controls))
        for each, controls in ((piece(), (idle,) * 3), (piece(), (ROLES[0], busy, ROLES[2])))
    )
    counts = count_plans([orchestra, pianist] * 30)
    figures = counts.figure_weights("jazz", "chords", is_triple=False)
    assert figures["sustained"] == pytest.approx(figures["comping"])
    densities = counts.density_weights("jazz", "chords", "sustained", 120.0)
    assert densities == pytest.approx({"very low": figures["sustained"]})


def test_densities_are_counted_by_role_figure_and_tempo() -> None:
    counts = count_plans([piece() for _ in range(30)])
    assert set(counts.density_weights("jazz", "bass", "walking", 120.0)) == {"medium"}
    assert not counts.density_weights("jazz", "bass", "walking", 60.0)
    assert not counts.density_weights("jazz", "bass", None, 120.0)


def test_equal_letters_have_equal_energies() -> None:
    energies = COUNTS.draw_energies("jazz", "ABAB", np.random.default_rng(0))
    assert energies == [1, 3, 1, 3]


def test_pieces_by_people_count_more_where_there_are_enough() -> None:
    few = count_plans([piece() for _ in range(5)] + [piece(is_generated=True) for _ in range(5)])
    many = count_plans([piece() for _ in range(30)] + [piece(is_generated=True) for _ in range(5)])
    assert few.by_style["jazz"].forms == {"A4 B4": 10.0}
    assert many.by_style["jazz"].forms == {"A4 B4": 95.0}


def test_an_unknown_style_draws_from_all_styles() -> None:
    assert COUNTS.draw_form("polka", 8, np.random.default_rng(0)) == [("A", 4), ("B", 4)]


def test_pieces_that_were_not_analyzed_are_left_out() -> None:
    plain = piece()
    plan = plain.encoded.plan.only(PlanKinds.of(()))
    bare = replace(plain, encoded=replace(plain.encoded, plan=plan))
    assert not count_plans([bare]).by_style


def test_the_counts_are_read_as_they_were_written(tmp_path: Path) -> None:
    PLAN_COUNTS_FILE.save(tmp_path, COUNTS)
    loaded = PLAN_COUNTS_FILE.load(tmp_path)
    assert loaded is not None
    assert loaded.by_style == COUNTS.by_style


@pytest.mark.parametrize(
    "content", ["[]", "{}", '{"*": {}}', '{"jazz": 1}', "nonsense", '{"*": {"forms": {"Z9": 1}}}']
)
def test_a_damaged_file_is_said(content: str, tmp_path: Path) -> None:
    (tmp_path / "plans.json").write_text(content, encoding="utf-8")
    with pytest.raises(AmtError, match="damaged"):
        PLAN_COUNTS_FILE.load(tmp_path)


def test_draws_follow_the_weights() -> None:
    counts = PlanCounts({ANY: StylePlans(section_bars={"8": 90.0, "16": 30.0})})
    rng = np.random.default_rng(0)
    drawn = Counter(counts.draw_section_bars(None, rng) for _ in range(400))
    assert 250 < drawn[8] < 350
    assert drawn[8] + drawn[16] == 400


def test_forms_are_read_by_letter_and_length() -> None:
    assert parse_form("A8 B12") == (("A", 8), ("B", 12))
