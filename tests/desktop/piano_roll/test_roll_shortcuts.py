"""The table of the roll's keys."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from amt_desktop.dialogs.shortcuts_dialog import ShortcutsDialog
from amt_desktop.look.keymap import DEFAULT_KEYS
from amt_desktop.piano_roll import PianoRoll
from amt_desktop.piano_roll.roll_shortcuts import ROLL_SHORTCUTS

KEYS = [key for shortcut in ROLL_SHORTCUTS for key in shortcut.keys]


def test_no_key_means_two_things() -> None:
    counts = Counter(key.keys for key in KEYS)
    assert [keys for keys, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("keys", [key.keys for key in KEYS])
def test_the_roll_takes_its_key_from_the_shortcuts_of_the_window(
    roll: PianoRoll, keys: str
) -> None:
    combination = QKeySequence(keys)[0]  # type: ignore[index]
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, combination.key(), combination.keyboardModifiers()
    )
    event.ignore()
    QApplication.sendEvent(roll._editor, event)
    assert event.isAccepted()


def test_the_dialog_shows_every_key_that_is_meant_to_be_shown(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(dict(DEFAULT_KEYS))
    qtbot.addWidget(dialog)
    words = {label.text() for label in dialog.findChildren(QLabel)}
    native = QKeySequence.SequenceFormat.NativeText
    assert {QKeySequence(key.keys).toString(native) for key in KEYS if key.is_shown} <= words
