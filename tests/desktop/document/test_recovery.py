"""Takes are written to a folder and read back."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from scripted_services import SHORT_SPEC, bar_of_notes, empty_score, whole_score

from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.document.recovery import keep_piece, load_piece
from amt_desktop.document.take import Take


def test_kept_takes_come_back_note_for_note(tmp_path: Path) -> None:
    takes = [Take.of_file(whole_score()), replace(Take.of_file(whole_score()), seed=5)]
    keep_piece(tmp_path, KeptPiece(title="Two", description="of a kind", active=1, takes=takes))
    piece = load_piece(tmp_path)
    assert piece is not None
    assert (piece.title, piece.description, piece.active) == ("Two", "of a kind", 1)
    assert [take.seed for take in piece.takes] == [None, 5]
    assert piece.takes[0].score.notes == takes[0].score.notes


def test_a_half_written_take_is_kept_up_to_its_last_complete_bar(tmp_path: Path) -> None:
    score = empty_score(SHORT_SPEC)
    take = Take(score=score, written_bars=0, is_writing=True).with_bar(
        0, bar_of_notes(score, 0, random.Random(1))
    )
    keep_piece(tmp_path, KeptPiece(title="", description="", active=0, takes=[take]))
    piece = load_piece(tmp_path)
    assert piece is not None
    assert piece.takes[0].score.num_bars == 1


def test_a_broken_piece_is_no_piece(tmp_path: Path) -> None:
    (tmp_path / "piece.json").write_text("{", encoding="utf-8")
    assert load_piece(tmp_path) is None
