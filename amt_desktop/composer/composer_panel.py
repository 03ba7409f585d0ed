"""The left side of the window: describe, correct, compose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from amt_core.spec.music_spec import MAX_NUM_BARS, MusicSpec
from amt_desktop.composer.chip_area import ChipArea
from amt_desktop.composer.corrections import Corrections
from amt_desktop.composer.description_box import MAX_CHARS, DescriptionBox, examples
from amt_desktop.composer.progress_line import ProgressLine
from amt_desktop.composer.seed_field import SeedField
from amt_desktop.look.sentences import localized
from amt_desktop.look.theme import interface_font
from amt_desktop.widgets.number_field import NumberField

MAX_TAKES = 8
OUTCOME_MS = 8000
"""The time for which the panel tells what the last change did."""

_MARGIN_PX = 16


class ComposerPanel(QFrame):
    """Description, length, seed, takes, the Compose button, and the chips of attributes.

    Signals:
        text_changed: The description as typed.
        compose_requested: The button, while nothing is being written.
        stop_requested: The same button, while something is.
        spec_changed: The MusicSpec to compose from.
    """

    text_changed = Signal(str)
    compose_requested = Signal()
    stop_requested = Signal()
    spec_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._understood = MusicSpec()
        self._corrections = Corrections()
        self._is_writing = False
        self._is_ready = False
        self._example = 0
        self._text = ""
        self.description = DescriptionBox()
        self.bars = NumberField()
        self.seed = SeedField()
        self.takes = NumberField()
        self.button = QPushButton()
        self.progress = ProgressLine()
        self.status = QLabel()
        self._lasting_status = ""
        self._outcome_timer = QTimer(self)
        self._outcome_timer.setSingleShot(True)
        self._outcome_timer.setInterval(OUTCOME_MS)
        self._outcome_timer.timeout.connect(self._restore_status)
        self.conflicts = QLabel()
        self.chips = ChipArea()
        self._build()
        self._connect()
        self.set_ready(is_ready=False, status=self.tr("Loading the model …"))

    @property
    def spec(self) -> MusicSpec:
        """The spec to compose from: the description with the corrections applied."""
        return self._corrections.over(self._understood)[0]

    def show_understood(self, understood: MusicSpec) -> None:
        """Shows the spec that was parsed from the newest text."""
        _, self._corrections = self._corrections.over(understood)
        self._understood = understood
        self.description.show_spec(understood)
        problems = [
            *(f"{localized(c.message)} {localized(c.hint)}" for c in understood.conflicts),
            *(localized(words.hint) for words in understood.unread if words.hint),
        ]
        self.conflicts.setText("\n".join(problems))
        self.conflicts.setVisible(bool(problems))
        self._refresh()

    def set_ready(self, *, is_ready: bool, status: str) -> None:
        """Enables or disables composing, and shows a status text."""
        self._is_ready = is_ready
        self._lasting_status = status
        self._show_status(status)
        self._show_button()

    def show_writing(self, is_writing: bool) -> None:
        """Turns the button into Stop and back."""
        self._is_writing = is_writing
        self.progress.show_progress(0, 1 if is_writing else 0)
        self._show_button()

    def show_progress(self, done_bars: int, num_bars: int, status: str) -> None:
        """Shows the progress of the piece."""
        self.progress.show_progress(done_bars, max(num_bars, 1))
        self._show_status(status)

    def show_outcome(self, words: str, *, lasts: bool = False) -> None:
        """Tells what a change did, for some seconds or, where an answer is waited for, until then.

        Afterwards the status of `set_ready` stands there again.
        """
        self._show_status(words)
        if not lasts:
            self._outcome_timer.start()

    def end_outcome(self) -> None:
        """Takes back what `show_outcome` told for some seconds, as it holds no longer."""
        if self._outcome_timer.isActive():
            self._restore_status()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody reads the outcome of a change in a hidden panel."""
        self.end_outcome()
        super().hideEvent(event)

    def _restore_status(self) -> None:
        self._show_status(self._lasting_status)

    def _show_status(self, words: str) -> None:
        self._outcome_timer.stop()
        self.status.setText(words)

    def _build(self) -> None:
        title = QLabel(self.tr("Describe the music"))
        title.setProperty("kind", "panel title")
        example = QPushButton(self.tr("Example"))
        example.setProperty("kind", "quiet")
        example.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        example.setToolTip(self.tr("Insert an example that you can change"))
        example.clicked.connect(self._show_next_example)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(example)

        self.bars.setRange(0, MAX_NUM_BARS)
        self.bars.setSpecialValueText(self.tr("Auto"))
        self.bars.setSuffix(self.tr(" bars"))
        self.bars.setAccessibleName(self.tr("Length in bars"))
        self.bars.setToolTip(self.tr("Number of bars; Auto takes it from your description"))
        self.takes.setRange(1, MAX_TAKES)
        self.takes.setAccessibleName(self.tr("Number of takes"))
        self.takes.setToolTip(self.tr("Number of versions to write at once"))
        self.bars.setMinimumWidth(92)
        self.seed.number.setMinimumWidth(72)
        self.takes.setMinimumWidth(54)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for column, (words, field, stretch) in enumerate(
            (
                (self.tr("Length"), self.bars, 3),
                (self.tr("Seed"), self.seed, 4),
                (self.tr("Takes"), self.takes, 1),
            )
        ):
            label = QLabel(words)
            label.setProperty("kind", "dim")
            label.setBuddy(field)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, stretch)

        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setMinimumHeight(40)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.progress.setAccessibleName(self.tr("Bars written"))
        self.status.setProperty("kind", "dim")
        self.status.setWordWrap(True)
        self.status.setAccessibleName(self.tr("Progress"))
        # Room for two lines, so that a longer text moves nothing below it.
        self.status.setMinimumHeight(34)
        self.status.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        understood = QLabel(self.tr("Understood"))
        understood.setProperty("kind", "panel title")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.chips)

        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, 14, _MARGIN_PX, 12)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(8)
        column.addWidget(self.description)
        self.conflicts.setProperty("kind", "problem")
        self.conflicts.setWordWrap(True)
        self.conflicts.setTextFormat(Qt.TextFormat.PlainText)
        self.conflicts.hide()
        column.addWidget(self.conflicts)
        column.addSpacing(12)
        column.addLayout(grid)
        column.addSpacing(14)
        column.addWidget(self.button)
        column.addSpacing(8)
        column.addWidget(self.progress)
        column.addSpacing(6)
        column.addWidget(self.status)
        column.addSpacing(12)
        column.addWidget(line)
        column.addSpacing(12)
        column.addWidget(understood)
        column.addSpacing(10)
        column.addWidget(scroll, 1)
        self.setTabOrder(self.description, example)
        for label in (title, understood):
            label.setFont(interface_font(size_px=14, is_bold=True))

    def _connect(self) -> None:
        self.description.textChanged.connect(self._on_text)
        self.bars.valueChanged.connect(lambda bars: self._correct("num_bars", bars or None))
        self.button.clicked.connect(self._on_button)
        self.chips.corrected.connect(self._correct)
        self.chips.lock_toggled.connect(self._lock)

    def _on_text(self) -> None:
        text = self.description.toPlainText()
        if text != self._text:  # Qt also says so when words get other colors
            self._text = text
            self.text_changed.emit(text)

    def _on_button(self) -> None:
        (self.stop_requested if self._is_writing else self.compose_requested).emit()

    def _show_button(self) -> None:
        if self._is_writing:
            words, kind = self.tr("Stop"), "stop"
            tip = self.tr("Stop and keep what is written")
        else:
            words, kind = self.tr("Compose"), "primary"
            tip = self.tr("Write the music (Ctrl+Enter)")
        self.button.setText(words)
        self.button.setToolTip(tip)
        self.button.setAccessibleName(words)
        self.button.setEnabled(self._is_writing or self._is_ready)
        if self.button.property("kind") != kind:
            self.button.setProperty("kind", kind)
            self.button.style().unpolish(self.button)
            self.button.style().polish(self.button)

    def show_piece(self, description: str, seeds: Sequence[int | None]) -> None:
        """Shows what an opened piece was composed from.

        Args:
            description: Its text.
            seeds: The seed of each take; None for one that was not composed.
        """
        if (text := description[:MAX_CHARS]) != self.description.toPlainText():
            self.description.setPlainText(text)  # the same text again would lose its colors
        if (seed := next((seed for seed in seeds if seed is not None), None)) is not None:
            self.seed.show_used(seed)
            self.takes.setValue(min(len(seeds), MAX_TAKES))

    def clear_description(self) -> None:
        """Removes the description of another piece; Ctrl+Z in the text brings it back."""
        self.description.selectAll()
        self.description.insertPlainText("")

    def show_example(self, text: str) -> None:
        """Replaces the description as if it were typed, so that Ctrl+Z restores the old one."""
        self.description.selectAll()
        self.description.insertPlainText(text)
        self.description.setFocus()

    def _show_next_example(self) -> None:
        every = examples()
        self.show_example(every[self._example])
        self._example = (self._example + 1) % len(every)

    def _correct(self, name: str, value: object) -> None:
        self._corrections = self._corrections.correct(self._understood, name, value)
        self._refresh()

    def _lock(self, name: str, is_locked: bool) -> None:
        self._corrections = self._corrections.lock(self.spec, name, is_locked=is_locked)
        self._refresh()

    def _refresh(self) -> None:
        spec = self.spec
        self.chips.show_spec(spec)
        self.bars.blockSignals(True)
        self.bars.setValue(min(spec.num_bars.value or 0, MAX_NUM_BARS))
        self.bars.blockSignals(False)
        self.spec_changed.emit(spec)
