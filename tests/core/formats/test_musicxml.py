"""MusicXML in and out, whole, damaged and dangerous."""

from __future__ import annotations

import random
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.formats.files import read_score, write_score
from amt_core.formats.musicxml import musicxml_bytes, read_musicxml_bytes
from amt_core.formats.xml_safety import MAX_XML_BYTES, pack_mxl, unpack_musicxml
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import KeyChange, Marker, Score, Track
from amt_core.music.tempo_map import TempoMap
from amt_core.music.theory import Key


def _score() -> Score:
    rows = [
        Note(0, 960, 66, 80, 0),
        Note(0, 480, 59, 80, 0),
        Note(480, 160, 61, 80, 0),
        Note(640, 160, 63, 80, 0),
        Note(800, 160, 64, 80, 0),
        Note(1200, 720, 70, 80, 0),
        Note(0, 1440, 42, 80, 1),
        Note(1440, 1440, 35, 80, 1),
    ]
    return Score(
        num_bars=2,
        tracks=(Track(name="Right hand"), Track(name="Left hand")),
        notes=NoteTable.from_notes(rows),
        meter=MeterMap.constant(TimeSignature(3, 4)),
        tempo=TempoMap.constant(72.0),
        keys=(KeyChange(bar=0, key=Key.parse("Gb major")),),
        markers=(Marker(tick=0, text="Gb"), Marker(tick=1440, text="Ebm")),
        title="Evening",
    )


@pytest.fixture(scope="module")
def xml() -> bytes:
    return musicxml_bytes(_score())


@pytest.fixture(scope="module")
def returned(xml: bytes) -> Score:
    return read_musicxml_bytes(xml)


@pytest.mark.parametrize("written", [b"1e20", b"1e-9", b"0"])
def test_a_tempo_that_no_file_can_state_is_passed_over(xml: bytes, written: bytes) -> None:
    damaged = re.sub(rb"(<per-minute>|tempo=\")72(\.0)?", rb"\g<1>" + written, xml)
    assert damaged != xml
    score = read_musicxml_bytes(damaged)
    assert score.tempo == TempoMap.constant(120.0)
    assert score.notes == _score().notes


def test_notes_come_back_with_ties_voices_and_triplets(returned: Score) -> None:
    assert returned.notes == _score().notes


def test_key_meter_tempo_title_and_names_come_back(returned: Score) -> None:
    score = _score()
    assert str(returned.key) == "Gb major"
    assert (returned.meter, returned.tempo) == (score.meter, score.tempo)
    assert (returned.title, returned.tracks) == (score.title, score.tracks)


def test_chord_symbols_come_back_as_markers(returned: Score, xml: bytes) -> None:
    assert xml.count(b"<harmony") == 2
    assert returned.markers == _score().markers


def test_notes_are_spelled_in_the_key(xml: bytes) -> None:
    assert b"<alter>1</alter>" not in xml
    assert b"<alter>-1</alter>" in xml


def test_the_left_hand_has_a_bass_clef(xml: bytes) -> None:
    assert [xml.count(sign) for sign in (b"<sign>G</sign>", b"<sign>F</sign>")] == [1, 1]


def test_eighths_of_one_beat_are_beamed(xml: bytes) -> None:
    assert b'<beam number="1">begin</beam>' in xml


@pytest.mark.parametrize("name", ["piece.musicxml", "piece.mxl"])
def test_a_file_is_written_and_read(tmp_path: Path, name: str) -> None:
    write_score(_score(), tmp_path / name)
    assert len(read_score(tmp_path / name).notes) == 8


def _score_or_hint(data: bytes) -> Score | str:
    try:
        return read_musicxml_bytes(data)
    except AmtError as error:
        return error.hint


def test_mutated_files_give_a_sentence_or_a_score(xml: bytes) -> None:
    draw = random.Random(1)
    for _ in range(25):
        data = bytearray(xml)
        for _ in range(draw.randint(1, 6)):
            at = draw.randrange(len(data))
            data[at : at + draw.choice((0, 1, 20))] = draw.randbytes(draw.choice((1, 3)))
        assert _score_or_hint(bytes(data))


def test_mutated_archives_give_a_sentence_or_a_score(xml: bytes) -> None:
    draw = random.Random(2)
    packed = pack_mxl(xml)
    for _ in range(40):
        data = bytearray(packed)
        at = draw.randrange(len(data))
        data[at : at + draw.choice((0, 1, 30))] = draw.randbytes(draw.choice((1, 4)))
        assert _score_or_hint(bytes(data))


@pytest.mark.parametrize("depth", [500, 100_000])
def test_deep_nesting_is_a_sentence_and_no_crash(depth: int) -> None:
    nested = b"<part>" * depth + b"</part>" * depth
    assert isinstance(_score_or_hint(b"<score-partwise>" + nested + b"</score-partwise>"), str)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<divisions>", b"<divisions>-"),
        (b"<beats>3", b"<beats>99999"),
        (b"<fifths>-6", b"<fifths>99"),
        (b"<octave>", b"<octave>77"),
        (b"<duration>", b"<duration>99999999"),
    ],
)
def test_numbers_that_make_no_sense_are_refused(xml: bytes, old: bytes, new: bytes) -> None:
    assert old in xml
    with pytest.raises(AmtError, match="makes no sense"):
        read_musicxml_bytes(xml.replace(old, new))


def test_entities_are_refused() -> None:
    lines = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE score-partwise [<!ENTITY e0 "lol">{lines}]>'
        "<score-partwise>&e9;</score-partwise>"
    )
    with pytest.raises(AmtError, match="entities"):
        read_musicxml_bytes(bomb.encode())
    with pytest.raises(AmtError, match="entities"):
        read_musicxml_bytes(bomb.replace("?>", ' encoding="UTF-16"?>', 1).encode("utf-16"))


def test_a_zip_bomb_is_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("score.xml", bytes(MAX_XML_BYTES + 1))
    with pytest.raises(AmtError, match="unpacks to more"):
        read_musicxml_bytes(stream.getvalue())


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"<html/>", b"MThd", b"<score-part"])
def test_what_is_no_musicxml_is_called_so(data: bytes) -> None:
    with pytest.raises(AmtError, match=r"not a MusicXML file|damaged"):
        unpack_musicxml(data, "The file")


def test_a_compressed_file_unpacks_to_its_score() -> None:
    assert unpack_musicxml(pack_mxl(b"<score-partwise/>"), "The file") == b"<score-partwise/>"
