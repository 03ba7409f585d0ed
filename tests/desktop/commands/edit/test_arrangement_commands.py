"""The arrangement in the window: bars are selected, moved and copied with pointer and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from scripted_services import whole_score
from window_steps import press

from amt_core.music.score import Score
from amt_desktop.document.take import Take
from amt_desktop.piece.arrangement.canvas import BarBlock
from amt_desktop.piece.arrangement.editor import ArrangementEditor
from amt_desktop.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window with a piece of four bars, in the arrangement."""
    window.resize(1280, 800)
    window.document.restore([Take.of_file(whole_score())], title="Four bars")
    window.piece.roll.setFocus()
    press(qtbot, window, Qt.Key.Key_A)
    assert editor_of(window).isVisible()
    window.piece.roll.zoom_to_fit()
    return window


def editor_of(window: MainWindow) -> ArrangementEditor:
    return window.piece.arrangement.editor


def score_of(window: MainWindow) -> Score:
    assert window.document.active is not None
    return window.document.active.score


def drag(
    window: MainWindow,
    qtbot: QtBot,
    start: tuple[int, int],
    end: tuple[int, int],
    modifier: Qt.KeyboardModifier = NONE,
) -> None:
    """Drags from the middle of a cell to that of another, each as (bar, track)."""
    editor = editor_of(window)
    one, other = editor.point_of(*start), editor.point_of(*end)
    qtbot.mousePress(editor, LEFT, modifier, one)
    for share in (0.3, 0.7, 1.0):
        move(editor, one + (other - one) * share, modifier)
    qtbot.mouseRelease(editor, LEFT, modifier, other)


def move(editor: ArrangementEditor, point: QPoint, modifier: Qt.KeyboardModifier) -> None:
    at = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, QPointF(editor.mapToGlobal(point)), Qt.MouseButton.NoButton,
        LEFT, modifier,
    )  # fmt: skip
    QApplication.sendEvent(editor, event)


def cell_notes(score: Score, bar: int, track: int) -> list[tuple[int, int]]:
    """Onset in the bar and pitch of each note of a cell."""
    cell = score.cell(bar, track)
    onsets = cell.onset_ticks - int(score.bar_starts_ticks[bar])
    return sorted(zip(onsets.tolist(), cell.pitch.tolist(), strict=True))


def test_the_key_switches_between_the_arrangement_and_the_roll(
    window: MainWindow, qtbot: QtBot
) -> None:
    editor = editor_of(window)
    assert editor.hasFocus()
    assert not window.piece.tracks.isVisible()
    assert len(window.piece.arrangement.heads.heads) == len(score_of(window).tracks)
    press(qtbot, window, Qt.Key.Key_A)
    assert not editor.isVisible()
    assert window.piece.tracks.isVisible()
    assert window.piece.roll.hasFocus()
    geometry, notes = window.piece.roll.model.geometry, window.piece.roll.focusProxy()
    assert notes is not None
    assert notes.isVisible()
    assert geometry.width_px == notes.width()


def test_the_hidden_arrangement_leaves_the_view_of_the_roll_alone(window: MainWindow) -> None:
    window.arranging.show(is_shown=False)
    editor_of(window).resize(640, 480)
    notes = window.piece.roll.focusProxy()
    assert notes is not None
    assert window.piece.roll.model.geometry.width_px == notes.width() != 640


def test_zoom_and_place_are_those_of_the_roll(window: MainWindow, qtbot: QtBot) -> None:
    model = window.piece.roll.model
    qtbot.keyClick(editor_of(window), Qt.Key.Key_Plus, CONTROL)
    zoom = model.geometry.px_per_tick
    press(qtbot, window, Qt.Key.Key_A)
    assert model.geometry.px_per_tick == zoom


def test_a_drag_selects_bars_of_several_parts(window: MainWindow, qtbot: QtBot) -> None:
    drag(window, qtbot, (1, 0), (2, 1))
    expected = {(1, 0), (1, 1), (2, 0), (2, 1)}
    assert window.piece.roll.selection == expected
    assert window.piece.roll.chosen_bars == (1, 2)


def test_a_click_selects_the_clip(window: MainWindow, qtbot: QtBot) -> None:
    editor = editor_of(window)
    qtbot.mouseClick(editor, LEFT, NONE, editor.point_of(1, 0))
    clip = editor.parts[0].clip_at(1)
    assert clip is not None
    block = BarBlock(first_bar=clip.first, last_bar=clip.stop - 1, first_track=0, last_track=0)
    assert editor.block == block


def test_selected_bars_are_moved_and_undone_in_one_step(window: MainWindow, qtbot: QtBot) -> None:
    before = score_of(window)
    drag(window, qtbot, (0, 0), (0, 1))
    drag(window, qtbot, (0, 0), (2, 0))
    after = score_of(window)
    for track in (0, 1):
        assert cell_notes(after, 0, track) == []
        assert cell_notes(after, 2, track) == cell_notes(before, 0, track) != []
        assert cell_notes(after, 1, track) == cell_notes(before, 1, track)
    assert window.piece.roll.chosen_bars == (2, 2), "they are selected in their new place"
    window.document.undo()
    assert score_of(window).notes == before.notes
    assert not window.document.undo_group.canUndo()


