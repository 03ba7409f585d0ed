"""A staff changes its clef where its notes move into another register, and nowhere else."""

from __future__ import annotations

import pytest

from amt_core.formats.notation.clefs import Clef, clef_changes, clefs_of, usual_clef
from amt_core.formats.notation.grid import Bar
from amt_core.music.meter import TimeSignature
from amt_core.music.note_table import Note
from amt_core.music.score import Track

_FOUR = TimeSignature(4, 4)


def _clefs(program: int, *pitches: int) -> dict[int, Clef]:
    """The clefs of a part with bars of eight eighths on one pitch each."""
    track = Track(program=program)
    notes = [
        Note(bar * 1920 + at * 240, 240, pitch, 80, 0)
        for bar, pitch in enumerate(pitches)
        for at in range(8)
    ]
    bars = [Bar(start=bar * 1920, meter=_FOUR) for bar in range(len(pitches))]
    return clef_changes(usual_clef(track, notes), clefs_of(track), notes, bars)


def test_a_cello_that_climbs_reads_treble_there_and_bass_again_after() -> None:
    assert _clefs(42, 45, 45, 45, 79, 79, 45, 45) == {0: Clef.BASS, 3: Clef.TREBLE, 5: Clef.BASS}


def test_a_few_ledger_lines_are_no_reason_to_change() -> None:
    assert _clefs(42, 45, 45, 62, 45) == {0: Clef.BASS}


def test_a_viola_changes_to_treble_and_a_violin_never_changes() -> None:
    assert _clefs(41, 52, 52, 86, 86) == {0: Clef.ALTO, 2: Clef.TREBLE}
    assert _clefs(40, 55, 55, 96, 96) == {0: Clef.TREBLE}


@pytest.mark.parametrize("program", [24, 33])
def test_instruments_that_sound_an_octave_lower_keep_one_clef(program: int) -> None:
    assert len(_clefs(program, 40, 40, 76, 76)) == 1


def test_a_cello_in_the_middle_reads_its_first_clef() -> None:
    assert _clefs(42, 57, 57, 57) == {0: Clef.BASS}
