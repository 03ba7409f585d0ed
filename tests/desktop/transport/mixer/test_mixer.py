"""The mixer, driven as a hand would drive it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose

from amt_desktop.transport.mixer.mixer_strip import STRIP_WIDTH_PX, pan_in_words
from amt_desktop.window.main_window import MainWindow


@pytest.fixture
def mixed(window: MainWindow, qtbot: QtBot, gate: Gate) -> MainWindow:
    """A window with the waltz for violin and piano and its mixer."""
    compose(window, qtbot, gate)
    window.playback.stop()
    qtbot.keyClick(window.piece.roll, Qt.Key.Key_F3)
    assert window.piece.mixer.isVisible()
    return window


def names(window: MainWindow) -> list[str]:
    assert window.document.active is not None
    return [track.label for track in window.document.active.score.tracks]


def colors(window: MainWindow) -> list[int]:
    assert window.document.active is not None
    return [track.color for track in window.document.active.score.tracks]


@pytest.mark.parametrize("attribute", ["volume", "pan", "reverb", "chorus"])
def test_a_slider_changes_the_part_its_value_and_what_undo_takes_back(
    mixed: MainWindow, attribute: str
) -> None:
    strip = mixed.piece.mixer.strips[1]
    before = strip.sliders[attribute].value()
    strip.sliders[attribute].setValue(90)
    assert mixed.document.active is not None
    assert getattr(mixed.document.active.score.tracks[1], attribute) == 90
    assert strip.values[attribute].text() == ("R 41" if attribute == "pan" else "90")
    mixed.actions_by_name["undo"].trigger()
    assert strip.sliders[attribute].value() == before


def test_a_double_click_resets_a_slider(mixed: MainWindow, qtbot: QtBot) -> None:
    slider = mixed.piece.mixer.strips[0].sliders["reverb"]
    slider.setValue(100)
    qtbot.mouseDClick(slider, Qt.MouseButton.LeftButton)
    assert slider.value() == 40


def test_the_mixer_and_the_list_of_parts_show_the_same_switches(
    mixed: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(mixed.piece.mixer.strips[0].mute, Qt.MouseButton.LeftButton)
    assert mixed.piece.tracks.muted == {0}
    mixed.piece.tracks.rows[1].solo.click()
    assert mixed.piece.mixer.strips[1].solo.isChecked()


def test_a_sound_is_found_by_its_name(mixed: MainWindow, qtbot: QtBot) -> None:
    popup = mixed.piece.mixer.strips[0].sound_search()
    qtbot.keyClicks(popup.field, "church")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert mixed.document.active is not None
    assert mixed.document.active.score.tracks[0].program == 19
    assert mixed.piece.mixer.strips[0].sound.text().startswith("Church")


def test_a_part_named_like_its_instrument_is_named_like_the_new_one(mixed: MainWindow) -> None:
    assert mixed.document.active is not None
    mixed.piece.tracks.rows[0].renamed.emit(mixed.document.active.score.tracks[0].instrument)
    mixed.piece.tracks.rows[1].renamed.emit("Left hand")
    mixed.piece.mixer.strips[0].sound_chosen.emit(73)
    mixed.piece.mixer.strips[1].sound_chosen.emit(73)
    assert names(mixed) == ["Flute", "Left hand"]
    mixed.actions_by_name["undo"].trigger()
    mixed.actions_by_name["undo"].trigger()
    assert "Flute" not in names(mixed)


def test_the_presets_of_the_sound_font_are_offered(mixed: MainWindow) -> None:
    mixed.piece.mixer.set_presets({(0, 7): "Old Clavinet", (128, 0): "Kit"})
    popup = mixed.piece.mixer.strips[0].sound_search()
    assert [popup.list.item(row).text() for row in range(popup.list.count())] == [
        "Old Clavinet   ·   piano"
    ]
    popup.close()


def test_a_strip_is_dragged_to_another_place(mixed: MainWindow, qtbot: QtBot) -> None:
    before, kept = names(mixed), colors(mixed)
    strip = mixed.piece.mixer.strips[0]
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    for x in (60, 2 * STRIP_WIDTH_PX):
        qtbot.mouseMove(strip, QPoint(x, 20))
    qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(2 * STRIP_WIDTH_PX, 20))
    assert names(mixed) == before[::-1]
    assert colors(mixed) == kept[::-1]
    mixed.actions_by_name["undo"].trigger()
    assert names(mixed) == before


def test_a_part_is_moved_with_the_keyboard_and_stays_chosen(mixed: MainWindow) -> None:
    before = names(mixed)
    mixed.piece.tracks.choose(0)
    mixed.actions_by_name["part_down"].trigger()
    assert names(mixed) == before[::-1]
    assert mixed.piece.tracks.chosen_index == 1


def test_a_copied_part_has_another_color_and_the_same_notes(mixed: MainWindow) -> None:
    mixed.piece.tracks.choose(0)
    mixed.actions_by_name["duplicate_part"].trigger()
    assert mixed.document.active is not None
    score = mixed.document.active.score
    assert len(set(colors(mixed))) == 3
    assert score.notes.of_track(1).pitch.tolist() == score.notes.of_track(0).pitch.tolist()
    assert score.tracks[1].label.endswith(" 2")


def test_a_muted_part_stays_muted_when_another_is_removed(mixed: MainWindow) -> None:
    mixed.piece.tracks.rows[1].mute.click()
    kept = colors(mixed)[1]
    mixed.piece.mixer.strips[0].removal_requested.emit()
    assert colors(mixed) == [kept]
    assert mixed.piece.tracks.muted == {0}


def test_the_meters_move_while_it_plays_and_are_empty_when_it_stops(
    mixed: MainWindow, qtbot: QtBot, clock: object
) -> None:
    meters = [strip.meter for strip in mixed.piece.mixer.strips]
    mixed.playback.play()
    clock.now_sec += 0.1  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: any(meter.level > 0 for meter in meters))
    mixed.playback.pause()
    assert all(meter.level == 0 for meter in meters)


def test_the_mixer_is_saved_with_the_project(
    mixed: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    mixed.piece.mixer.strips[0].sliders["chorus"].setValue(77)
    mixed.piece.move_track(0, 1)
    before = mixed.document.active
    assert before is not None
    path = tmp_path / "waltz.amt"
    with qtbot.waitSignal(mixed.file_job.project_written):
        mixed.file_job.write_project(mixed.files._piece(), path)
    with qtbot.waitSignal(mixed.file_job.project_opened):
        mixed.open_path(path)
    after = mixed.document.active
    assert after is not None and after is not before
    assert [track.chorus for track in after.score.tracks] == [0, 77]
    assert [t.color for t in after.score.tracks] == [t.color for t in before.score.tracks]


def test_a_place_between_left_and_right_is_said_in_words() -> None:
    assert [pan_in_words(pan) for pan in (0, 32, 64, 127)] == ["L 100", "L 50", "C", "R 100"]
