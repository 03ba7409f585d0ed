"""The lanes of the plan above the notes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from amt_core.composing.planning.edits.plan_edit import PlanEdit
from amt_core.composing.planning.edits.score_edits import edit_of_piece
from amt_core.composing.planning.edits.section_edits import change_section
from amt_core.composing.planning.plan import (
    Plan,
    PlannedBar,
    PlannedChord,
    PlannedKey,
    PlannedMeter,
    PlannedSection,
    PlannedTempo,
    Player,
)
from amt_core.music.chord_symbols import parse_chord
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_desktop.look.palettes import DARK, LIGHT
from amt_desktop.piano_roll import MarkKind, PianoRoll

# The offscreen platform says so of tool tips and popups.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def make_plan() -> Plan:
    """A verse of four bars and a chorus of four, with a chord a bar."""

    def bar(text: str) -> PlannedBar:
        return PlannedBar(chords=(PlannedChord(beat=0.0, chord=parse_chord(text)),))

    return Plan(
        title="",
        style=None,
        num_bars=8,
        sections=tuple(
            PlannedSection(
                name=name, letter=letter, first_bar=first, num_bars=4, energy=2, playing=(True,)
            )
            for name, letter, first in (("verse", "A", 0), ("chorus", "B", 4))
        ),
        chords=tuple(bar(text) for text in ("C", "Am", "F", "G", "C", "C", "F", "G")),
        tempo=(PlannedTempo(bar=0, bpm=100.0),),
        meter=(PlannedMeter(bar=0, time_signature=TimeSignature(4, 4)),),
        keys=(PlannedKey(bar=0, key=Key(0)),),
        players=(Player(name="Piano", role="full"),),
    )


class Owner:
    """Applies the changes that a roll asks for, as a document does."""

    def __init__(self, roll: PianoRoll) -> None:
        self.roll, self.plan = roll, make_plan()
        self.texts: list[str] = []
        self.unfit: frozenset[tuple[int, int]] = frozenset()
        roll.plan_edit_requested.connect(self.apply)
        roll.set_score(self.plan.frame())
        roll.set_plan(self.plan, frozenset())
        roll.zoom_to_fit()

    def apply(self, text: str, make: Callable[[], PlanEdit]) -> None:
        change = make()
        score = self.roll.score
        edit = edit_of_piece(score, self.plan, change)
        self.texts.append(text)
        self.plan, self.unfit = change.plan, change.unfit
        if edit is not None:
            self.roll.set_score(edit.apply(score))
        self.roll.set_plan(self.plan, self.unfit)

    @property
    def form(self) -> list[tuple[str, int]]:
        return [(section.name, section.num_bars) for section in self.plan.sections]

    @property
    def symbols(self) -> list[str]:
        return [
            " ".join(str(at.chord) if at.chord else "N.C." for at in bar.chords)
            for bar in self.plan.chords
        ]


def labels(owner: Owner) -> list[str]:
    return [block.label for block in owner.roll.sections.blocks()]


@pytest.fixture
def owner(qtbot: QtBot) -> Owner:
    roll = PianoRoll(DARK)
    qtbot.addWidget(roll)
    roll.resize(1100, 700)
    with qtbot.waitExposed(roll):
        roll.show()
    return Owner(roll)


def x_of(owner: Owner, bar: float) -> int:
    """The x pixel of a place in bars."""
    return owner.roll._model.geometry.x_of(round(bar * 1920))


def drag(widget: object, start: int, end: int) -> None:
    """Drags with the left button in the middle of a lane."""
    y = 12
    QTest.mousePress(widget, LEFT, NONE, QPoint(start, y))
    QTest.mouseMove(widget, QPoint((start + end) // 2, y))
    QTest.mouseMove(widget, QPoint(end, y))
    QTest.mouseRelease(widget, LEFT, NONE, QPoint(end, y))


def actions_of(menu: QMenu) -> dict[str, QAction]:
    """The actions of a menu and its submenus by their text."""
    found: dict[str, QAction] = {}
    for action in menu.actions():
        if action.menu() is not None:
            found |= actions_of(action.menu())
        else:
            found[action.text()] = action
    return found


def test_dragging_the_edge_of_a_section_makes_it_longer(owner: Owner) -> None:
    drag(owner.roll.sections, x_of(owner, 4), x_of(owner, 5.9))
    assert owner.form == [("verse", 6), ("chorus", 4)]
    assert owner.roll.score.num_bars == 10
    assert owner.unfit == {(4, 0), (5, 0)}


def test_dragging_the_last_edge_beyond_the_end_makes_the_piece_longer(owner: Owner) -> None:
    edge = x_of(owner, 8)
    drag(owner.roll.sections, edge, edge + x_of(owner, 1) - x_of(owner, 0))
    assert owner.form == [("verse", 4), ("chorus", 5)]


def test_dragging_a_section_over_its_neighbor_moves_it(owner: Owner) -> None:
    drag(owner.roll.sections, x_of(owner, 1), x_of(owner, 5))
    assert owner.form == [("chorus", 4), ("verse", 4)]
    assert owner.symbols[:4] == ["C", "C", "F", "G"]


def test_a_click_on_a_section_selects_its_bars(owner: Owner) -> None:
    QTest.mouseClick(owner.roll.sections, LEFT, NONE, QPoint(x_of(owner, 6), 12))
    assert owner.roll.chosen_bars == (4, 7)
    assert not owner.texts


def test_the_keys_of_the_section_lane_resize_move_copy_and_delete(owner: Owner) -> None:
    lane = owner.roll.sections
    lane.setFocus()
    QTest.keyClick(lane, Qt.Key.Key_Right, SHIFT)
    assert owner.form == [("verse", 5), ("chorus", 4)]
    QTest.keyClick(lane, Qt.Key.Key_Right, ALT)
    assert owner.form == [("chorus", 4), ("verse", 5)]
    QTest.keyClick(lane, Qt.Key.Key_D, CTRL)
    assert owner.form == [("chorus", 4), ("verse", 5), ("verse", 5)]
    QTest.keyClick(lane, Qt.Key.Key_Delete)
    assert owner.form == [("chorus", 4), ("verse", 5)]
    QTest.keyClick(lane, Qt.Key.Key_Up)
    assert owner.plan.sections[lane.cursor_index].energy == 3


def test_a_section_that_returns_is_varied_by_its_menu(owner: Owner) -> None:
    varied = "Varied: other notes on the same chords"
    assert not actions_of(owner.roll.sections.menu_of(1))[varied].isEnabled()
    owner.apply("", lambda: change_section(owner.plan, 1, letter="A"))
    actions_of(owner.roll.sections.menu_of(1))[varied].trigger()
    assert labels(owner) == ["Verse  A  ·  4", "Chorus  A′  ·  4"]
    assert {bar for bar, _ in owner.unfit} == {4, 5, 6, 7}
    actions_of(owner.roll.sections.menu_of(1))[varied].trigger()
    assert labels(owner)[1] == "Chorus  A  ·  4"


def test_the_menu_of_a_section_renames_it_and_says_which_name_it_has(owner: Owner) -> None:
    actions = actions_of(owner.roll.sections.menu_of(0))
    assert actions["Verse"].isChecked()
    assert not actions["Move earlier"].isEnabled()
    actions["Bridge"].trigger()
    assert owner.form[0] == ("bridge", 4)
    assert not owner.unfit


def test_a_screen_reader_hears_the_section_at_the_cursor(owner: Owner) -> None:
    lane = owner.roll.sections
    assert lane.accessibleName() == "Sections"
    lane.setFocus()
    QTest.keyClick(lane, Qt.Key.Key_Right)
    assert lane.accessibleDescription() == "Chorus  B  ·  4, bars 5 to 8, medium"


def test_a_double_click_types_a_chord_for_one_bar_of_a_longer_one(owner: Owner) -> None:
    lane = owner.roll.chords
    QTest.mouseDClick(lane, LEFT, NONE, QPoint(x_of(owner, 5.5), 12))
    assert lane.field is not None
    QTest.keyClicks(lane.field, "E7/G#")
    QTest.keyClick(lane.field, Qt.Key.Key_Return)
    assert owner.symbols == ["C", "Am", "F", "G", "C", "E7/G#", "F", "G"]
    assert owner.unfit == {(5, 0)}
    assert lane.field is None


def test_what_is_no_chord_is_refused_and_escape_leaves_it(owner: Owner) -> None:
    lane = owner.roll.chords
    lane.setFocus()
    QTest.keyClick(lane, Qt.Key.Key_Return)
    assert lane.field is not None
    QTest.keyClicks(lane.field, "Xyz")
    QTest.keyClick(lane.field, Qt.Key.Key_Return)
    assert lane.field is not None
    assert "is not a chord" in lane.field.accessibleDescription()
    QTest.keyClick(lane.field, Qt.Key.Key_Escape)
    assert lane.field is None
    assert not owner.texts


def test_several_chords_take_a_bar_each_and_are_one_change(owner: Owner) -> None:
    lane = owner.roll.chords
    lane.setFocus()
    QTest.keyClick(lane, Qt.Key.Key_F2)
    assert lane.field is not None
    QTest.keyClicks(lane.field, "Dm7 | G7 | N.C.")
    QTest.keyClick(lane.field, Qt.Key.Key_Return)
    assert owner.symbols[:4] == ["Dm7", "G7", "N.C.", "G"]
    assert owner.unfit == {(0, 0), (1, 0), (2, 0)}
    assert owner.texts == ["Write chords"]


def test_chords_are_dragged_and_resized_by_beats(owner: Owner) -> None:
    drag(owner.roll.chords, x_of(owner, 1.25), x_of(owner, 1.75))
    assert owner.symbols[:3] == ["C", "C Am", "Am F"]
    drag(owner.roll.chords, x_of(owner, 2.5), x_of(owner, 2.75))
    assert owner.symbols[2] == "Am F"
    assert owner.plan.chords[2].chords[1].beat == 3.0


def test_the_cursor_goes_with_a_chord_that_is_dragged(owner: Owner) -> None:
    lane = owner.roll.chords
    drag(lane, x_of(owner, 3.5), x_of(owner, 1.5))
    assert owner.symbols[:4] == ["C", "G", "F", "F"]
    assert lane.blocks()[lane.cursor_index].label == "G"


def test_the_menu_of_a_chord_offers_those_that_fit_the_key(owner: Owner) -> None:
    actions = actions_of(owner.roll.chords.menu_of(1))
    assert actions["Am"].isChecked()
    assert {"Dm", "G7", "Fm", "Bdim", "E7", "Gsus4"} <= set(actions)
    actions["Fm"].trigger()
    assert owner.symbols[1] == "Fm"


def test_the_keys_of_the_chord_lane_move_resize_and_delete(owner: Owner) -> None:
    lane = owner.roll.chords
    lane.setFocus()
    QTest.keyClick(lane, Qt.Key.Key_Right)
    QTest.keyClick(lane, Qt.Key.Key_Right, SHIFT)
    assert owner.symbols[1:3] == ["Am", "Am F"]
    QTest.keyClick(lane, Qt.Key.Key_Delete)
    assert owner.symbols[1:3] == ["C", "C F"]


def test_the_lanes_scroll_and_zoom_with_the_notes(owner: Owner) -> None:
    lane = owner.roll.sections
    owner.roll.zoom(2.0)
    chorus = lane.blocks()[1]
    assert lane.rect_of(chorus).left() == owner.roll._model.geometry.x_of(4 * 1920) + 1


def test_a_button_rewrites_the_bars_that_no_longer_fit(owner: Owner, qtbot: QtBot) -> None:
    button = owner.roll._unfit_label.button
    assert not button.isVisible()
    owner.roll.set_plan(owner.plan, frozenset({(1, 0), (2, 0)}))
    assert button.text() == "Rewrite 2"
    with qtbot.waitSignal(owner.roll.unfit_rewrite_requested):
        QTest.mouseClick(button, LEFT)


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_bars_that_no_longer_fit_are_hatched(owner: Owner, theme: object) -> None:
    owner.roll.apply_theme(theme)
    lane = owner.roll.chords
    before = lane.grab().toImage()
    owner.roll.set_plan(owner.plan, frozenset({(1, 0)}))
    after = lane.grab().toImage()

    def differ(bar: float) -> bool:
        left, right = x_of(owner, bar) + 4, x_of(owner, bar + 1) - 4
        return any(
            before.pixelColor(x, y) != after.pixelColor(x, y)
            for x in range(left, right)
            for y in range(lane.height() - 7, lane.height() - 1)
        )

    assert differ(1)
    assert not differ(2)


def test_a_double_click_on_tempo_meter_or_key_asks_for_another(owner: Owner, qtbot: QtBot) -> None:
    ruler = owner.roll._ruler
    ruler.grab()
    for kind in (MarkKind.TEMPO, MarkKind.METER, MarkKind.KEY):
        rect = next(rect for rect, mark in ruler._painter.places if mark.kind is kind)
        with qtbot.waitSignal(owner.roll.mark_edit_requested) as asked:
            QTest.mouseDClick(ruler, LEFT, NONE, rect.center())
        assert asked.args[:2] == [kind, 0]


def test_the_ruler_leaves_the_names_of_sections_to_their_lane(owner: Owner) -> None:
    def places() -> list[str]:
        ruler = owner.roll._ruler
        ruler.grab()
        marks = [mark for _, mark in ruler._painter.places]
        return [mark.text for mark in marks if mark.kind is MarkKind.PLACE]

    assert places() == []
    owner.roll.set_plan(None, frozenset())
    assert places() == ["Verse", "Chorus"]


def test_the_menu_of_the_ruler_offers_changes_from_the_bar_on(owner: Owner, qtbot: QtBot) -> None:
    menu = owner.roll._ruler.menu_at(QPoint(x_of(owner, 2.5), 30))
    with qtbot.waitSignal(owner.roll.mark_edit_requested) as asked:
        actions_of(menu)["Key from bar 3 on …"].trigger()
    assert asked.args[:2] == [MarkKind.KEY, 2]


def test_without_a_plan_the_lanes_are_empty_and_take_any_key(owner: Owner) -> None:
    owner.roll.set_plan(None, frozenset())
    for lane in (owner.roll.sections, owner.roll.chords):
        lane.setFocus()
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Delete):
            QTest.keyClick(lane, key)
        QTest.mouseDClick(lane, LEFT, NONE, QPoint(40, 12))
    assert not owner.texts
