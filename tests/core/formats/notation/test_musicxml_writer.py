"""MusicXML has staves, clefs, names, drums and chord symbols where a musician looks for them."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from amt_core.formats.musicxml import musicxml_bytes, read_musicxml_bytes
from amt_core.midi.read import read_midi_bytes
from amt_core.midi.smf.smf_events import META_LYRIC
from amt_core.midi.text.lyrics import read_syllables
from amt_core.midi.write import midi_bytes
from amt_core.music.event_table import EventTable
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import KeyChange, Marker, Score, Track
from amt_core.music.tempo_map import TempoMap
from amt_core.music.theory import Key


def _score(*tracks: Track, notes: list[Note], markers: tuple[Marker, ...] = ()) -> Score:
    return Score(
        num_bars=2, tracks=tracks, notes=NoteTable.from_notes(notes), markers=markers,
        keys=(KeyChange(bar=0, key=Key.parse("Eb minor")),),
    )  # fmt: skip


def _xml(score: Score) -> ET.Element:
    return ET.fromstring(musicxml_bytes(score))


def _texts(root: ET.Element, path: str) -> list[str]:
    return [element.text or "" for element in root.iterfind(path)]


def _line(pitch: int, *, track: int = 0) -> list[Note]:
    return [Note(beat * 480, 440, pitch, 80, track) for beat in range(8)]


@pytest.mark.parametrize(
    ("program", "pitch", "clef"),
    [(73, 74, ["G", "2"]), (42, 45, ["F", "4"]), (41, 60, ["C", "3"]), (24, 52, ["G", "2", "-1"]),
     (33, 35, ["F", "4", "-1"])],
)  # fmt: skip
def test_each_instrument_has_the_clef_that_its_players_read(
    program: int, pitch: int, clef: list[str]
) -> None:
    root = _xml(_score(Track(program=program), notes=_line(pitch)))
    assert [part.text for part in root.find(".//clef") or ()] == clef


def test_a_keyboard_has_two_staves_and_comes_back_as_one_track() -> None:
    notes = sorted(_line(72) + _line(43))
    score = _score(Track(program=0), notes=notes)
    root = _xml(score)
    assert _texts(root, ".//staves") == ["2"]
    assert _texts(root, ".//clef/sign") == ["G", "F"]
    returned = read_musicxml_bytes(musicxml_bytes(score))
    assert len(returned.tracks) == 1
    assert [(n.onset_ticks, n.pitch) for n in returned.notes.rows()] == [
        (n.onset_ticks, n.pitch) for n in notes
    ]


def test_drums_stand_on_their_places_and_come_back() -> None:
    drums = [Note(at * 240, 120, pitch, 90, 0) for at, pitch in enumerate((36, 42, 38, 46, 44, 49))]
    score = _score(Track(is_drum=True), notes=drums)
    root = _xml(score)
    assert _texts(root, ".//clef/sign") == ["percussion"]
    places = zip(_texts(root, ".//display-step"), _texts(root, ".//display-octave"), strict=True)
    assert sorted(step + octave for step, octave in places) == sorted(
        ["F4", "G5", "C5", "G5", "D4", "A5"]
    )
    assert _texts(root, ".//notehead").count("x") == 3
    assert read_musicxml_bytes(musicxml_bytes(score)).notes == score.notes


def test_winds_come_first_and_drums_last() -> None:
    tracks = (Track(is_drum=True), Track(program=33), Track(program=0), Track(program=73))
    notes = [note for track in range(4) for note in _line(60 if track else 38, track=track)]
    names = _texts(_xml(_score(*tracks, notes=notes)), ".//part-name")
    assert names == ["Flute", "Acoustic Grand Piano", "Electric Bass (finger)", "Drums"]


def test_an_accidental_is_shown_once_in_its_bar_and_not_after_a_tie() -> None:
    notes = [Note(0, 480, 74, 80, 0), Note(480, 480, 74, 80, 0), Note(1440, 960, 74, 80, 0)]
    root = _xml(_score(Track(program=73), notes=notes))
    assert _texts(root, ".//accidental") == ["natural"]


def test_chord_symbols_have_extensions_and_alterations_and_letters_are_sections() -> None:
    chords = tuple(Marker(tick=480 * i, text=t) for i, t in enumerate(("C9", "F#m7b5/A", "G7b9")))
    root = _xml(_score(Track(program=73), notes=_line(72), markers=chords))
    assert _texts(root, ".//kind") == ["dominant-ninth", "half-diminished", "dominant"]
    assert _texts(root, ".//bass-step") == ["A"]
    assert _texts(root, ".//degree-value") == ["9"]
    letters = (Marker(tick=0, text="A"), Marker(tick=1920, text="B"))
    root = _xml(_score(Track(program=73), notes=_line(72), markers=letters))
    assert _texts(root, ".//rehearsal") == ["A", "B"]


def test_signs_that_xml_cannot_hold_are_left_out_of_names() -> None:
    root = _xml(_score(Track(program=73, name="Fl\x01ute <1> & 2"), notes=_line(72)))
    assert _texts(root, ".//part-name") == ["Flute <1> & 2"]


def test_words_stand_under_their_notes_and_come_back() -> None:
    words = [(0, b"Hal-"), (480, b"le-"), (960, b"lu-"), (1440, b"jah ")]
    score = replace(
        _score(Track(program=52, part=16), notes=_line(72)),
        events=EventTable.of_texts(words, kind=META_LYRIC, chunk=1),
    )
    root = _xml(score)
    assert _texts(root, ".//syllabic") == ["begin", "middle", "middle", "end"]
    assert _texts(root, ".//lyric/text") == ["Hal", "le", "lu", "jah"]
    returned = read_midi_bytes(midi_bytes(read_musicxml_bytes(musicxml_bytes(score))))
    assert [syllable.text for syllable in read_syllables(returned)[1]] == ["Hal", "le", "lu", "jah"]


def test_words_in_a_track_of_their_own_go_to_the_part_that_sings_them() -> None:
    words = [(480 * beat, b"la ") for beat in range(8)]
    tracks = (Track(program=48, part=16), Track(program=53, part=32))
    notes = [Note(0, 3840, 48, 80, 0), *_line(72, track=1)]
    score = replace(
        _score(*tracks, notes=notes), events=EventTable.of_texts(words, kind=META_LYRIC, chunk=3)
    )
    parts = {part.get("id"): len(part.findall(".//lyric")) for part in _xml(score).iter("part")}
    assert parts == {"P1": 8, "P2": 0}


def test_all_verses_come_back_under_the_part_that_sings_them() -> None:
    # Two voices in one rhythm: nothing but its place says whose words a verse has.
    verses = ((1, b"one "), (2, b"two "), (3, b"three "), (4, b"four "), (5, b"five "))
    events = [
        EventTable.of_texts([(480 * beat, word) for beat in range(4)], kind=META_LYRIC, chunk=chunk)
        for chunk, word in verses
    ]
    tracks = (Track(program=52, part=16), Track(program=53, part=64))
    score = replace(
        _score(*tracks, notes=[*_line(72), *_line(60, track=1)]), events=EventTable.concat(events)
    )

    def sung(score: Score) -> list[list[str]]:
        return [
            [
                part.findtext(f".//lyric[@number='{number}']/text", "")
                for number in range(1, len(part.findall(".//note[1]/lyric")) + 1)
                if part.find(f".//lyric[@number='{number}']") is not None
            ]
            for part in _xml(score).iter("part")
        ]

    expected = [["one", "two", "three"], ["four", "five"]]
    assert sung(score) == expected
    returned = read_musicxml_bytes(musicxml_bytes(score))
    assert sung(returned) == expected
    assert sung(read_midi_bytes(midi_bytes(returned))) == expected


def test_a_unison_of_two_voices_keeps_its_accidental() -> None:
    notes = [Note(0, 1920, 61, 80, 0), Note(0, 480, 61, 80, 0), Note(480, 1440, 66, 80, 0)]
    score = replace(_score(Track(program=0), notes=notes), keys=())
    assert "sharp" in _texts(_xml(score), ".//accidental")


def test_drums_come_back_by_their_instruments_whatever_line_they_stand_on() -> None:
    drums = [Note(at * 480, 120, pitch, 90, 0) for at, pitch in enumerate((35, 40, 57, 82, 27, 90))]
    score = _score(Track(is_drum=True), notes=drums)
    assert read_musicxml_bytes(musicxml_bytes(score)).notes == score.notes


def test_a_tempo_in_compound_meter_counts_dotted_quarters() -> None:
    score = replace(
        _score(Track(program=73), notes=[Note(0, 240, 72, 80, 0)]),
        meter=MeterMap.constant(TimeSignature(6, 8)), tempo=TempoMap.constant(202.0),
    )  # fmt: skip
    root = _xml(score)
    assert root.find(".//metronome/beat-unit-dot") is not None
    assert _texts(root, ".//per-minute") == ["135"]
    assert [sound.get("tempo") for sound in root.iter("sound")] == ["202"]


def test_a_tied_chord_in_a_second_voice_comes_back_as_one() -> None:
    notes = [
        Note(720, 480, 66, 80, 0), Note(720, 480, 74, 80, 0), Note(480, 720, 62, 80, 0),
        Note(480, 480, 78, 80, 0),
    ]  # fmt: skip
    score = replace(
        _score(Track(program=25), notes=notes), meter=MeterMap.constant(TimeSignature(6, 8))
    )
    returned = read_musicxml_bytes(musicxml_bytes(score)).notes
    assert sorted(returned.pitch.tolist()) == [62, 66, 74, 78]


def test_a_voice_that_is_tied_over_the_bar_line_keeps_its_number() -> None:
    low = [Note(at, 240, 52, 80, 0) for at in range(0, 3840, 240)]
    high = [Note(1440, 960, 79, 80, 0), Note(2640, 960, 40, 80, 0)]
    root = _xml(_score(Track(program=25), notes=sorted(low + high)))
    tied = [note for note in root.iter("note") if note.find("tie") is not None]
    held = [note.findtext("voice") for note in tied if note.findtext("pitch/octave") == "5"]
    assert len(held) == 2
    assert held[0] == held[1]
