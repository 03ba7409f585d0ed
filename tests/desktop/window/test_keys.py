"""Keys mean what stands under the cursor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose

from amt_desktop.window.main_window import MainWindow


def test_typing_a_description_never_triggers_a_shortcut(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    window.playback.stop()
    window.piece.tracks.choose(0)
    fired: list[str] = []
    for name, action in window.actions_by_name.items():
        action.triggered.connect(lambda _checked=False, name=name: fired.append(name))
    box = window.panel.description
    box.clear()
    box.setFocus()
    qtbot.keyClicks(box, "fl lm n[f] l")
    assert fired == []
    assert box.toPlainText() == "fl lm n[f] l"


def test_control_space_plays_also_from_the_description(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    window.playback.stop()
    box = window.panel.description
    box.setFocus()
    before = box.toPlainText()
    qtbot.keyClick(box, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert window.playback.is_running
    assert box.toPlainText() == before


def test_tab_and_escape_leave_the_description(window: MainWindow, qtbot: QtBot) -> None:
    box = window.panel.description
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert not box.hasFocus()
    assert "\t" not in box.toPlainText()


def test_letters_in_a_number_field_trigger_nothing(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    window.panel.bars.setFocus()
    qtbot.keyClicks(window.panel.bars, "lmf ")
    assert not window.actions_by_name["loop"].isChecked()
    assert window.piece.tracks.muted == set()
