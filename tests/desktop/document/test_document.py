"""The open piece: bars arrive, edits are undone, takes survive."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot
from scripted_services import SHORT_SPEC, bar_of_notes, empty_score, whole_score

from amt_core.music.editing.edit import ReplaceFrame, change_track, remove_track
from amt_desktop.document.document import Document
from amt_desktop.document.take import Take
from amt_desktop.document.take_change import change_of_score


def open_document() -> Document:
    document = Document()
    document.open_score(whole_score(), Path("piece.mid"))
    return document


def test_bars_are_added_as_they_come(qtbot: QtBot) -> None:
    document, score = Document(), empty_score(SHORT_SPEC)
    document.begin(title="A piece")
    index = document.start_take(score, spec=SHORT_SPEC, seed=7)
    notes = bar_of_notes(score, 0, random.Random(1))
    with qtbot.waitSignal(document.bar_written) as heard:
        document.write_bar(index, 0, notes)
    assert heard.args == [0, notes]
    take = document.takes[0]
    assert (take.written_bars, take.is_writing, take.seed) == (1, True, 7)
    assert take.score.notes == notes


def test_bars_of_a_take_that_is_not_shown_are_kept_silently(qtbot: QtBot) -> None:
    document, score = Document(), empty_score(SHORT_SPEC)
    document.begin(title="")
    document.start_take(score, spec=SHORT_SPEC, seed=1)
    second = document.start_take(score, spec=SHORT_SPEC, seed=2)
    with qtbot.assertNotEmitted(document.bar_written):
        document.write_bar(second, 0, bar_of_notes(score, 0, random.Random(1)))
    assert document.takes[second].written_bars == 1


def test_a_take_without_a_writer_keeps_its_complete_bars() -> None:
    document, score = Document(), empty_score(SHORT_SPEC)
    document.begin(title="")
    index = document.start_take(score, spec=SHORT_SPEC, seed=1)
    document.write_bar(index, 0, bar_of_notes(score, 0, random.Random(1)))
    document.abandon_writing()
    take = document.takes[0]
    assert (take.is_writing, take.score.num_bars, take.written_bars) == (False, 1, 1)


def test_an_edit_can_be_undone_and_made_again() -> None:
    document = open_document()
    assert document.active is not None
    before = document.active.score
    document.push("Remove part", remove_track(before, 0))
    assert len(document.active.score.tracks) == len(before.tracks) - 1
    document.undo_group.undo()
    assert document.active.score == before
    document.undo_group.redo()
    assert len(document.active.score.tracks) == len(before.tracks) - 1


def test_bars_that_an_edit_adds_are_complete_and_go_with_undo() -> None:
    document = open_document()
    assert document.active is not None
    before = document.active.score
    frame = (before.num_bars, before.meter, before.tempo)
    longer = ReplaceFrame(before=frame, after=(before.num_bars + 2, before.meter, before.tempo))
    document.push("Continue", longer)
    assert document.active.complete_score.num_bars == before.num_bars + 2
    document.undo_group.undo()
    assert document.active.complete_score == before


def test_steps_of_one_gesture_are_one_undo_step() -> None:
    document = open_document()
    for volume in (90, 80, 70):
        assert document.active is not None
        score = document.active.score
        edit = change_track(score, 0, replace(score.tracks[0], volume=volume))
        document.push("Change volume", edit, merge_key="volume 0")
    document.undo_group.undo()
    assert document.active is not None
    assert document.active.score.tracks[0].volume == 100
    assert not document.undo_group.canUndo()


def test_undo_belongs_to_the_take_that_is_shown() -> None:
    document = Document()
    document.restore([Take.of_file(whole_score()), Take.of_file(whole_score())], title="Two")
    score = document.takes[0].score
    document.push("Remove part", remove_track(score, 0))
    document.set_active(1)
    assert not document.undo_group.canUndo()
    document.set_active(0)
    assert document.undo_group.canUndo()


def test_an_opened_file_is_saved_until_it_is_edited() -> None:
    document = open_document()
    assert not document.is_unsaved
    assert document.active is not None
    document.push("Remove part", remove_track(document.active.score, 0))
    assert document.is_unsaved
    document.mark_saved(Path("piece.mid"))
    assert not document.is_unsaved


def test_nothing_is_edited_while_it_is_being_written() -> None:
    document = Document()
    document.begin(title="")
    document.start_take(empty_score(SHORT_SPEC), spec=SHORT_SPEC, seed=1)
    document.push("Remove part", remove_track(document.takes[0].score, 0))
    assert not document.undo_group.canUndo()


def test_a_piece_comes_back_while_a_change_of_the_next_one_is_only_shown() -> None:
    document = open_document()
    document.open_score(whole_score(), Path("second.mid"))
    take = document.active
    assert take is not None
    change = change_of_score(take, remove_track(take.score, 0))
    document.preview("Remove part", change, take)
    assert document.return_to_previous()
    assert document.title == "piece"
    assert not document.is_previewing
    assert document.active is not None
    assert document.active.score.tracks == take.score.tracks


def test_a_deleted_take_comes_back_to_its_own_piece_only() -> None:
    document = Document()
    document.restore([Take.of_file(whole_score()), Take.of_file(whole_score())], title="Two")
    deleted = document.delete_take(1)
    assert deleted is not None
    document.put_back(deleted)
    assert (len(document.takes), document.active_index) == (2, 1)
    deleted = document.delete_take(1)
    assert deleted is not None
    document.begin(title="Another piece")
    document.put_back(deleted)
    assert not document.takes


def test_the_take_that_was_shown_before_is_one_of_the_same_piece() -> None:
    document = Document()
    document.restore([Take.of_file(whole_score())] * 3, title="Three")
    document.set_active(2)
    document.set_active(0)
    assert document.last_active_index == 2
    document.restore([Take.of_file(whole_score())] * 3, title="Others")
    assert document.last_active_index == 0


def test_a_star_that_is_given_during_a_preview_stays() -> None:
    document = open_document()
    take = document.active
    assert take is not None
    document.preview("Remove part", change_of_score(take, remove_track(take.score, 0)), take)
    document.mark_take(0, is_starred=True)
    document.drop_preview()
    assert document.takes[0].is_starred
    assert document.takes[0].score is take.score
