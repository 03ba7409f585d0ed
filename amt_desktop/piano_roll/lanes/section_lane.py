"""The lane of the sections: their names, letters, lengths and energies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from amt_core.composing.planning.edits.section_edits import (
    add_section,
    change_section,
    delete_section,
    duplicate_section,
    move_section,
    resize_section,
)
from amt_core.composing.planning.plan import Plan, PlannedSection
from amt_core.spec.music_spec import MAX_NUM_BARS, Source
from amt_core.spec.spans import SECTION_KINDS
from amt_core.traits.plan_analysis import LETTERS, NUM_ENERGIES
from amt_desktop.look.words import capitalized
from amt_desktop.piano_roll.lanes.plan_lane import Block, PlanLane
from amt_desktop.piano_roll.model.roll_model import RollModel
from amt_desktop.piano_roll.painting.note_colors import mixed

_COLOR_SHARE = 0.36
_ENERGY_PX = 26
_MIN_ENERGY_ROOM_PX = 90
_ASKED = (Source.STATED, Source.SET)


def _energy_words() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("SectionLane", "very quiet"),
        translate("SectionLane", "quiet"),
        translate("SectionLane", "medium"),
        translate("SectionLane", "strong"),
        translate("SectionLane", "full"),
    )


class SectionLane(PlanLane):
    """The sections of the plan.

    Args:
        model: The model with the plan and the view.
    """

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setAccessibleName(self.tr("Sections"))

    def make_blocks(self, plan: Plan) -> list[Block]:
        """One block for each section."""
        starts, theme = self._model.frame.bar_starts_ticks, self._model.theme
        ground = theme.color("ruler_background")
        return [
            Block(
                start=int(starts[section.first_bar]),
                stop=int(starts[section.stop_bar]),
                label=self._label(section),
                color=mixed(ground, theme.track_color(_letter_index(section)), _COLOR_SHARE),
                is_asked=section.source in _ASKED,
            )
            for section in plan.sections
        ]

    def describe(self, index: int) -> str:
        """Name, letter, bars and energy."""
        section = self._section(index)
        return self.tr("{0}, bars {1} to {2}, {3}").format(
            self._label(section),
            section.first_bar + 1,
            section.stop_bar,
            _energy_words()[section.energy],
        )

    def menu_of(self, index: int) -> QMenu:
        """Name, letter, energy, length, and what can be done with the section."""
        section = self._section(index)
        menu = QMenu(self)
        self._add_names(menu.addMenu(self.tr("Name")), index)
        letters = menu.addMenu(self.tr("Letter: equal letters are the same music"))
        for letter in LETTERS:
            self._add_choice(
                letters, letter, letter == section.letter, partial(self._letter, index, letter)
            )
        varied = self._add_choice(
            menu,
            self.tr("Varied: other notes on the same chords"),
            section.is_varied,
            partial(self._vary, index, not section.is_varied),
        )
        varied.setEnabled(section.is_varied or self._returns(section))
        energies = menu.addMenu(self.tr("Energy"))
        for energy, words in enumerate(_energy_words()):
            self._add_choice(
                energies, words, energy == section.energy, partial(self.set_energy, index, energy)
            )
        menu.addAction(self.tr("Length …"), partial(self._ask_length, index))
        menu.addSeparator()
        menu.addAction(self.tr("Duplicate"), partial(self.duplicate, index))
        earlier = menu.addAction(self.tr("Move earlier"), partial(self.move, index, index - 1))
        earlier.setEnabled(index > 0)
        later = menu.addAction(self.tr("Move later"), partial(self.move, index, index + 1))
        later.setEnabled(index < len(self.blocks()) - 1)
        menu.addAction(self.tr("Add a section after it"), partial(self.add, index))
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), partial(self.delete, index))
        return menu

    def edit(self, index: int, tick: float) -> None:
        """Opens the list of names."""
        menu = QMenu(self)
        self._add_names(menu, index)
        self.open_at(menu, index)

    def move_to(self, index: int, tick: float) -> None:
        """Moves a section before the one whose first half holds the tick."""
        blocks = self.blocks()
        others = [block for at, block in enumerate(blocks) if at != index]
        moved = blocks[index]
        if tick > moved.start:  # what counts is the end of the block that is dragged
            to = sum((b.start + b.stop) / 2 < tick + moved.stop - moved.start for b in others)
        else:
            to = sum((b.start + b.stop) / 2 < tick for b in others)
        self.move(index, to)

    def resize_to(self, index: int, tick: float) -> None:
        """Resizes a section to whole bars."""
        section = self._section(index)
        self.resize_bars(index, self._bar_line(tick) - section.first_bar)

    def snapped(self, index: int, tick: float) -> float:
        """The nearest bar line; beyond the end of the piece, bars go on as long as the last one."""
        starts = self._model.frame.bar_starts_ticks
        line = self._bar_line(tick)
        beyond = max(line - (len(starts) - 1), 0)
        return float(starts[min(line, len(starts) - 1)] + beyond * (starts[-1] - starts[-2]))

    def keys(self) -> dict[Qt.Key | tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], object]]:
        """Length, place, energy, name, copy and deletion."""
        shift, alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
        at = self.cursor_index
        return {
            Qt.Key.Key_Up: lambda: self.set_energy(at, self._section(at).energy + 1),
            Qt.Key.Key_Down: lambda: self.set_energy(at, self._section(at).energy - 1),
            (shift, Qt.Key.Key_Right): lambda: self.resize_bars(at, self._section(at).num_bars + 1),
            (shift, Qt.Key.Key_Left): lambda: self.resize_bars(at, self._section(at).num_bars - 1),
            (alt, Qt.Key.Key_Right): lambda: self.move(at, at + 1),
            (alt, Qt.Key.Key_Left): lambda: self.move(at, at - 1),
            (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_D): lambda: self.duplicate(at),
            Qt.Key.Key_F2: lambda: self.edit(at, 0.0),
            Qt.Key.Key_Insert: lambda: self.add(at),
            Qt.Key.Key_Delete: lambda: self.delete(at),
            Qt.Key.Key_Backspace: lambda: self.delete(at),
        }

    def paint_extra(self, painter: QPainter, block: Block, rect: QRect) -> int:
        """Five small columns, as many of them filled as the section has energy."""
        plan = self.plan
        visible_px = min(rect.right(), self.width()) - max(rect.left(), 0)
        if plan is None or visible_px < _MIN_ENERGY_ROOM_PX:
            return 0
        section = plan.section_of(self._model.frame.bar_at(block.start))
        right, bottom = min(rect.right(), self.width()) - 4, rect.bottom() - 4
        text = self._model.theme.color("text")
        for level in range(NUM_ENERGIES):
            text.setAlpha(220 if level <= section.energy else 60)
            height = 3 + 2 * level
            x = right - (NUM_ENERGIES - level) * 5
            painter.fillRect(x, bottom - height, 3, height, text)
        return _ENERGY_PX

    # Changes

    def resize_bars(self, index: int, num_bars: int) -> None:
        """Gives a section another length."""
        num_bars = max(num_bars, 1)
        if num_bars != self._section(index).num_bars:
            text = self.tr("Change length of section")
            self.request(text, lambda plan: resize_section(plan, index, num_bars))

    def set_energy(self, index: int, energy: int) -> None:
        """Gives a section another energy."""
        energy = min(max(energy, 0), NUM_ENERGIES - 1)
        if energy != self._section(index).energy:
            text = self.tr("Change energy")
            self.request(text, lambda plan: change_section(plan, index, energy=energy))

    def duplicate(self, index: int) -> None:
        """Plays a section twice."""
        self.request(self.tr("Duplicate section"), lambda plan: duplicate_section(plan, index))
        self.go_to(index + 1)

    def move(self, index: int, to: int) -> None:
        """Moves a section to another place."""
        if to != index and 0 <= to < len(self.blocks()):
            self.request(self.tr("Move section"), lambda plan: move_section(plan, index, to))
            self.go_to(to)

    def add(self, index: int) -> None:
        """Adds a section after another one."""
        self.request(self.tr("Add section"), lambda plan: add_section(plan, index))
        self.go_to(index + 1)

    def delete(self, index: int) -> None:
        """Takes a section out."""
        self.request(self.tr("Delete section"), lambda plan: delete_section(plan, index))

    def rename(self, index: int, name: str) -> None:
        """Gives a section another name; an empty one leaves its letter."""
        if name != self._section(index).name:
            text = self.tr("Rename section")
            self.request(text, lambda plan: change_section(plan, index, name=name))

    def _letter(self, index: int, letter: str) -> None:
        if letter != self._section(index).letter:
            text = self.tr("Change letter of section")
            self.request(text, lambda plan: change_section(plan, index, letter=letter))

    def _vary(self, index: int, is_varied: bool) -> None:
        text = self.tr("Vary section") if is_varied else self.tr("Repeat section")
        self.request(text, lambda plan: change_section(plan, index, is_varied=is_varied))

    def _ask_length(self, index: int) -> None:
        section = self._section(index)
        num_bars, is_ok = QInputDialog.getInt(
            self, self._label(section), self.tr("Bars:"), section.num_bars, 1, MAX_NUM_BARS
        )
        if is_ok:
            self.resize_bars(index, num_bars)

    def _add_names(self, menu: QMenu, index: int) -> None:
        name = self._section(index).name
        for kind in SECTION_KINDS:
            self._add_choice(
                menu, capitalized(kind), kind == name, partial(self.rename, index, kind)
            )
        menu.addSeparator()
        self._add_choice(menu, self.tr("No name"), not name, partial(self.rename, index, ""))

    def _add_choice(
        self, menu: QMenu, text: str, is_chosen: bool, call: Callable[[], object]
    ) -> QAction:
        action = menu.addAction(text, call)
        action.setCheckable(True)
        action.setChecked(is_chosen)
        return action

    def _section(self, index: int) -> PlannedSection:
        assert self.plan is not None
        return self.plan.sections[min(index, len(self.plan.sections) - 1)]

    def _returns(self, section: PlannedSection) -> bool:
        """True if an earlier section has its letter."""
        assert self.plan is not None
        return any(
            other.letter == section.letter and other.first_bar < section.first_bar
            for other in self.plan.sections
        )

    def _label(self, section: PlannedSection) -> str:
        name = f"{capitalized(section.name)}  {section.symbol}" if section.name else section.symbol
        return f"{name}  ·  {section.num_bars}"

    def _bar_line(self, tick: float) -> int:
        """The number of the nearest bar line; beyond the end, bars are as long as the last one."""
        starts = self._model.frame.bar_starts_ticks
        last_ticks = int(starts[-1] - starts[-2])
        if tick > starts[-1]:
            return len(starts) - 1 + round((tick - int(starts[-1])) / last_ticks)
        return int(abs(starts - tick).argmin())


def _letter_index(section: PlannedSection) -> int:
    return LETTERS.index(section.letter) if section.letter in LETTERS else 0
