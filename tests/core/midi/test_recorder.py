"""Notes that are played become notes of the piece."""

from __future__ import annotations

from amt_core.midi.recorder import Recorder, note_change
from amt_core.music.note_table import Note

END = 7680


def played(
    *messages: tuple[float, tuple[int, ...]], start: int = 0, end: float = END
) -> list[Note]:
    recorder = Recorder(2, start_ticks=start)
    for ticks, message in messages:
        recorder.receive(ticks, message)
    return recorder.finish(end, length_ticks=END).rows()


def test_a_note_is_as_long_as_its_key_was_held() -> None:
    notes = played((480.4, (0x90, 60, 88)), (960.2, (0x80, 60, 64)))
    assert notes == [Note(480, 480, 60, 88, 2)]


def test_velocity_0_ends_a_note_as_note_off_does() -> None:
    assert played((0, (0x95, 60, 88)), (100, (0x95, 60, 0))) == [Note(0, 100, 60, 88, 2)]


def test_the_keys_of_a_chord_end_one_by_one() -> None:
    notes = played(
        (0, (0x90, 60, 80)), (5, (0x90, 64, 90)), (200, (0x80, 64, 0)), (300, (0x80, 60, 0))
    )
    assert notes == [Note(0, 300, 60, 80, 2), Note(5, 195, 64, 90, 2)]


def test_a_key_that_is_still_held_ends_with_the_recording() -> None:
    assert played((480, (0x90, 60, 80)), end=960) == [Note(480, 480, 60, 80, 2)]


def test_a_note_that_anticipates_the_start_begins_with_it() -> None:
    notes = played((1900, (0x90, 60, 80)), (2400, (0x80, 60, 0)), start=1920)
    assert notes == [Note(1920, 480, 60, 80, 2)]


def test_what_is_played_in_the_count_in_alone_is_no_note() -> None:
    assert played((1920, (0x90, 60, 80)), (1920, (0x80, 60, 0)), start=1920) == []


def test_a_note_that_is_held_over_the_jump_of_a_loop_keeps_its_onset() -> None:
    assert played((1800, (0x90, 60, 80)), (100, (0x80, 60, 0))) == [Note(1800, 120, 60, 80, 2)]


def test_pedal_clock_and_ends_without_a_beginning_are_passed_over() -> None:
    assert played((0, (0xB0, 64, 127)), (1, (0xF8,)), (2, (0x80, 60, 0))) == []
    assert note_change((0xE0, 0, 64)) is None