@pytest.mark.parametrize("modifier", [ALT, CONTROL])
def test_with_alt_or_control_bars_are_copied(
    window: MainWindow, qtbot: QtBot, modifier: Qt.KeyboardModifier
) -> None:
    before = score_of(window)
    editor_of(window).select(BarBlock(first_bar=0, last_bar=0, first_track=0, last_track=0))
    drag(window, qtbot, (0, 0), (3, 0), modifier)
    after = score_of(window)
    assert cell_notes(after, 3, 0) == cell_notes(after, 0, 0) == cell_notes(before, 0, 0)


def test_bars_go_to_another_part_but_pitches_never_to_drums(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = score_of(window)
    is_drum = [track.is_drum for track in before.tracks]
    assert is_drum[:2] == [False, False]
    drums = is_drum.index(True)
    editor_of(window).select(BarBlock(first_bar=0, last_bar=0, first_track=0, last_track=0))
    drag(window, qtbot, (0, 0), (1, 1), ALT)
    assert cell_notes(score_of(window), 1, 1) == cell_notes(before, 0, 0)
    editor_of(window).select(BarBlock(first_bar=0, last_bar=0, first_track=0, last_track=0))
    drag(window, qtbot, (0, 0), (1, drums), ALT)
    assert cell_notes(score_of(window), 1, drums) == cell_notes(before, 1, drums)


def test_escape_cancels_a_drag(window: MainWindow, qtbot: QtBot) -> None:
    before = score_of(window)
    editor = editor_of(window)
    editor.select(BarBlock(first_bar=0, last_bar=0, first_track=0, last_track=0))
    qtbot.mousePress(editor, LEFT, NONE, editor.point_of(0, 0))
    move(editor, editor.point_of(2, 0), NONE)
    assert editor.drag is not None
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.mouseRelease(editor, LEFT, NONE, editor.point_of(2, 0))
    assert score_of(window).notes == before.notes


def test_the_keys_select_move_and_delete_bars(window: MainWindow, qtbot: QtBot) -> None:
    before, editor = score_of(window), editor_of(window)
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    assert editor.block == BarBlock(first_bar=1, last_bar=1, first_track=0, last_track=0)
    qtbot.keyClick(editor, Qt.Key.Key_Down, SHIFT)
    assert editor.block == BarBlock(first_bar=1, last_bar=1, first_track=0, last_track=1)
    qtbot.keyClick(editor, Qt.Key.Key_Right, CONTROL)
    assert cell_notes(score_of(window), 2, 1) == cell_notes(before, 1, 1)
    assert "bars 3 to 3" in editor.accessibleDescription()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert cell_notes(score_of(window), 2, 0) == []
    window.document.undo()
    window.document.undo()
    assert score_of(window).notes == before.notes


def test_bars_are_cut_and_pasted_with_the_keys_of_the_window(
    window: MainWindow, qtbot: QtBot
) -> None:
    before, editor = score_of(window), editor_of(window)
    editor.select(BarBlock(first_bar=0, last_bar=0, first_track=0, last_track=0))
    qtbot.keyClick(editor, Qt.Key.Key_X, CONTROL)
    assert cell_notes(score_of(window), 0, 0) == []
    window.playback.seek(int(before.bar_starts_ticks[3]))
    qtbot.keyClick(editor, Qt.Key.Key_V, CONTROL)
    assert cell_notes(score_of(window), 3, 0) == cell_notes(before, 0, 0)


def test_a_double_click_opens_the_roll_at_that_place(window: MainWindow, qtbot: QtBot) -> None:
    editor = editor_of(window)
    qtbot.mouseDClick(editor, LEFT, NONE, editor.point_of(2, 1))
    assert not editor.isVisible()
    assert not window.actions_by_name["arrangement"].isChecked()
    assert window.piece.tracks.chosen_index == 1
    starts = score_of(window).bar_starts_ticks
    assert window.playback.position_ticks == int(starts[2])
    first, last = window.piece.roll.model.geometry.visible_ticks
    assert first <= int(starts[2]) < last


def test_mute_and_solo_are_those_of_the_parts(window: MainWindow, qtbot: QtBot) -> None:
    head = window.piece.arrangement.heads.heads[1]
    qtbot.mouseClick(head.mute, LEFT)
    assert window.piece.tracks.muted == {1}
    window.piece.tracks.rows[0].solo.click()
    assert window.piece.arrangement.heads.heads[0].solo.isChecked()
    qtbot.mouseClick(head, LEFT, NONE, QPoint(60, 10))
    assert window.piece.tracks.chosen_index == 1


def test_an_edit_draws_only_the_tiles_of_its_part(window: MainWindow, qtbot: QtBot) -> None:
    editor = editor_of(window)
    editor.grab()
    drawn = editor.num_tiles_drawn
    editor.grab()
    assert editor.num_tiles_drawn == drawn, "a second look draws nothing"
    editor.select(BarBlock(first_bar=0, last_bar=0, first_track=1, last_track=1))
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    editor.grab()
    num_tiles = -(-editor.width() // 512) + 1
    assert 0 < editor.num_tiles_drawn - drawn <= num_tiles


def test_parts_that_do_not_fit_are_scrolled(window: MainWindow, qtbot: QtBot) -> None:
    editor, score = editor_of(window), score_of(window)
    many = score.tracks * 10
    assert len(many) > 20
    with_many = Score(num_bars=score.num_bars, tracks=many, notes=score.notes)
    window.document.restore([Take.of_file(with_many)], title="Many")
    assert editor.rows.max_top_px > 0
    for _ in many:
        qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert editor.rows.top_px == editor.rows.max_top_px
    assert window.piece.arrangement.bar.value() == editor.rows.top_px
    window.document.restore([Take.of_file(score)], title="Few")
    assert editor.rows.top_px == 0
