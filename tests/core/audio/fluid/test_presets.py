from __future__ import annotations

import struct
from pathlib import Path

import pytest

from amt_core.audio.fluid.presets import missing_presets, preset_for, preset_names, presets_of
from amt_core.audio.fluid.sound_fonts import find_sound_font
from amt_core.errors import AmtError
from amt_core.music.score import Track

SMALL = frozenset({(0, 0), (0, 24), (0, 33), (0, 48), (128, 0)})


def _chunk(kind: bytes, body: bytes, *, is_padded: bool) -> bytes:
    padding = b"\x00" if is_padded and len(body) % 2 else b""
    return struct.pack("<4sI", kind, len(body)) + body + padding


def _font(presets: list[tuple[int, int]], *, is_padded: bool = True) -> bytes:
    """A sound font with presets and without sounds; its samples have an odd length."""
    records = [struct.pack("<20sHH14x", b"a preset", program, bank) for bank, program in presets]
    records.append(struct.pack("<20sHH14x", b"EOP", 0, 0))
    header = _chunk(b"phdr", b"".join(records), is_padded=True)
    lists = (
        _chunk(b"LIST", b"INFO" + b"text", is_padded=is_padded)
        + _chunk(b"LIST", b"sdta" + b"odd", is_padded=is_padded)
        + _chunk(b"LIST", b"pdta" + header, is_padded=is_padded)
    )
    return b"RIFF" + struct.pack("<I", len(lists) + 4) + b"sfbk" + lists


@pytest.mark.parametrize("is_padded", [True, False])
def test_the_presets_of_a_font_are_listed(tmp_path: Path, is_padded: bool) -> None:
    path = tmp_path / "some.sf3"
    path.write_bytes(_font([(0, 0), (0, 40), (128, 0)], is_padded=is_padded))
    assert presets_of(path) == {(0, 0), (0, 40), (128, 0)}


@pytest.mark.parametrize("content", [b"", b"RIFF\x00\x00\x00\x00sfbk", b"x" * 64])
def test_a_font_that_cannot_be_read_has_no_presets(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.sf2"
    path.write_bytes(content)
    assert presets_of(path) == frozenset()


def test_the_font_of_this_machine_has_all_instruments() -> None:
    try:
        presets = presets_of(find_sound_font())
    except AmtError as error:
        pytest.skip(str(error))
    assert {(0, program) for program in range(128)} <= presets


@pytest.mark.parametrize(
    ("track", "preset"),
    [
        (Track(program=24), (0, 24)),
        (Track(program=29), (0, 24)),
        (Track(program=32), (0, 33)),
        (Track(program=40), (0, 48)),
        (Track(program=60), (0, 0)),
        (Track(is_drum=True, program=32), (128, 0)),
    ],
)
def test_what_a_font_lacks_is_played_by_its_nearest(track: Track, preset: tuple[int, int]) -> None:
    assert preset_for(track, SMALL) == preset


def test_of_a_font_that_cannot_be_read_everything_is_asked() -> None:
    assert preset_for(Track(program=77), frozenset()) == (0, 77)


def test_what_plays_instead_is_said_once(tmp_path: Path) -> None:
    path = tmp_path / "small.sf2"
    path.write_bytes(_font([(0, 0), (0, 40), (128, 0)]))
    sentences = missing_presets(path, [Track(), Track(program=41), Track(program=41)])
    assert sentences == ["small.sf2 has no Viola; Violin plays instead."]


def test_a_preset_has_the_name_that_the_font_gives_it() -> None:
    font = find_sound_font()
    assert preset_names(font)[0, 0]
    assert preset_names(font).keys() == presets_of(font)


def test_a_kit_without_a_name_is_told_by_its_number(small_font: Path) -> None:
    (sentence,) = missing_presets(small_font, [Track(is_drum=True, program=99)])
    assert "has no drum kit 99;" in sentence
