"""From understood words to chips, and from chips to what is composed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.spec.music_spec import Attribute, Instrument, MusicSpec, Source
from amt_core.text.parse.parser import parse_description
from amt_desktop.composer.composer_panel import ComposerPanel
from amt_desktop.composer.description_box import MAX_CHARS
from amt_desktop.window.main_window import MainWindow

# Popups are windows, and the platform without a screen cannot do all that a window wants.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SPEC = MusicSpec(
    text="…",
    tempo_bpm=Attribute(90.0, Source.STATED),
    key=Attribute(Key(9, "minor"), Source.STATED),
    instruments=Attribute((Instrument(program=40, count=2), Instrument(42)), Source.STATED),
    moods=Attribute(("calm",), Source.INFERRED),
    num_bars=Attribute(12, Source.STATED),
)


@pytest.fixture
def panel(qtbot: QtBot) -> ComposerPanel:
    """A panel that has understood something."""
    panel = ComposerPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_understood(SPEC)
    return panel


def test_every_attribute_that_is_not_free_has_a_chip(panel: ComposerPanel) -> None:
    assert set(panel.chips.chips) == {"tempo_bpm", "key", "instruments", "moods"}


def test_a_chip_says_what_it_is_and_who_said_so(panel: ComposerPanel) -> None:
    chip = panel.chips.chips["tempo_bpm"]
    assert chip.accessibleName() == "Tempo: 90 bpm"
    assert chip.property("source") == "stated"
    assert panel.chips.chips["moods"].property("source") == "inferred"
    assert "2 × Violin, Cello" in panel.chips.chips["instruments"].accessibleName()


def test_the_length_stands_in_its_field(panel: ComposerPanel) -> None:
    assert panel.bars.value() == 12


def test_a_length_that_is_typed_is_the_user_s(panel: ComposerPanel) -> None:
    panel.bars.setValue(24)
    assert panel.spec.num_bars == Attribute(24, Source.SET)
    panel.bars.setValue(0)
    assert panel.spec.num_bars.source is Source.FREE


def test_a_corrected_chip_is_the_user_s(panel: ComposerPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.spec_changed):
        panel.chips.corrected.emit("tempo_bpm", 120)
    assert panel.spec.tempo_bpm == Attribute(120, Source.SET)
    assert panel.chips.chips["tempo_bpm"].property("source") == "set"


def test_the_cross_gives_the_attribute_back_to_the_composer(
    panel: ComposerPanel, qtbot: QtBot
) -> None:
    qtbot.mouseClick(panel.chips.chips["key"].remove_button, Qt.MouseButton.LeftButton)
    assert panel.spec.key.source is Source.FREE
    assert "key" not in panel.chips.chips


def test_the_padlock_keeps_a_value_against_new_words(panel: ComposerPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.chips.chips["tempo_bpm"].lock_button, Qt.MouseButton.LeftButton)
    panel.show_understood(MusicSpec(tempo_bpm=Attribute(60.0, Source.STATED)))
    assert panel.spec.tempo_bpm.value == 90.0
    assert panel.spec.locked == {"tempo_bpm"}


def test_a_chip_is_edited_by_keyboard_alone(panel: ComposerPanel, qtbot: QtBot) -> None:
    chip = panel.chips.chips["tempo_bpm"]
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    popup = panel.chips.popup
    assert popup is not None
    popup.editor.spin.setValue(150)  # type: ignore[attr-defined]
    assert panel.spec.tempo_bpm == Attribute(150, Source.SET)
    popup.close()
    assert panel.chips.popup is None


def test_delete_removes_the_chip_that_has_the_keyboard(panel: ComposerPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.chips.chips["moods"], Qt.Key.Key_Delete)
    assert panel.spec.moods.source is Source.FREE


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tempo_bpm", 120), ("time_signature", TimeSignature(3, 4)), ("key", Key(9, "minor")),
        ("duration_sec", 60), ("dynamics", "mf"), ("density", "medium"),
    ],
)  # fmt: skip
def test_what_the_words_leave_open_can_be_added(
    panel: ComposerPanel, name: str, value: object
) -> None:
    panel.show_understood(MusicSpec())
    panel.chips.add(name)
    assert panel.spec.attribute(name) == Attribute(value, Source.SET)
    assert panel.chips.popup is not None
    panel.chips.popup.close()


def test_the_dice_throws_a_new_seed_for_every_piece(panel: ComposerPanel) -> None:
    assert len({panel.seed.next_seed() for _ in range(8)}) > 1


def test_a_seed_that_is_typed_stays(panel: ComposerPanel, qtbot: QtBot) -> None:
    panel.seed.number.clear()
    qtbot.keyClicks(panel.seed.number, "4711")
    assert [panel.seed.next_seed() for _ in range(3)] == [4711] * 3
    assert not panel.seed.dice.isChecked()


def test_the_example_can_be_taken_back(panel: ComposerPanel) -> None:
    panel.description.setPlainText("mine")
    panel.show_example("theirs")
    panel.description.undo()
    assert panel.description.toPlainText() == "mine"


def test_a_number_out_of_range_is_said_below_the_description(panel: ComposerPanel) -> None:
    assert not panel.conflicts.isVisible()
    panel.show_understood(parse_description("900 bpm, piano"))
    assert panel.conflicts.isVisible()
    assert "900 is taken as 400" in panel.conflicts.text()


def test_a_value_that_does_not_exist_is_said_below_the_description(panel: ComposerPanel) -> None:
    panel.show_understood(parse_description("H7sus13b, key of H sharp, piano"))
    assert panel.conflicts.isVisible()
    assert '"H7sus13b" is not a chord' in panel.conflicts.text()
    assert '"H sharp" is not a key' in panel.conflicts.text()


def test_a_paste_without_end_is_shortened_with_a_word(window: MainWindow) -> None:
    told: list[str] = []
    window.messages.toasted.connect(lambda text, *_: told.append(text))
    mime = QMimeData()
    mime.setText("x" * (MAX_CHARS + 1))
    window.panel.description.setPlainText("slow")
    window.panel.description.moveCursor(QTextCursor.MoveOperation.End)
    window.panel.description.insertFromMimeData(mime)
    assert window.panel.description.toPlainText() == "slow" + "x" * (MAX_CHARS - 4)
    assert told == ["Only the beginning of the pasted text was inserted."]


def test_a_paste_that_fits_is_inserted_whole_in_the_place_of_the_selection(
    window: MainWindow,
) -> None:
    mime = QMimeData()
    mime.setText("x" * MAX_CHARS)
    window.panel.description.setPlainText("slow")
    window.panel.description.selectAll()
    window.panel.description.insertFromMimeData(mime)
    assert window.panel.description.toPlainText() == "x" * MAX_CHARS


def test_a_piece_with_the_same_description_keeps_the_colors_of_its_words(
    panel: ComposerPanel,
) -> None:
    text = "a waltz like a postcard"
    panel.show_piece(text, [1])
    panel.show_understood(parse_description(text))
    unread = panel.description.colors.unread
    panel.show_piece(text, [2])
    assert unread
    assert panel.description.colors.unread == unread
