"""Words become chips."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from window_steps import WALTZ, describe

from amt_core.music.theory import Key
from amt_core.spec.music_spec import Source
from amt_desktop.window.main_window import MainWindow


def test_words_become_chips_while_they_are_typed(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.describe_job.described):
        qtbot.keyClicks(window.panel.description, WALTZ)
    assert set(window.panel.chips.chips) == {"key", "time_signature", "instruments", "genre"}
    assert window.panel.bars.value() == 8


def test_a_correction_survives_further_typing(window: MainWindow, qtbot: QtBot) -> None:
    describe(window, qtbot)
    window.panel.chips.corrected.emit("key", Key(0, "major"))
    describe(window, qtbot, ", rainy")
    assert window.panel.spec.key.value == Key(0, "major")
    assert window.panel.spec.key.source is Source.SET


def test_an_example_of_the_welcome_page_is_understood(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.describe_job.described):
        qtbot.mouseClick(window.piece.welcome.examples[0], Qt.MouseButton.LeftButton)
    assert "genre" in window.panel.chips.chips
