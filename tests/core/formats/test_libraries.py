"""Scores that go to other Python libraries and come back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from amt_core.formats.mido_score import from_mido, to_mido
from amt_core.formats.music21_score import from_music21, to_music21
from amt_core.formats.pretty_midi_score import from_pretty_midi, to_pretty_midi
from amt_core.formats.symusic_score import from_symusic, to_symusic
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.tempo_map import TempoMap

_LIBRARIES = {
    "mido": (to_mido, from_mido),
    "symusic": (to_symusic, from_symusic),
    "pretty_midi": (to_pretty_midi, from_pretty_midi),
    "music21": (to_music21, from_music21),
}


def _score() -> Score:
    rows = [Note(beat * 480, 240, 60 + beat, 80, 0) for beat in range(8)]
    rows += [Note(beat * 480, 120, 36, 90, 1) for beat in range(8)]
    return Score(
        num_bars=2,
        tracks=(Track(program=40), Track(is_drum=True)),
        notes=NoteTable.from_notes(rows),
        tempo=TempoMap.constant(120.0),
    )


@pytest.mark.parametrize("library", _LIBRARIES)
def test_a_score_comes_back_from_a_library(library: str) -> None:
    there: Callable[[Score], Any]
    there, back = _LIBRARIES[library]
    score = _score()
    returned = back(there(score))
    assert returned.notes == score.notes
    assert [(t.program, t.is_drum) for t in returned.tracks] == [(40, False), (0, True)]
    assert returned.tempo == score.tempo
