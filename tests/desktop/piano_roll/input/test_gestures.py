"""The roll driven as a hand drives it; edits are applied the way the window does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amt_core.music.editing.edit import ReplaceNotes
from amt_core.music.note_table import Note
from amt_core.music.score import Score
from amt_desktop.piano_roll import PianoRoll
from amt_desktop.piano_roll.model.roll_model import Tool
from amt_desktop.piano_roll.model.snapping import Grid

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
C4, E4, G4 = Note(0, 480, 60, 100, 0), Note(960, 960, 64, 80, 0), Note(1920, 240, 67, 60, 0)


class Window:
    """Applies edits, and remembers them."""

    def __init__(self, roll: PianoRoll) -> None:
        self.roll = roll
        self.edits: list[ReplaceNotes] = []
        roll.edit_requested.connect(self.apply)

    def apply(self, edit: object) -> None:
        assert isinstance(edit, ReplaceNotes)
        self.edits.append(edit)
        self.roll.set_score(edit.apply(self.roll.score))

    def undo(self) -> None:
        self.roll.set_score(self.edits[-1].inverse.apply(self.roll.score))


@pytest.fixture
def window(roll: PianoRoll) -> Window:
    return Window(roll)


def at(roll: PianoRoll, tick: float, pitch: int) -> QPoint:
    view = roll._model.geometry
    return QPoint(view.x_of(tick), view.y_of(pitch) + view.row_px // 2)


def middle(roll: PianoRoll, note: Note) -> QPoint:
    return at(roll, note.onset_ticks + note.duration_ticks / 2, note.pitch)


def drag(
    widget: QWidget,
    start: QPoint,
    end: QPoint,
    button: Qt.MouseButton = LEFT,
    modifiers: Qt.KeyboardModifier = NONE,
) -> None:
    QTest.mousePress(widget, button, modifiers, start)
    # QTest.mouseMove has no modifiers; a gesture reads them from the event.
    for point in ((start + end) / 2, end):
        move(widget, point, button, modifiers)
    QTest.mouseRelease(widget, button, modifiers, end)


def move(
    widget: QWidget, point: QPoint, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier
) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    where = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        where,
        QPointF(widget.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        button,
        modifiers,
    )
    QApplication.sendEvent(widget, event)


def turn_wheel(
    widget: QWidget, point: QPoint, modifiers: Qt.KeyboardModifier, notches: int
) -> None:
    event = QWheelEvent(
        QPointF(point),
        QPointF(widget.mapToGlobal(point)),
        QPoint(),
        QPoint(0, notches * 120),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_a_click_selects_a_note_and_lets_it_be_heard(roll: PianoRoll, qtbot: QtBot) -> None:
    with qtbot.waitSignal(roll.note_auditioned) as heard:
        QTest.mouseClick(roll._editor, LEFT, NONE, middle(roll, C4))
    assert heard.args == [0, 60, 100]
    assert roll.selected_notes.rows() == [C4]
    assert roll.selection == {(0, 0)}


def test_shift_click_adds_and_takes_away(roll: PianoRoll) -> None:
    QTest.mouseClick(roll._editor, LEFT, NONE, middle(roll, C4))
    QTest.mouseClick(roll._editor, LEFT, SHIFT, middle(roll, E4))
    assert roll.selected_notes.rows() == [C4, E4]
    QTest.mouseClick(roll._editor, LEFT, SHIFT, middle(roll, C4))
    assert roll.selected_notes.rows() == [E4]


def test_dragging_a_note_moves_it_on_the_grid_and_undo_brings_it_back(
    roll: PianoRoll, window: Window, score: Score
) -> None:
    drag(roll._editor, middle(roll, C4), middle(roll, C4) + _by(roll, 250, 2))
    assert window.edits[0].added.rows() == [Note(240, 480, 62, 100, 0)]
    assert window.edits[0].removed.rows() == [C4]
    assert roll.selected_notes.rows() == [Note(240, 480, 62, 100, 0)]
    window.undo()
    assert roll.score == score


def test_alt_bypasses_the_grid(roll: PianoRoll, window: Window) -> None:
    drag(roll._editor, middle(roll, C4), middle(roll, C4) + _by(roll, 250, 0), modifiers=ALT)
    assert window.edits[0].added.onset_ticks[0] % 120 != 0


def test_a_drag_up_and_down_leaves_the_onset_off_the_grid(roll: PianoRoll, window: Window) -> None:
    odd = Note(333, 400, 72, 90, 0)
    roll.set_score(roll.score.with_notes(type(roll.score.notes).from_notes([odd])))
    drag(roll._editor, middle(roll, odd), middle(roll, odd) + _by(roll, 0, -3))
    assert window.edits[0].added.rows() == [odd._replace(pitch=69)]


def test_ctrl_drag_copies(roll: PianoRoll, window: Window) -> None:
    drag(roll._editor, middle(roll, C4), middle(roll, C4) + _by(roll, 480, 0), modifiers=CONTROL)
    assert not len(window.edits[0].removed)
    assert window.edits[0].added.rows() == [C4._replace(onset_ticks=480)]


def test_pulling_the_right_edge_makes_a_note_longer(
    roll: PianoRoll, window: Window, score: Score
) -> None:
    edge = at(roll, 480, 60) - QPoint(3, 0)
    drag(roll._editor, edge, edge + _by(roll, 240, 0))
    assert window.edits[0].added.rows() == [C4._replace(duration_ticks=720)]
    window.undo()
    assert roll.score == score


def test_pulling_the_left_edge_leaves_the_end(roll: PianoRoll, window: Window) -> None:
    edge = at(roll, 960, 64) + QPoint(2, 0)
    drag(roll._editor, edge, edge + _by(roll, 240, 0))
    assert window.edits[0].added.rows() == [Note(1200, 720, 64, 80, 0)]


def test_all_selected_notes_move_together(roll: PianoRoll, window: Window) -> None:
    roll.set_active_track(0)
    QTest.keyClick(roll._editor, Qt.Key.Key_A, CONTROL)
    drag(roll._editor, middle(roll, E4), middle(roll, E4) + _by(roll, 480, 1))
    assert [n.onset_ticks for n in window.edits[0].added.rows()] == [480, 1440, 2400]


def test_the_draw_tool_puts_a_note_as_long_as_it_is_pulled(
    roll: PianoRoll, window: Window, score: Score
) -> None:
    roll.set_tool(Tool.DRAW)
    drag(roll._editor, at(roll, 3850, 70), at(roll, 4310, 70))
    assert window.edits[0].added.rows() == [Note(3840, 480, 70, 96, 0)]
    window.undo()
    assert roll.score == score


def test_a_drawn_note_goes_to_the_active_track(roll: PianoRoll, window: Window) -> None:
    roll.set_active_track(1)
    roll.set_grid(Grid.QUARTER)
    roll.set_tool(Tool.DRAW)
    QTest.mouseClick(roll._editor, LEFT, NONE, at(roll, 3850, 50))
    assert window.edits[0].added.rows() == [Note(3840, 480, 50, 96, 1)]


def test_a_drawn_note_snaps_to_the_adaptive_grid_of_the_zoom(
    roll: PianoRoll, window: Window
) -> None:
    roll.set_grid(Grid.ADAPTIVE)
    roll.set_tool(Tool.DRAW)
    model = roll.model
    model.set_geometry(replace(model.geometry, px_per_tick=0.02, left_px=0))
    assert roll.grid is Grid.QUARTER
    QTest.mouseClick(roll._editor, LEFT, NONE, at(roll, 3850, 70))
    assert window.edits[0].added.rows() == [Note(3840, 480, 70, 96, 0)]


def test_a_double_click_draws_without_the_draw_tool(roll: PianoRoll, window: Window) -> None:
    QTest.mouseDClick(roll._editor, LEFT, NONE, at(roll, 3850, 70))
    QTest.mouseRelease(roll._editor, LEFT, NONE, at(roll, 3850, 70))
    assert window.edits[0].added.rows() == [Note(3840, 120, 70, 96, 0)]


def test_the_right_button_of_the_draw_tool_erases(roll: PianoRoll, window: Window) -> None:
    roll.set_tool(Tool.DRAW)
    drag(roll._editor, middle(roll, C4), middle(roll, E4), RIGHT)
    assert C4 in window.edits[0].removed.rows()
    assert C4 not in roll.score.notes.rows()


def test_the_rubber_band_selects_what_it_touches(roll: PianoRoll) -> None:
    drag(roll._editor, at(roll, 600, 70), at(roll, 2000, 62))
    assert roll.selected_notes.rows() == [E4, G4]


def test_the_rubber_band_takes_notes_of_the_active_track_only(roll: PianoRoll) -> None:
    roll.set_active_track(1)
    drag(roll._editor, at(roll, 2400, 70), at(roll, 20, 46))
    assert roll.selected_notes.track.tolist() == [1]


def test_ghost_notes_are_not_taken_hold_of(roll: PianoRoll) -> None:
    roll.set_active_track(1)
    QTest.mouseClick(roll._editor, LEFT, NONE, middle(roll, C4))
    assert not len(roll.selected_notes)


def test_escape_calls_a_drag_off(roll: PianoRoll, window: Window) -> None:
    start = middle(roll, C4)
    QTest.mousePress(roll._editor, LEFT, NONE, start)
    move(roll._editor, start + _by(roll, 480, 4), LEFT, NONE)
    QTest.keyClick(roll._editor, Qt.Key.Key_Escape)
    QTest.mouseRelease(roll._editor, LEFT, NONE, start + _by(roll, 480, 4))
    assert not window.edits


def test_another_score_calls_a_drag_off(roll: PianoRoll, window: Window, score: Score) -> None:
    start = middle(roll, C4)
    QTest.mousePress(roll._editor, LEFT, NONE, start)
    move(roll._editor, start + _by(roll, 480, 4), LEFT, NONE)
    roll.set_score(score.with_notes(score.notes.of_track(1)))
    QTest.mouseRelease(roll._editor, LEFT, NONE, start)
    assert not window.edits


@pytest.mark.parametrize(
    ("key", "modifiers", "expected"),
    [
        (Qt.Key.Key_Up, NONE, Note(960, 960, 65, 80, 0)),
        (Qt.Key.Key_Down, NONE, Note(960, 960, 63, 80, 0)),
        (Qt.Key.Key_Up, SHIFT, Note(960, 960, 76, 80, 0)),
        (Qt.Key.Key_Down, SHIFT, Note(960, 960, 52, 80, 0)),
        (Qt.Key.Key_Right, NONE, Note(1080, 960, 64, 80, 0)),
        (Qt.Key.Key_Left, NONE, Note(840, 960, 64, 80, 0)),
        (Qt.Key.Key_Right, CONTROL, Note(2880, 960, 64, 80, 0)),
    ],
)
def test_arrow_keys_nudge(
    window: Window,
    score: Score,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    expected: Note,
) -> None:
    roll = window.roll
    QTest.mouseClick(roll._editor, LEFT, NONE, middle(roll, E4))
    QTest.keyClick(roll._editor, key, modifiers)
    assert roll.selected_notes.rows() == [expected]
    window.undo()
    assert roll.score == score


def test_nudging_twice_moves_twice(roll: PianoRoll, window: Window) -> None:
    QTest.mouseClick(roll._editor, LEFT, NONE, middle(roll, E4))
    QTest.keyClick(roll._editor, Qt.Key.Key_Up)
    QTest.keyClick(roll._editor, Qt.Key.Key_Up)
    assert roll.selected_notes.rows() == [E4._replace(pitch=66)]


def test_delete_takes_the_selected_notes_away(
    roll: PianoRoll, window: Window, score: Score
) -> None:
    QTest.mouseClick(roll._editor, LEFT, NONE, middle(roll, E4))
    QTest.keyClick(roll._editor, Qt.Key.Key_Delete)
    assert E4 not in roll.score.notes.rows()
    assert not len(roll.selected_notes)
    window.undo()
    assert roll.score == score


def test_alt_arrows_walk_from_note_to_note(roll: PianoRoll) -> None:
    roll.set_active_track(0)
    for expected in (C4, E4, G4, G4):
        QTest.keyClick(roll._editor, Qt.Key.Key_Right, ALT)
        assert roll.selected_notes.rows() == [expected]
    QTest.keyClick(roll._editor, Qt.Key.Key_Left, ALT)
    assert roll.selected_notes.rows() == [E4]


def test_space_is_left_to_the_window(roll: PianoRoll) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    for key, is_ours in ((Qt.Key.Key_Space, False), (Qt.Key.Key_Delete, True)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, NONE)
        event.ignore()
        QApplication.sendEvent(roll._editor, event)
        assert event.isAccepted() is is_ours


def test_ctrl_wheel_zooms_at_the_pointer(roll: PianoRoll) -> None:
    point = QPoint(400, 200)
    before = roll._model.geometry.tick_at(point.x())
    zoom = roll._model.geometry.px_per_tick
    turn_wheel(roll._editor, point, CONTROL, 2)
    view = roll._model.geometry
    assert view.px_per_tick > zoom * 1.3
    assert view.tick_at(point.x()) == pytest.approx(before, abs=1 / view.px_per_tick)


def test_ctrl_shift_wheel_zooms_the_rows(roll: PianoRoll) -> None:
    point = QPoint(400, 200)
    pitch, row_px = roll._model.geometry.pitch_at(200), roll._model.geometry.row_px
    turn_wheel(roll._editor, point, CONTROL | SHIFT, 1)
    assert roll._model.geometry.row_px > row_px
    assert roll._model.geometry.pitch_at(200) == pitch


def test_the_wheel_scrolls_pitch_and_with_shift_time(roll: PianoRoll) -> None:
    turn_wheel(roll._editor, QPoint(400, 200), CONTROL, 6)
    start = roll._model.geometry
    turn_wheel(roll._editor, QPoint(400, 200), NONE, -1)
    assert roll._model.geometry.top_px > start.top_px
    turn_wheel(roll._editor, QPoint(400, 200), SHIFT, -1)
    assert roll._model.geometry.left_px > start.left_px


def test_ctrl_0_fits_the_piece(roll: PianoRoll) -> None:
    turn_wheel(roll._editor, QPoint(400, 200), CONTROL, 8)
    QTest.keyClick(roll._editor, Qt.Key.Key_0, CONTROL)
    view = roll._model.geometry
    assert 0 <= view.x_of(0) < view.x_of(roll.score.length_ticks) <= view.width_px


def test_painting_in_the_velocity_lane_changes_velocities(
    roll: PianoRoll, window: Window, score: Score
) -> None:
    roll.set_active_track(0)
    lane, view = roll._velocities, roll._model.geometry
    drag(lane, QPoint(view.x_of(0), 20), QPoint(view.x_of(2000), 20))
    added = window.edits[0].added
    assert added.onset_ticks.tolist() == [0, 960, 1920]
    assert len(set(added.velocity.tolist())) == 1
    assert roll.score.notes.of_track(1) == score.notes.of_track(1)
    window.undo()
    assert roll.score == score


def test_painting_velocities_spares_what_is_not_selected(roll: PianoRoll, window: Window) -> None:
    roll.set_active_track(0)
    QTest.mouseClick(roll._editor, LEFT, NONE, middle(roll, E4))
    view = roll._model.geometry
    drag(roll._velocities, QPoint(view.x_of(0), 20), QPoint(view.x_of(2000), 20))
    assert window.edits[0].removed.rows() == [E4]


def _by(roll: PianoRoll, ticks: int, pitches: int) -> QPoint:
    view = roll._model.geometry
    return QPoint(round(ticks * view.px_per_tick), -pitches * view.row_px)
