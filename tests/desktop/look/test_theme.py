"""Both themes are complete and readable."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QPalette
from wcag import contrast

from amt_desktop.look.palettes import DARK, LIGHT
from amt_desktop.look.theme import Theme

BOTH = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)


@BOTH
@pytest.mark.parametrize("ground", ["window", "panel", "raised", "field", "banner", "hover"])
@pytest.mark.parametrize("words", ["text", "text_dim"])
def test_words_can_be_read_on_every_ground(theme: Theme, ground: str, words: str) -> None:
    assert contrast(theme.color(words), theme.color(ground)) >= 4.5


@BOTH
@pytest.mark.parametrize(
    "words", ["text_faint", "word_sound", "word_time", "word_harmony", "word_character"]
)
def test_the_words_of_a_description_can_be_read_in_their_colors(theme: Theme, words: str) -> None:
    assert contrast(theme.color(words), theme.color("field")) >= 4.5


@BOTH
def test_words_on_the_accent_can_be_read(theme: Theme) -> None:
    for accent in ("accent", "accent_hover"):
        assert contrast(theme.color("on_accent"), theme.color(accent)) >= 4.0


@BOTH
def test_every_part_s_color_stands_out_from_the_roll(theme: Theme) -> None:
    for index in range(10):
        assert contrast(theme.track_color(index), theme.color("roll_white_row")) >= 2.5


@BOTH
def test_no_two_parts_have_the_same_color(theme: Theme) -> None:
    assert all(theme.track_color(a) != theme.track_color(b) for a, b in combinations(range(10), 2))


@BOTH
def test_the_style_sheet_uses_only_tokens_that_exist(theme: Theme) -> None:
    assert "$" not in theme.style_sheet()


def test_the_palettes_differ_where_it_matters(qapp: object) -> None:
    role = QPalette.ColorRole
    for one in (role.Window, role.WindowText, role.Base, role.Text, role.Button):
        assert DARK.palette().color(one) != LIGHT.palette().color(one)
