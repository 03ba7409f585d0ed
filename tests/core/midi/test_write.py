from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import mido
import numpy as np
import pretty_midi
import pytest
import symusic
from hypothesis import given, settings
from hypothesis import strategies as st

from amt_core.errors import AmtError
from amt_core.midi.read import read_midi, read_midi_bytes
from amt_core.midi.write import midi_bytes, write_midi
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import KeyChange, Marker, Score, Track
from amt_core.music.tempo_map import TempoMap
from amt_core.music.theory import ALL_KEYS, Key


def _waltz() -> Score:
    return Score(
        num_bars=4,
        tracks=(
            Track(program=73, name="Flöte 笛", volume=90, pan=30),
            Track(program=0),
            Track(is_drum=True, program=8, volume=80),
        ),
        notes=NoteTable.from_notes(
            [
                Note(0, 480, 72, 100, 0),
                Note(480, 480, 72, 90, 0),
                Note(0, 1440, 48, 70, 1),
                Note(1440, 200, 36, 110, 2),
                Note(4000, 1500, 60, 64, 1),
            ]
        ),
        meter=MeterMap(changes=((0, TimeSignature(3, 4)), (2, TimeSignature(6, 8)))),
        tempo=TempoMap(changes=((0, 132.5), (1440, 90.0))),
        keys=(KeyChange(bar=0, key=Key.parse("Eb minor")), KeyChange(bar=2, key=Key.parse("F#"))),
        markers=(Marker(tick=1440, text="Größe"),),
        title="Walzer 🎻",
    )


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def _messages(score: Score) -> mido.MidiFile:
    return mido.MidiFile(file=io.BytesIO(midi_bytes(score)), charset="utf-8")


def test_notes_of_one_pitch_that_begin_together_are_all_written() -> None:
    doubled = NoteTable.from_notes(
        [Note(0, 240, 60, 70, 0), Note(0, 480, 60, 90, 0), Note(480, 240, 60, 80, 0)]
    )
    score = replace(_waltz(), tracks=(Track(),), notes=doubled)
    assert read_midi_bytes(midi_bytes(score)).notes == doubled


def test_a_score_comes_back_as_it_was() -> None:
    assert read_midi_bytes(midi_bytes(_waltz())) == _waltz()


def test_the_first_track_conducts_and_has_no_notes() -> None:
    kinds = [message.type for message in _messages(_waltz()).tracks[0]]
    assert kinds[0] == "track_name"
    assert kinds.count("set_tempo") == kinds.count("time_signature") == 2
    assert kinds.count("key_signature") == 2
    assert "note_on" not in kinds


def test_every_part_begins_with_name_bank_program_volume_and_pan() -> None:
    for track in _messages(_waltz()).tracks[1:]:
        front = [message for message in track if message.type != "note_on"][:6]
        assert [message.time for message in front] == [0] * 6
        assert [message.type for message in front[:1]] == ["track_name"]
        controls = [m.control for m in front if m.type == "control_change"]
        assert controls == [0, 32, 7, 10]
        assert front[3].type == "program_change"


def test_drums_are_on_channel_10_and_the_rest_is_not() -> None:
    channels = [
        {message.channel for message in track if message.type == "note_on"}
        for track in _messages(_waltz()).tracks[1:]
    ]
    assert channels == [{0}, {1}, {9}]


def test_a_note_is_released_before_the_next_of_its_pitch_starts() -> None:
    kinds = [m.type for m in _messages(_waltz()).tracks[1] if m.type.startswith("note")]
    assert kinds == ["note_on", "note_off", "note_on", "note_off"]


def test_every_track_ends_with_the_last_bar() -> None:
    file = _messages(_waltz())
    assert file.ticks_per_beat == 480
    assert file.type == 1
    assert {sum(message.time for message in track) for track in file.tracks} == {4 * 1440}


def test_a_note_may_ring_past_the_last_bar() -> None:
    score = Score(
        num_bars=1, tracks=(Track(),), notes=NoteTable.from_notes([Note(0, 5000, 60, 64, 0)])
    )
    assert read_midi_bytes(midi_bytes(score)) == score


