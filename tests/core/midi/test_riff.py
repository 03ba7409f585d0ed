"""MIDI files in RIFF wrappers."""

from __future__ import annotations

from pathlib import Path

from amt_core.formats.files import read_score, write_score
from amt_core.midi.riff import in_riff
from amt_core.midi.write import midi_bytes
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track

NAME = b"INAM" + (4).to_bytes(4, "little") + b"Song"
LIST = b"LIST" + (4 + len(NAME)).to_bytes(4, "little") + b"INFO" + NAME


def _score() -> Score:
    notes = NoteTable.from_notes([Note(0, 480, 60, 80, 0), Note(480, 480, 64, 80, 0)])
    return Score(num_bars=1, tracks=(Track(program=11),), notes=notes)


def test_a_name_that_ends_in_rmi_gets_a_wrapper(tmp_path: Path) -> None:
    path = tmp_path / "song.rmi"
    write_score(_score(), path)
    data = path.read_bytes()
    assert data[:4] + data[8:16] == b"RIFFRMIDdata"
    assert int.from_bytes(data[4:8], "little") == len(data) - 8
    assert read_score(path) == _score()


def test_the_chunks_next_to_the_midi_file_come_back(tmp_path: Path) -> None:
    body = b"RMID" + LIST + in_riff(midi_bytes(_score()))[12:]
    path = tmp_path / "song.rmi"
    path.write_bytes(b"RIFF" + len(body).to_bytes(4, "little") + body)
    write_score(read_score(path), tmp_path / "again.rmi")
    assert (tmp_path / "again.rmi").read_bytes() == path.read_bytes()


def test_a_wrapper_is_taken_off_where_the_name_asks_for_plain_midi(tmp_path: Path) -> None:
    write_score(_score(), tmp_path / "song.rmi")
    write_score(read_score(tmp_path / "song.rmi"), tmp_path / "song.mid")
    assert (tmp_path / "song.mid").read_bytes() == midi_bytes(_score())
