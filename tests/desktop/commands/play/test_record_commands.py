"""A MIDI keyboard is heard and recorded; the keyboard is a loopback on a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose

from amt_core.errors import AmtError
from amt_core.midi.ports import Direction, OnMessage
from amt_core.music.note_table import Note
from amt_core.system.settings import MIDI_INPUT, MIDI_PORT
from amt_desktop.piano_roll.model.snapping import Grid
from amt_desktop.window.main_window import MainWindow

BEAT_SEC = 60 / 112
LEAD_SEC = 0.02


class Keyboard:
    """A MIDI input that is played by the test."""

    def __init__(self) -> None:
        self.ports = ["Keystation 61"]
        self.on_message: OnMessage | None = None

    def list_ports(self, direction: Direction) -> list[str]:
        return list(self.ports)

    def open(self, name: str, on_message: OnMessage) -> Keyboard:
        if name not in self.ports:
            raise AmtError(f'There is no MIDI port "{name}".')
        self.on_message = on_message
        return self

    def close_port(self) -> None:
        self.on_message = None

    def send(self, *messages: tuple[int, ...]) -> None:
        assert self.on_message is not None
        for message in messages:
            thread = threading.Thread(target=self.on_message, args=(message,))
            thread.start()
            thread.join()
        QCoreApplication.processEvents()


@pytest.fixture
def keyboard(window: MainWindow, qtbot: QtBot, gate: Gate) -> Keyboard:
    """A keyboard on a window with the waltz, whose playhead stands at the beginning."""
    keyboard = Keyboard()
    window.midi_ports._services = replace(
        window.midi_ports._services,
        list_ports=keyboard.list_ports,
        open_midi_input=keyboard.open,
    )
    window.preferences.change({MIDI_INPUT: "Keystation 61"})
    compose(window, qtbot, gate)
    window.playback.stop()
    return keyboard


def added(window: MainWindow, before: int) -> list[Note]:
    """The notes that are selected, which are those that were recorded."""
    assert window.document.active is not None
    notes = window.piece.roll.selected_notes
    assert len(window.document.active.score.notes) == before + len(notes)
    return notes.rows()


def num_notes(window: MainWindow) -> int:
    assert window.document.active is not None
    return len(window.document.active.score.notes)


def pump(window: MainWindow, clock: Callable[[], float], sec: float) -> None:
    """Lets time pass in the steps of the window's timer."""
    steps = max(round(sec / 0.05), 1)
    for _ in range(steps):
        clock.now_sec += sec / steps  # type: ignore[attr-defined]
        window.playback._pump()


def test_a_recording_goes_into_the_chosen_part_and_is_one_step_of_undo(
    window: MainWindow, keyboard: Keyboard, clock: Callable[[], float]
) -> None:
    before = num_notes(window)
    window.piece.tracks.choose(1)
    window.actions_by_name["record"].trigger()
    assert window.playback.is_running and window.transport.record_button.isChecked()
    pump(window, clock, LEAD_SEC + BEAT_SEC)
    keyboard.send((0x90, 72, 99))
    pump(window, clock, BEAT_SEC)
    keyboard.send((0x80, 72, 0), (0x90, 74, 80))
    pump(window, clock, BEAT_SEC)
    window.actions_by_name["record"].trigger()
    notes = added(window, before)
    assert [(note.pitch, note.velocity, note.track) for note in notes] == [
        (72, 99, 1),
        (74, 80, 1),
    ]
    assert [note.onset_ticks for note in notes] == pytest.approx([480, 960], abs=3)
    assert notes[0].duration_ticks == pytest.approx(480, abs=3)
    assert window.playback.is_running
    window.actions_by_name["undo"].trigger()
    assert num_notes(window) == before


def test_a_recording_ends_with_the_piece(
    window: MainWindow, keyboard: Keyboard, clock: Callable[[], float]
) -> None:
    before = num_notes(window)
    window.actions_by_name["record"].trigger()
    pump(window, clock, 10)
    keyboard.send((0x90, 72, 99))
    pump(window, clock, 10)
    assert not window.playback.is_running
    assert not window.actions_by_name["record"].isChecked()
    (note,) = added(window, before)
    assert note.duration_ticks > 480