def test_other_programs_open_the_file(tmp_path: Path) -> None:
    path = tmp_path / "waltz.mid"
    score = _waltz()
    write_midi(score, path)
    with_mido = mido.MidiFile(path, charset="utf-8")
    with_pretty_midi = pretty_midi.PrettyMIDI(str(path))
    with_symusic = symusic.Score(path)
    assert [track.name for track in with_mido.tracks] == [
        "Walzer 🎻",
        "Flöte 笛",
        "Acoustic Grand Piano",
        "Room Kit",
    ]
    starts = [n.start for part in with_pretty_midi.instruments for n in part.notes]
    expected = score.tempo.to_sec(score.notes.onset_ticks)
    np.testing.assert_allclose(sorted(starts), sorted(expected), atol=1e-6)
    assert [part.is_drum for part in with_pretty_midi.instruments] == [False, False, True]
    assert with_symusic.note_num() == len(score.notes)
    assert [t.program for t in with_symusic.tracks] == [73, 0, 8]


def test_twenty_parts_keep_their_instruments_in_every_reader() -> None:
    programs = [*range(18), 3, 3]
    notes = [Note(i * 240, 200, 60, 64, i) for i in range(20)]
    score = Score(
        num_bars=4,
        tracks=tuple(Track(program=program) for program in programs),
        notes=NoteTable.from_notes(notes),
    )
    assert read_midi_bytes(midi_bytes(score)) == score
    ports = [m.port for t in _messages(score).tracks for m in t if m.type == "midi_port"]
    assert sorted(set(ports)) == [0, 1]


def test_an_empty_score_is_a_file_too() -> None:
    assert read_midi_bytes(midi_bytes(Score(num_bars=1, tracks=()))) == Score(num_bars=1, tracks=())


def test_overlapping_notes_of_one_pitch_end_where_the_next_begins() -> None:
    notes = NoteTable.from_notes(
        [Note(0, 960, 60, 64, 0), Note(480, 960, 60, 64, 0), Note(480, 100, 60, 64, 0)]
    )
    score = Score(num_bars=1, tracks=(Track(),), notes=notes)
    assert [n[:2] for n in read_midi_bytes(midi_bytes(score)).notes.rows()] == [
        (0, 480),
        (480, 100),
        (480, 960),
    ]


def test_a_name_with_half_a_surrogate_pair_is_written() -> None:
    score = Score(num_bars=1, tracks=(Track(name="\ud83c"),), title="\udfff")
    assert midi_bytes(score)


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12)
_BPM = st.integers(100, 24_000).map(lambda hundredths: max(hundredths / 100, 10.0))


