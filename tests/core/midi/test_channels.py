from __future__ import annotations

from amt_core.midi.channels import Slot, assign_channels
from amt_core.music.score import Track

DRUMS = Track(is_drum=True)


def _places(tracks: list[Track]) -> list[tuple[int, int]]:
    return [(slot.port, slot.channel) for slot in assign_channels(tracks)]


def test_fifteen_parts_have_a_channel_each_and_drums_the_tenth() -> None:
    places = _places([Track(program=5)] * 9 + [DRUMS] + [Track(program=5)] * 6)
    assert places == [(0, channel) for channel in range(16)]


def test_more_parts_share_a_channel_if_they_sound_alike() -> None:
    slots = assign_channels([Track(program=i % 4) for i in range(20)])
    assert len(set(slots)) == 4
    assert slots[0] == slots[4] == Slot(port=0, channel=0)


def test_what_finds_no_room_goes_to_another_port() -> None:
    places = _places([Track(program=i) for i in range(17)])
    assert len(set(places)) == 17
    assert places[15:] == [(1, 0), (1, 1)]
    assert all(channel != 9 for _, channel in places)


def test_drum_kits_that_differ_go_to_different_ports() -> None:
    assert _places([DRUMS, Track(is_drum=True, program=40), DRUMS]) == [(0, 9), (1, 9), (0, 9)]
