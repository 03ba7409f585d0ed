"""The clock of playing, and a sound device that goes away."""

from __future__ import annotations

import pytest
from scripted_services import SHORT_SPEC, empty_score

from amt_core.audio.player import Player
from amt_core.audio.synth import NullSynth
from amt_core.music.note_table import Note, NoteTable
from amt_desktop.bridge.audio_clock import AudioClock


class Device:
    """A clock that a test moves, of a device that may go away."""

    def __init__(self) -> None:
        self.sec = self.sound_sec = 0.0

    def advance(self, seconds: float, *, is_there: bool = True) -> None:
        self.sec += seconds
        self.sound_sec += seconds * is_there


@pytest.fixture
def device() -> Device:
    return Device()


@pytest.fixture
def clock(qapp: object, device: Device) -> AudioClock:
    player = Player(NullSynth(clock_sec=lambda: device.sound_sec))
    score = empty_score(SHORT_SPEC)
    length = int(score.bar_starts_ticks[-1])
    player.load(score.with_notes(NoteTable.from_notes([Note(0, length, 60, 80, 0)])))
    player.play()
    return AudioClock(player, clock_sec=lambda: device.sec)


def test_a_device_that_goes_away_while_it_plays_is_told_once(
    clock: AudioClock, device: Device
) -> None:
    told: list[float] = []
    clock.stood_still.connect(lambda: told.append(device.sec))
    for _ in range(10):
        device.advance(0.1)
        clock.pump()
    assert told == []
    for _ in range(20):
        device.advance(0.5, is_there=False)
        clock.pump()
    assert len(told) == 1
    clock.close()


def test_a_window_that_was_busy_is_no_device_that_went_away(
    clock: AudioClock, device: Device
) -> None:
    told: list[float] = []
    clock.stood_still.connect(lambda: told.append(device.sec))
    clock.pump()
    device.advance(0.5)
    clock.pump()
    device.advance(20.0)
    clock.pump()
    assert told == []
    clock.close()
