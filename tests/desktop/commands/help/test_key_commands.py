"""The command palette, and the shortcuts of the user."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose

from amt_core.errors import AmtError
from amt_core.system.settings import SHORTCUTS, Settings
from amt_desktop.dialogs.keys.shortcut_editor import ShortcutEditor
from amt_desktop.dialogs.palette.command_palette import CommandPalette
from amt_desktop.dialogs.palette.matching import match
from amt_desktop.look.actions import ACTIONS
from amt_desktop.look.keymap import DEFAULT_KEYS, keys_from_json, keys_to_json, owner_of
from amt_desktop.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def open_palette(window: MainWindow) -> CommandPalette:
    window.actions_by_name["palette"].trigger()
    palette = window.keys.palette
    assert palette is not None
    assert palette.isVisible()
    return palette


@pytest.fixture
def editor(window: MainWindow, qtbot: QtBot) -> ShortcutEditor:
    editor = ShortcutEditor(dict(DEFAULT_KEYS), window)
    qtbot.addWidget(editor)
    return editor


def accept(window: MainWindow, monkeypatch: pytest.MonkeyPatch, name: str, key: str) -> None:
    """Opens the editor of shortcuts, gives an action a key, and presses OK."""

    def give(editor: ShortcutEditor) -> bool:
        editor.choose(name)
        editor.recorder.setKeySequence(QKeySequence(key))
        editor.set_button.click()
        return True

    monkeypatch.setattr(ShortcutEditor, "exec", give)
    window.actions_by_name["edit_shortcuts"].trigger()


# The palette


def test_the_palette_lists_every_command_with_its_key(window: MainWindow) -> None:
    palette = open_palette(window)
    assert set(palette.names) == {entry.name for entry in ACTIONS} - {"palette"}
    compose_row = palette.names.index("preferences")
    shown = palette.list.item(compose_row).data(Qt.ItemDataRole.UserRole)
    assert shown.keys == "Ctrl+,"


def test_a_few_letters_find_a_command_and_return_runs_it(window: MainWindow, qtbot: QtBot) -> None:
    palette = open_palette(window)
    qtbot.keyClicks(palette.field, "mixer")
    assert palette.names[0] == "mixer"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not window.piece.mixer.isHidden()
    assert not palette.isVisible()


def test_the_arrows_choose_in_the_list_while_the_field_has_the_keyboard(
    window: MainWindow, qtbot: QtBot
) -> None:
    palette = open_palette(window)
    qtbot.keyClicks(palette.field, "export")
    row = palette.list.currentRow()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentRow() == row + 1
    assert palette.field.text() == "export"


def test_the_command_that_was_run_last_comes_first(window: MainWindow, qtbot: QtBot) -> None:
    for words in ("light theme", "mixer"):
        palette = open_palette(window)
        qtbot.keyClicks(palette.field, words)
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert open_palette(window).names[:2] == ["mixer", "theme"]


def test_what_is_not_possible_now_comes_last_and_does_nothing(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    palette = open_palette(window)
    qtbot.keyClicks(palette.field, "undo")
    assert not palette.list.item(0).data(Qt.ItemDataRole.UserRole).is_enabled
    assert "Not possible now" in palette.hint.text()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.reject()
    compose(window, qtbot, gate)
    window.piece.tracks.renamed.emit(0, "Tune")
    palette = open_palette(window)
    qtbot.keyClicks(palette.field, "undo")
    assert palette.names[0] == "undo"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.piece.roll.score.tracks[0].name != "Tune"


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("exp", "Export MIDI", "Show the experts"),
        ("mid", "Export MIDI", "Amid the others"),
        ("em", "Export MIDI", "Tempo at the playhead"),
        ("midi export", "Export MIDI", "Export audio"),
        ("cafe", "Café", "Cover a fence"),
    ],
)
def test_a_better_match_has_a_higher_score(query: str, better: str, worse: str) -> None:
    good, bad = match(query, better), match(query, worse)
    assert good is not None
    assert bad is None or good.score > bad.score


def test_letters_that_are_not_there_match_nothing() -> None:
    assert match("xyz", "Export MIDI") is None
    assert match("tropxe", "Export MIDI") is None


# The editor


def test_a_new_key_works_at_once_and_is_kept(
    window: MainWindow, qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(window, monkeypatch, "mixer", "Ctrl+Alt+X")
    modifiers = CONTROL | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(window, Qt.Key.Key_X, modifiers)
    assert not window.piece.mixer.isHidden()
    assert "Ctrl+Alt+X" in window.actions_by_name["mixer"].toolTip()
    kept = Settings(settings.path).get(SHORTCUTS)
    assert json.loads(kept) == {"mixer": ["Ctrl+Alt+X"]}


def test_the_keys_of_before_no_longer_do_anything(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(window, monkeypatch, "mixer", "Ctrl+Alt+X")
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.piece.mixer.isHidden()


def test_a_plain_letter_is_no_shortcut_while_words_are_typed(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(window, monkeypatch, "mixer", "X")
    window.panel.description.setFocus()
    qtbot.keyClicks(window.panel.description, "x")
    assert window.panel.description.toPlainText() == "x"
    assert window.piece.mixer.isHidden()
    window.piece.roll.setFocus()
    qtbot.keyClick(window.piece.roll, Qt.Key.Key_X)
    assert not window.piece.mixer.isHidden()


def test_a_key_that_is_taken_is_said_and_moves(editor: ShortcutEditor) -> None:
    editor.choose("mixer")
    editor.recorder.setKeySequence(QKeySequence("Ctrl+S"))
    assert "Save" in editor.message.text()
    editor.set_button.click()
    assert editor.keys["mixer"] == ("Ctrl+S",)
    assert editor.keys["save"] == ()
    assert owner_of("Ctrl+S", editor.keys, but="") == "mixer"


def test_a_key_of_the_roll_is_said(editor: ShortcutEditor) -> None:
    editor.choose("mixer")
    editor.recorder.setKeySequence(QKeySequence("Del"))
    assert "piano roll" in editor.message.text()


def test_one_action_and_all_get_their_usual_keys_back(editor: ShortcutEditor) -> None:
    for name, key in (("mixer", "Ctrl+Alt+1"), ("loop", "Ctrl+Alt+2")):
        editor.choose(name)
        editor.recorder.setKeySequence(QKeySequence(key))
        editor.add_button.click()
    assert editor.keys["mixer"] == ("F3", "Ctrl+Alt+1")
    editor.choose("mixer")
    editor.reset_button.click()
    assert editor.keys["mixer"] == ("F3",)
    assert editor.keys["loop"] == ("L", "Ctrl+Alt+2")
    editor.reset_all_button.click()
    assert editor.keys == DEFAULT_KEYS


def test_the_search_finds_actions_and_keys(editor: ShortcutEditor) -> None:
    def shown() -> set[str]:
        return {name for name, item in editor._items.items() if not item.isHidden()}

    editor.search.setText("humanize")
    assert shown() == {"humanize"}
    editor.search.setText("f9")
    assert "panel" in shown()
    editor.search.clear()
    assert shown() == set(DEFAULT_KEYS)


def test_exported_shortcuts_are_imported_again(editor: ShortcutEditor, tmp_path: Path) -> None:
    editor.choose("mixer")
    editor.recorder.setKeySequence(QKeySequence("Ctrl+Alt+X"))
    editor.set_button.click()
    file = tmp_path / "keys.json"
    editor.export_file(file)
    editor.reset_all_button.click()
    editor.import_file(file)
    assert editor.keys["mixer"] == ("Ctrl+Alt+X",)


@pytest.mark.parametrize(
    "text",
    ["[1]", "{", '{"mixer": "X"}', '{"mixer": ["no such key"]}', '{"mixer": [["X"]]}', "[" * 5000],
)
def test_a_file_without_shortcuts_is_refused_with_a_sentence(
    editor: ShortcutEditor, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "keys.json"
    file.write_text(text)
    editor.import_file(file)
    assert editor.message.text().endswith("by hand.")
    assert editor.keys == DEFAULT_KEYS
    with pytest.raises(AmtError):
        keys_from_json(text)


def test_a_kept_key_wins_over_the_same_key_of_the_table() -> None:
    keys = keys_from_json('{"mixer": ["Ctrl+S"], "an action of another version": ["Ctrl+1"]}')
    assert keys["save"] == ()
    assert keys_from_json(keys_to_json(keys)) == keys


def test_the_overview_shows_the_keys_of_the_user(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QLabel

    from amt_desktop.dialogs.shortcuts_dialog import ShortcutsDialog

    accept(window, monkeypatch, "mixer", "Ctrl+Alt+X")
    seen: list[str] = []

    def look(dialog: ShortcutsDialog) -> None:
        seen.extend(label.text() for label in dialog.findChildren(QLabel))

    monkeypatch.setattr(ShortcutsDialog, "exec", look)
    window.actions_by_name["shortcuts"].trigger()
    assert "Ctrl+Alt+X" in seen
    assert "F3" not in seen
