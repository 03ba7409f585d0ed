"""Copying, pasting and reshaping notes with the keys of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from scripted_services import whole_score
from window_steps import press

from amt_core.composing.planning.plan import Plan
from amt_core.midi.write import midi_bytes
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_desktop.bridge.messages import Notice
from amt_desktop.dialogs.note_dialogs import NoteDialog, QuantizeDialog, TransposeDialog
from amt_desktop.document.take import Take
from amt_desktop.piano_roll.model.snapping import Grid
from amt_desktop.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """A window with a piece of four bars, the keyboard in the roll."""
    window.document.restore([Take.of_file(whole_score())], title="Four bars")
    window.piece.roll.setFocus()
    return window


def score_of(window: MainWindow) -> Score:
    assert window.document.active is not None
    return window.document.active.score


def select_bar(window: MainWindow, bar: int, track: int = 0) -> NoteTable:
    window.piece.roll.select_notes(score_of(window).cell(bar, track))
    return window.piece.roll.selected_notes


def answer(window: MainWindow, fill: Callable[[QDialog], object]) -> None:
    """Fills the dialog that opens next, and accepts it."""

    def fill_and_accept() -> None:
        (dialog,) = window.findChildren(NoteDialog)
        fill(dialog)
        dialog.accept()

    QTimer.singleShot(0, fill_and_accept)


def test_notes_are_copied_with_the_keys_and_pasted_at_the_playhead(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = score_of(window)
    copied = select_bar(window, 0)
    editor = window.piece.roll.focusProxy()
    qtbot.keyClick(editor, Qt.Key.Key_C, CONTROL)
    window.playback.seek(int(before.bar_starts_ticks[2]))
    qtbot.keyClick(editor, Qt.Key.Key_V, CONTROL)
    after = score_of(window)
    assert len(after.notes) == len(before.notes) + len(copied)
    assert window.piece.roll.selected_notes.onset_ticks[0] == before.bar_starts_ticks[2]
    window.actions_by_name["undo"].trigger()
    assert score_of(window) == before


def in_clipboard(data: bytes) -> None:
    mime = QMimeData()
    mime.setData("audio/midi", data)
    QGuiApplication.clipboard().setMimeData(mime)


def test_midi_of_another_program_is_pasted_into_the_parts_of_its_instruments(
    window: MainWindow,
) -> None:
    before = score_of(window)
    last = len(before.tracks) - 1
    turned = (last - before.notes.track).astype(np.int16)
    swapped = replace(
        before,
        tracks=tuple(reversed(before.tracks)),
        notes=replace(before.notes, track=turned),
    )
    in_clipboard(midi_bytes(swapped))
    window.playback.seek(int(before.bar_starts_ticks[2]))
    window.actions_by_name["paste"].trigger()
    added = window.piece.roll.selected_notes
    assert np.bincount(added.track).tolist() == np.bincount(before.notes.track).tolist()
    window.actions_by_name["undo"].trigger()
    assert score_of(window) == before


def test_what_was_copied_last_is_pasted(window: MainWindow) -> None:
    in_clipboard(midi_bytes(score_of(window)))
    copied = select_bar(window, 0)
    window.actions_by_name["copy"].trigger()
    window.playback.seek(int(score_of(window).bar_starts_ticks[2]))
    window.actions_by_name["paste"].trigger()
    assert len(window.piece.roll.selected_notes) == len(copied)


@pytest.mark.parametrize("data", [b"garbage", b"", midi_bytes(Score(num_bars=1, tracks=()))])
def test_a_clipboard_without_notes_gives_a_sentence_and_changes_nothing(
    window: MainWindow, data: bytes
) -> None:
    before, told = score_of(window), list[Notice]()
    window.messages.noticed.connect(told.append)
    in_clipboard(data)
    window.actions_by_name["paste"].trigger()
    assert [bool(notice.message and notice.hint) for notice in told] == [True]
    assert score_of(window) == before


def test_notes_in_the_clipboard_without_a_part_here_are_left_out_with_a_word(
    window: MainWindow,
) -> None:
    foreign = score_of(window)
    window.document.restore(
        [
            Take.of_file(
                replace(foreign, tracks=foreign.tracks[:1], notes=foreign.notes.of_track(0))
            )
        ],
        title="One part",
    )
    told: list[str] = []
    window.messages.toasted.connect(lambda text, *_: told.append(text))
    in_clipboard(midi_bytes(foreign))
    window.actions_by_name["paste"].trigger()
    assert told == ["Some notes in the clipboard have no part here and are left out."]
    assert len(window.piece.roll.selected_notes) == len(foreign.notes.of_track(0))


def test_cut_notes_are_gone_and_can_be_pasted(window: MainWindow) -> None:
    before = score_of(window)
    cut = select_bar(window, 1)
    window.actions_by_name["cut"].trigger()
    assert len(score_of(window).notes) == len(before.notes) - len(cut)
    window.playback.seek(int(before.bar_starts_ticks[1]))
    window.actions_by_name["paste"].trigger()
    assert score_of(window) == before


def test_duplicated_bars_lengthen_the_piece_at_its_end(window: MainWindow) -> None:
    before = score_of(window)
    tracks = range(len(before.tracks))
    window.piece.roll.select_cells(frozenset((3, track) for track in tracks))
    window.actions_by_name["duplicate"].trigger()
    after = score_of(window)
    assert after.num_bars == 5
    assert len(after.notes) == len(before.notes) + len(
        before.notes.window(*before.bar_starts_ticks[3:5].tolist())
    )


def test_the_view_stays_when_the_piece_becomes_longer(window: MainWindow) -> None:
    window.piece.roll.zoom(2.0)
    before = window.piece.roll._model.geometry
    window.piece.roll.select_cells(frozenset({(3, 0)}))
    window.actions_by_name["duplicate"].trigger()
    after = window.piece.roll._model.geometry
    assert (after.px_per_tick, after.top_px, after.row_px) == (
        before.px_per_tick, before.top_px, before.row_px,
    )  # fmt: skip


def test_the_key_q_quantizes_to_the_grid_of_the_roll(window: MainWindow, qtbot: QtBot) -> None:
    select_bar(window, 0)
    window.actions_by_name["humanize"].trigger()
    window.piece.roll.set_grid(Grid.THIRTY_SECOND)
    press(qtbot, window, Qt.Key.Key_Q)
    assert not (window.piece.roll.selected_notes.onset_ticks % 60).any()


def test_quantizing_with_options_moves_only_the_ends(window: MainWindow) -> None:
    before = select_bar(window, 0)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, QuantizeDialog)
        dialog.grid.setCurrentIndex(dialog.grid.findData(Grid.SIXTEENTH))
        dialog.ends.setChecked(True)

    answer(window, fill)
    window.actions_by_name["quantize_options"].trigger()
    after = window.piece.roll.selected_notes
    assert after.onset_ticks.tolist() == before.onset_ticks.tolist()
    assert not (after.end_ticks % 120).any()


def test_transposing_in_the_scale_stays_in_the_key(window: MainWindow) -> None:
    select_bar(window, 0)
    a_minor = [9, 11, 0, 2, 4, 5, 7]
    notes = window.piece.roll.selected_notes
    before = notes.select(np.isin(notes.pitch % 12, a_minor))
    window.piece.roll.select_notes(before)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, TransposeDialog)
        dialog.steps.setValue(2)
        dialog.in_scale.setChecked(True)

    answer(window, fill)
    window.actions_by_name["transpose"].trigger()
    after = window.piece.roll.selected_notes
    assert set((after.pitch % 12).tolist()) <= set(a_minor)
    assert (after.pitch > before.pitch).all()


def test_a_piece_that_is_transposed_as_a_whole_takes_its_keys_and_chords_along(
    window: MainWindow, qtbot: QtBot
) -> None:
    def plan() -> Plan:
        take = window.document.active
        assert take is not None
        assert take.plan is not None
        return take.plan

    def raise_by_a_fifth(dialog: QDialog) -> None:
        assert isinstance(dialog, TransposeDialog)
        dialog.steps.setValue(7)
        dialog.in_scale.setChecked(False)

    qtbot.waitUntil(lambda: window.document.active.plan is not None)  # type: ignore[union-attr]
    before, notes = plan(), score_of(window).notes
    assert before.keys
    window.piece.roll.select_notes(notes)
    answer(window, raise_by_a_fifth)
    window.actions_by_name["transpose"].trigger()
    tonic = before.keys[0].key.tonic
    assert plan().keys[0].key.tonic == (tonic + 7) % 12
    assert score_of(window).keys[0].key.tonic == (tonic + 7) % 12
    root = before.chords[0].chords[0].chord.root
    assert plan().chords[0].chords[0].chord.root == (root + 7) % 12
    window.actions_by_name["undo"].trigger()
    assert plan() == before
    assert score_of(window).notes == notes
    select_bar(window, 0)
    answer(window, raise_by_a_fifth)
    window.actions_by_name["transpose"].trigger()
    assert plan().keys == before.keys


def test_notes_are_split_at_the_playhead_and_joined_again(window: MainWindow) -> None:
    before = score_of(window)
    long = before.notes.select(before.notes.duration_ticks == 1920).select(slice(0, 1))
    window.piece.roll.select_notes(long)
    window.playback.seek(480)
    window.actions_by_name["split"].trigger()
    assert window.piece.roll.selected_notes.duration_ticks.tolist() == [480, 1440]
    window.actions_by_name["join"].trigger()
    assert score_of(window) == before


def test_undo_selects_the_notes_again(window: MainWindow) -> None:
    before = select_bar(window, 0)
    window.actions_by_name["humanize"].trigger()
    window.actions_by_name["undo"].trigger()
    assert window.piece.roll.selected_notes == before


def test_without_a_selection_a_message_says_what_to_do(window: MainWindow) -> None:
    window.actions_by_name["legato"].trigger()
    assert window.toast.words == "Select some notes first."


def test_notes_of_parts_that_a_piece_does_not_have_are_not_pasted_without_a_word(
    window: MainWindow, qtbot: QtBot
) -> None:
    last = len(score_of(window).tracks) - 1
    window.piece.roll.select_notes(score_of(window).cell(0, last))
    window.editing.copy()
    small = replace(
        score_of(window),
        tracks=score_of(window).tracks[:1],
        notes=score_of(window).notes.of_track(0),
    )
    window.document.restore([Take.of_file(small)], title="One part")
    told: list[str] = []
    window.messages.toasted.connect(lambda text, *_: told.append(text))
    window.editing.paste()
    assert told == ["This piece does not have the parts of these notes. Add them first."]
    assert score_of(window).notes == small.notes
    assert not window.document.undo_group.canUndo()
