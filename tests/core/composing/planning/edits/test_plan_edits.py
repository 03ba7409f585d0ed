"""Editing a plan, and the piece that follows it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from short_plan import chord, make_plan

from amt_core.composing.planning.edits.chord_edits import (
    chord_spans,
    delete_chord,
    move_chord,
    resize_chord,
    write_chord,
)
from amt_core.composing.planning.edits.fitting_chords import fitting_chords
from amt_core.composing.planning.edits.map_edits import (
    remove_key,
    set_key,
    set_meter,
    set_tempo,
)
from amt_core.composing.planning.edits.player_edits import change_player
from amt_core.composing.planning.edits.score_edits import (
    cells_of_edited,
    edit_of_piece,
    plan_of_edited,
    shortened_plan,
)
from amt_core.composing.planning.edits.section_edits import (
    add_section,
    change_section,
    delete_section,
    duplicate_section,
    move_section,
    resize_section,
)
from amt_core.composing.planning.files.check_plan import check_plan
from amt_core.composing.planning.plan import Plan, PlannedFigure, PlannedRest
from amt_core.errors import AmtError
from amt_core.music.editing.edit import duplicate_track, move_track, remove_track
from amt_core.music.meter import TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.theory import Key
from amt_core.spec.music_spec import Source


def make_score(plan: Plan) -> Score:
    """One note a bar, whose pitch tells the bar, and a long one in the last bar but one."""
    notes = [Note(1920 * bar + 240, 480, 60 + bar, 80, 0) for bar in range(plan.num_bars)]
    return plan.frame().with_notes(NoteTable.from_notes(notes))


def names(plan: Plan) -> list[str]:
    return [section.name for section in plan.sections]


def symbols(plan: Plan) -> list[str]:
    return [" ".join(c.chord.spelled(None) for c in bar.chords if c.chord) for bar in plan.chords]


def test_a_longer_section_gets_bars_planned_like_its_first_ones_that_are_to_be_written() -> None:
    change = resize_section(make_plan(), 0, 3)
    check_plan(change.plan)
    assert change.sources == (0, 1, None, 2, 3)
    assert symbols(change.plan) == ["C", "Am", "C", "F", "G"]
    assert change.unfit == {(2, 0), (2, 1)}
    assert [(at.bar, at.bpm) for at in change.plan.tempo] == [(0, 100.0), (3, 120.0)]


def test_a_section_moves_with_its_notes_chords_and_tempo() -> None:
    plan = make_plan()
    change = move_section(plan, 1, 0)
    check_plan(change.plan)
    assert names(change.plan) == ["chorus", "verse"]
    assert symbols(change.plan) == ["F", "G", "C", "Am"]
    assert [(at.bar, at.bpm) for at in change.plan.tempo] == [(0, 120.0), (2, 100.0)]
    score = make_score(plan)
    edit = edit_of_piece(score, plan, change)
    assert edit is not None
    after = edit.apply(score)
    assert after.notes.pitch.tolist() == [62, 63, 60, 61]
    assert after.notes.onset_ticks.tolist() == [240, 2160, 4080, 6000]
    assert edit.inverse.apply(after) == score
    assert not change.unfit


def test_a_section_is_played_twice_and_taken_out_again() -> None:
    plan = make_plan()
    twice = duplicate_section(plan, 0)
    assert names(twice.plan) == ["verse", "verse", "chorus"]
    assert twice.sources == (0, 1, 0, 1, 2, 3)
    assert delete_section(twice.plan, 1).plan == plan


def test_the_only_section_of_a_piece_stays() -> None:
    plan = delete_section(make_plan(), 0).plan
    with pytest.raises(AmtError, match="at least one section"):
        delete_section(plan, 0)


def test_a_piece_does_not_get_longer_than_can_be_written() -> None:
    with pytest.raises(AmtError, match="at most 512 bars"):
        resize_section(make_plan(), 0, 511)


def test_an_added_section_has_a_letter_of_its_own_and_no_notes() -> None:
    change = add_section(make_plan(), 0)
    assert [section.letter for section in change.plan.sections] == ["A", "C", "B"]
    assert change.unfit == {(bar, track) for bar in (2, 3) for track in (0, 1)}


def test_notes_fit_another_name_but_not_another_energy() -> None:
    assert not change_section(make_plan(), 1, name="bridge").unfit
    change = change_section(make_plan(), 1, energy=4)
    assert change.unfit == {(bar, track) for bar in (2, 3) for track in (0, 1)}


def test_a_section_that_becomes_varied_is_to_be_written_anew() -> None:
    change = change_section(make_plan(), 1, is_varied=True)
    assert change.plan.sections[1].symbol == "B′"
    assert change.unfit == {(bar, track) for bar in (2, 3) for track in (0, 1)}


def test_a_chord_over_half_a_bar_marks_the_pitched_part_of_that_bar() -> None:
    change = write_chord(make_plan(), 6.0, 8.0, chord("E7"))
    assert symbols(change.plan) == ["C", "Am E7", "F", "G"]
    assert change.unfit == {(1, 0)}
    assert change.plan.chords[1].source is Source.SET
    assert change.plan.chords[0].source is Source.FREE


def test_a_chord_moves_resizes_and_goes_with_its_neighbors_in_its_place() -> None:
    plan = make_plan()
    spans = chord_spans(plan)
    assert [(span.start, span.stop) for span in spans] == [(0, 4), (4, 8), (8, 12), (12, 16)]
    assert symbols(move_chord(plan, spans[1], 6.0).plan) == ["C", "C Am", "Am F", "G"]
    assert symbols(move_chord(plan, spans[2], 4.0).plan) == ["C", "F", "Am", "G"]
    assert symbols(resize_chord(plan, spans[1], 10.0).plan) == ["C", "Am", "Am F", "G"]
    assert symbols(resize_chord(plan, spans[1], 6.0).plan) == ["C", "Am F", "F", "G"]
    assert symbols(delete_chord(plan, spans[1]).plan) == ["C", "C", "F", "G"]
    assert symbols(delete_chord(plan, spans[0]).plan) == ["Am", "Am", "F", "G"]


def test_a_chord_moved_a_little_earlier_does_not_bring_back_the_one_it_covers() -> None:
    plan = make_plan()
    assert symbols(move_chord(plan, chord_spans(plan)[1], 2.0).plan) == ["C Am", "Am F", "F", "G"]
    last = move_chord(plan, chord_spans(plan)[3], 10.0)
    assert symbols(last.plan) == ["C", "Am", "F G", "G"]


def test_chords_that_are_written_as_they_are_change_nothing() -> None:
    plan = make_plan()
    assert write_chord(plan, 4.0, 8.0, chord("Am")).plan == plan


def test_a_plan_without_chords_gets_its_first_one() -> None:
    change = write_chord(replace(make_plan(), chords=()), 4.0, 8.0, chord("G"))
    assert symbols(change.plan) == ["", "G", "", ""]


def test_a_new_key_transposes_its_chords_and_removing_it_brings_them_back() -> None:
    plan = make_plan()
    change = set_key(plan, 2, Key(2))
    assert symbols(change.plan) == ["C", "Am", "G", "A"]
    assert change.unfit == {(2, 0), (3, 0)}
    assert remove_key(change.plan, 2).plan == plan


def test_a_new_meter_marks_its_bars_and_keeps_what_fits_in_them() -> None:
    plan = write_chord(make_plan(), 7.0, 8.0, chord("E7")).plan
    change = set_meter(plan, 1, TimeSignature(3, 4))
    check_plan(change.plan)
    assert symbols(change.plan) == ["C", "Am", "F", "G"]
    assert {bar for bar, _ in change.unfit} == {1, 2, 3}
    score = make_score(plan)
    edit = edit_of_piece(score, plan, change)
    assert edit is not None
    assert edit.apply(score).notes.onset_ticks.tolist() == [240, 2160, 3600, 5040]


def test_bars_too_long_to_write_are_refused() -> None:
    with pytest.raises(AmtError, match="too long"):
        set_meter(make_plan(), 0, TimeSignature(32, 4))


def test_a_tempo_stands_beside_the_others() -> None:
    change = set_tempo(make_plan(), 1, 90.0)
    assert [(at.bar, at.bpm) for at in change.plan.tempo] == [(0, 100), (1, 90), (2, 120)]
    assert not change.unfit


def test_another_role_leaves_a_figure_open_that_does_not_go_with_it() -> None:
    plan = make_plan()
    player = replace(plan.players[0], role="chords", figure="stride")
    change = change_player(plan, 0, player)
    assert change.plan.players[0].figure == "stride"
    assert change.unfit == {(bar, 0) for bar in range(4)}
    melody = change_player(change.plan, 0, replace(change.plan.players[0], role="melody"))
    assert melody.plan.players[0].figure is None


def test_the_players_follow_the_tracks_of_the_piece() -> None:
    plan = make_plan()
    score = make_score(plan)
    without = remove_track(score, 0).apply(score)
    assert [p.name for p in plan_of_edited(plan, score, without).players] == ["Drums"]


def test_a_copy_of_a_part_does_what_its_original_does() -> None:
    plan = make_plan()
    piano = replace(plan.players[0], role="chords", figure="stride")
    rests = (PlannedRest(player=0, first_bar=2, stop_bar=3),)
    plan = replace(plan, players=(piano, plan.players[1]), rests=rests)
    score = make_score(plan)
    copied = duplicate_track(score, 0, name="Piano II").apply(score)
    followed = plan_of_edited(plan, score, copied)
    check_plan(followed)
    assert [(p.name, p.role, p.figure) for p in followed.players] == [
        ("Piano", "chords", "stride"),
        ("Piano II", "chords", "stride"),
        ("Drums", "drums", None),
    ]
    assert [rest.player for rest in followed.rests] == [0, 1]
    assert cells_of_edited(frozenset({(1, 0), (1, 1)}), score, copied) == {(1, 0), (1, 1), (1, 2)}


def test_a_part_that_is_brought_in_does_what_its_notes_do() -> None:
    plan = make_plan()
    score = make_score(plan)
    bass = [Note(at, 480, 36 + at // 480 % 5, 80, 2) for at in range(0, score.length_ticks, 480)]
    tracks = (*score.tracks, Track(program=33, name="Brought in"))
    brought = replace(score, tracks=tracks).with_notes(
        NoteTable.concat([score.notes, NoteTable.from_notes(bass)])
    )
    assert plan_of_edited(plan, score, brought).players[2].role == "bass"
    empty = replace(score, tracks=tracks)
    assert plan_of_edited(plan, score, empty).players[2].role == "full"


def test_figures_of_some_bars_follow_their_bars_and_their_track() -> None:
    figure = PlannedFigure(player=0, figure="arpeggio", first_bar=2, stop_bar=4)
    plan = replace(make_plan(), figures=(figure,))
    moved = move_section(plan, 1, 0).plan
    assert moved.figures == (replace(figure, first_bar=0, stop_bar=2),)
    twice = duplicate_section(plan, 1).plan
    assert [(f.first_bar, f.stop_bar) for f in twice.figures] == [(2, 6)]
    assert shortened_plan(plan, 3).figures == (replace(figure, stop_bar=3),)
    score = make_score(plan)
    other = move_track(score, 0, 1).apply(score)
    assert [f.player for f in plan_of_edited(plan, score, other).figures] == [1]


def test_players_and_cells_move_with_their_tracks() -> None:
    plan = make_plan()
    score = make_score(plan)
    moved = move_track(score, 0, 1).apply(score)
    assert [p.name for p in plan_of_edited(plan, score, moved).players] == ["Drums", "Piano"]
    assert cells_of_edited(frozenset({(2, 0)}), score, moved) == {(2, 1)}
    renamed = replace(score, tracks=(replace(score.tracks[0], name="Keys"), score.tracks[1]))
    assert [p.name for p in plan_of_edited(plan, score, renamed).players] == ["Keys", "Drums"]
    assert cells_of_edited(frozenset({(2, 0)}), score, renamed) == {(2, 0)}


def test_a_longer_piece_has_a_longer_plan_and_a_stopped_one_a_shorter() -> None:
    plan = make_plan()
    score = make_score(plan)
    longer = plan_of_edited(plan, score, replace(score, num_bars=7))
    check_plan(longer)
    assert longer.num_bars == 7
    shorter = shortened_plan(plan, 3)
    check_plan(shorter)
    assert [section.num_bars for section in shorter.sections] == [2, 1]


def test_the_chords_that_fit_a_key_are_those_that_musicians_name() -> None:
    kinds = fitting_chords(Key(0))
    spelled = {kind: [c.spelled(Key(0)) for c in chords] for kind, chords in kinds.items()}
    assert spelled["diatonic"] == ["C", "Dm", "Em", "F", "G", "Am", "Bdim"]
    assert spelled["secondary dominants"] == ["A7", "B7", "C7", "D7", "E7"]
    assert "Fm" in spelled["borrowed"]


def test_cells_go_with_their_bars() -> None:
    change = move_section(make_plan(), 1, 0)
    assert change.moved(frozenset({(0, 1), (3, 0)})) == {(2, 1), (1, 0)}
