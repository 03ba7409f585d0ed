"""Hearing what is there, and what is being written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose, describe, press

from amt_core.audio.fluid import presets
from amt_core.audio.fluid.presets import MELODIC_BANK
from amt_desktop.piano_roll.lanes.ruler import Ruler
from amt_desktop.window.main_window import MainWindow


def test_playing_starts_with_the_first_bar(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    states: list[str] = []
    window.playback.state_changed.connect(states.append)
    describe(window, qtbot)
    window.composing.compose()
    qtbot.waitUntil(lambda: "waiting" in states)
    assert window.transport.state.text() != ""
    gate.let(1)
    qtbot.waitUntil(lambda: states[-1] == "playing")
    assert window.transport.state.text() == ""


def test_playing_waits_where_writing_has_got_to(
    window: MainWindow, qtbot: QtBot, gate: Gate, clock: Any
) -> None:
    states: list[str] = []
    window.playback.state_changed.connect(states.append)
    describe(window, qtbot)
    window.composing.compose()
    gate.let(1)
    qtbot.waitUntil(lambda: states[-1:] == ["playing"])

    def is_waiting_later() -> bool:
        clock.now_sec += 0.1
        return states[-1] == "waiting"

    qtbot.waitUntil(is_waiting_later)
    gate.let(1)
    qtbot.waitUntil(lambda: states[-1] == "playing")


def test_playing_can_be_left_off_while_writing(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    window.actions_by_name["play_along"].setChecked(False)
    compose(window, qtbot, gate)
    assert not window.playback.is_running


def test_space_plays_and_pauses(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    compose(window, qtbot, gate)
    window.playback.stop()
    window.piece.roll.setFocus()
    press(qtbot, window, Qt.Key.Key_Space)
    assert window.playback.is_running
    press(qtbot, window, Qt.Key.Key_Space)
    assert not window.playback.is_running


def test_the_loop_key_repeats_the_whole_piece(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    compose(window, qtbot, gate)
    window.piece.roll.setFocus()
    press(qtbot, window, Qt.Key.Key_L)
    assert window.actions_by_name["loop"].isChecked()
    assert window.transport.loop_button.isChecked()
    assert window.piece.loop_region == (0, window.document.active.score.length_ticks)  # type: ignore[union-attr]


def test_bars_can_be_stepped_through(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    compose(window, qtbot, gate)
    window.playback.stop()
    window.actions_by_name["bar_forward"].trigger()
    window.actions_by_name["bar_forward"].trigger()
    assert window.transport.position.text() == "3.1.000"
    window.actions_by_name["bar_back"].trigger()
    assert window.transport.position.text() == "2.1.000"
    window.actions_by_name["return"].trigger()
    assert window.transport.position.text() == "1.1.000"


def test_home_and_end_go_to_the_ends_of_the_piece(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    window.playback.stop()
    window.piece.roll.setFocus()
    press(qtbot, window, Qt.Key.Key_End)
    assert window.transport.position.text() == "9.1.000"
    press(qtbot, window, Qt.Key.Key_Home)
    assert window.transport.position.text() == "1.1.000"


def test_the_view_shows_the_selection_and_the_whole_piece_again(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    window.playback.stop()
    roll = window.piece.roll
    roll.setFocus()
    chosen = roll.score.cell(3, 0)
    roll.select_notes(chosen)
    editor = QApplication.focusWidget()
    qtbot.keyClick(editor, Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    first, last = roll.model.geometry.visible_ticks
    assert first <= int(chosen.onset_ticks.min())
    assert int(chosen.end_ticks.max()) <= last
    assert last - first < 2 * (int(chosen.end_ticks.max()) - int(chosen.onset_ticks.min()))
    qtbot.keyClick(editor, Qt.Key.Key_F)
    first, last = roll.model.geometry.visible_ticks
    assert first <= 0
    assert last >= roll.score.length_ticks


def test_the_keys_choose_the_part_above_and_below(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    roll = window.piece.roll
    roll.setFocus()
    for key, part in ((Qt.Key.Key_Down, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, 0)):
        qtbot.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
        assert window.piece.tracks.chosen_index == part
        assert roll.model.active_track == part


def test_mute_and_solo_reach_the_roll(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    compose(window, qtbot, gate)
    window.piece.tracks.choose(1)
    window.piece.roll.setFocus()
    press(qtbot, window, Qt.Key.Key_M)
    assert window.piece.tracks.muted == {1}
    press(qtbot, window, Qt.Key.Key_N)
    assert window.piece.tracks.soloed == {1}


def test_a_volume_can_be_undone(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    compose(window, qtbot, gate)
    window.piece.tracks.rows[0].volume.setValue(40)
    assert window.document.active is not None
    assert window.document.active.score.tracks[0].volume == 40
    window.actions_by_name["undo"].trigger()
    assert window.document.active.score.tracks[0].volume == 100
    assert window.piece.tracks.rows[0].volume.value() == 100


def test_a_pan_can_be_undone(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    compose(window, qtbot, gate)
    window.piece.tracks.rows[0].pan.setValue(10)
    assert window.document.active is not None
    assert window.document.active.score.tracks[0].pan == 10
    window.actions_by_name["undo"].trigger()
    assert window.piece.tracks.rows[0].pan.value() == 64


def test_panic_stops_playing_where_it_is(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    compose(window, qtbot, gate)
    window.playback.play()
    window.actions_by_name["panic"].trigger()
    assert not window.playback.is_running


def test_the_metronome_clicks_in_what_is_played_and_not_in_the_piece(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    window.piece.tracks.rows[0].solo.setChecked(True)
    window.piece.roll.setFocus()
    press(qtbot, window, Qt.Key.Key_K)
    player = window.playback._player
    assert player is not None
    assert player.score.tracks[-1].name == "Metronome"
    assert player.mixer[-1].is_soloed
    assert window.document.active is not None
    assert len(window.document.active.score.tracks) == 2
    press(qtbot, window, Qt.Key.Key_K)
    assert len(player.score.tracks) == 2


def test_the_description_panel_hides_and_comes_back_with_the_key_of_the_description(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_by_name["panel"].trigger()
    assert not window.panel.isVisible()
    window.actions_by_name["describe"].trigger()
    assert window.panel.isVisible()
    assert window.panel.description.hasFocus()


def test_a_drawn_loop_is_on_and_a_double_click_removes_it_without_moving(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    window.playback.stop()
    ruler = window.piece.roll.findChild(Ruler)
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(ruler, left, pos=QPoint(120, 20))
    qtbot.mouseMove(ruler, QPoint(300, 20))
    qtbot.mouseRelease(ruler, left, pos=QPoint(300, 20))
    assert window.actions_by_name["loop"].isChecked()
    assert window.transport.loop_button.isChecked()
    qtbot.mouseClick(ruler, left, pos=QPoint(200, 20))
    qtbot.mouseDClick(ruler, left, pos=QPoint(200, 20))
    assert not window.actions_by_name["loop"].isChecked()
    assert window.playback.position_ticks == 0


def test_a_sound_that_the_font_lacks_is_told_once(
    window: MainWindow, qtbot: QtBot, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose(window, qtbot, gate)
    told: list[str] = []
    window.messages.toasted.connect(lambda text, _label, _call: told.append(text))
    piano_alone = frozenset({(MELODIC_BANK, 0)})
    monkeypatch.setattr(presets, "presets_of", lambda _path: piano_alone)
    window.playing.set_sound_font(Path("small.sf2"))
    window.document.set_active(0, force=True)
    assert told == ["small.sf2 has no Violin; Acoustic Grand Piano plays instead."]
