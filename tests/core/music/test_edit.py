"""Every edit can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amt_core.music.edit import (
    Edit,
    ReplaceFrame,
    ReplaceNotes,
    add_track,
    change_track,
    remove_track,
    replace_cells,
)
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track

NEW = NoteTable.from_notes([Note(1920, 240, 72, 60, 0)])


def edits(score: Score) -> dict[str, Edit]:
    """One edit of each kind."""
    frame = (score.num_bars, score.meter, score.tempo)
    return {
        "notes": ReplaceNotes(removed=score.notes.window(0, 480), added=NEW),
        "cells": replace_cells(score, frozenset({(1, 0), (1, 1)}), NEW),
        "add": add_track(score, Track(program=73), replace(NEW, track=NEW.track + 2)),
        "remove": remove_track(score, 0),
        "change": change_track(score, 1, Track(program=32)),
        "frame": ReplaceFrame(before=frame, after=(7, score.meter, score.tempo)),
    }


@pytest.mark.parametrize("kind", ["notes", "cells", "add", "remove", "change", "frame"])
def test_an_edit_changes_the_score_and_its_inverse_restores_it(score: Score, kind: str) -> None:
    edit = edits(score)[kind]
    changed = edit.apply(score)
    assert changed != score
    assert edit.inverse.apply(changed) == score


def test_replacing_cells_leaves_every_other_cell_alone(score: Score) -> None:
    changed = replace_cells(score, frozenset({(1, 0), (1, 1)}), NEW).apply(score)
    assert changed.cell(1, 0) == NEW
    assert len(changed.cell(1, 1)) == 0
    for bar, track in [(0, 0), (0, 1), (2, 0), (2, 1)]:
        assert changed.cell(bar, track) == score.cell(bar, track)


def test_removing_a_track_renumbers_those_behind_it(score: Score) -> None:
    changed = remove_track(score, 0).apply(score)
    assert [track.label for track in changed.tracks] == ["Low end"]
    assert changed.notes.pitch.tolist() == [36, 43]
    assert set(changed.notes.track.tolist()) == {0}


def test_notes_outside_the_cells_are_a_mistake(score: Score) -> None:
    with pytest.raises(AssertionError):
        replace_cells(score, frozenset({(0, 0)}), NEW)
