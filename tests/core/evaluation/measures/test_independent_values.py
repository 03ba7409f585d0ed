"""The measures agree with MusPy, music21 and libfmp."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from evaluation_pieces import BASS, DRUMS, PIANO

from amt_core.evaluation.measures.musicality import measure_musicality
from amt_core.evaluation.measures.second_key import find_key_again
from amt_core.evaluation.measures.structureness import all_segments, segment_fitness
from amt_core.music.analysis import analyze
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score
from amt_core.music.theory import pitch_class_histogram

OF_MUSPY = (
    "pitch_class_entropy", "scale_consistency", "groove_consistency", "polyphony",
    "polyphony_rate", "empty_beat_rate", "empty_measure_rate", "drum_pattern_consistency",
)  # fmt: skip


def score_of(row: dict[str, Any]) -> Score:
    return Score(
        num_bars=8,
        tracks=(PIANO, BASS, DRUMS),
        notes=NoteTable.from_notes(
            Note(on * 20, length * 20, *rest) for on, length, *rest in row["notes"]
        ),
        meter=MeterMap.constant(TimeSignature(row["beats"], 4)),
    )


@pytest.mark.parametrize("name", OF_MUSPY)
def test_a_measure_of_muspy_has_its_value(name: str, independent: dict[str, Any]) -> None:
    ours = [measure_musicality(score_of(row)).to_json()[name] for row in independent["pieces"]]
    assert ours == pytest.approx([row["values"][name] for row in independent["pieces"]])


def test_the_pieces_differ_in_every_measure(independent: dict[str, Any]) -> None:
    for name in OF_MUSPY:
        assert len({row["values"][name] for row in independent["pieces"]}) > 1, name


def test_the_key_is_that_of_krumhansl_and_schmuckler_in_music21(
    independent: dict[str, Any],
) -> None:
    for row in independent["pieces"]:
        key = analyze(score_of(row)).key
        assert key is not None
        assert [key.tonic, key.mode] == row["values"]["key"]


def test_the_second_key_is_that_of_temperley_in_music21(independent: dict[str, Any]) -> None:
    for row in independent["pieces"]:
        notes = score_of(row).notes
        key = find_key_again(pitch_class_histogram(notes.select(notes.track < 2)))
        assert key is not None
        assert [key.tonic, key.mode] == row["values"]["key_temperley"]


def test_the_fitness_of_a_segment_is_that_of_libfmp(independent: dict[str, Any]) -> None:
    for scape in independent["scapes"]:
        similarity = np.array(scape["similarity"], dtype=np.float32)
        segments = all_segments(len(similarity))
        ours = segment_fitness(similarity, segments)
        theirs = scape["fitness"]
        assert len(theirs) > 0.8 * len(ours)
        for start, length, value in zip(segments.start, segments.length, ours, strict=True):
            if (place := f"{start},{length}") in theirs:
                assert value == pytest.approx(max(theirs[place], 0.0), abs=1e-5), place
        assert max(theirs.values()) > 0.3
