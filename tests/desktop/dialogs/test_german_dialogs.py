"""Dialogs and names in a language with longer words."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot
from scripted_services import whole_score

from amt_desktop.dialogs.mix_dialog import MixDialog
from amt_desktop.dialogs.shortcuts_dialog import ShortcutsDialog
from amt_desktop.look.keymap import DEFAULT_KEYS
from amt_desktop.piece.events.places import name_of_pitch, pitch_of

pytestmark = pytest.mark.usefixtures("in_german")

OPEN_TRIANGLE = 81


def test_all_keys_are_inside_the_overview(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(DEFAULT_KEYS)
    qtbot.addWidget(dialog)
    (scroll,) = dialog.findChildren(QScrollArea)
    host = scroll.widget()
    assert host is not None
    room = dialog.width() - 48 - scroll.verticalScrollBar().sizeHint().width()
    is_small = dialog.width() == dialog.screen().availableSize().width()
    assert host.minimumSizeHint().width() <= room or is_small


def test_parts_to_mix_have_german_names(qtbot: QtBot) -> None:
    dialog = MixDialog([("Violin 2", {0: 0})], ["Take A"], base=0)
    qtbot.addWidget(dialog)
    assert "Violine 2" in {label.text() for label in dialog.findChildren(QLabel)}


def test_drums_of_the_event_list_are_shown_and_typed_in_german() -> None:
    score = whole_score()
    drums = next(index for index, track in enumerate(score.tracks) if track.is_drum)
    name = name_of_pitch(score, drums, OPEN_TRIANGLE, 0)
    assert name not in ("", "Open Triangle", str(OPEN_TRIANGLE))
    assert pitch_of(name, is_drum=True) == OPEN_TRIANGLE
    assert pitch_of("Open Triangle", is_drum=True) == OPEN_TRIANGLE
