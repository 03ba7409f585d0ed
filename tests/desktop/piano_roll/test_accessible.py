from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible

from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score
from amt_desktop.piano_roll import PianoRoll
from amt_desktop.piano_roll.accessible import describe_note


@pytest.fixture
def _screen_reader() -> Iterator[None]:
    was_active = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(was_active)


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (Note(2 * 1920 + 480, 480, 60, 90, 0), "C4, bar 3 beat 2, quarter"),
        (Note(0, 230, 66, 90, 0), "F#4, bar 1 beat 1, eighth"),
        (Note(0, 2900, 66, 90, 0), "F#4, bar 1 beat 1, 6 beats"),
        (Note(1440, 120, 38, 90, 2), "Snare, bar 1 beat 4"),
    ],
)
def test_a_note_is_described_as_a_musician_would(score: Score, note: Note, words: str) -> None:
    assert describe_note(score, note) == words


@pytest.mark.usefixtures("_screen_reader")
def test_a_screen_reader_finds_every_note(roll: PianoRoll) -> None:
    interface = QAccessible.queryAccessibleInterface(roll._editor)
    assert interface.childCount() == 5
    assert interface.text(QAccessible.Text.Name) == "Piano roll"
    assert interface.text(QAccessible.Text.Description) == "8 bars, 5 notes"
    names = [interface.child(i).text(QAccessible.Text.Name) for i in range(5)]
    assert names[0] == "C4, bar 1 beat 1, quarter"
    assert interface.child(0).role() == QAccessible.Role.ListItem
    assert interface.indexOfChild(interface.child(3)) == 3


@pytest.mark.usefixtures("_screen_reader")
def test_a_note_is_found_at_its_place_on_the_screen(roll: PianoRoll) -> None:
    interface = QAccessible.queryAccessibleInterface(roll._editor)
    middle = interface.child(0).rect().center()
    assert interface.childAt(middle.x(), middle.y()) is interface.child(0)
    assert interface.childAt(*(middle + QPoint(0, 60)).toTuple()) is None


@pytest.mark.usefixtures("_screen_reader")
def test_a_note_that_is_gone_is_no_longer_valid(roll: PianoRoll, score: Score) -> None:
    last = QAccessible.queryAccessibleInterface(roll._editor).child(4)
    assert last.isValid()
    roll.set_score(score.with_notes(NoteTable.empty()))
    assert not last.isValid()
