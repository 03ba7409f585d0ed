"""Lines of a page are about equally full, and begin where phrases do."""

from __future__ import annotations

from amt_core.formats.notation.pages.systems import balanced_breaks, bar_widths
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track


def test_a_last_line_of_one_bar_gets_its_share() -> None:
    assert balanced_breaks([1.0] * 16, [5, 5, 5, 1]) == [4, 8, 12]


def test_no_line_is_much_fuller_than_the_page_allows() -> None:
    widths = [5.0, 1.0, 1.0, 1.0, 1.0, 1.0]
    assert balanced_breaks(widths, [1, 5]) == [1]


def test_bars_with_more_notes_are_wider() -> None:
    notes = NoteTable.from_notes(
        [Note(0, 1920, 60, 80, 0), *(Note(1920 + i * 120, 120, 60, 80, 0) for i in range(16))]
    )
    first, second = bar_widths(Score(num_bars=2, tracks=(Track(),), notes=notes))
    assert second > 2 * first
