"""Controllers, bends and programs of a file reach the synthesizer and change the sound."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from amt_core.audio.messages import MessageTable
from amt_core.audio.mixer import Strip
from amt_core.audio.player import Player
from amt_core.audio.render import SAMPLE_RATE, render_samples
from amt_core.midi.read import read_midi_bytes
from amt_core.midi.smf.smf_encode import Event, encode_header, encode_track
from amt_core.music.event_table import EventTable
from amt_core.music.score import Score

HEARD = pytest.mark.usefixtures("with_fluidsynth")


def _note(on: int, off: int, pitch: int = 60, channel: int = 0) -> list[Event]:
    return [
        Event(on, 0x90 | channel, bytes([pitch, 90])),
        Event(off, 0x80 | channel, bytes([pitch, 0])),
    ]


def _control(tick: int, number: int, value: int, channel: int = 0) -> Event:
    return Event(tick, 0xB0 | channel, bytes([number, value]))


def _score(*tracks: list[Event], end: int = 1920) -> Score:
    chunks = [encode_track(sorted(events, key=lambda event: event.tick), end) for events in tracks]
    return read_midi_bytes(encode_header(1, len(chunks), (480).to_bytes(2)) + b"".join(chunks))


def _messages(score: Score) -> list[tuple[float, int, Any]]:
    table = MessageTable.of_score(score)
    return [
        (timed.at_sec, timed.track, message)
        for timed in table.between(score.tempo, 0, 1e9)
        for message in timed.messages
    ]


def test_messages_come_at_their_times() -> None:
    score = _score([_control(480, 64, 127), Event(960, 0xE0, bytes([0, 80])), *_note(0, 960)])
    assert _messages(score) == [(0.5, 0, (0xB0, 64, 127)), (1.0, 0, (0xE0, 0, 80))]


def test_a_channel_without_its_own_track_of_messages_serves_all_its_tracks() -> None:
    score = _score([_control(0, 64, 127), _control(0, 64, 9, 1)], _note(0, 480), _note(0, 480, 40))
    assert [(track, message[2]) for _, track, message in _messages(score)] == [(0, 127), (1, 127)]


def test_a_track_with_its_own_messages_follows_those() -> None:
    first = [Event(0, 0xC0, b"\x05"), *_note(0, 480)]
    second = [Event(0, 0xC0, b"\x28"), *_note(0, 480, 40)]
    assert [(track, message[1]) for _, track, message in _messages(_score(first, second))] == [
        (0, 5),
        (1, 40),
    ]


def test_another_instrument_silences_the_program_changes_of_the_file() -> None:
    score = _score([Event(0, 0xC0, b"\x05"), _control(0, 64, 127), *_note(0, 480)])
    flute = replace(score, tracks=(replace(score.tracks[0], program=73),))
    assert [message for _, _, message in _messages(flute)] == [(0xB0, 64, 127)]


def test_what_ends_notes_is_not_sent() -> None:
    assert _messages(_score([_control(480, 123, 0), *_note(0, 480)])) == []


def test_the_state_at_a_place_is_that_of_the_last_messages_before_it() -> None:
    score = _score(
        [_control(0, 64, 127), _control(480, 64, 0), Event(960, 0xE0, b"\0\x7f"), *_note(0, 960)]
    )
    table = MessageTable.of_score(score)
    assert dict(table.state_at(480)) == {0: ((0xB0, 64, 127), (0xE0, 0, 64))}
    assert dict(table.state_at(961)) == {0: ((0xB0, 64, 0), (0xE0, 0, 127))}


def test_events_that_an_edit_has_added_are_sent_too() -> None:
    score = _score(_note(0, 480))
    pedal = EventTable.of_messages([(240, 0xB0, bytes([64, 127]))], chunk=0)
    pedaled = replace(score, events=EventTable.concat([score.events, pedal]))
    assert _messages(pedaled) == [(0.25, 0, (0xB0, 64, 127))]


def test_a_player_sends_the_state_where_it_starts_and_messages_as_they_come(synth: Any) -> None:
    score = _score([_control(0, 64, 127), _control(960, 64, 0), *_note(0, 1920)])
    player = Player(synth)
    player.load(score)
    player.seek(480)
    player.play()
    for _ in range(20):
        synth.clock_ms += 40
        player.pump()
    assert [message for _, _, message in synth.messages] == [(0xB0, 64, 127), (0xB0, 64, 0)]
    assert synth.messages[1][0] == pytest.approx(1000 + 20 + 500)


def test_a_score_without_events_sends_no_messages(synth: Any, music: Any) -> None:
    player = Player(synth)
    player.load(music.scale())
    player.play()
    assert synth.messages == []


def _rendered(score: Score, font: Any, **options: Any) -> np.ndarray:
    return render_samples(score, sound_font=font, **options)


def _level(samples: np.ndarray, start_sec: float, end_sec: float) -> float:
    part = samples[round(start_sec * SAMPLE_RATE) : round(end_sec * SAMPLE_RATE)]
    return float(np.sqrt(np.mean(part**2)))


@HEARD
def test_the_pedal_is_heard(small_font: Any) -> None:
    dry = _score(_note(0, 120))
    pedaled = _score([_control(0, 64, 127), *_note(0, 120)])
    levels = [_level(_rendered(score, small_font), 1.0, 1.5) for score in (dry, pedaled)]
    assert levels[1] > 3 * levels[0]


@HEARD
def test_a_bend_over_a_wide_range_is_heard_at_its_pitch(small_font: Any) -> None:
    octave = [
        _control(0, 101, 0),
        _control(0, 100, 0),
        _control(0, 6, 12),
        Event(0, 0xE0, bytes([0x7F, 0x7F])),
    ]
    flute = Event(0, 0xC0, bytes([73]))
    plain = _rendered(_score([flute, *_note(0, 1920, 60)]), small_font)
    bent = _rendered(_score([flute, *octave, *_note(0, 1920, 60)]), small_font)

    def share_at_middle_c(samples: np.ndarray) -> float:
        """One second of samples: the bins of the spectrum are Hertz."""
        spectrum = np.abs(np.fft.rfft(samples[SAMPLE_RATE // 2 : SAMPLE_RATE * 3 // 2, 0]))
        return float(spectrum[252:272].max() / spectrum[252:2000].max())

    assert share_at_middle_c(plain) > 0.3
    assert share_at_middle_c(bent) < 0.05


@HEARD
def test_a_fade_is_heard_and_a_muted_track_stays_mute_through_it(small_font: Any) -> None:
    organ = Event(0, 0xC0, bytes([16]))
    fade = _score([organ, _control(0, 7, 100), _control(960, 7, 20), *_note(0, 1920)])
    samples = _rendered(fade, small_font)
    assert _level(samples, 1.5, 1.9) < 0.3 * _level(samples, 0.3, 0.9)
    muted = _rendered(fade, small_font, mixer=[Strip(volume=100, is_muted=True)])
    assert np.abs(muted).max() < 1e-3


@HEARD
def test_a_program_change_within_a_track_is_heard(small_font: Any) -> None:
    notes = [Event(0, 0xC0, bytes([16])), *_note(0, 900), *_note(960, 1900)]
    one = _rendered(_score(notes), small_font)
    two = _rendered(_score([*notes, Event(930, 0xC0, bytes([48]))]), small_font)
    first, second = slice(0, SAMPLE_RATE * 9 // 10), slice(SAMPLE_RATE, SAMPLE_RATE * 2)
    one, two = one / np.abs(one[first]).max(), two / np.abs(two[first]).max()
    assert np.abs(one[first] - two[first]).max() < 0.02
    assert np.abs(one[second] - two[second]).max() > 0.2
