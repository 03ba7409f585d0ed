"""A plan says as much of a piece as an analysis of its notes would."""

from __future__ import annotations

from dataclasses import replace

from amt_core.composing.planning.found_plan import find_plan
from amt_core.composing.planning.planned_analysis import planned_analysis, stated_analysis
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Marker, Score, Track
from amt_core.traits.analyze_plan import analyze_plan

TRIADS = ((48, 52, 55), (53, 57, 60), (55, 59, 62), (48, 52, 55))
ROWS = [(bar * 1920, pitch) for bar in range(8) for pitch in TRIADS[bar % 4]]
PIECE = Score(
    num_bars=8,
    tracks=(Track(program=0),),
    notes=NoteTable.from_columns(
        [onset for onset, _ in ROWS],
        [1920] * len(ROWS),
        [pitch for _, pitch in ROWS],
        [80] * len(ROWS),
        [0] * len(ROWS),
    ),
)


def test_a_plan_found_in_notes_gives_their_analysis_again() -> None:
    found, planned = analyze_plan(PIECE), planned_analysis(find_plan(PIECE))
    assert planned.chords == found.chords
    assert planned.swing == found.swing
    assert [(s.first_bar, s.num_bars) for s in planned.sections] == [
        (s.first_bar, s.num_bars) for s in found.sections
    ]
    assert [(t.role, t.density, t.register) for t in planned.tracks] == [
        (t.role, t.density, t.register) for t in found.tracks
    ]


def test_a_plan_without_chords_has_none_in_any_bar() -> None:
    planned = planned_analysis(replace(find_plan(PIECE), chords=()))
    assert len(planned.chords) == PIECE.num_bars
    assert all(at.chord is None for bar in planned.chords for at in bar)


def test_a_file_says_its_sections_and_its_notes_say_the_roles() -> None:
    marked = replace(
        PIECE, markers=(Marker(tick=0, text="Verse"), Marker(tick=5760, text="Chorus"))
    )
    stated = stated_analysis(marked)
    assert [(s.first_bar, s.num_bars) for s in stated.sections] == [(0, 3), (3, 5)]
    assert [track.role for track in stated.tracks] == [t.role for t in analyze_plan(PIECE).tracks]
