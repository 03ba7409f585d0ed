"""Notes are shown with the pieces that they were written about, and with no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from amt_core.errors import AmtError
from benchmarks.listening.notes import EXAMPLE, read_notes

MODEL = "default-int8-0123456789ab"


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "seen.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_is_read(tmp_path: Path) -> None:
    notes = read_notes(written(tmp_path, EXAMPLE), model=MODEL, seed=1)
    assert notes == {"jazz": "The bass walks, the piano comps; no ending."}


@pytest.mark.parametrize(("model", "seed"), [("another", 1), (MODEL, 2)])
def test_notes_about_other_pieces_are_refused(tmp_path: Path, model: str, seed: int) -> None:
    with pytest.raises(AmtError, match="not these pieces"):
        read_notes(written(tmp_path, EXAMPLE), model=model, seed=seed)


@pytest.mark.parametrize("line", ['opera = "loud"', "jazz = 3"])
def test_a_note_that_is_no_sentence_about_a_genre_is_refused(tmp_path: Path, line: str) -> None:
    path = written(tmp_path, f'model = "{MODEL}"\nseed = 1\n[seen]\n{line}\n')
    with pytest.raises(AmtError, match="no sentence about a genre"):
        read_notes(path, model=MODEL, seed=1)


@pytest.mark.parametrize("text", ["", "\x00", "model = 1\nseed = 1\nseen = 3", 'jazz = "well"'])
def test_a_file_that_holds_no_notes_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(AmtError, match="cannot be read as notes"):
        read_notes(written(tmp_path, text), model=MODEL, seed=1)
