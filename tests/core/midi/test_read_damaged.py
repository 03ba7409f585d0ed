"""Files that break the rules: what can be saved of them is read, and nothing else ever happens."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amt_core.errors import AmtError
from amt_core.midi.read import MAX_TICKS, read_midi_bytes
from amt_core.music.score import Score

ON, OFF = [0x90, 60, 64], [0x80, 60, 0]


def _good(smf: SimpleNamespace) -> bytes:
    """Two parts of two notes each, with everything that a front can have."""
    conductor = smf.track(
        (0, smf.meta(3, "Title")),
        (0, smf.meta(0x51, b"\x07\xa1\x20")),
        (0, smf.meta(0x58, bytes([3, 2, 24, 8]))),
        (0, smf.meta(0x59, bytes([2, 0]))),
        (960, smf.meta(6, "Verse")),
    )
    flute = smf.track((0, smf.meta(3, "Flute")), (0, [0xC0, 73]), *smf.note(), *smf.note(0, 64))
    drums = smf.track((0, [0xB9, 7, 90]), *smf.note(0, 36, channel=9), *smf.note(0, 38, channel=9))
    return smf.file(conductor, flute, drums)


# What is wrong, the bytes, and how many notes there are to be saved.
DAMAGED: dict[str, tuple[Callable[[SimpleNamespace], bytes], int]] = {
    "cut off in the last track": (lambda s: _good(s)[:-7], 4),
    "cut off in the middle": (lambda s: _good(s)[: _good(s).rindex(b"MTrk")], 2),
    "cut off within a chunk's head": (lambda s: _good(s) + b"MTrk\0", 4),
    "no end of track": (lambda s: s.file(s.track(*s.note(), end=False)), 1),
    "notes that are never released": (
        lambda s: s.file(s.track((0, ON), (0, [0x90, 64, 64]), (480, [0xF4]))),
        2,
    ),
    "a chunk longer than the file": (
        lambda s: s.file(s.track(*s.note()).replace(b"MTrk\0\0", b"MTrk\x7f\xff")),
        1,
    ),
    "a chunk shorter than it says, another after it": (
        lambda s: s.file(b"MTrk\0\0\0\x50" + s.track(*s.note())[8:], s.track(*s.note())),
        2,
    ),
    "a chunk of length zero": (
        lambda s: s.file(b"MTrk\0\0\0\0" + s.track(*s.note())[8:], s.track(*s.note())),
        2,
    ),
    "fewer tracks than the header says": (
        lambda s: _good(s).replace(b"\0\x03\x01\xe0", b"\0\x09\x01\xe0", 1),
        4,
    ),
    "no tracks according to the header": (
        lambda s: _good(s).replace(b"\0\x03\x01\xe0", b"\0\0\x01\xe0", 1),
        4,
    ),
    "more tracks than the header says": (
        lambda s: _good(s).replace(b"\0\x03\x01\xe0", b"\0\x02\x01\xe0", 1),
        4,
    ),
    "no header": (lambda s: s.track(*s.note()), 1),
    "a long header": (
        lambda s: b"MThd\0\0\0\x08\0\x01\0\x01\x01\xe0\0\0" + s.track(*s.note()),
        1,
    ),
    "a resolution of zero": (lambda s: s.file(s.track(*s.note()), division=0), 1),
    "unknown type": (lambda s: s.file(s.track(*s.note()), kind=7), 1),
    "unknown chunks between": (
        lambda s: s.file(b"XFIH\0\0\0\x04abcd", s.track(*s.note())),
        1,
    ),
    "junk before the header": (lambda s: bytes(128) + _good(s), 4),
    "junk after the last chunk": (lambda s: _good(s) + bytes(range(256)), 4),
    "a RIFF wrapper": (
        lambda s: b"RIFF\xff\0\0\0RMIDdata\xf0\0\0\0" + _good(s),
        4,
    ),
    "a velocity above 127": (lambda s: s.file(s.track((0, [0x90, 60, 200]), (9, OFF))), 1),
    "a pitch above 127": (lambda s: s.file(s.track((0, [0x90, 200, 9]), *s.note())), 1),
    "a program above 127": (lambda s: s.file(s.track((0, [0xC0, 200]), *s.note())), 1),
    "a controller above 127": (lambda s: s.file(s.track((0, [0xB0, 7, 255]), *s.note())), 1),
    "running status before any status": (
        lambda s: s.file(s.track((0, [60, 64]), *s.note())),
        1,
    ),
    "running status over a meta event": (
        lambda s: s.file(s.track((0, ON), (9, s.meta(1, "x")), (0, [60, 0]), *s.note())),
        2,
    ),
    "realtime bytes between": (
        lambda s: s.file(s.track((0, ON), (9, [0xF8]), (9, OFF), (0, [0xFE]), *s.note())),
        2,
    ),
    "system exclusive without an end": (
        lambda s: s.file(s.track(*s.note(), (0, [0xF0, 0x7F, 1, 2, 3]))),
        1,
    ),
    "a text longer than its track": (
        lambda s: s.file(s.track(*s.note(), (0, [0xFF, 1, 0x7F, 65])), s.track(*s.note())),
        2,
    ),
    "a tempo of zero": (lambda s: s.file(s.track((0, s.meta(0x51, bytes(3))), *s.note())), 1),
    "tempo, meter and key without content": (
        lambda s: s.file(s.track(*((0, s.meta(k)) for k in (0x51, 0x58, 0x59)), *s.note())),
        1,
    ),
    "a note in the next century": (
        lambda s: s.file(s.track(*s.note(), *s.note(0x0FFFFFFF))),
        1,
    ),
    "ticks beyond 32 bits": (
        lambda s: s.file(s.track(*s.note(), *(s.note(0x0FFFFFFF) * 20))),
        1,
    ),
    "a release that nothing precedes": (lambda s: s.file(s.track((0, OFF), *s.note())), 1),
    "an event after the end of track": (
        lambda s: s.file(s.track(*s.note(), (0, s.meta(0x2F)), *s.note())),
        1,
    ),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_the_notes_of_a_damaged_file_are_saved(smf: SimpleNamespace, damage: str) -> None:
    make, num_notes = DAMAGED[damage]
    score = read_midi_bytes(make(smf))
    _check(score)
    assert len(score.notes) == num_notes


def test_a_file_that_is_cut_off_says_so(smf: SimpleNamespace) -> None:
    whole = read_midi_bytes(_good(smf))
    cut = read_midi_bytes(_good(smf)[:-7])
    assert whole.source is not None and cut.source is not None
    assert whole.source.remarks == ()
    assert [remark for remark in cut.source.remarks if "cut off" in remark]


def test_a_repaired_file_keeps_everything_but_the_damage(smf: SimpleNamespace) -> None:
    whole = read_midi_bytes(_good(smf))
    repaired = read_midi_bytes(_good(smf) + b"MTrk\0")
    assert repaired == whole
    assert whole.title == "Title"
    assert str(whole.keys[0].key) == "D major"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"M",
        b"MThd",
        b"MTrk",
        b"MThd" + bytes(10),
        bytes(100),
        b"RIFF____WAVEfmt ",
        b"\xff" * 99,
    ],
)
def test_bytes_without_music_are_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(AmtError) as refused:
        read_midi_bytes(data, name="song.mid")
    assert "song.mid" in refused.value.message
    assert refused.value.hint


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_whatever_the_bytes_there_is_a_score_or_a_sentence(data: st.DataObject) -> None:
    _score_or_sentence(data.draw(st.binary(max_size=300)))


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_a_header_before_any_bytes_changes_nothing_in_that(data: st.DataObject) -> None:
    body = data.draw(st.binary(max_size=200))
    track = b"MTrk" + data.draw(st.sampled_from([len(body), 0, 5, 2**31])).to_bytes(4, "big")
    header = b"MThd" + bytes([0, 0, 0, 6]) + data.draw(st.binary(min_size=6, max_size=6))
    _score_or_sentence(header + track + body)


@given(
    edits=st.lists(
        st.tuples(st.integers(0, 400), st.integers(0, 255), st.integers(0, 3)), max_size=12
    )
)
@settings(max_examples=200, deadline=None)
def test_a_file_with_changed_bytes_is_still_a_score_or_a_sentence(
    smf: SimpleNamespace, edits: list[tuple[int, int, int]]
) -> None:
    data = bytearray(_good(smf))
    for index, value, kind in edits:
        place = index % max(len(data), 1)
        if kind == 0:
            del data[place : place + value % 16]
        elif kind == 1:
            data[place:place] = bytes([value])
        else:
            data[place : place + 1] = bytes([value])
    _score_or_sentence(bytes(data))


def _score_or_sentence(data: bytes) -> None:
    try:
        score = read_midi_bytes(data)
    except AmtError:
        return
    _check(score)


def _check(score: Score) -> None:
    """Checks what holds for every score."""
    notes = score.notes
    assert score.num_bars >= 1
    assert all(bpm > 0 for _, bpm in score.tempo.changes)
    if not len(notes):
        return
    assert notes.onset_ticks.min() >= 0
    assert notes.onset_ticks.max() < score.length_ticks
    assert notes.onset_ticks.max() <= MAX_TICKS
    assert notes.duration_ticks.min() >= 1
    assert notes.pitch.max() <= 127
    assert notes.velocity.min() >= 1
    assert notes.velocity.max() <= 127
    assert set(notes.track.tolist()) == set(range(len(score.tracks)))
