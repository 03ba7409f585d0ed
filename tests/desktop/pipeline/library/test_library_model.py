"""Rows are read when they come into view, in few questions."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from amt_core.pipeline.library.browse import LibraryRow
from amt_desktop.pipeline.library.library_model import LibraryModel

NUM_FILES = 1000
GONE = 503


def row_of(number: int) -> LibraryRow:
    return LibraryRow(
        id=number, file=f"/music/{number}.mid", member="", title=f"song {number}", artist="",
        genre="", style="", license="", key="C major", tempo_bpm=120.0, time_signature="4/4",
        programs=(0,), has_drums=False, num_bars=4, duration_sec=8.0, remark="", is_broken=False,
        is_copy=False,
    )  # fmt: skip


class Reader:
    """A catalogue from which one file is gone."""

    def __init__(self) -> None:
        self.questions: list[list[int]] = []

    def __call__(self, numbers: Sequence[int]) -> list[LibraryRow]:
        self.questions.append(list(numbers))
        return [row_of(number) for number in numbers if number != GONE]


def make_model(reader: Reader) -> LibraryModel:
    model = LibraryModel(reader)
    model.show(array("q", range(NUM_FILES)))
    return model


def test_the_rows_in_view_are_read_in_one_question(qapp: object) -> None:
    reader = Reader()
    model = make_model(reader)
    model.load(100, 130)
    assert reader.questions == [list(range(100, 131))]
    model.load(110, 140)
    assert reader.questions[1:] == [list(range(131, 141))]
    model.load(100, 140)
    assert len(reader.questions) == 2


def test_a_file_that_is_gone_leaves_the_rows_below_it_in_their_places(qapp: object) -> None:
    model = make_model(Reader())
    model.load(500, 510)
    assert model.row_at(GONE) is None
    assert model.cell(GONE, 0) is None
    below = model.row_at(GONE + 1)
    assert below is not None
    assert below.id == GONE + 1


def test_the_last_row_can_be_asked_for_alone(qapp: object) -> None:
    model = make_model(Reader())
    last = model.row_at(NUM_FILES - 1)
    assert last is not None
    assert last.id == NUM_FILES - 1
