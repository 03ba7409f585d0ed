"""Lanes of drums in the roll: hits are added, moved and deleted by clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from amt_core.music.editing.edit import ReplaceNotes
from amt_core.music.note_table import NoteTable
from amt_desktop.piano_roll import PianoRoll

PIANO, DRUMS = 0, 2
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def drums(roll: PianoRoll) -> PianoRoll:
    """The roll with the drum part in front."""
    roll.set_active_track(DRUMS)
    roll.edit_requested.connect(lambda edit: roll.set_score(edit.apply(roll.score)))
    return roll


def place(roll: PianoRoll, tick: int, pitch: int) -> QPoint:
    geometry = roll.model.geometry
    return QPoint(geometry.x_of(tick), geometry.y_of(pitch) + geometry.row_px // 2)


def click(roll: PianoRoll, qtbot: QtBot, tick: int, pitch: int) -> None:
    editor = roll.focusProxy()
    assert editor is not None
    qtbot.mouseClick(editor, LEFT, NONE, place(roll, tick, pitch))


def test_the_roll_shows_only_the_drums_that_sound(drums: PianoRoll) -> None:
    assert drums.model.geometry.lanes == (50,)
    assert drums.model.is_folded
    drums.set_active_track(PIANO)
    assert drums.model.geometry.lanes == ()
    assert not drums.model.is_folded


def test_a_click_adds_a_hit_at_the_grid_and_the_next_another(
    drums: PianoRoll, qtbot: QtBot
) -> None:
    added: list[NoteTable] = []
    drums.edit_requested.connect(
        lambda edit: added.append(edit.added if isinstance(edit, ReplaceNotes) else edit)
    )
    click(drums, qtbot, 965, 50)
    click(drums, qtbot, 1440, 50)
    assert [table.rows()[0][0] for table in added] == [960, 1440]
    assert {table.rows()[0].track for table in added} == {DRUMS}
    assert {table.rows()[0].pitch for table in added} == {50}


def test_a_click_with_selected_notes_only_deselects_them(drums: PianoRoll, qtbot: QtBot) -> None:
    click(drums, qtbot, 480, 50)
    assert len(drums.selected_notes) == 1
    before = drums.score.notes
    click(drums, qtbot, 1440, 50)
    assert drums.score.notes == before
    assert len(drums.selected_notes) == 0


def test_with_all_rows_a_click_adds_nothing(drums: PianoRoll, qtbot: QtBot) -> None:
    drums.model.set_folded(False)
    assert drums.model.geometry.lanes == ()
    before = drums.score.notes
    click(drums, qtbot, 960, 50)
    assert drums.score.notes == before


def test_notes_of_pitched_parts_are_not_in_the_lanes(drums: PianoRoll) -> None:
    drums.set_active_track(None)
    drums.model.set_folded(True)
    lanes = drums.model.geometry.lanes
    assert set(lanes) >= {48, 60, 64, 67}
    assert 50 in lanes, "the scale lies between the notes"
    drums.grab()