@st.composite
def scores(draw: st.DrawFn) -> Score:
    """Scores as a file can hold them: no part without notes, no pitch overlapping itself."""
    num_bars = draw(st.integers(1, 8))
    signatures = st.builds(TimeSignature, st.integers(1, 13), st.sampled_from([2, 4, 8, 16]))
    meter = draw(_changes(signatures, num_bars - 1))
    meter_map = MeterMap(changes=meter)
    starts = meter_map.bar_starts_ticks(num_bars)
    length = int(starts[-1])
    tracks: list[Track] = []
    notes: list[Note] = []
    for index in range(draw(st.sampled_from([0, 1, 2, 3, 4, 17]))):
        name = draw(_TEXT)
        track = Track(
            program=draw(st.integers(0, 127)),
            is_drum=draw(st.booleans()),
            name=name,
            volume=draw(st.integers(0, 127)),
            pan=draw(st.integers(0, 127)),
        )
        tracks.append(track if name != track.instrument else Track(program=track.program))
        for pitch in draw(st.sets(st.integers(0, 127), min_size=1, max_size=4)):
            places = sorted(draw(st.sets(st.integers(0, length - 1), min_size=1, max_size=4)))
            ends = [*places[1:], length + 500]
            for onset, end in zip(places, ends, strict=True):
                duration = draw(st.integers(1, end - onset))
                notes.append(Note(onset, duration, pitch, draw(st.integers(1, 127)), index))
    last_onset = max((note.onset_ticks for note in notes), default=0)
    # A meter that changes after the last note is not read again: it changes nothing that sounds.
    meter = tuple((bar, s) for bar, s in meter if bar == 0 or starts[bar] <= last_onset)
    meter_map = MeterMap(changes=meter)
    num_ticks = int(meter_map.bar_starts_ticks(num_bars)[-1])
    markers = draw(st.lists(st.tuples(st.integers(0, num_ticks - 1), _TEXT), max_size=3))
    keys = draw(st.one_of(st.just(()), _changes(st.sampled_from(ALL_KEYS), num_bars - 1)))
    return Score(
        num_bars=num_bars,
        tracks=tuple(tracks),
        notes=NoteTable.from_notes(notes),
        meter=meter_map,
        tempo=TempoMap(changes=draw(_changes(_BPM, num_ticks - 1))),
        keys=tuple(KeyChange(bar=bar, key=key) for bar, key in keys),
        markers=tuple(
            Marker(tick=tick, text=text) for tick, text in sorted(markers, key=_tick) if text
        ),
        title=draw(_TEXT),
    )


def _tick(marker: tuple[int, str]) -> int:
    return marker[0]


def _changes(values: st.SearchStrategy, last: int) -> st.SearchStrategy:
    """Up to four changes at ascending places from 0 on, none of which repeats the one before."""

    def distinct(drawn: dict) -> tuple:
        ordered = sorted(drawn.items())
        return tuple(
            change
            for change, before in zip(ordered, [(0, None), *ordered], strict=False)
            if change[1] != before[1]
        )

    later = st.dictionaries(st.integers(0, last), values, max_size=3)
    return st.tuples(values, later).map(lambda drawn: distinct({**drawn[1], 0: drawn[0]}))


@given(scores())
@settings(max_examples=40, deadline=None)
def test_any_score_comes_back_as_it_was(score: Score) -> None:
    assert read_midi_bytes(midi_bytes(score)) == score


def test_a_file_is_replaced_only_by_a_complete_one(tmp_path: Path) -> None:
    path = tmp_path / "waltz.mid"
    path.write_bytes(b"the old one")
    write_midi(_waltz(), path)
    assert read_midi(path) == _waltz()
    assert _names(tmp_path) == ["waltz.mid"]


@pytest.mark.parametrize("name", ["missing/waltz.mid", "folder", "x" * 300 + ".mid", "n\0ul.mid"])
def test_a_file_that_cannot_be_written_is_a_sentence_with_a_remedy(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(AmtError) as refused:
        write_midi(_waltz(), tmp_path / name)
    assert refused.value.hint
    assert _names(tmp_path) == ["folder"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_a_full_disk_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def write_to_full(_path: Path, data: bytes) -> None:
        with Path("/dev/full").open("wb") as full:
            full.write(data)

    monkeypatch.setattr(Path, "write_bytes", write_to_full)
    with pytest.raises(AmtError, match="full"):
        write_midi(_waltz(), tmp_path / "waltz.mid")
    assert _names(tmp_path) == []


@pytest.mark.parametrize("is_read_first", [False, True])
def test_sends_to_reverb_and_chorus_are_written_and_read_again(is_read_first: bool) -> None:
    notes = NoteTable.from_notes([Note(0, 480, 60, 90, 0), Note(0, 480, 40, 90, 1)])
    plain = Score(num_bars=1, tracks=(Track(), Track(program=32)), notes=notes)
    score = read_midi_bytes(midi_bytes(plain)) if is_read_first else plain
    wet = replace(score.tracks[1], reverb=99, chorus=12)
    written = read_midi_bytes(midi_bytes(replace(score, tracks=(score.tracks[0], wet))))
    assert [(track.reverb, track.chorus) for track in written.tracks] == [(40, 0), (99, 12)]