def test_a_recording_is_moved_onto_the_grid_if_wanted(
    window: MainWindow, keyboard: Keyboard, clock: Callable[[], float]
) -> None:
    before = num_notes(window)
    window.piece.roll.set_grid(Grid.QUARTER)
    window.actions_by_name["quantize_recording"].setChecked(True)
    window.actions_by_name["record"].trigger()
    pump(window, clock, LEAD_SEC + 1.1 * BEAT_SEC)
    keyboard.send((0x90, 72, 99), (0x80, 72, 0))
    pump(window, clock, 0.3)
    keyboard.send((0x90, 72, 99))
    pump(window, clock, 0.3)
    keyboard.send((0x80, 72, 0))
    window.actions_by_name["record"].trigger()
    assert {note.onset_ticks % 480 for note in added(window, before)} == {0}


def test_a_bar_is_counted_before_a_recording(
    window: MainWindow, keyboard: Keyboard, clock: Callable[[], float]
) -> None:
    before = num_notes(window)
    window.actions_by_name["count_in"].trigger()
    window.actions_by_name["record"].trigger()
    assert window.document.active is not None
    beats = window.document.active.score.meter.at(0).numerator
    pump(window, clock, (beats - 1) * BEAT_SEC)
    assert window.playback.position_ticks == 0
    assert window.transport.state.text() == "counting in …"
    keyboard.send((0x90, 50, 99), (0x80, 50, 0))
    pump(window, clock, 2 * BEAT_SEC)
    assert window.transport.state.text() == ""
    keyboard.send((0x90, 72, 99))
    pump(window, clock, BEAT_SEC)
    window.actions_by_name["record"].trigger()
    assert [note.pitch for note in added(window, before)] == [72]


def test_each_chord_of_a_step_recording_goes_to_the_playhead(
    window: MainWindow, keyboard: Keyboard
) -> None:
    before = num_notes(window)
    window.piece.roll.set_grid(Grid.EIGHTH)
    window.actions_by_name["step_record"].trigger()
    keyboard.send((0x90, 60, 80), (0x90, 64, 70), (0x80, 60, 0), (0x80, 64, 0))
    keyboard.send((0xB0, 64, 127), (0xB0, 64, 0))
    keyboard.send((0x90, 67, 90), (0x90, 67, 0))
    assert window.document.active is not None
    assert num_notes(window) == before + 3
    assert window.playback.position_ticks == 3 * 240
    assert added(window, before + 2) == [Note(480, 240, 67, 90, 0)]
    window.actions_by_name["undo"].trigger()
    assert num_notes(window) == before


def test_without_a_keyboard_nothing_is_recorded_and_a_sentence_says_so(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    window.playback.stop()
    window.actions_by_name["record"].trigger()
    window.actions_by_name["step_record"].trigger()
    assert not window.actions_by_name["record"].isChecked()
    assert not window.actions_by_name["step_record"].isChecked()
    assert not window.playback.is_running


def test_a_keyboard_that_is_unplugged_is_reported_once_and_comes_back(
    window: MainWindow, keyboard: Keyboard
) -> None:
    keyboard.ports.clear()
    window.midi_ports.watch()
    window.midi_ports.watch()
    messages = [banner.message for banner in window.banners.banners]
    assert messages == ["The MIDI device Keystation 61 has gone."]
    assert not window.midi_ports.has_input
    keyboard.ports.append("Keystation 61")
    window.midi_ports.watch()
    assert window.midi_ports.has_input


def test_an_output_that_comes_back_is_opened_again(
    window: MainWindow, keyboard: Keyboard, qtbot: QtBot
) -> None:
    keyboard.ports.append("Synth")
    window.preferences.change({MIDI_PORT: "Synth"})
    keyboard.ports.remove("Synth")
    window.midi_ports.watch()
    keyboard.ports.append("Synth")
    with qtbot.waitSignal(window.midi_ports.output_returned):
        window.midi_ports.watch()
    qtbot.waitUntil(lambda: not window.feed.is_running)


def test_a_port_that_cannot_be_opened_is_a_message(window: MainWindow, keyboard: Keyboard) -> None:
    window.preferences.change({MIDI_INPUT: "Drum pads"})
    assert any("Drum pads" in banner.message for banner in window.banners.banners)
    assert not window.midi_ports.has_input
