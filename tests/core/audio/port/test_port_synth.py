"""Notes that go to a MIDI port, received by a loopback."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from amt_core.audio.port.port_synth import PortSynth, open_port_synth
from amt_core.audio.port.timed_port import TimedPort
from amt_core.music.score import Track


class Loopback:
    """A port that keeps what it is sent."""

    def __init__(self) -> None:
        self.received: list[tuple[int, ...]] = []
        self.is_open = True

    def send_message(self, message: Sequence[int]) -> None:
        self.received.append(tuple(message))

    def close_port(self) -> None:
        self.is_open = False


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now_sec = 0.0

    def __call__(self) -> float:
        return self.now_sec


@pytest.fixture
def port() -> Loopback:
    return Loopback()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timed(port: Loopback, clock: Clock) -> TimedPort:
    return TimedPort(port, clock)


@pytest.fixture
def synth(timed: TimedPort) -> PortSynth:
    """Two tracks, a violin and drums, of which nothing has been sent yet."""
    synth = PortSynth(timed)
    synth.set_tracks((Track(program=40, pan=30), Track(is_drum=True)))
    return synth


def test_tracks_get_channel_program_place_and_sends(synth: PortSynth, port: Loopback) -> None:
    violin = [(0xC0, 40), (0xB0, 10, 30), (0xB0, 91, 40), (0xB0, 93, 0)]
    assert port.received == [*violin, (0xC9, 0), (0xB9, 10, 64), (0xB9, 91, 40), (0xB9, 93, 0)]


def test_what_finds_no_channel_of_its_own_leaves_the_others_their_sound(
    timed: TimedPort, port: Loopback
) -> None:
    tracks = [Track(program=program) for program in range(20)]
    PortSynth(timed).set_tracks(tracks)
    programs = dict(message for message in port.received if len(message) == 2)
    assert [programs[0xC0 | channel] for channel in (0, 1, 8, 10, 15)] == [0, 1, 8, 9, 14]


def test_a_note_begins_and_ends_in_its_time(
    synth: PortSynth, timed: TimedPort, port: Loopback, clock: Clock
) -> None:
    port.received.clear()
    synth.play_note(100, track=0, pitch=60, velocity=90, duration_ms=50)
    assert timed.send_due() == pytest.approx(0.1)
    assert port.received == []
    clock.now_sec = 0.1
    assert timed.send_due() == pytest.approx(0.05)
    clock.now_sec = 0.15
    timed.send_due()
    assert port.received == [(0x90, 60, 90), (0x80, 60, 0)]


def test_a_note_that_is_struck_again_sounds_to_its_last_end(
    synth: PortSynth, timed: TimedPort, port: Loopback, clock: Clock
) -> None:
    port.received.clear()
    synth.play_note(0, track=0, pitch=60, velocity=90, duration_ms=100)
    synth.play_note(50, track=0, pitch=60, velocity=90, duration_ms=100)
    clock.now_sec = 1.0
    timed.send_due()
    assert [message[0] for message in port.received] == [0x90, 0x90, 0x80]


def test_canceled_notes_do_not_begin_and_sounding_ones_end(
    synth: PortSynth, timed: TimedPort, port: Loopback, clock: Clock
) -> None:
    port.received.clear()
    synth.play_note(0, track=1, pitch=38, velocity=90, duration_ms=100)
    timed.send_due()
    synth.play_note(50, track=0, pitch=60, velocity=90, duration_ms=100)
    synth.cancel_notes()
    clock.now_sec = 1.0
    timed.send_due()
    assert port.received == [(0x99, 38, 90), (0x89, 38, 0)]


def test_closing_releases_what_sounds_and_the_port(
    synth: PortSynth, timed: TimedPort, port: Loopback
) -> None:
    timed.start()
    synth.play_messages(0, track=0, messages=[(0xC0, 41, 0), (0xB0, 64, 127)])
    synth.close()
    assert port.received[-1] == (0xB9, 123, 0)
    assert not port.is_open


def test_a_port_that_is_not_there_is_silent_with_a_reason() -> None:
    synth = open_port_synth("No such port")
    assert synth.is_silent
    assert "No such port" in synth.reason


def test_a_key_that_is_played_sounds_at_once(synth: PortSynth, port: Loopback) -> None:
    port.received.clear()
    synth.note_on(track=0, pitch=60, velocity=70)
    synth.note_off(track=0, pitch=60)
    assert port.received == [(0x90, 60, 70), (0x80, 60, 0)]


def test_the_clock_is_sent_only_where_it_is_wanted(port: Loopback, clock: Clock) -> None:
    for has_clock, expected in ((False, []), (True, [(0xFA,), (0xF8,)])):
        timed = TimedPort(port, clock)
        synth = PortSynth(timed, has_clock=has_clock)
        synth.play_system(-1, (0xFA,))
        synth.play_system(100, (0xF8,))
        clock.now_sec += 0.2
        timed.send_due()
        assert port.received == expected


def test_a_device_that_vanishes_ends_nothing(clock: Clock) -> None:
    class Gone(Loopback):
        def send_message(self, message: Sequence[int]) -> None:
            raise OSError("unplugged")

        def close_port(self) -> None:
            raise RuntimeError("unplugged")

    timed = TimedPort(Gone(), clock)
    synth = PortSynth(timed)
    synth.set_tracks((Track(),))
    synth.play_note(0, track=0, pitch=60, velocity=90, duration_ms=10)
    timed.send_due()
    synth.close()
