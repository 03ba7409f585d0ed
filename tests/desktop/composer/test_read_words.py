"""The colors of the words of a description."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from amt_core.spec.music_spec import MusicSpec
from amt_core.text.parse.parser import parse_description
from amt_desktop.composer.description_box import DescriptionBox
from amt_desktop.composer.read_words import moved_words, read_words
from amt_desktop.look.theme import current_theme

TEXT = "A waltz in D minor for violin, glorpy"


@pytest.fixture
def box(qtbot: QtBot) -> DescriptionBox:
    """A description that was understood."""
    box = DescriptionBox()
    qtbot.addWidget(box)
    box.setPlainText(TEXT)
    box.show_spec(parse_description(TEXT))
    return box


def colors(box: DescriptionBox) -> dict[str, QColor]:
    """Words of the first paragraph → their color."""
    text = box.toPlainText()
    formats = box.document().firstBlock().layout().formats()
    return {text[f.start : f.start + f.length]: f.format.foreground().color() for f in formats}


def test_words_have_the_color_of_what_they_did_and_those_without_effect_are_faint(
    box: DescriptionBox,
) -> None:
    theme, found = current_theme(), colors(box)
    assert found["violin"] == theme.color("word_sound")
    assert found["D minor"] == theme.color("word_harmony")
    assert found["glorpy"] == theme.color("text_faint")
    assert "for" not in found
    assert "glorpy" in box.accessibleDescription()


def test_typing_before_words_moves_their_colors_along(box: DescriptionBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "Now: ")
    assert {"violin", "D minor", "glorpy"} <= set(colors(box))


def test_a_word_that_is_edited_loses_its_color_until_it_is_read_again() -> None:
    words = read_words(parse_description(TEXT))
    now = TEXT.replace("violin", "viXolin")
    kept = {word.range.of(now) for word in moved_words(words, TEXT, now)}
    assert "D minor" in kept
    assert "glorpy" in kept
    assert not any("X" in word for word in kept)


@pytest.mark.parametrize("now", ["", "completely different", TEXT * 3, "A"])
def test_words_stay_within_any_text(now: str) -> None:
    for word in moved_words(read_words(parse_description(TEXT)), TEXT, now):
        assert 0 <= word.range.start < word.range.stop <= len(now)


def test_signs_of_two_units_do_not_shift_the_colors(qtbot: QtBot) -> None:
    text = "\N{MUSICAL SCORE} a waltz\nfor \N{MUSICAL SCORE} violin"
    box = DescriptionBox()
    qtbot.addWidget(box)
    box.setPlainText(text)
    box.show_spec(parse_description(text))
    block = box.document().lastBlock()
    (only,) = [f for f in block.layout().formats() if f.length == len("violin")]
    assert block.text().encode("utf-16-le")[2 * only.start :].decode("utf-16-le") == "violin"


def test_coloring_is_no_edit(box: DescriptionBox, qtbot: QtBot) -> None:
    assert not box.document().isUndoAvailable()
    box.show_spec(MusicSpec())
    assert not colors(box)


def test_a_tip_says_what_a_word_did(box: DescriptionBox) -> None:
    word = box.colors.word_at(TEXT.index("glorpy") + 1)
    assert word is not None
    assert "no effect" in word.tip
    key = box.colors.word_at(TEXT.index("minor"))
    assert key is not None
    assert key.tip == "Key"
    assert box.textInteractionFlags() & Qt.TextInteractionFlag.TextEditable
