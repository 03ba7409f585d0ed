"""Parts that share a channel in a file do not change each other's sound."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from smf_compare import read_smf

from amt_core.midi.channels import sound_of
from amt_core.midi.read import read_midi_bytes
from amt_core.midi.smf.smf_encode import Event, encode_header, encode_track
from amt_core.midi.write import midi_bytes
from amt_core.music.editing.edit import Edit, add_track, change_track, remove_track
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track

CASES = sorted(
    path for path in (Path(__file__).parent / "cases").iterdir() if path.name != "50-html.mid"
)


def _written(score: Score) -> Score:
    return read_midi_bytes(midi_bytes(score))


def _sounds(score: Score) -> list[object]:
    return [sound_of(track) for track in score.tracks]


def _sound_changes(score: Score, index: int) -> list[Edit]:
    track = score.tracks[index]
    others = (
        replace(track, volume=(track.volume + 31) % 128),
        replace(track, pan=(track.pan + 31) % 128),
        replace(track, reverb=(track.reverb + 31) % 128),
        replace(track, program=(track.program + 17) % 128),
    )
    return [change_track(score, index, other) for other in others]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_another_sound_of_one_part_changes_no_other_part(path: Path) -> None:
    score = read_midi_bytes(path.read_bytes())
    for index in range(0, len(score.tracks), 7):
        for edit in _sound_changes(score, index):
            changed = edit.apply(score)
            assert _sounds(_written(changed)) == _sounds(changed)


def _on_one_channel() -> Score:
    """Two parts on channel 1, whose sound, fade and pedal all stand with the first."""
    first = [
        Event(0, 0xC0, bytes([73])),
        Event(0, 0xB0, bytes([7, 80])),
        Event(0, 0xB0, bytes([64, 127])),
        Event(0, 0x90, bytes([72, 80])),
        Event(960, 0xB0, bytes([64, 0])),
        Event(1920, 0x80, bytes([72, 0])),
    ]
    second = [Event(0, 0x90, bytes([48, 80])), Event(1920, 0x80, bytes([48, 0]))]
    tracks = [encode_track(events, 1920) for events in (first, second)]
    return read_midi_bytes(encode_header(1, 2, (480).to_bytes(2)) + b"".join(tracks))


def _messages(data: bytes, channel: int) -> list[tuple[int, bytes]]:
    """The controllers and programs of a channel, each as its status and data."""
    return [
        (status & 0xF0, content)
        for rows in read_smf(data).tracks
        for _, status, content in rows
        if 0xB0 <= status < 0xE0 and status & 0x0F == channel
    ]


def test_a_part_that_leaves_its_channel_takes_what_it_had_from_others_there() -> None:
    score = _on_one_channel()
    panned = change_track(score, 1, replace(score.tracks[1], pan=20)).apply(score)
    data = midi_bytes(panned)
    assert _sounds(read_midi_bytes(data)) == _sounds(panned)
    pedal = [(0xB0, bytes([64, 127])), (0xB0, bytes([64, 0]))]
    assert [one for one in _messages(data, 1) if one[1][0] == 64] == pedal
    assert _messages(data, 0) == _messages(midi_bytes(score), 0)


def test_a_part_that_is_removed_leaves_the_channel_as_it_was_to_the_others() -> None:
    score = _on_one_channel()
    data = midi_bytes(remove_track(score, 0).apply(score))
    assert _sounds(read_midi_bytes(data)) == _sounds(score)[1:]
    assert sorted(_messages(data, 0)) == sorted(_messages(midi_bytes(score), 0))


def _full(controls: list[Event]) -> Score:
    """Fifteen parts, each with a sound of its own, on the channels that are not for drums."""
    chunks: list[bytes] = []
    for channel in (*range(9), *range(10, 16)):
        events = [
            Event(0, 0xC0 | channel, bytes([channel])),
            Event(0, 0x90 | channel, bytes([60, 80])),
            *(event._replace(status=event.status | channel) for event in controls),
            Event(1920, 0x80 | channel, bytes([60, 0])),
        ]
        chunks.append(encode_track(events, 1920))
    return read_midi_bytes(encode_header(1, 15, (480).to_bytes(2)) + b"".join(chunks))


@pytest.mark.parametrize(
    ("program", "controls", "port", "channel"),
    [
        # A channel that sounds like the new part is shared, and stays as it is.
        (3, [], None, 3),
        # None sounds like it, or the only one bends: the next port has room.
        (99, [], 1, 0),
        (3, [Event(960, 0xE0, bytes([0, 80]))], 1, 0),
    ],
)
def test_a_part_that_joins_a_full_file_leaves_the_others_their_sound(
    program: int, controls: list[Event], port: int | None, channel: int
) -> None:
    score = _full(controls)
    notes = NoteTable.from_notes([Note(0, 480, 72, 80, 15)])
    added = add_track(score, Track(program=program), notes).apply(score)
    data = midi_bytes(added)
    assert _sounds(read_midi_bytes(data)) == _sounds(added)
    *old, new = read_smf(data).tracks
    assert old == read_smf(midi_bytes(score)).tracks
    ports = [content[1] for _, status, content in new if status == 0xFF and content[0] == 0x21]
    assert ports == ([] if port is None else [port])
    assert {status & 0x0F for _, status, _ in new if status < 0xF0} == {channel}
    assert any(status & 0xF0 == 0xC0 for _, status, _ in new) == (port is not None)


def test_a_drum_set_that_joins_another_leaves_it_its_sound() -> None:
    kit = [
        Event(0, 0xC9, bytes([40])),
        Event(0, 0xB9, bytes([7, 60])),
        Event(0, 0x99, bytes([38, 80])),
        Event(240, 0x89, bytes([38, 0])),
    ]
    score = read_midi_bytes(encode_header(1, 1, (480).to_bytes(2)) + encode_track(kit, 1920))
    notes = NoteTable.from_notes([Note(0, 480, 36, 80, 1)])
    added = add_track(score, Track(is_drum=True), notes).apply(score)
    assert _sounds(_written(added)) == _sounds(added)
