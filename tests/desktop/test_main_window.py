"""The window from the first word to the exported file, as a hand would use it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QSlider,
    QSpinBox,
)
from pytestqt.qtbot import QtBot
from scripted_composer import Gate

from amt_core.engine.model import Model
from amt_core.midi.read import read_midi
from amt_core.midi.write import write_midi
from amt_core.music.edit import ReplaceNotes
from amt_core.music.note_table import NoteTable
from amt_core.music.theory import Key
from amt_core.system.settings import SOUND_FONT, THEME, Settings
from amt_core.text.music_spec import Source
from amt_desktop.banner import Banner
from amt_desktop.dialogs.add_part_dialog import AddPartDialog
from amt_desktop.dialogs.preferences_dialog import PreferencesDialog
from amt_desktop.document.recovery import load_piece
from amt_desktop.icon_button import current_theme
from amt_desktop.main_window import MainWindow
from amt_desktop.theme import DARK, LIGHT

WALTZ = "A waltz in D minor for violin and piano"


def describe(window: MainWindow, qtbot: QtBot, text: str = WALTZ) -> None:
    """Puts words after the description and waits until they are understood."""
    with qtbot.waitSignal(window.describer.described):
        window.panel.description.insertPlainText(text)
    qtbot.waitUntil(lambda: not window.describer.is_busy)


def compose(window: MainWindow, qtbot: QtBot, gate: Gate, *, takes: int = 1) -> None:
    """Composes the waltz to its end."""
    describe(window, qtbot)
    window.panel.takes.setValue(takes)
    gate.open()
    with qtbot.waitSignal(window.compose_job.ended):
        qtbot.mouseClick(window.panel.button, Qt.MouseButton.LeftButton)


def wait_for_bars(window: MainWindow, qtbot: QtBot, num_bars: int) -> None:
    """Waits until so many bars of the shown take are complete."""

    def is_there() -> bool:
        take = window.document.active
        return take is not None and take.written_bars >= num_bars

    qtbot.waitUntil(is_there)


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """Presses a key where the keyboard is."""
    qtbot.keyClick(QApplication.focusWidget() or window, key)


# Describing


def test_words_become_chips_while_they_are_typed(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.describer.described):
        qtbot.keyClicks(window.panel.description, WALTZ)
    assert set(window.panel.chips.chips) == {"key", "time_signature", "instruments", "genre"}
    assert window.panel.bars.value() == 8


def test_a_correction_survives_further_typing(window: MainWindow, qtbot: QtBot) -> None:
    describe(window, qtbot)
    window.panel.chips.corrected.emit("key", Key(0, "major"))
    describe(window, qtbot, ", rainy")
    assert window.panel.spec.key.value == Key(0, "major")
    assert window.panel.spec.key.source is Source.SET


def test_an_example_of_the_welcome_page_is_understood(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.describer.described):
        qtbot.mouseClick(window.piece.welcome.examples[0], Qt.MouseButton.LeftButton)
    assert "genre" in window.panel.chips.chips


# Composing


def test_notes_appear_before_the_piece_is_finished(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    describe(window, qtbot)
    qtbot.keyClick(window.panel.description, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.compose_job.is_running
    gate.let(3)
    wait_for_bars(window, qtbot, 3)
    take = window.document.active
    assert take is not None
    assert take.is_writing
    assert len(window.piece.roll.score.notes) == len(take.score.notes) > 0
    assert "Bar 3 of 8" in window.panel.status.text()
    assert window.panel.progress.done == 3
    gate.open()
    qtbot.waitUntil(lambda: not window.compose_job.is_running)
    assert window.document.active is not None
    assert window.document.active.written_bars == 8


def test_what_is_composed_is_what_the_chips_say(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    describe(window, qtbot)
    window.panel.chips.corrected.emit("tempo_bpm", 77)
    gate.open()
    with qtbot.waitSignal(window.compose_job.ended):
        window.composing.compose()
    take = window.document.active
    assert take is not None
    assert take.score.tempo.at(0) == 77
    assert [track.program for track in take.score.tracks] == [40, 0]
    assert take.score.num_bars == 8
    assert str(take.score.meter.at(0)) == "3/4"


def test_words_typed_just_before_composing_count(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    qtbot.keyClicks(window.panel.description, WALTZ)
    gate.open()
    with qtbot.waitSignal(window.compose_job.ended):
        window.composing.compose()
    assert window.document.active is not None
    assert window.document.active.score.key == Key(2, "minor")


def test_stopping_keeps_the_bars_that_are_complete(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    describe(window, qtbot)
    window.composing.compose()
    gate.let(2)
    wait_for_bars(window, qtbot, 2)
    assert window.panel.button.text() == "Stop"
    with qtbot.waitSignal(window.compose_job.ended):
        qtbot.mouseClick(window.panel.button, Qt.MouseButton.LeftButton)
    take = window.document.active
    assert take is not None
    assert (take.score.num_bars, take.is_writing) == (2, False)
    assert len(take.score.notes) > 0
    assert window.panel.button.text() == "Compose"
    assert "Stopped after 2 bars" in window.panel.status.text()


def test_a_seed_gives_the_same_notes_again(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    window.panel.seed.set_seed(12)
    compose(window, qtbot, gate)
    assert window.document.active is not None
    first = window.document.active.score
    with qtbot.waitSignal(window.compose_job.ended):
        window.composing.compose()
    assert window.document.active.score == first
    assert window.document.active.seed == 12


def test_takes_stand_side_by_side(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    compose(window, qtbot, gate, takes=3)
    strip = window.piece.header.takes
    assert [button.text() for button in strip.buttons] == ["A", "B", "C"]
    notes_of_a = window.piece.roll.score.notes
    qtbot.mouseClick(strip.buttons[1], Qt.MouseButton.LeftButton)
    assert window.document.active_index == 1
    assert window.piece.roll.score.notes != notes_of_a


# Hearing


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


# Typing


def test_typing_a_description_never_triggers_a_shortcut(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    window.playback.stop()
    window.piece.tracks.choose(0)
    fired: list[str] = []
    for name, action in window.actions_by_name.items():
        action.triggered.connect(lambda _checked=False, name=name: fired.append(name))
    box = window.panel.description
    box.clear()
    box.setFocus()
    qtbot.keyClicks(box, "fl lm n[f] l")
    assert fired == []
    assert box.toPlainText() == "fl lm n[f] l"


def test_control_space_plays_also_from_the_description(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    window.playback.stop()
    box = window.panel.description
    box.setFocus()
    before = box.toPlainText()
    qtbot.keyClick(box, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert window.playback.is_running
    assert box.toPlainText() == before


def test_tab_and_escape_leave_the_description(window: MainWindow, qtbot: QtBot) -> None:
    box = window.panel.description
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert not box.hasFocus()
    assert "\t" not in box.toPlainText()


# Files


def test_midi_export_writes_what_is_shown(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose(window, qtbot, gate)
    path = tmp_path / "waltz"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "MIDI file (*.mid)"))
    with qtbot.waitSignal(window.exporter.midi_written):
        window.actions_by_name["export_midi"].trigger()
    score = read_midi(tmp_path / "waltz.mid")
    assert window.document.active is not None
    assert len(score.notes) == len(window.document.active.score.notes)
    assert score.num_bars == 8
    assert not window.document.is_unsaved


def test_audio_export_writes_a_sound_file(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    describe(window, qtbot)
    window.panel.bars.setValue(1)
    gate.open()
    with qtbot.waitSignal(window.compose_job.ended):
        window.composing.compose()
    path = tmp_path / "waltz.flac"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(window.exporter.audio_written, timeout=30_000):
        window.actions_by_name["export_audio"].trigger()
    assert path.read_bytes()[:4] == b"fLaC"


def test_an_export_into_nowhere_says_what_to_do(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose(window, qtbot, gate)
    path = tmp_path / "no such folder" / "waltz.mid"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(window.exporter.failed):
        window.actions_by_name["export_midi"].trigger()
    assert window.banners.banners


def test_a_midi_file_is_opened_and_dropped(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    compose(window, qtbot, gate)
    assert window.document.active is not None
    score = window.document.active.score
    path = tmp_path / "An old song.mid"
    write_midi(score, path)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(window.exporter.opened):
        window.dropEvent(drop)
    assert window.document.title == "An old song"
    assert len(window.piece.roll.score.notes) == len(score.notes)
    assert [row.accessibleName() for row in window.piece.tracks.rows] == [
        "Part 1: Violin", "Part 2: Acoustic Grand Piano",
    ]  # fmt: skip


def test_a_broken_file_is_a_banner_and_not_a_crash(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "broken.mid"
    path.write_bytes(b"MThd\0\0")
    with qtbot.waitSignal(window.exporter.failed):
        window.open_path(path)
    assert window.banners.banners


def test_the_drag_handle_hands_out_a_file_with_a_name_for_people(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate, takes=2)
    mime = window.piece.header.drag_handle.mime_data()
    assert mime is not None
    path = Path(mime.urls()[0].toLocalFile())
    assert path.name == "A waltz in D minor for violin and piano - A.mid"
    assert bytes(mime.data("audio/midi")) == path.read_bytes()
    assert read_midi(path).num_bars == 8


def test_saving_an_opened_file_asks_for_another_and_leaves_it_as_it_is(
    window: MainWindow,
    qtbot: QtBot,
    gate: Gate,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compose(window, qtbot, gate)
    opened, saved = tmp_path / "opened.mid", tmp_path / "saved.mid"
    assert window.document.active is not None
    write_midi(window.document.active.score, opened)
    before = opened.read_bytes()
    with qtbot.waitSignal(window.document.active_changed):
        window.open_path(opened)
    take = window.document.active
    assert take is not None
    first = take.score.notes.select(slice(3))
    window.document.push("Delete", ReplaceNotes(removed=first, added=NoteTable.empty()))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    with qtbot.waitSignal(window.exporter.midi_written):
        window.files.save()
    assert opened.read_bytes() == before
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked again"))
    saved.unlink()
    with qtbot.waitSignal(window.exporter.midi_written):
        window.files.save()
    assert len(read_midi(saved).notes) == len(read_midi(opened).notes) - 3


# Changing what is there


def test_the_bars_of_the_selected_notes_are_rewritten_as_one_undoable_step(
    window: MainWindow, qtbot: QtBot, gate: Gate, tiny_model: Path
) -> None:
    compose(window, qtbot, gate)
    window.composing.set_model(Model.load(tiny_model))
    before = window.document.active
    assert before is not None
    score = before.score
    first_bar = score.notes.window(0, int(score.bar_starts_ticks[1]))
    window.piece.roll.select_notes(first_bar.of_track(0))
    with qtbot.waitSignal(window.shape_job.ended):
        window.actions_by_name["rewrite"].trigger()
    after = window.document.active
    assert after is not None
    assert after.score.notes != score.notes
    kept = score.notes.is_in(after.score.notes)
    elsewhere = (score.notes.track != 0) | (score.notes.onset_ticks >= score.bar_starts_ticks[1])
    assert kept[elsewhere].all()
    window.actions_by_name["undo"].trigger()
    assert window.document.active is not None
    assert window.document.active.score == score


def test_a_piece_is_continued_and_the_roll_shows_it(
    window: MainWindow, qtbot: QtBot, gate: Gate, tiny_model: Path
) -> None:
    compose(window, qtbot, gate)
    window.composing.set_model(Model.load(tiny_model))
    with qtbot.waitSignal(window.shape_job.ended):
        window.actions_by_name["continue"].trigger()
    assert window.piece.roll.score.num_bars == 16
    assert "Ctrl+Z" in window.panel.status.text()


def answer_add_part(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Types an instrument into the dialog and presses Return, as soon as it is there."""

    def answer() -> None:
        (dialog,) = window.findChildren(AddPartDialog)
        qtbot.keyClicks(dialog.search.field, name)
        if dialog.add_button.isEnabled():
            qtbot.keyClick(dialog.search.field, Qt.Key.Key_Return)
        else:
            dialog.reject()

    QTimer.singleShot(0, answer)
    window.actions_by_name["add_part"].trigger()


