"""Long sequences of edits keep plan and piece whole, and undo restores every byte."""

from __future__ import annotations

import random

import pytest
from short_plan import chord, make_plan

from amt_core.composing.planning.edits.chord_edits import (
    chord_spans,
    delete_chord,
    move_chord,
    resize_chord,
    write_chord,
)
from amt_core.composing.planning.edits.map_edits import (
    remove_key,
    remove_meter,
    remove_tempo,
    set_key,
    set_meter,
    set_tempo,
)
from amt_core.composing.planning.edits.plan_edit import PlanEdit
from amt_core.composing.planning.edits.score_edits import edit_of_piece
from amt_core.composing.planning.edits.section_edits import (
    add_section,
    delete_section,
    duplicate_section,
    move_section,
    resize_section,
)
from amt_core.composing.planning.files.check_plan import check_plan
from amt_core.composing.planning.files.plan_json import plan_from_json, plan_to_json
from amt_core.composing.planning.plan import Plan
from amt_core.errors import AmtError
from amt_core.music.editing.edit import Edit
from amt_core.music.meter import TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.theory import ALL_KEYS


def random_edit(plan: Plan, chance: random.Random) -> PlanEdit:
    """Any edit that a person can make, also one that is refused."""
    section = chance.randrange(len(plan.sections))
    bar = chance.randrange(plan.num_bars)
    span = chance.choice(chord_spans(plan))
    beat = float(chance.randrange(4 * plan.num_bars + 4))
    meter = TimeSignature(chance.choice((2, 3, 4, 5, 6, 7)), chance.choice((4, 8)))
    edits = (
        lambda: resize_section(plan, section, chance.randrange(0, 9)),
        lambda: duplicate_section(plan, section),
        lambda: move_section(plan, section, chance.randrange(len(plan.sections))),
        lambda: delete_section(plan, section),
        lambda: add_section(plan, section),
        lambda: write_chord(plan, span.start, span.stop, chord(chance.choice(("E7", "Bb", "F#m")))),
        lambda: move_chord(plan, span, beat),
        lambda: resize_chord(plan, span, beat),
        lambda: delete_chord(plan, span),
        lambda: set_key(plan, bar, chance.choice(ALL_KEYS)),
        lambda: remove_key(plan, bar),
        lambda: set_meter(plan, bar, meter),
        lambda: remove_meter(plan, bar),
        lambda: set_tempo(plan, bar, float(chance.randrange(40, 200))),
        lambda: remove_tempo(plan, bar),
    )
    return chance.choice(edits)()


@pytest.mark.parametrize("seed", range(12))
def test_any_edits_keep_plan_and_piece_whole_and_can_be_undone(seed: int) -> None:
    chance = random.Random(seed)
    plan = make_plan()
    notes = [
        Note(tick, chance.choice((120, 480, 4000)), 60 + tick % 12, 80, track)
        for tick in range(0, 4 * 1920, 240)
        for track in (0, 1)
    ]
    first = score = plan.frame().with_notes(NoteTable.from_notes(notes))
    done: list[Edit] = []
    for _ in range(60):
        try:
            change = random_edit(plan, chance)
        except AmtError:
            continue
        check_plan(change.plan)
        assert plan_from_json(plan_to_json(change.plan), is_of_piece=True) == change.plan
        assert len(change.sources) == change.plan.num_bars
        assert all(bar < change.plan.num_bars for bar, _ in change.unfit)
        edit = edit_of_piece(score, plan, change)
        if edit is not None:
            score = edit.apply(score)
            done.append(edit)
        plan = change.plan
        assert score.num_bars == plan.num_bars
        assert score.meter == plan.frame().meter
        assert (score.notes.onset_ticks < score.length_ticks).all()
        assert (score.notes.duration_ticks > 0).all()
    for edit in reversed(done):
        score = edit.inverse.apply(score)
    assert score == first
