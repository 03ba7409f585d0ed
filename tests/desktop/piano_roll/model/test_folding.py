"""The rows of a folded roll."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import KeyChange, Score, Track
from amt_core.music.theory import Key
from amt_desktop.piano_roll.model.folding import Folding
from amt_desktop.piano_roll.model.geometry import FOLDED_ROW_PX, RollGeometry

VIEW = RollGeometry(length_ticks=1920, width_px=800, height_px=600, row_px=9, top_px=200)
SCORE = Score(
    num_bars=1,
    tracks=(Track(), Track(is_drum=True)),
    notes=NoteTable.from_notes(
        [Note(0, 100, 60, 80, 0), Note(0, 100, 66, 80, 0), Note(0, 100, 36, 80, 1),
         Note(480, 100, 49, 80, 1)]
    ),
    keys=(KeyChange(bar=0, key=Key.parse("C major")),),
)  # fmt: skip


def drums(folding: Folding, view: RollGeometry, score: Score = SCORE) -> RollGeometry:
    return folding.folded(view, score, tracks=[1], are_drums=True)


def pitches(folding: Folding, view: RollGeometry) -> RollGeometry:
    return folding.folded(view, SCORE, tracks=[0, 1], are_drums=False)


def test_drums_are_folded_to_what_sounds() -> None:
    folded = drums(Folding(), VIEW)
    assert folded.lanes == (36, 49)
    assert (folded.row_px, folded.top_px) == (FOLDED_ROW_PX, 0)
    assert [folded.y_of(pitch) for pitch in (49, 36)] == [0, FOLDED_ROW_PX]
    assert [folded.pitch_at(y) for y in (5, FOLDED_ROW_PX + 5, 500)] == [49, 36, 36]


def test_all_rows_come_back_as_they_were() -> None:
    folding = Folding()
    folded = drums(folding, VIEW)
    opened = pitches(folding, folded)
    assert opened == VIEW


def test_a_row_stays_when_its_last_hit_goes_and_not_for_another_piece() -> None:
    folding = Folding()
    folded = drums(folding, VIEW)
    fewer = SCORE.with_notes(SCORE.notes.select(SCORE.notes.pitch != 49))
    assert drums(folding, folded, fewer) is folded
    folding.forget()
    assert drums(folding, folded, fewer).lanes == (36,)


def test_a_drum_part_without_notes_has_the_usual_drums() -> None:
    empty = SCORE.with_notes(NoteTable.empty())
    assert drums(Folding(), VIEW, empty).lanes == (36, 38, 42, 46, 49)


def test_pitches_are_folded_to_the_scale_and_what_sounds_if_wanted() -> None:
    folding = Folding()
    assert pitches(folding, VIEW) is VIEW
    folding.set_on(is_on=True, are_drums=False)
    assert pitches(folding, VIEW).lanes == (60, 62, 64, 65, 66)
    assert folding.is_on(are_drums=True)


def test_a_piece_without_a_key_is_folded_to_what_sounds() -> None:
    folding = Folding()
    folding.set_on(is_on=True, are_drums=False)
    keyless = replace(SCORE, keys=())
    assert folding.folded(VIEW, keyless, tracks=[0], are_drums=False).lanes == (60, 66)


def test_notes_lie_in_their_lanes() -> None:
    folded = drums(Folding(), VIEW)
    pitch = np.array([36, 49], dtype=np.uint8)
    rects = folded.note_rects(
        np.zeros(2, dtype=np.int32), np.full(2, 100, dtype=np.int32), pitch, np.zeros(2, dtype=bool)
    )
    assert rects[:, 1].tolist() == [FOLDED_ROW_PX, 0]
    assert folded.has_rows(np.array([36, 40, 49])).tolist() == [True, False, True]
    assert folded.pitches_between(0, 599).tolist() == [36, 49]
