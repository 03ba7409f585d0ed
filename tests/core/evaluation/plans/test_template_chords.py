"""Chords are found by templates, whatever else sounds a little."""

from __future__ import annotations

import pytest

from amt_core.evaluation.plans.template_chords import lowest_pitch_class, template_chord
from amt_core.music.chord_symbols import QUALITIES, ChordSymbol
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track

BAR = 1920


def bar_of(*pitches: int, passing: tuple[int, ...] = ()) -> Score:
    """A bar of held pitches, with short ones that pass."""
    held = [(0, BAR, pitch) for pitch in pitches]
    short = [(240 * i, 120, pitch) for i, pitch in enumerate(passing)]
    onsets, durations, own = zip(*held, *short, strict=True)
    size = len(onsets)
    notes = NoteTable.from_columns(onsets, durations, own, [80] * size, [0] * size)
    return Score(num_bars=1, tracks=(Track(),), notes=notes)


@pytest.mark.parametrize("quality", QUALITIES)
@pytest.mark.parametrize("root", [0, 5, 10])
def test_every_quality_is_found_over_its_root(root: int, quality: str) -> None:
    chord = ChordSymbol(root, quality)
    score = bar_of(36 + root, *(60 + root + interval for interval in chord.intervals))
    assert template_chord(score, 0, BAR) == chord
    assert lowest_pitch_class(score, 0, BAR) == root


def test_the_bass_tells_a_sixth_from_a_minor_seventh() -> None:
    notes = (60, 64, 67, 69)
    assert template_chord(bar_of(36, *notes), 0, BAR) == ChordSymbol(0, "6")
    assert template_chord(bar_of(45, *notes), 0, BAR) == ChordSymbol(9, "m7")


def test_passing_notes_do_not_change_the_chord() -> None:
    assert template_chord(bar_of(48, 64, 67, passing=(74, 76, 77)), 0, BAR) == ChordSymbol(0, "maj")


def test_only_what_sounds_in_the_span_counts() -> None:
    notes = NoteTable.from_columns(
        [0, 0, 0, BAR, BAR, BAR], [BAR] * 6, [48, 52, 55, 50, 53, 57], [80] * 6, [0] * 6
    )
    score = Score(num_bars=2, tracks=(Track(),), notes=notes)
    assert template_chord(score, BAR, 2 * BAR) == ChordSymbol(2, "min")


def test_drums_and_silence_have_no_chord() -> None:
    notes = NoteTable.from_columns([0], [480], [36], [80], [0])
    drums = Score(num_bars=1, tracks=(Track(is_drum=True),), notes=notes)
    assert template_chord(drums, 0, BAR) is None
    assert lowest_pitch_class(drums, 0, BAR) is None
