"""The lane of the chords: each is typed, chosen from those that fit, dragged or deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QToolTip, QWidget

from amt_core.composing.planning.edits.chord_edits import (
    SHORTEST_BEATS,
    ChordSpan,
    chord_spans,
    delete_chord,
    move_chord,
    resize_chord,
    write_chord,
)
from amt_core.composing.planning.edits.fitting_chords import fitting_chords
from amt_core.composing.planning.edits.plan_edit import PlanEdit
from amt_core.composing.planning.plan import Plan
from amt_core.music.chord_symbols import ChordSymbol, is_no_chord, parse_chord
from amt_core.music.theory import Key
from amt_desktop.piano_roll.lanes.plan_lane import Block, PlanLane
from amt_desktop.piano_roll.model.beat_lines import BeatLines
from amt_desktop.piano_roll.model.roll_model import RollModel
from amt_desktop.piano_roll.painting.note_colors import mixed

_NO_CHORD = "N.C."
_FIELD_PX = 110
_COLOR_SHARE = 0.16
_ASKED_SHARE = 0.34


class ChordLane(PlanLane):
    """The chords of the plan.

    Args:
        model: The model with the plan and the view.
    """

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.field: ChordField | None = None
        self._spans: list[ChordSpan] = []
        self._lines = BeatLines(starts_beats=(0.0, 1.0), starts_ticks=(0, 1))
        self.setAccessibleName(self.tr("Chords"))

    def make_blocks(self, plan: Plan) -> list[Block]:
        """One block for each chord; several where a section begins within it."""
        self._lines = BeatLines.of(plan)
        nothing = ChordSpan(
            start=0.0, stop=self._lines.starts_beats[-1], chord=None, is_asked=False
        )
        self._spans = chord_spans(plan) or [nothing]
        theme = self._model.theme
        ground, tint = theme.color("ruler_background"), theme.color("roll_loop")
        return [
            Block(
                start=self._lines.tick_of(span.start),
                stop=self._lines.tick_of(span.stop),
                label=self.name_of(span),
                color=mixed(ground, tint, _ASKED_SHARE if span.is_asked else _COLOR_SHARE),
                is_asked=span.is_asked,
            )
            for span in self._spans
        ]

    def describe(self, index: int) -> str:
        """The chord and where it sounds."""
        span = self._spans[index]
        bar = self._lines.bar_at(span.start)
        beat = span.start - self._lines.starts_beats[bar] + 1
        return self.tr("{0}, bar {1} beat {2}, {3} beats").format(
            self.name_of(span), bar + 1, f"{beat:g}", f"{span.stop - span.start:g}"
        )

    def name_of(self, span: ChordSpan) -> str:
        """The symbol of a chord as its key spells it."""
        return _NO_CHORD if span.chord is None else span.chord.spelled(self._key(span))

    def menu_of(self, index: int) -> QMenu:
        """The chords that fit, and what can be done with this one."""
        span = self._spans[index]
        menu = QMenu(self)
        menu.addAction(self.tr("Type a chord …"), lambda: self.edit(index, -1.0))
        menu.addSeparator()
        key = self._key(span) or Key(0)
        kinds = fitting_chords(key)
        titles = {
            "sevenths": self.tr("With sevenths"),
            "secondary dominants": self.tr("Leading to another chord"),
            "borrowed": self.tr("Borrowed"),
            "suspended": self.tr("Suspended"),
        }
        self._add_chords(menu, span, kinds["diatonic"], key)
        for kind, title in titles.items():
            self._add_chords(menu.addMenu(title), span, kinds[kind], key)
        menu.addSeparator()
        menu.addAction(self.tr("No chord"), partial(self.set_chord, span, None))
        menu.addAction(self.tr("Delete"), partial(self.delete, index))
        return menu

    def edit(self, index: int, tick: float) -> None:
        """Opens a field for a symbol, for the bar of the chord at a tick, or for all of it."""
        span = self._spans[index]
        if tick >= 0:
            span = self._in_bar(span, self._lines.beat_of(tick))
        self.close_field()
        self.field = ChordField(self.name_of(span), self)
        self.field.accepted.connect(lambda text: self._on_typed(span, text))
        self.field.left.connect(self.close_field)
        x = self._model.geometry.x_of(self._lines.tick_of(span.start))
        x = min(max(x, 0), max(self.width() - _FIELD_PX, 0))
        self.field.setGeometry(x, 0, _FIELD_PX, self.height())
        self.field.show()
        self.field.setFocus()

    def close_field(self) -> None:
        """Closes the field."""
        field, self.field = self.field, None
        if field is not None:
            had_focus = field.hasFocus()
            field.hide()
            field.deleteLater()
            if had_focus:
                self.setFocus()

    def move_to(self, index: int, tick: float) -> None:
        """Moves a chord to the nearest beat."""
        span, start = self._spans[index], self._beat(tick)
        if start != span.start:
            self.request(self.tr("Move chord"), lambda plan: move_chord(plan, span, start))
            self._go_to_beat(start)

    def resize_to(self, index: int, tick: float) -> None:
        """Resizes a chord to the nearest beat."""
        span, stop = self._spans[index], self._beat(tick)
        if stop != span.stop:
            self.request(
                self.tr("Change length of chord"), lambda plan: resize_chord(plan, span, stop)
            )

    def snapped(self, index: int, tick: float) -> float:
        """The nearest beat."""
        return self._lines.tick_of(self._beat(tick))

    def keys(self) -> dict[Qt.Key | tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], object]]:
        """Place, length and deletion."""
        shift, alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
        at = self.cursor_index

        def nudge(beats: float, *, is_end: bool) -> None:
            span = self._spans[at]
            edge = (span.stop if is_end else span.start) + beats
            tick = self._lines.tick_of(max(edge, 0.0))
            (self.resize_to if is_end else self.move_to)(at, tick)

        return {
            (alt, Qt.Key.Key_Right): lambda: nudge(SHORTEST_BEATS, is_end=False),
            (alt, Qt.Key.Key_Left): lambda: nudge(-SHORTEST_BEATS, is_end=False),
            (shift, Qt.Key.Key_Right): lambda: nudge(SHORTEST_BEATS, is_end=True),
            (shift, Qt.Key.Key_Left): lambda: nudge(-SHORTEST_BEATS, is_end=True),
            Qt.Key.Key_F2: lambda: self.edit(at, -1.0),
            Qt.Key.Key_Delete: lambda: self.delete(at),
            Qt.Key.Key_Backspace: lambda: self.delete(at),
        }

    # Changes

    def set_chord(self, span: ChordSpan, chord: ChordSymbol | None) -> None:
        """Puts a chord where another one is."""
        if chord != span.chord:
            self.request(
                self.tr("Change chord"),
                lambda plan: write_chord(plan, span.start, span.stop, chord),
            )

    def delete(self, index: int) -> None:
        """Takes a chord out."""
        span = self._spans[index]
        self.request(self.tr("Delete chord"), lambda plan: delete_chord(plan, span))

    def _on_typed(self, span: ChordSpan, text: str) -> None:
        """Writes the chords that were typed, each after the first one for a bar of its own."""
        chords: list[ChordSymbol | None] = []
        for word in text.replace("|", " ").split():
            chord = parse_chord(word)
            if chord is None and not is_no_chord(word):
                assert self.field is not None
                self.field.refuse(word)
                return
            chords.append(chord)
        self.close_field()
        if len(chords) == 1:
            self.set_chord(span, chords[0])
        elif chords:
            self.request(self.tr("Write chords"), lambda plan: self._several(plan, span, chords))

    def _several(
        self, plan: Plan, span: ChordSpan, chords: Sequence[ChordSymbol | None]
    ) -> PlanEdit:
        starts = self._lines.starts_beats
        first = self._lines.bar_at(span.start)
        unfit: frozenset[tuple[int, int]] = frozenset()
        change = write_chord(plan, span.start, starts[first + 1], chords[0])
        for bar, chord in enumerate(chords[1:], start=first + 1):
            if bar >= plan.num_bars:
                break
            unfit |= change.unfit
            change = write_chord(change.plan, starts[bar], starts[bar + 1], chord)
        return replace(change, unfit=change.unfit | unfit)

    def _add_chords(
        self, menu: QMenu, span: ChordSpan, chords: Sequence[ChordSymbol], key: Key
    ) -> None:
        for chord in chords:
            action = menu.addAction(chord.spelled(key), partial(self.set_chord, span, chord))
            action.setCheckable(True)
            action.setChecked(chord == span.chord)

    def _go_to_beat(self, beat: float) -> None:
        """Moves the cursor to the chord that sounds at a beat."""
        if self.blocks():  # finds the chords of the plan that is shown now
            self.go_to(sum(span.start <= beat for span in self._spans) - 1)

    def _beat(self, tick: float) -> float:
        """The nearest felt beat to a tick."""
        bar = self._lines.bar_at(self._lines.beat_of(tick))
        start = self._lines.starts_beats[bar]
        beat = start + round(self._lines.beat_of(tick) - start)
        return min(beat, self._lines.starts_beats[-1])

    def _in_bar(self, span: ChordSpan, beat: float) -> ChordSpan:
        """The part of a chord that lies in the bar of a beat."""
        bar = self._lines.bar_at(beat)
        starts = self._lines.starts_beats
        return replace(
            span, start=max(span.start, starts[bar]), stop=min(span.stop, starts[bar + 1])
        )

    def _key(self, span: ChordSpan) -> Key | None:
        assert self.plan is not None
        return self.plan.key_of(self._lines.bar_at(span.start))


class ChordField(QLineEdit):
    """A small field for chord symbols; Enter takes them, Esc and a click elsewhere do not.

    Signals:
        accepted: The text.
        left: The user gave it up.
    """

    accepted = Signal(str)
    left = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "inline")
        self.setAccessibleName(self.tr("Chord"))
        self.setToolTip(self.tr("Am7, F/C, N.C.; several chords take a bar each"))
        self.selectAll()
        self.returnPressed.connect(lambda: self.accepted.emit(self.text()))

    def refuse(self, word: str) -> None:
        """Says that a word is no chord."""
        words = self.tr('"{0}" is not a chord. Write it as Am7, F/C or N.C.').format(word)
        self.setAccessibleDescription(words)
        self.selectAll()
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), words, self)

    def event(self, event: QEvent) -> bool:
        """Keeps its keys from the shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaves when the focus goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()
