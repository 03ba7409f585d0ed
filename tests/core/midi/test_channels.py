from __future__ import annotations

from amt_core.midi.channels import Slot, SlotUse, assign_channels, free_slot, sound_of
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


def test_tracks_of_different_reverb_do_not_share_a_channel() -> None:
    tracks = [Track(program=i) for i in range(14)]
    slots = assign_channels([*tracks, Track(program=3, reverb=90), Track(program=3)])
    assert slots[14] != slots[3]
    assert slots[15] == slots[3]


def _uses(*, sound: Track | None) -> dict[Slot, SlotUse]:
    """All slots of the first port, whose parts have one sound or none that lasts."""
    use = SlotUse(has_notes=True, sound=sound_of(sound) if sound else None)
    return {Slot(port=0, channel=channel): use for channel in range(16)}


def test_a_track_takes_a_channel_on_which_nobody_plays_before_it_shares_one() -> None:
    uses = _uses(sound=Track()) | {Slot(port=0, channel=12): SlotUse(has_notes=False)}
    assert free_slot(Track(), uses, may_share=True) == Slot(port=0, channel=12)
    del uses[Slot(port=0, channel=14)]
    assert free_slot(Track(), uses, may_share=True) == Slot(port=0, channel=14)


def test_a_track_shares_a_channel_of_its_sound_or_goes_to_the_next_port() -> None:
    uses = _uses(sound=Track(program=4))
    assert free_slot(Track(program=4), uses, may_share=True) == Slot(port=0, channel=0)
    assert free_slot(Track(program=4), uses, may_share=False) == Slot(port=1, channel=0)
    assert free_slot(Track(program=5), uses, may_share=True) == Slot(port=1, channel=0)
    assert free_slot(DRUMS, uses, may_share=True) == Slot(port=1, channel=9)
    assert free_slot(Track(), _uses(sound=None), may_share=True) == Slot(port=1, channel=0)
