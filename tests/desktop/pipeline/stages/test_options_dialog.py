"""The settings of the pipeline are made from their declarations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from amt_core.pipeline.configuration.config import LibraryOptions, PipelineConfig
from amt_core.pipeline.configuration.edit_config import load_config
from amt_desktop.pipeline.pipeline_page import PipelinePage
from amt_desktop.pipeline.stages.options_dialog import OptionsDialog

_BY_WHEEL = Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus
CONFIG = PipelineConfig(library=LibraryOptions(folders=("music",)))


@pytest.fixture
def dialog(qtbot: QtBot) -> OptionsDialog:
    dialog = OptionsDialog(CONFIG, section="train")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def press_ok(dialog: OptionsDialog, qtbot: QtBot) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    ok = box.button(QDialogButtonBox.StandardButton.Ok)
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)


def test_unchanged_options_come_out_as_they_went_in(dialog: OptionsDialog, qtbot: QtBot) -> None:
    press_ok(dialog, qtbot)
    assert dialog.result_config == CONFIG


def test_it_opens_at_the_section_that_is_wanted(dialog: OptionsDialog) -> None:
    assert dialog.sections.currentItem().text() == "Train"
    assert dialog.fields["train.learning_rate"].widget.isVisible()


def test_no_option_takes_the_wheel_while_the_page_scrolls(dialog: OptionsDialog) -> None:
    fields = [each.widget for each in dialog.fields.values()]
    assert not [each.accessibleName() for each in fields if each.focusPolicy() & _BY_WHEEL]


def test_changed_values_arrive_in_their_types(dialog: OptionsDialog, qtbot: QtBot) -> None:
    dialog.fields["train.max_steps"].set(77)
    dialog.fields["train.optimizer"].set("adamw")
    dialog.fields["evaluate.descriptions"].set(("a waltz", "a march"))
    dialog.fields["cluster.fine_range"].set((4, 8))
    press_ok(dialog, qtbot)
    config = dialog.result_config
    assert config.train.max_steps == 77
    assert config.train.optimizer == "adamw"
    assert config.evaluate.descriptions == ("a waltz", "a march")
    assert config.cluster.fine_range == (4, 8)


def test_a_wrong_list_is_a_sentence_and_keeps_the_dialog(
    dialog: OptionsDialog, qtbot: QtBot
) -> None:
    line = dialog.fields["cluster.fine_range"].widget
    assert isinstance(line, QLineEdit)
    line.setText("four")
    press_ok(dialog, qtbot)
    assert dialog.isVisible()
    assert dialog.problem.isVisible()


@pytest.mark.parametrize("consents", [True, False])
def test_wikipedia_is_turned_on_only_after_saying_what_it_sends(
    dialog: OptionsDialog, monkeypatch: pytest.MonkeyPatch, consents: bool
) -> None:
    asked: list[str] = []
    standard = QMessageBox.StandardButton

    def question(*arguments: Any) -> QMessageBox.StandardButton:
        asked.append(arguments[2])
        return standard.Yes if consents else standard.No

    monkeypatch.setattr(QMessageBox, "question", question)
    box = dialog.fields["describe.wikipedia"].widget
    assert isinstance(box, QCheckBox)
    box.click()
    assert "en.wikipedia.org" in asked[0]
    assert box.isChecked() is consents
    box.setChecked(False)
    dialog.fields["describe.address"].set("https://wiki.example.org/w/api.php")
    box.click()
    assert "wiki.example.org" in asked[1]
    assert "wikipedia.org" not in asked[1]


def test_the_defaults_of_a_section_come_back(qtbot: QtBot) -> None:
    config = replace(CONFIG, train=replace(CONFIG.train, max_steps=5))
    dialog = OptionsDialog(config, section="train")
    qtbot.addWidget(dialog)
    dialog.defaults_button.click()
    press_ok(dialog, qtbot)
    assert dialog.result_config.train.max_steps == PipelineConfig().train.max_steps


def test_saved_options_are_in_the_file(
    work: Path, open_page: Callable[[Path], PipelinePage], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    page = open_page(work)

    def fill_in(dialog: OptionsDialog) -> int:
        dialog.fields["train.max_steps"].set(123)
        press_ok(dialog, qtbot)
        return dialog.result()

    monkeypatch.setattr(OptionsDialog, "exec", fill_in)
    page.show_settings("train")
    config = load_config(work)
    assert config is not None
    assert config.train.max_steps == 123
