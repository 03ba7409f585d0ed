"""Everything that takes the keyboard has a name and a description, and what happens is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose

from amt_core.errors import AmtError
from amt_core.system.settings import Settings
from amt_desktop.dialogs.add_part_dialog import AddPartDialog
from amt_desktop.dialogs.continue_dialog import ContinueDialog
from amt_desktop.dialogs.keys.shortcut_editor import ShortcutEditor
from amt_desktop.dialogs.note_dialogs import QuantizeDialog, TransposeDialog, VelocityDialog
from amt_desktop.dialogs.palette.command_palette import CommandPalette
from amt_desktop.dialogs.preferences_dialog import PreferencesDialog
from amt_desktop.dialogs.report_dialog import ReportDialog
from amt_desktop.dialogs.rewrite_dialog import RewriteDialog
from amt_desktop.look.keymap import DEFAULT_KEYS
from amt_desktop.piano_roll.model.snapping import Grid
from amt_desktop.window.main_window import MainWindow


def controls(root: QWidget) -> list[QWidget]:
    """The controls that take the keyboard."""
    return [
        widget
        for widget in [root, *root.findChildren(QWidget)]
        if widget.isVisibleTo(root)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.isWindow()
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
        and not hasattr(widget.parent(), "lineEdit")
    ]


def read(widget: QWidget, what: QAccessible.Text) -> str:
    """The text that a screen reader reads of a control."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None, widget
    return interface.text(what).strip()


def nameless(root: QWidget) -> list[str]:
    return [str(one) for one in controls(root) if not read(one, QAccessible.Text.Name)]


def test_every_control_of_the_window_has_a_name_and_a_description(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    assert nameless(window) == []
    compose(window, qtbot, gate, takes=2)
    window.actions_by_name["mixer"].trigger()
    assert nameless(window) == []
    assert len(controls(window)) > 40
    bare = [
        read(one, QAccessible.Text.Name)
        for one in controls(window)
        if not read(one, QAccessible.Text.Description)
    ]
    assert bare == []


def test_every_control_of_the_training_page_has_a_name(window: MainWindow) -> None:
    window.actions_by_name["pipeline"].trigger()
    assert nameless(window) == []


MAKE_DIALOGS: dict[str, Callable[[MainWindow, Settings], QDialog]] = {
    "preferences": lambda window, settings: PreferencesDialog(settings, window),
    "shortcuts": lambda window, _: ShortcutEditor(dict(DEFAULT_KEYS), window),
    "palette": lambda window, _: CommandPalette(window.actions_by_name, [], window),
    "report": lambda window, _: ReportDialog("text", None, window),
    "add part": lambda window, _: AddPartDialog(window),
    "continue": lambda window, _: ContinueDialog(8, 2, 512, window),
    "transpose": lambda window, _: TransposeDialog("C major", window),
    "quantize": lambda window, _: QuantizeDialog(Grid.SIXTEENTH, window),
    "velocities": lambda window, _: VelocityDialog(60, 90, window),
    "rewrite": lambda window, _: RewriteDialog(2, [(0, "Violin")], has_chords=True, parent=window),
}


@pytest.mark.parametrize("name", MAKE_DIALOGS)
def test_every_control_of_a_dialog_has_a_name(
    window: MainWindow, settings: Settings, qtbot: QtBot, name: str
) -> None:
    dialog = MAKE_DIALOGS[name](window, settings)
    qtbot.addWidget(dialog)
    assert controls(dialog)
    assert nameless(dialog) == []


def test_what_happens_is_said(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    said: list[tuple[str, bool]] = []
    window.announcements.announced.connect(lambda text, is_urgent: said.append((text, is_urgent)))
    compose(window, qtbot, gate)
    assert said[0] == ("Composing.", False)
    assert any("bars in" in text for text, _ in said)
    window.messages.report(AmtError("The disk is full.", "Make room."))
    assert said[-1] == ("The disk is full. Make room.", True)
    window.messages.toast("Saved.", label="Show folder")
    assert said[-1] == ("Saved. Show folder", False)
    notes = window.piece.roll.score.notes
    for count in (2, 3, 5):
        window.piece.roll.select_notes(notes.select(slice(0, count)))
    qtbot.waitUntil(lambda: "selected" in said[-1][0])
    assert said[-1] == ("5 notes are selected.", False)
    assert sum("selected" in text for text, _ in said) == 1


def test_an_announcement_reaches_the_screen_reader(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[object] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", events.append)
    window.announcements.say("The disk is full.", is_urgent=True)
    (event,) = events
    assert event.message() == "The disk is full."  # type: ignore[attr-defined]
    assert event.politeness() is QAccessible.AnnouncementPoliteness.Assertive  # type: ignore[attr-defined]
