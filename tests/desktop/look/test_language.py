"""The window is German as a whole: no text is untranslated, and none is forgotten."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTabWidget,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose

from amt_core.system.settings import Settings
from amt_core.text.parse.parser import parse_description
from amt_desktop.composer.description_box import examples
from amt_desktop.dialogs.add_part_dialog import AddPartDialog
from amt_desktop.dialogs.continue_dialog import ContinueDialog
from amt_desktop.dialogs.keys.shortcut_editor import ShortcutEditor
from amt_desktop.dialogs.note_dialogs import QuantizeDialog, TransposeDialog, VelocityDialog
from amt_desktop.dialogs.palette.command_palette import CommandPalette
from amt_desktop.dialogs.preferences_dialog import PreferencesDialog
from amt_desktop.dialogs.report_dialog import ReportDialog
from amt_desktop.dialogs.rewrite_dialog import RewriteDialog
from amt_desktop.dialogs.save_question import SaveQuestion
from amt_desktop.dialogs.shortcuts_dialog import ShortcutsDialog
from amt_desktop.look.keymap import DEFAULT_KEYS
from amt_desktop.look.language import install_language, wanted_languages
from amt_desktop.look.words import grouped
from amt_desktop.piano_roll.model.snapping import Grid
from amt_desktop.window.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[3]
FILE = ROOT / "assets" / "translations" / "amt_de.ts"
WORD = re.compile(r"[A-Za-z]{3,}")
PLACE = re.compile(r"\{\w*(?:[:!][^}]*)?\}")


@cache
def tool() -> object:
    spec = importlib.util.spec_from_file_location(
        "translations", ROOT / "packaging" / "translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(file: Path) -> Iterator[tuple[str, str, str, bool]]:
    """Context, text, translation, and whether it is finished."""
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            yield (
                context.findtext("name") or "",
                message.findtext("source") or "",
                translation.text or "",
                translation.get("type") is None,
            )


def test_every_text_is_translated() -> None:
    untranslated = [(c, s) for c, s, t, is_done in messages(FILE) if not t or not is_done]
    assert untranslated == []


def test_the_file_has_every_text_of_the_program(tmp_path: Path) -> None:
    copy = tmp_path / "amt_de.ts"
    shutil.copyfile(FILE, copy)
    tool().update(copy)  # type: ignore[attr-defined]
    assert {m[:2] for m in messages(copy)} == {m[:2] for m in messages(FILE)}
    assert len({m[0] for m in messages(copy)}) > 100


def test_the_compiled_file_is_that_of_the_translations(tmp_path: Path) -> None:
    compiled = tmp_path / "amt_de.qm"
    tool().compile_file(FILE, compiled)  # type: ignore[attr-defined]
    assert compiled.read_bytes() == FILE.with_suffix(".qm").read_bytes()


def test_a_translation_keeps_the_places_of_values() -> None:
    wrong = [
        (source, translation)
        for _, source, translation, _ in messages(FILE)
        if Counter(PLACE.findall(source)) != Counter(PLACE.findall(translation))
    ]
    assert wrong == []


def test_every_kind_of_error_is_looked_through_for_sentences() -> None:
    kinds = {
        node.name
        for package in ("amt_core", "amt_desktop")
        for file in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and "AmtError" in map(ast.unparse, node.bases)
    }
    assert kinds | {"AmtError", "Sentence"} == set(tool().OF_SENTENCES)  # type: ignore[attr-defined]


def test_no_error_puts_its_values_where_no_translation_finds_them() -> None:
    """An f-string is another text for each value; the template of a `Sentence` is one text."""
    found = [
        f"{file.relative_to(ROOT)}:{line}"
        for package in ("amt_core", "amt_desktop")
        for file in sorted((ROOT / package).rglob("*.py"))
        if not file.is_relative_to(tool().COMMAND_LINE)  # type: ignore[attr-defined]
        for line in formatted_sentences(file)
    ]
    assert found == []


def formatted_sentences(file: Path) -> Iterator[int]:
    """The lines on which a sentence of a module is an f-string."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in tool().OF_SENTENCES  # type: ignore[attr-defined]
            and any(isinstance(each, ast.JoinedStr) for each in node.args)
        ):
            yield node.lineno


def test_no_two_entries_of_a_menu_have_the_same_mnemonic(german: MainWindow) -> None:
    for menu in german.menuBar().actions():
        entries = menu.menu().actions()  # type: ignore[union-attr]
        letters = Counter(
            entry.text()[entry.text().index("&") + 1].lower()
            for entry in entries
            if "&" in entry.text()
        )
        assert [letter for letter, count in letters.items() if count > 1] == [], menu.text()


# The language that is chosen


@pytest.fixture
def german(in_german: None, request: pytest.FixtureRequest) -> MainWindow:
    """A window in German."""
    window = request.getfixturevalue("window")
    assert isinstance(window, MainWindow)
    return window


def test_the_language_of_the_system_is_taken_if_none_is_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class System:
        def uiLanguages(self) -> list[str]:  # noqa: N802  # as Qt calls it
            return ["de-AT", "de", "en-US"]

    monkeypatch.setattr(QLocale, "system", System)
    assert wanted_languages("") == ["de", "en"]
    assert wanted_languages("en") == ["en"]


def test_a_language_without_a_file_leaves_the_window_english(qapp: QApplication) -> None:
    assert install_language(qapp, "xx") == "en"


