"""Role, figure, density and dynamics in the row of a part."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from amt_core.composing.planning.plan import Player
from amt_desktop.transport.player_controls import PlayerControls

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PIANO = Player(name="Piano", role="chords", figure="arpeggio")


@pytest.fixture
def controls(qtbot: QtBot) -> PlayerControls:
    controls = PlayerControls()
    qtbot.addWidget(controls)
    controls.show()
    controls.show_player(PIANO)
    return controls


def actions_of(button: QToolButton) -> dict[str, QAction]:
    """The actions of the menu of a button, as it opens."""
    menu = button.menu()
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if action.text()}


def test_the_row_says_role_and_figure(controls: PlayerControls) -> None:
    assert (controls.role.text(), controls.figure.text()) == ("Chords", "Arpeggio")
    assert controls.role.accessibleName() == "Role of Piano: chords"


def test_another_role_is_chosen(controls: PlayerControls, qtbot: QtBot) -> None:
    actions = actions_of(controls.role)
    assert actions["Chords"].isChecked()
    assert "Drums" not in actions
    with qtbot.waitSignal(controls.changed) as changed:
        actions["Melody"].trigger()
    assert changed.args[0].role == "melody"


def test_the_figures_are_those_of_the_role(controls: PlayerControls, qtbot: QtBot) -> None:
    actions = actions_of(controls.figure)
    assert "Strumming" in actions
    assert "Walking" not in actions
    with qtbot.waitSignal(controls.changed) as changed:
        actions["Any"].trigger()
    assert changed.args[0].figure is None


def test_drums_have_figures_but_no_other_role(controls: PlayerControls) -> None:
    controls.show_player(Player(name="Drums", is_drum=True, role="drums"))
    assert not controls.role.isEnabled()
    assert "Backbeat" in actions_of(controls.figure)


def test_the_pad_sets_density_and_dynamics_with_pointer_and_keys(
    controls: PlayerControls, qtbot: QtBot
) -> None:
    controls.open_pad()
    popup = controls.popup
    assert popup is not None
    place = popup.pad.place_of("very high", "ff").toPoint()
    with qtbot.waitSignal(controls.changed) as changed:
        QTest.mousePress(
            popup.pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )
    assert (changed.args[0].density, changed.args[0].dynamics) == ("very high", "ff")
    controls.show_player(changed.args[0])
    with qtbot.waitSignal(controls.changed) as changed:
        QTest.keyClick(popup.pad, Qt.Key.Key_Left)
    assert (changed.args[0].density, changed.args[0].dynamics) == ("high", "ff")
    controls.show_player(changed.args[0])
    with qtbot.waitSignal(controls.changed) as changed:
        QTest.mouseClick(popup.open_button, Qt.MouseButton.LeftButton)
    assert (changed.args[0].density, changed.args[0].dynamics) == (None, None)
    popup.close()


def test_the_pad_stops_at_its_edges(controls: PlayerControls) -> None:
    controls.open_pad()
    popup = controls.popup
    assert popup is not None
    for _ in range(12):
        QTest.keyClick(popup.pad, Qt.Key.Key_Right)
        QTest.keyClick(popup.pad, Qt.Key.Key_Up)
    assert popup.pad.accessibleDescription() == "very high, fff"
    popup.close()


@pytest.mark.parametrize(
    "player",
    [
        Player(name="Drums", is_drum=True, role="drums"),
        Player(name="Bass", program=33, role="bass"),
    ],
)
def test_fills_are_chosen_for_drums_and_accompaniment(
    controls: PlayerControls, qtbot: QtBot, player: Player
) -> None:
    controls.show_player(player)
    controls.open_pad()
    popup = controls.popup
    assert popup is not None
    assert popup.fills.isVisibleTo(popup)
    with qtbot.waitSignal(controls.changed) as changed:
        popup.fills.setCurrentIndex(1)
    assert changed.args is not None
    assert changed.args[0].fills == "section ends"
    popup.close()
    controls.show_player(Player(name="Violin", program=40, role="melody"))
    controls.open_pad()
    assert controls.popup is not None
    assert controls.popup.fills.count() == 0
    controls.popup.close()
