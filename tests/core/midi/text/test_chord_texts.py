"""Chords stand in files as texts, and are told from the words of a song."""

from __future__ import annotations

from dataclasses import replace

from amt_core.midi.read import read_midi_bytes
from amt_core.midi.text.chord_texts import (
    chord_text_events,
    read_chord_texts,
    without_chord_texts,
)
from amt_core.midi.write import midi_bytes
from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.event_table import EventTable
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Marker, Score, Track

BAR = 1920
NOTES = NoteTable.from_columns([0, BAR], [BAR, BAR], [60, 62], [80, 80], [0, 0])
A_MINOR, F = ChordSymbol(9, "min"), ChordSymbol(5, "maj")


def piece(*texts: tuple[int, str], markers: tuple[Marker, ...] = ()) -> Score:
    events = chord_text_events(texts)
    return Score(num_bars=2, tracks=(Track(),), notes=NOTES, events=events, markers=markers)


def test_chords_are_read_again_from_a_file() -> None:
    read = read_midi_bytes(midi_bytes(piece((0, "Am"), (960, "N.C."), (BAR, "F"))))
    assert read_chord_texts(read) == [(0, A_MINOR), (960, None), (BAR, F)]
    assert read.num_bars == 2


def test_a_file_that_was_read_keeps_its_chords_and_takes_new_ones() -> None:
    read = read_midi_bytes(midi_bytes(piece((0, "Am"), (BAR, "Am"))))
    events = without_chord_texts(read.events, BAR, 2 * BAR)
    changed = replace(read, events=EventTable.concat([events, chord_text_events([(BAR, "F")])]))
    assert read_chord_texts(read_midi_bytes(midi_bytes(changed))) == [(0, A_MINOR), (BAR, F)]


def test_the_words_of_a_song_are_no_chords() -> None:
    words = piece((0, "A"), (480, "morning"), (960, "in"), (BAR, "May"))
    assert read_chord_texts(words) == []
    assert len(without_chord_texts(words.events, 0, 2 * BAR)) == 4


def test_markers_name_chords_unless_they_are_letters_alone() -> None:
    chords = piece(markers=(Marker(tick=0, text="Am"), Marker(tick=BAR, text="F")))
    letters = piece(markers=(Marker(tick=0, text="A"), Marker(tick=BAR, text="B")))
    assert read_chord_texts(chords) == [(0, A_MINOR), (BAR, F)]
    assert read_chord_texts(letters) == []


def test_texts_behind_the_end_of_the_music_do_not_make_it_longer() -> None:
    read = read_midi_bytes(midi_bytes(piece((0, "Am"), (9 * BAR, "F"))))
    assert (read.num_bars, read_chord_texts(read)) == (2, [(0, A_MINOR)])