def test_a_part_for_another_instrument_joins(
    window: MainWindow, qtbot: QtBot, gate: Gate, tiny_model: Path
) -> None:
    compose(window, qtbot, gate)
    window.composing.set_model(Model.load(tiny_model))
    with qtbot.waitSignal(window.shape_job.ended):
        answer_add_part(qtbot, window, "double bass")
    assert window.piece.roll.score.tracks[-1].program == 43
    assert len(window.piece.tracks.rows) == 3


def test_a_part_for_what_is_no_instrument_cannot_be_added(
    window: MainWindow, qtbot: QtBot, gate: Gate, tiny_model: Path
) -> None:
    compose(window, qtbot, gate)
    window.composing.set_model(Model.load(tiny_model))
    answer_add_part(qtbot, window, "spoon")
    assert not window.shape_job.is_running
    assert len(window.piece.tracks.rows) == 2


def test_a_change_can_be_stopped_with_the_button(
    window: MainWindow, qtbot: QtBot, gate: Gate, tiny_model: Path
) -> None:
    compose(window, qtbot, gate)
    window.composing.set_model(Model.load(tiny_model))
    window.actions_by_name["vary"].trigger()
    assert window.panel.button.text() == "Stop"
    with qtbot.waitSignal(window.shape_job.ended):
        window.panel.button.click()
    assert window.panel.button.text() == "Compose"


