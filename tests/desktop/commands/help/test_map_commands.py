"""The map of styles in the window."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from window_steps import describe

from amt_core.styles.cluster_map import ClusterMap
from amt_desktop.commands.help import map_commands
from amt_desktop.dialogs.style_map_dialog import StyleMapDialog
from amt_desktop.window.main_window import MainWindow

MAP = ClusterMap(
    places=np.array([[-0.8, 0.0], [0.0, 0.6], [0.8, 0.0], [0.0, -0.6]]),
    coarse=np.array([0, 0, 1, 1]),
    fine_labels=("slow waltz", "ballad", "thrash metal", "punk"),
    coarse_labels=("soft", "hard"),
    here=(0.7, 0.1),
    clusters=(1, 2),
)


def open_map(window: MainWindow, qtbot: QtBot) -> StyleMapDialog:
    window.actions_by_name["style_map"].trigger()
    qtbot.waitUntil(lambda: window.style_map.dialog is not None)
    dialog = window.style_map.dialog
    assert dialog is not None
    return dialog


def test_a_model_without_clusters_says_why_there_is_no_map(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = open_map(window, qtbot)
    assert dialog.picture is None
    assert "without clusters" in dialog.words.text()
    dialog.accept()


def test_the_style_of_the_description_is_named_and_a_click_adds_words(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_commands, "_map_of", lambda _model, _spec: MAP)
    describe(window, qtbot, "A loud piece")
    dialog = open_map(window, qtbot)
    assert "hard › thrash metal" in dialog.words.text()
    picture = dialog.picture
    assert picture is not None
    place = picture.place_of(3).toPoint()
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=place)
    assert window.panel.description.toPlainText() == "A loud piece, punk"
    window.panel.description.undo()
    assert window.panel.description.toPlainText() == "A loud piece"


def test_the_map_is_used_with_the_keys(qtbot: QtBot) -> None:
    dialog = StyleMapDialog(MAP)
    qtbot.addWidget(dialog)
    dialog.show()
    chosen: list[str] = []
    dialog.words_chosen.connect(chosen.append)
    assert dialog.picture is not None
    qtbot.keyClick(dialog.picture, Qt.Key.Key_Up)
    assert dialog.picture.accessibleDescription() == "ballad"
    qtbot.keyClick(dialog.picture, Qt.Key.Key_Left)
    assert dialog.picture.accessibleDescription() == "slow waltz"
    qtbot.keyClick(dialog.picture, Qt.Key.Key_Return)
    assert chosen == ["slow waltz"]
