from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_desktop.look.palettes import DARK, LIGHT
from amt_desktop.piano_roll import PianoRoll
from amt_desktop.piano_roll.model.following import Follow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Show = Callable[[Score], PianoRoll]


def picture(roll: PianoRoll) -> QImage:
    return roll._editor.grab().toImage()


def color_at(roll: PianoRoll, tick: float, pitch: int) -> QColor:
    view = roll._model.geometry
    ratio = roll.devicePixelRatioF()
    x, y = view.x_of(tick) * ratio, (view.y_of(pitch) + view.row_px // 2) * ratio
    return picture(roll).pixelColor(round(x), round(y))


def is_like(one: QColor, other: QColor, *, tolerance: int = 60) -> bool:
    return (
        abs(one.red() - other.red()) + abs(one.green() - other.green())
        + abs(one.blue() - other.blue())
    ) < tolerance  # fmt: skip


def write_bar(roll: PianoRoll, bar: int, notes: NoteTable) -> None:
    """Shows one more bar, as the window does while a piece is written."""
    score = roll.score
    roll.extend(score.with_notes(NoteTable.concat([score.notes, notes])), bar, notes)


def test_a_note_is_seen_in_its_track_s_color(roll: PianoRoll) -> None:
    assert is_like(color_at(roll, 350, 60), DARK.track_color(0), tolerance=90)
    assert is_like(color_at(roll, 1200, 48), DARK.track_color(1), tolerance=90)


def test_a_drum_hit_is_seen_at_its_onset_whatever_its_length(roll: PianoRoll) -> None:
    assert is_like(color_at(roll, 480, 50), DARK.track_color(2), tolerance=120)


def test_a_streamed_bar_appears(roll: PianoRoll, score: Score) -> None:
    roll.set_score(score.with_notes(NoteTable.empty()))
    roll.set_written_bars(0)
    before = color_at(roll, 350, 60)
    starts = score.bar_starts_ticks
    for bar in range(3):
        write_bar(roll, bar, score.notes.window(int(starts[bar]), int(starts[bar + 1])))
    roll._editor.stop_highlight()
    assert is_like(color_at(roll, 350, 60), DARK.track_color(0), tolerance=90)
    assert not is_like(before, DARK.track_color(0), tolerance=90)
    assert roll.score.notes == score.notes


def test_streaming_ends_in_the_same_picture_as_showing_the_whole(
    roll: PianoRoll, score: Score
) -> None:
    whole = picture(roll)
    roll.set_score(score.with_notes(NoteTable.empty()))
    roll.set_written_bars(0)
    picture(roll)
    starts = score.bar_starts_ticks
    for bar in range(score.num_bars):
        write_bar(roll, bar, score.notes.window(int(starts[bar]), int(starts[bar + 1])))
        picture(roll)
    roll._editor.stop_highlight()
    roll.set_score(score)
    roll._model.has_scrolled_by_hand = False
    roll._reframe()
    assert picture(roll) == whole


def test_new_notes_are_highlighted_for_a_moment(
    roll: PianoRoll, qtbot: QtBot, score: Score
) -> None:
    roll.set_score(score.with_notes(NoteTable.empty()))
    roll.set_written_bars(0)
    write_bar(roll, 0, score.notes.window(0, 1920))
    highlighted = color_at(roll, 350, 60)
    qtbot.waitUntil(lambda: not roll._editor._highlight_timer.isActive(), timeout=3_000)
    assert color_at(roll, 350, 60).lightness() < highlighted.lightness()


def test_unwritten_bars_are_veiled(roll: PianoRoll) -> None:
    # Row 62 is empty; in the middle of a beat there is no line.
    before = np.array(_row(roll, 62, 5))
    roll.set_written_bars(2)
    after = np.array(_row(roll, 62, 5))
    assert (before != after).any()
    assert is_like(color_at(roll, 350, 60), DARK.track_color(0), tolerance=90)


def _row(roll: PianoRoll, pitch: int, bar: int) -> list[int]:
    view, image = roll._model.geometry, picture(roll)
    y = view.y_of(pitch) + 2
    return [image.pixel(x, y) for x in range(view.x_of(bar * 1920), view.x_of((bar + 1) * 1920))]


def test_the_view_keeps_up_with_the_writing(show: Show) -> None:
    score = Score(num_bars=64, tracks=(Track(),))
    roll = show(score)
    roll.set_written_bars(0)
    for bar in range(40):
        write_bar(roll, bar, NoteTable.from_notes([Note(bar * 1920, 480, 60, 90, 0)]))
        view = roll._model.geometry
        assert 0 <= view.x_of((bar + 1) * 1920) <= view.width_px


def test_notes_outside_the_rows_in_sight_make_the_view_wider(show: Show) -> None:
    roll = show(Score(num_bars=8, tracks=(Track(),)))
    roll.set_written_bars(0)
    write_bar(roll, 0, NoteTable.from_notes([Note(0, 480, 110, 90, 0), Note(0, 480, 24, 90, 0)]))
    low, high = roll._model.geometry.visible_pitches
    assert low <= 24
    assert high >= 110


def test_a_scroll_by_hand_stops_the_view_from_following_the_writing(show: Show) -> None:
    roll = show(Score(num_bars=64, tracks=(Track(),)))
    roll.set_written_bars(0)
    roll._model.set_geometry(roll._model.geometry.scrolled(50, 0), by_hand=True)
    before = roll._model.geometry
    for bar in range(40):
        write_bar(roll, bar, NoteTable.empty())
    assert roll._model.geometry == before


# Playhead


def test_the_view_turns_the_page_with_the_playhead(show: Show) -> None:
    roll = show(Score(num_bars=64, tracks=(Track(),)))
    roll.set_playing(True)
    roll.set_position(60 * 1920)
    view = roll._model.geometry
    assert 0 <= view.x_of(60 * 1920) <= view.width_px


def test_smooth_following_keeps_the_playhead_in_its_place(show: Show) -> None:
    roll = show(Score(num_bars=64, tracks=(Track(),)))
    roll.set_follow(Follow.SMOOTH)
    roll.set_playing(True)
    places = set()
    for tick in range(20 * 1920, 24 * 1920, 333):
        roll.set_position(tick)
        places.add(roll._model.geometry.x_of(tick))
    assert len(places) == 1


def test_the_view_stays_when_following_is_off(show: Show) -> None:
    roll = show(Score(num_bars=64, tracks=(Track(),)))
    roll.set_follow(Follow.OFF)
    before = roll._model.geometry
    roll.set_position(60 * 1920)
    assert roll._model.geometry == before


def test_a_scroll_by_hand_suspends_following_until_playback_starts_again(show: Show) -> None:
    roll = show(Score(num_bars=64, tracks=(Track(),)))
    roll.set_playing(True)
    roll.set_position(30 * 1920)
    roll._model.set_geometry(roll._model.geometry.scrolled(-500, 0), by_hand=True)
    before = roll._model.geometry
    roll.set_position(50 * 1920)
    assert roll._model.geometry == before
    roll.set_playing(False)
    roll.set_playing(True)
    roll.set_position(50 * 1920 + 10)
    assert 0 <= roll._model.geometry.x_of(50 * 1920) <= roll._model.geometry.width_px


def test_the_playhead_is_drawn_where_the_music_is(roll: PianoRoll) -> None:
    roll.set_position(5000)
    assert is_like(color_at(roll, 5000, 62), DARK.color("roll_playhead"))


def test_moving_the_playhead_repaints_a_narrow_strip(roll: PianoRoll, qtbot: QtBot) -> None:
    picture(roll)
    painted: list[int] = []
    paint = roll._editor._content._paint
    roll._editor._content._paint = lambda painter, rect: (  # type: ignore[assignment]
        painted.append(rect.width()), paint(painter, rect),
    )  # fmt: skip
    roll.set_position(500)
    picture(roll)
    assert painted == []


def test_keys_light_up_while_their_notes_sound(roll: PianoRoll) -> None:
    roll.set_playing(True)
    roll.set_position(100)
    assert roll._keyboard.sounding == {60: 0, 48: 1}
    roll.set_playing(False)
    assert roll._keyboard.sounding == {}


# Looks


def test_another_theme_changes_every_part(roll: PianoRoll) -> None:
    parts = (roll._editor, roll._ruler, roll._keyboard, roll._velocities, roll._overview)
    before = [part.grab().toImage() for part in parts]
    roll.apply_theme(LIGHT)
    assert all(part.grab().toImage() != image for part, image in zip(parts, before, strict=True))
    assert color_at(roll, 6000, 62) == LIGHT.color("roll_white_row")


def test_other_tracks_step_back_behind_the_active_one(roll: PianoRoll) -> None:
    plain = color_at(roll, 1200, 48)
    roll.set_active_track(0)
    assert is_like(color_at(roll, 350, 60), DARK.track_color(0), tolerance=90)
    assert color_at(roll, 1200, 48).lightness() < plain.lightness()
    roll.set_active_track(None)
    assert color_at(roll, 1200, 48) == plain


def test_muted_tracks_fade_and_solo_fades_the_others(roll: PianoRoll) -> None:
    plain = color_at(roll, 1200, 48)
    roll.set_track_states({1}, set())
    muted = color_at(roll, 1200, 48)
    assert muted.lightness() < plain.lightness()
    roll.set_track_states(set(), {0})
    assert color_at(roll, 1200, 48) == muted


def test_a_loud_note_is_lighter_than_a_soft_one(show: Show) -> None:
    notes = [Note(0, 960, 60, 20, 0), Note(0, 960, 64, 120, 0)]
    roll = show(Score(num_bars=4, tracks=(Track(),), notes=NoteTable.from_notes(notes)))
    assert color_at(roll, 700, 64).lightness() > color_at(roll, 700, 60).lightness()


def test_the_keyboard_names_drums_when_a_drum_track_is_active(roll: PianoRoll) -> None:
    keys = roll._keyboard.grab().toImage()
    roll.set_active_track(2)
    assert roll._model.shows_drums
    assert roll._keyboard.grab().toImage() != keys


def test_selected_notes_are_seen_to_be_selected(roll: PianoRoll, score: Score) -> None:
    before = color_at(roll, 350, 60)
    roll.select_notes(score.notes.select(np.array([0])))
    assert color_at(roll, 350, 60) != before


# Ruler


def test_a_click_on_the_ruler_seeks_to_the_beat(roll: PianoRoll, qtbot: QtBot) -> None:
    with qtbot.waitSignal(roll.seek_requested) as sought:
        x = roll._model.geometry.x_of(2 * 1920 + 30)
        QTest.mouseClick(roll._ruler, LEFT, NONE, QPoint(x, 38))
    assert sought.args == [2 * 1920]


def test_dragging_above_the_bar_numbers_sets_the_loop(roll: PianoRoll, qtbot: QtBot) -> None:
    view = roll._model.geometry
    with qtbot.waitSignal(roll.loop_changed) as changed:
        _drag(roll, QPoint(view.x_of(1920) + 4, 20), QPoint(view.x_of(3 * 1920) - 4, 20))
    assert changed.args == [(1920, 3 * 1920)]


def test_a_double_click_takes_the_loop_away(roll: PianoRoll, qtbot: QtBot) -> None:
    roll.set_loop((1920, 3840))
    with qtbot.waitSignal(roll.loop_changed) as changed:
        QTest.mouseDClick(roll._ruler, LEFT, NONE, QPoint(roll._model.geometry.x_of(2880), 20))
    assert changed.args == [None]


def test_setting_the_loop_from_outside_says_nothing_back(roll: PianoRoll, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(roll.loop_changed):
        roll.set_loop((0, 1920))


def test_dragging_along_the_bar_numbers_selects_cells(roll: PianoRoll, qtbot: QtBot) -> None:
    view = roll._model.geometry
    with qtbot.waitSignal(roll.selection_changed):
        _drag(roll, QPoint(view.x_of(300), 38), QPoint(view.x_of(1920 + 300), 38))
    assert roll.selection == {(bar, track) for bar in (0, 1) for track in (0, 1, 2)}
    assert len(roll.selected_notes) == 5


def test_cells_are_those_of_the_active_track(roll: PianoRoll) -> None:
    roll.set_active_track(1)
    view = roll._model.geometry
    _drag(roll, QPoint(view.x_of(300), 38), QPoint(view.x_of(1920 + 300), 38))
    assert roll.selection == {(0, 1), (1, 1)}


def _drag(roll: PianoRoll, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(roll._ruler, LEFT, NONE, start)
    QTest.mouseMove(roll._ruler, (start + end) / 2)
    QTest.mouseMove(roll._ruler, end)
    QTest.mouseRelease(roll._ruler, LEFT, NONE, end)


def test_playing_the_keyboard_auditions(roll: PianoRoll, qtbot: QtBot) -> None:
    with qtbot.waitSignal(roll.note_auditioned) as heard:
        y = roll._model.geometry.y_of(62) + 3
        QTest.mousePress(roll._keyboard, LEFT, NONE, QPoint(10, y))
    assert heard.args[:2] == [0, 62]


# Scores of all kinds


@pytest.mark.parametrize(
    "score",
    [
        Score(num_bars=0, tracks=()),
        Score(num_bars=8, tracks=()),
        Score(num_bars=1, tracks=(Track(),)),
        Score(
            num_bars=1,
            tracks=(Track(),),
            notes=NoteTable.from_notes([Note(0, 9_999, 127, 127, 0), Note(3, 1, 0, 1, 0)]),
        ),
        Score(
            num_bars=3,
            tracks=(Track(is_drum=True),),
            meter=MeterMap(changes=((0, TimeSignature(7, 8)), (1, TimeSignature(3, 4)))),
        ),
    ],
    ids=["nothing", "no tracks", "one empty bar", "extremes", "changing meter"],
)
def test_any_score_can_be_shown_clicked_and_played(show: Show, score: Score) -> None:
    roll = show(score)
    roll.zoom_to_fit()
    picture(roll)
    for widget in (roll._editor, roll._ruler, roll._velocities, roll._overview, roll._keyboard):
        QTest.mouseClick(widget, LEFT, NONE, widget.rect().center())
    roll.set_playing(True)
    roll.set_position(100.5)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Delete, Qt.Key.Key_F):
        QTest.keyClick(roll._editor, key)
    QTest.keyClick(roll._editor, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    roll.grab()


def test_a_hundred_thousand_notes_are_seen(show: Show) -> None:
    rng = np.random.default_rng(1)
    num_notes, num_bars = 100_000, 1_500
    notes = NoteTable.from_columns(
        rng.integers(0, num_bars * 1920, num_notes),
        rng.integers(60, 900, num_notes),
        rng.integers(40, 90, num_notes),
        rng.integers(1, 128, num_notes),
        rng.integers(0, 3, num_notes),
    )
    tracks = (Track(), Track(program=33), Track(program=48))
    roll = show(Score(num_bars=num_bars, tracks=tracks, notes=notes))
    roll.zoom_to_fit()
    view = roll._model.geometry
    assert view.x_of(view.length_ticks) <= view.width_px
    image = picture(roll)
    y = view.y_of(60) + view.row_px // 2
    ground = {DARK.color("roll_white_row").rgb(), DARK.color("roll_black_row").rgb()}
    filled = sum(image.pixel(x, y) not in ground for x in range(30, view.width_px - 80))
    assert filled > (view.width_px - 110) / 2


def test_both_ways_of_drawing_put_notes_in_the_same_places(
    show: Show, score: Score, monkeypatch: pytest.MonkeyPatch
) -> None:
    roll = show(score)
    round_ones = picture(roll)
    monkeypatch.setattr("amt_desktop.piano_roll.painting.note_painter.MAX_ROUND_NOTES", 0)
    roll._editor._repaint_all()
    assert is_like(color_at(roll, 350, 60), DARK.track_color(0), tolerance=90)
    assert is_like(color_at(roll, 1800, 48), DARK.track_color(1), tolerance=90)
    view = roll._model.geometry
    empty = (view.x_of(700), view.y_of(60) + view.row_px // 2)
    assert picture(roll).pixel(*empty) == round_ones.pixel(*empty)


def test_a_new_take_of_the_same_length_keeps_zoom_and_place(roll: PianoRoll, score: Score) -> None:
    roll._model.set_geometry(roll._model.geometry.zoomed_time(3, 200), by_hand=True)
    before = roll._model.geometry
    roll.set_score(score.with_notes(score.notes.select(slice(0, 2))))
    assert roll._model.geometry == before


def test_a_piece_that_is_written_again_is_shown_from_its_start(
    roll: PianoRoll, score: Score
) -> None:
    moved = roll._model.geometry.zoomed_time(4, 200).scrolled(900, 0)
    roll._model.set_geometry(moved, by_hand=True)
    roll.set_score(score.with_notes(NoteTable.empty()))
    assert roll._model.geometry.x_of(0) >= 0


def test_the_selection_keeps_what_is_still_there(roll: PianoRoll, score: Score) -> None:
    roll.select_notes(score.notes)
    roll.set_score(score.with_notes(score.notes.select(slice(0, 2))))
    assert len(roll.selected_notes) == 2


def test_the_overview_scrolls(show: Show) -> None:
    roll = show(Score(num_bars=64, tracks=(Track(),)))
    QTest.mouseClick(roll._overview, LEFT, NONE, QPoint(roll._overview.width() - 40, 15))
    assert roll._model.geometry.left_px == roll._model.geometry.max_left_px