# The real window


def texts(widget: QWidget) -> set[str]:
    """Everything that can be read in a widget and its children, or is read out."""
    found: set[str] = set()
    for one in [widget, *widget.findChildren(QWidget)]:
        found |= {one.toolTip(), one.accessibleName(), one.accessibleDescription()}
        found |= {one.windowTitle(), one.statusTip()}
        if isinstance(one, QLabel | QAbstractButton):
            found.add(one.text())
        if isinstance(one, QLineEdit | QPlainTextEdit):
            found.add(one.placeholderText())
        if isinstance(one, QComboBox):
            found |= {one.itemText(at) for at in range(one.count())}
        if isinstance(one, QListWidget):
            found |= {one.item(at).text() for at in range(one.count())}
        if isinstance(one, QTabWidget):
            found |= {one.tabText(at) for at in range(one.count())}
        if isinstance(one, QTreeWidget):
            heads = [one.topLevelItem(at) for at in range(one.topLevelItemCount())]
            found |= {head.text(0) for head in heads if head is not None}
    for action in widget.findChildren(QAction):
        found |= {action.text(), action.toolTip(), action.statusTip()}
    return {text for text in found if WORD.search(text)}


def everything(window: MainWindow, qtbot: QtBot, gate: Gate, settings: Settings) -> set[str]:
    """The texts of the window with a piece, of its pages and of its dialogs."""
    found = texts(window)
    compose(window, qtbot, gate, takes=2)
    window.actions_by_name["mixer"].trigger()
    found |= texts(window)
    window.actions_by_name["pipeline"].trigger()
    found |= texts(window)
    window.actions_by_name["pipeline"].trigger()
    dialogs: list[QDialog] = [
        PreferencesDialog(settings, window), ShortcutEditor(dict(DEFAULT_KEYS), window),
        ShortcutsDialog(dict(DEFAULT_KEYS), window), ReportDialog("", None, window),
        CommandPalette(window.actions_by_name, [], window), AddPartDialog(window),
        ContinueDialog(8, 2, 512, window), TransposeDialog("", window),
        QuantizeDialog(Grid.SIXTEENTH, window), VelocityDialog(60, 90, window),
        RewriteDialog(2, [(0, "")], has_chords=True, parent=window), SaveQuestion("", "", window),
    ]  # fmt: skip
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        found |= texts(dialog)
    window.panel.description.clear()  # a description that stands there would skip the first card
    window.tour.start()
    assert window.tour.card is not None
    while window.tour.card is not None:
        found |= texts(window.tour.card)
        window.tour._go_on()
    return found


# No text of the program: what the user typed, names, and a menu of pyqtgraph that is never shown.
# "Clusters" is "Cluster" in German.
SAME = re.compile(
    r"A waltz in D minor .*|.*scripted.*|AMT Desktop.*|Python .*|Export(\.\.\.)?|MIDI|"
    r"Alt\+\w|Cluster|Return"
)


def test_no_text_of_the_window_stays_english(
    make_window: Callable[[], MainWindow], qtbot: QtBot, gate: Gate, settings: Settings,
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    english = everything(make_window(), qtbot, gate, settings)
    request.getfixturevalue("in_german")
    german = everything(make_window(), qtbot, gate, settings)
    assert "Komponieren" in german
    alike = {
        one.replace("&", "").removesuffix("…").strip()
        for _, source, translation, _ in messages(FILE)
        if source == translation
        for one in (source, source[:1].upper() + source[1:])
    }
    forgotten = {
        text
        for text in english & german
        if not SAME.fullmatch(text)
        and not set(re.split(r"[^\w &-]+|\d+", text.replace("&", ""))) & words_of(alike)
        and text.replace("&", "").removesuffix("…").strip() not in alike
        and not any(pattern_of(one).fullmatch(text) for one in alike if WORD.search(one))
    }
    assert forgotten == set()


def words_of(alike: set[str]) -> set[str]:
    """The texts that are alike, as parts of a longer one: `Banjo · Folk`."""
    return {text.strip() for text in alike if WORD.search(text)}


def pattern_of(text: str) -> re.Pattern[str]:
    """Matches a text with anything in the places of its values."""
    return re.compile(".+".join(re.escape(part) for part in PLACE.split(text)), re.DOTALL)


def test_the_german_examples_are_understood(in_german: None) -> None:
    for text in examples():
        spec = parse_description(text)
        assert not spec.unread, text
        assert spec.instruments.value, text


def test_a_translation_that_is_replaced_by_an_update_is_not_read_again(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "translations").mkdir()
    file = tmp_path / "translations" / "amt_de.qm"
    file.write_bytes(FILE.with_suffix(".qm").read_bytes())
    monkeypatch.setattr("amt_desktop.look.language.assets_dir", lambda: tmp_path)
    before = qapp.findChildren(QTranslator)
    assert install_language(qapp, "de") == "de"
    file.write_bytes(b"")
    try:
        assert qapp.translate("words", "Violin") == "Violine"
    finally:
        for translator in qapp.findChildren(QTranslator):
            if translator not in before:
                qapp.removeTranslator(translator)
                translator.setParent(None)


@pytest.mark.usefixtures("in_german")
def test_numbers_are_grouped_as_the_language_does() -> None:
    assert grouped(1_223_000) == "1.223.000"
