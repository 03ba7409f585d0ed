"""The table of actions."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from amt_desktop.dialogs.shortcuts_dialog import ShortcutsDialog
from amt_desktop.look.actions import ACTIONS
from amt_desktop.look.icons import icon_path
from amt_desktop.look.keymap import DEFAULT_KEYS
from amt_desktop.window.main_window import MainWindow


def test_no_shortcut_means_two_things() -> None:
    counts = Counter(keys for entry in ACTIONS for keys in entry.shortcuts)
    assert [keys for keys, count in counts.items() if count > 1] == []


def test_every_shortcut_is_a_key() -> None:
    for entry in ACTIONS:
        for keys in entry.shortcuts:
            assert QKeySequence(keys).count() == 1, keys


def test_every_action_says_what_it_does() -> None:
    assert all(entry.tip and entry.text for entry in ACTIONS)


def test_every_icon_is_drawn() -> None:
    assert all(icon_path(entry.icon).is_file() for entry in ACTIONS if entry.icon)


def test_every_action_stands_in_its_menu(window: MainWindow) -> None:
    shown = {
        action.objectName()
        for menu in window.menuBar().actions()
        for action in menu.menu().actions()  # type: ignore[union-attr]
    }
    assert {entry.name for entry in ACTIONS} <= shown


def test_the_dialog_shows_every_shortcut(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(DEFAULT_KEYS)
    qtbot.addWidget(dialog)
    words = {label.text() for label in dialog.findChildren(QLabel)}
    for entry in ACTIONS:
        for keys in entry.shortcuts:
            if keys == "Ctrl+Return":  # shown as Ctrl+Enter
                continue
            assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) in words
