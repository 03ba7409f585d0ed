"""Chords that nobody asked for become those that are heard, in the plan and in the file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amt_core.composing.planning.found_plan import find_plan
from amt_core.composing.planning.harmony.heard_chords import with_chord_texts, with_heard_chords
from amt_core.composing.planning.plan import Plan, PlannedBar, PlannedChord
from amt_core.midi.read import read_midi_bytes
from amt_core.midi.text.chord_texts import read_chord_texts
from amt_core.midi.write import midi_bytes
from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.spec.music_spec import Source

BAR_TICKS = 1920
C, F, G, E_FLAT = (ChordSymbol(root, "maj") for root in (0, 5, 7, 3))
HEARD = (C, F, G, C)
TRIADS = {C: (48, 52, 55), F: (53, 57, 60), G: (55, 59, 62)}
ROWS = [(bar * BAR_TICKS, pitch) for bar, chord in enumerate(HEARD) for pitch in TRIADS[chord]]
NOTES = NoteTable.from_columns(
    [onset for onset, _ in ROWS],
    [BAR_TICKS] * len(ROWS),
    [pitch for _, pitch in ROWS],
    [80] * len(ROWS),
    [0] * len(ROWS),
)


def plan_with(sources: list[Source]) -> Plan:
    """A plan on E flat, which the notes are not."""
    chords = tuple(
        PlannedBar(chords=(PlannedChord(beat=0.0, chord=E_FLAT),), source=source)
        for source in sources
    )
    found = find_plan(Score(num_bars=4, tracks=(Track(program=0),), notes=NOTES))
    return replace(found, chords=chords)


def first_chords(plan: Plan) -> list[ChordSymbol | None]:
    return [bar.chords[0].chord for bar in plan.chords]


def written(plan: Plan) -> Score:
    return plan.frame().with_notes(NOTES)


def test_drawn_chords_become_those_that_are_heard() -> None:
    plan = plan_with([Source.FREE] * 4)
    heard = with_heard_chords(plan, written(plan))
    assert first_chords(heard) == list(HEARD)
    assert {bar.source for bar in heard.chords} == {Source.INFERRED}


@pytest.mark.parametrize("source", [Source.STATED, Source.SET, Source.INFERRED])
def test_chords_that_are_asked_for_or_known_stay(source: Source) -> None:
    plan = plan_with([Source.FREE, source, Source.FREE, source])
    assert first_chords(with_heard_chords(plan, written(plan))) == [C, E_FLAT, G, E_FLAT]


def test_a_piece_without_notes_keeps_its_plan() -> None:
    plan = plan_with([Source.FREE] * 4)
    assert with_heard_chords(plan, plan.frame()) is plan


def test_the_file_says_the_chords_that_are_heard() -> None:
    plan = plan_with([Source.FREE] * 4)
    score = written(plan)
    heard = with_heard_chords(plan, score)
    read = read_midi_bytes(midi_bytes(with_chord_texts(score, heard)))
    assert read_chord_texts(read) == [(bar * BAR_TICKS, c) for bar, c in enumerate(HEARD)]


def test_a_piece_that_was_stopped_names_no_chord_behind_its_end() -> None:
    plan = plan_with([Source.STATED] * 4)
    stopped = replace(written(plan), num_bars=2).with_notes(NOTES.cut_at(2 * BAR_TICKS))
    ticks = [tick for tick, _ in read_chord_texts(with_chord_texts(stopped, plan))]
    assert ticks == [0, BAR_TICKS]
