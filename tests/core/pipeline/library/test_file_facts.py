"""The catalogue keeps of a file what is in it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from amt_core.formats.files import write_score
from amt_core.midi.text.text_events import find_text_events
from amt_core.midi.write import write_midi
from amt_core.music.note_table import NoteTable
from amt_core.music.score import KeyChange, Score, Track
from amt_core.music.tempo_map import TempoMap
from amt_core.music.theory import Key
from amt_core.pipeline.library.file_facts import FileFacts, file_facts
from amt_core.pipeline.library.fingerprint import fingerprint
from amt_core.pipeline.library.song_names import SongName, guess_song_name

SCALE = [60, 62, 64, 65, 67, 69, 71, 72]


def score(**changes: object) -> Score:
    count = 64
    notes = NoteTable.from_columns(
        np.arange(count) * 240, np.full(count, 240), np.resize(SCALE, count), np.full(count, 90),
        np.arange(count) % 2,
    )  # fmt: skip
    plain = Score(
        num_bars=8,
        tracks=(Track(program=0), Track(program=40)),
        notes=notes,
        tempo=TempoMap.constant(100),
        keys=(KeyChange(bar=0, key=Key(0)),),
        title="Etude",
    )
    return replace(plain, **changes)


def facts_of(piece: Score, tmp_path: Path, *, place: str = "a/b.mid") -> FileFacts:
    path = tmp_path / "piece.mid"
    write_midi(piece, path)
    return file_facts(path.read_bytes(), place=place, measures_key=True)


def test_musicxml_in_a_library_has_the_facts_of_its_music(tmp_path: Path) -> None:
    path = tmp_path / "piece.mxl"
    write_score(score(), path)
    facts = file_facts(path.read_bytes(), place="piece.mxl", measures_key=True)
    assert facts.note_hash == facts_of(score(), tmp_path).note_hash
    assert (facts.num_bars, facts.num_notes, facts.reason) == (8, 64, "")


def test_the_facts_are_those_of_the_music(tmp_path: Path) -> None:
    facts = facts_of(score(), tmp_path, place="Jane Doe/First Song.mid")
    assert (facts.num_tracks, facts.programs, facts.has_drums) == (2, "0,40", 0)
    assert (facts.tempo_bpm, facts.time_signature) == (100.0, "4/4")
    assert (facts.key_stated, facts.key_measured) == ("C major", "C major")
    assert (facts.num_bars, facts.num_notes) == (8, 64)
    assert facts.duration_sec == pytest.approx(19.2)
    assert facts.notes_per_sec == pytest.approx(64 / 19.2, abs=1e-3)
    assert facts.polyphony == pytest.approx(1.0)
    assert (facts.title, facts.artist) == ("First Song", "Jane Doe")
    assert "Etude" in json.loads(facts.texts)["names"]
    assert (facts.flags, facts.reason) == ("", "")


def test_what_is_no_midi_has_a_reason() -> None:
    facts = file_facts(b"RIFF of something else", place="x.mid", measures_key=True)
    assert facts.reason and facts.content_hash and not facts.note_hash


@pytest.mark.parametrize(
    ("changes", "flag"),
    [
        ({"tempo": TempoMap.constant(390)}, "absurd tempo"),
        (
            {
                "notes": NoteTable.from_columns(
                    [*range(0, 480 * 20, 480)], [480 * 70, *[480] * 19], [60, *[67] * 19],
                    [90] * 20, [0] * 20,
                ),
                "num_bars": 18,
            },
            "endless note",
        ),
        ({"notes": score().notes.select(slice(0, 5))}, "too short"),
        (
            {"tracks": (Track(program=0, volume=0), Track(program=40, volume=0))},
            "silent",
        ),
    ],
)  # fmt: skip
def test_doubtful_files_are_flagged(tmp_path: Path, changes: dict[str, object], flag: str) -> None:
    assert facts_of(score(**changes), tmp_path).flags.split(",") == [flag]


def test_copies_and_transpositions_are_found() -> None:
    piece = score()
    notes = piece.notes
    louder = replace(notes, velocity=notes.velocity + 10)
    higher = replace(notes, pitch=notes.pitch + 3)
    later = replace(notes, onset_ticks=notes.onset_ticks + 1920)
    other = replace(notes, pitch=notes.pitch[::-1].copy())
    same = fingerprint(piece)
    assert fingerprint(piece.with_notes(louder)) == same
    assert fingerprint(replace(piece, num_bars=9).with_notes(later)) == same
    assert fingerprint(replace(piece, tracks=piece.tracks[::-1])) == same
    assert fingerprint(piece.with_notes(higher)).notes != same.notes
    assert fingerprint(piece.with_notes(higher)).shape == same.shape
    assert fingerprint(piece.with_notes(other)).shape != same.shape


def test_drums_are_no_pitches() -> None:
    piece = score()
    drums = (piece.tracks[0], Track(is_drum=True))
    with_drums = replace(piece, tracks=drums)
    assert fingerprint(with_drums).notes != fingerprint(piece).notes
    higher = replace(piece.notes, pitch=piece.notes.pitch + (piece.notes.track == 0) * 3)
    moved = fingerprint(with_drums.with_notes(higher))
    assert moved.shape == fingerprint(with_drums).shape
    assert moved.notes != fingerprint(with_drums).notes


@pytest.mark.parametrize(
    ("place", "sequence_name", "texts", "title", "artist"),
    [
        ("Queen - Bohemian Rhapsody.mid", "", (), "Bohemian Rhapsody", "Queen"),
        ("ABBA/Waterloo.mid", "", (), "Waterloo", "ABBA"),
        ("ABBA/Gold/03 - Waterloo (2).mid", "", (), "Waterloo", "ABBA"),
        ("midi/Let_It_Be.2.mid", "", (), "Let It Be", ""),
        ("lmd_full/1/0123456789abcdef0123456789abcdef.mid", "Yesterday", (), "Yesterday", ""),
        ("x/track01.mid", "untitled", (), "", ""),
        ("a.kar", "", ("@KMIDI KARAOKE FILE", "@TMy Way", "@TFrank Sinatra"), "My Way",
         "Frank Sinatra"),
    ],
)  # fmt: skip
def test_names_come_from_tags_files_and_folders(
    place: str, sequence_name: str, texts: tuple[str, ...], title: str, artist: str
) -> None:
    found = guess_song_name(place, sequence_name=sequence_name, texts=texts)
    assert found == SongName(title=title, artist=artist)


def test_words_are_found_among_the_notes() -> None:
    long = "x" * 200
    data = (
        b"MTrk\0\0\0\0\0\xff\x03\x05Piano\0\xff\x02\x08(c) 1999\0\x90\x3c\x40"
        b"\0\xff\x05\x02He\0\xff\x05\x03llo\0\xff\x01\x81\x48" + long.encode() +
        b"\0\xff\x06\x06Verse \x81\xff\x01\x3c\x40\0\x90\x3e\x00"
    )  # fmt: skip
    words = find_text_events(data)
    assert words.names == ("Piano",)
    assert words.copyrights == ("(c) 1999",)
    assert words.lyrics == "Hello"
    assert words.texts == (long,)
    assert words.markers == ("Verse",)
