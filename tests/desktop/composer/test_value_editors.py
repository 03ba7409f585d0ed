"""Each kind of value has a control that shows it and gives it back changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.spec.music_spec import Instrument, MusicSpec
from amt_core.text.parse.parser import parse_description
from amt_desktop.composer.attributes import attribute_looks, instruments_in_words
from amt_desktop.composer.instrument_editor import InstrumentEditor
from amt_desktop.composer.instrument_search import InstrumentSearch
from amt_desktop.composer.value_editors import (
    ChoiceEditor,
    KeyEditor,
    NumberEditor,
    TimeSignatureEditor,
    default_value,
    make_editor,
)


@pytest.mark.parametrize("name", list(attribute_looks()))
def test_every_attribute_has_an_editor_that_takes_its_default(qtbot: QtBot, name: str) -> None:
    look = attribute_looks()[name]
    editor = make_editor(look.kind, look.title)
    qtbot.addWidget(editor)
    with qtbot.assertNotEmitted(editor.value_changed):
        editor.set_value(default_value(look.kind))
    assert look.show(default_value(look.kind)) is not None


def test_only_the_length_has_no_chip() -> None:
    assert set(MusicSpec.attribute_names()) - set(attribute_looks()) == {"num_bars"}


def test_slider_and_number_go_together(qtbot: QtBot) -> None:
    editor, got = NumberEditor("Tempo", 20, 300, suffix=" bpm"), []
    qtbot.addWidget(editor)
    editor.value_changed.connect(got.append)
    editor.slider.setValue(140)
    assert editor.spin.value() == 140
    editor.spin.setValue(90)
    assert editor.slider.value() == 90
    assert got == [140, 90]


def test_an_unusual_meter_is_put_together(qtbot: QtBot) -> None:
    editor, got = TimeSignatureEditor(), []
    qtbot.addWidget(editor)
    editor.set_value(TimeSignature(4, 4))
    editor.value_changed.connect(got.append)
    editor.beats.setValue(11)
    editor.unit.setCurrentText("8")
    assert got[-1] == TimeSignature(11, 8)


def test_a_tonic_is_spelt_as_its_mode_wants(qtbot: QtBot) -> None:
    editor, got = KeyEditor(), []
    qtbot.addWidget(editor)
    editor.set_value(Key(1, "major"))
    assert editor.tonic.currentText() == "Db"
    editor.value_changed.connect(got.append)
    editor.mode.setCurrentIndex(1)
    editor.mode.activated.emit(1)
    assert got == [Key(1, "minor")]
    assert editor.tonic.currentText() == "C#"


def test_several_moods_can_be_ticked(qtbot: QtBot) -> None:
    editor = make_editor("moods", "Mood")
    qtbot.addWidget(editor)
    assert isinstance(editor, ChoiceEditor)
    editor.set_value(("calm",))
    got: list[object] = []
    editor.value_changed.connect(got.append)
    item = next(
        editor.list.item(row)
        for row in range(editor.list.count())
        if editor.list.item(row).text() == "sad"
    )
    item.setCheckState(Qt.CheckState.Checked)
    assert got == [("calm", "sad")]


def test_an_instrument_is_found_added_and_multiplied(qtbot: QtBot) -> None:
    editor, got = InstrumentEditor(), []
    qtbot.addWidget(editor)
    editor.set_value((Instrument(is_drum=True),))
    editor.value_changed.connect(got.append)
    qtbot.keyClicks(editor.search.field, "violin")
    qtbot.keyClick(editor.search.field, Qt.Key.Key_Return)
    assert got[-1] == (Instrument(is_drum=True), Instrument(program=40))
    (count,) = editor.findChildren(QSpinBox)
    count.setValue(2)
    assert got[-1] == (Instrument(is_drum=True), Instrument(program=40, count=2))


def test_an_instrument_is_found_by_what_people_call_it(qtbot: QtBot) -> None:
    search = InstrumentSearch("", list_height_px=100)
    qtbot.addWidget(search)
    qtbot.keyClicks(search.field, "upright bass")
    assert search.found == [Instrument(program=32)]
    search.field.setText("spoon")
    assert search.found == []


def test_no_drums_is_shown_as_drums() -> None:
    excluded = parse_description("no drums").excluded.value
    assert excluded is not None
    assert len(excluded) > 1
    assert instruments_in_words(excluded) == "Drums"
    assert instruments_in_words(excluded[:2]) == "Drums, Taiko Drum"


def test_a_whole_family_is_named_once() -> None:
    guitars = tuple(Instrument(program=program) for program in range(24, 32))
    assert instruments_in_words((*guitars, Instrument(program=40))) == "any guitar, Violin"


def test_players_are_counted() -> None:
    words = instruments_in_words((Instrument(program=40, count=2), Instrument(is_drum=True)))
    assert words == "2 × Violin, Drums"