def test_without_a_selection_rewriting_says_what_to_do(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    window.actions_by_name["rewrite"].trigger()
    assert not window.shape_job.is_running
    assert "Select notes" in window.toast.words


# Preferences


def test_preferences_take_effect_at_once_and_are_kept(
    window: MainWindow, qtbot: QtBot, settings: Settings
) -> None:
    dialog = PreferencesDialog(settings, window)
    qtbot.addWidget(dialog)
    assert dialog.changed() == {}
    theme = dialog.controls[THEME.key]
    assert isinstance(theme, QComboBox)
    theme.setCurrentIndex(theme.findData("light"))
    font = dialog.controls[SOUND_FONT.key].focusProxy()
    assert isinstance(font, QLineEdit)
    font.setText(" no such file.sf2 ")
    assert dialog.changed() == {THEME: "light", SOUND_FONT: "no such file.sf2"}
    with qtbot.waitSignal(window.start_up.sound_opened):
        window.change_settings(dialog.changed())
    assert current_theme() is LIGHT
    assert Settings(settings.path).get(SOUND_FONT) == "no such file.sf2"


# When something is missing


def test_without_a_sound_device_a_banner_says_so_and_all_else_works(
    make_window: Callable[..., MainWindow], qtbot: QtBot, gate: Gate
) -> None:
    window = make_window(silent_reason="No sound device answers.")
    (banner,) = window.banners.banners
    assert isinstance(banner, Banner)
    assert "No sound device answers." in banner.message
    compose(window, qtbot, gate)
    assert window.document.active is not None
    assert window.document.active.written_bars == 8


def test_without_a_model_files_can_still_be_opened(
    make_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window(has_model=False)
    assert not window.panel.button.isEnabled()
    assert "no model" in window.banners.banners[0].message
    assert window.actions_by_name["open"].isEnabled()


# Keeping


def test_takes_that_are_in_no_file_are_offered_again(
    make_window: Callable[..., MainWindow], qtbot: QtBot, gate: Gate
) -> None:
    first = make_window()
    compose(first, qtbot, gate, takes=2)
    notes = [len(take.score.notes) for take in first.document.takes]
    first.close()
    second = make_window()
    (banner,) = second.banners.banners
    button = next(b for b in banner.findChildren(QAbstractButton) if b.text() == "Open it")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [len(take.score.notes) for take in second.document.takes] == notes
    assert second.panel.description.toPlainText() == WALTZ


def test_a_piece_that_cannot_be_kept_is_told_once(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    (tmp_path / "state").mkdir(exist_ok=True)
    (tmp_path / "state" / "pieces").write_text("in the way")
    with qtbot.waitSignal(window.autosave.failed):
        compose(window, qtbot, gate)
    window.autosave.failed.connect(lambda _error: pytest.fail("told again"))
    compose(window, qtbot, gate)
    (banner,) = window.banners.banners
    assert "survive" in banner.message


def test_bars_are_kept_while_others_are_still_being_written(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    describe(window, qtbot)
    window.composing.compose()
    gate.let(3)
    wait_for_bars(window, qtbot, 3)
    window.autosave.save()
    qtbot.waitUntil(lambda: next(window.history.entries(), None) is not None)
    entry = next(window.history.entries())
    kept = load_piece(entry.folder)
    assert kept is not None
    assert kept.takes[0].written_bars == 3


def test_takes_are_kept_before_the_program_ends(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    qtbot.waitUntil(lambda: any(window.history.entries()))


def test_a_new_piece_does_not_lose_the_one_before(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    assert window.document.active is not None
    notes = window.document.active.score.notes
    with qtbot.waitSignal(window.compose_job.ended):
        window.composing.compose()
    qtbot.waitUntil(lambda: len(list(window.history.entries())) == 2)
    assert window.document.active.score.notes != notes
    window.history_menu.fill()
    window.history_menu.actions()[1].trigger()
    assert window.document.active.score.notes == notes


def test_a_saved_piece_is_not_offered_at_the_next_start(
    make_window: Callable[..., MainWindow], qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    first = make_window()
    compose(first, qtbot, gate)
    with qtbot.waitSignal(first.exporter.midi_written):
        first.exporter.write_midi(first.document.takes[0].score, tmp_path / "waltz.mid")
    first.close()
    assert make_window().banners.banners == []


# Look and access


def test_the_theme_changes_everywhere_and_is_remembered(
    window: MainWindow, settings: Settings
) -> None:
    assert current_theme() == DARK
    window.actions_by_name["theme"].trigger()
    assert current_theme() == LIGHT
    assert settings.get(THEME) == "light"
    image = window.grab().toImage()
    assert image.pixelColor(4, image.height() - 4).lightnessF() > 0.8
    window.actions_by_name["theme"].trigger()
    image = window.grab().toImage()
    assert image.pixelColor(4, image.height() - 4).lightnessF() < 0.2


def test_every_control_has_a_name_for_screen_readers(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate, takes=2)
    nameless = [
        widget
        for kind in (QAbstractButton, QSlider, QSpinBox)
        for widget in window.findChildren(kind)
        if widget.isVisibleTo(window)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert nameless == []


def test_every_control_is_reached_with_the_tab_key(window: MainWindow) -> None:
    seen, widget = set(), window.panel.description
    for _ in range(200):
        widget = widget.nextInFocusChain()
        seen.add(widget)
    for control in (
        window.panel.description, window.panel.bars, window.panel.seed.number,
        window.panel.takes, window.panel.button, window.transport.play_button,
        window.transport.volume, window.panel.chips.add_chip,
    ):  # fmt: skip
        assert control in seen


def test_space_presses_the_button_that_has_the_keyboard(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    window.playback.stop()
    loop = window.transport.loop_button
    loop.setFocus()
    qtbot.keyClick(loop, Qt.Key.Key_Space)
    assert loop.isChecked()
    assert not window.playback.is_running


def test_letters_in_a_number_field_trigger_nothing(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    window.panel.bars.setFocus()
    qtbot.keyClicks(window.panel.bars, "lmf ")
    assert not window.actions_by_name["loop"].isChecked()
    assert window.piece.tracks.muted == set()
