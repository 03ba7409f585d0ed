"""The seed field takes every seed that the command line takes."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from amt_core.composing.random_streams import MAX_SEED
from amt_desktop.composer.seed_field import MAX_DRAWN_SEED, SeedField


def test_the_largest_seed_can_be_typed(qtbot: QtBot) -> None:
    field = SeedField()
    qtbot.addWidget(field)
    field.number.clear()
    QTest.keyClicks(field.number, str(MAX_SEED))
    assert field.next_seed() == MAX_SEED
    assert not field.dice.isChecked()


def test_the_seed_of_a_piece_that_is_there_is_not_drawn_again_by_the_dice(qtbot: QtBot) -> None:
    field = SeedField()
    qtbot.addWidget(field)
    field.show_used(77)
    assert field.number.text() == "77"
    assert 0 <= field.next_seed() <= MAX_DRAWN_SEED
    assert field.dice.isChecked()
