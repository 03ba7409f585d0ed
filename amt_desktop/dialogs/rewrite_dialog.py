"""The dialog that asks in words how the selected bars are to be rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from amt_desktop.widgets.flow_layout import FlowLayout

_STEP_PERCENT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class RewriteWish:
    """The words, amount and locks of a rewrite.

    Attributes:
        words: How it should sound; empty for no words.
        share: The share of the selected cells that is rewritten, above 0 and at most 1.
        kept: The parts that stay as they are.
        has_new_chords: Whether the bars get other chords.
    """

    words: str
    share: float
    kept: frozenset[int]
    has_new_chords: bool


class RewriteDialog(QDialog):
    """Words such as "softer, with more notes", an amount, and the parts to keep.

    Args:
        num_bars: The number of bars that will be rewritten.
        parts: The selected parts: index and name of each.
        has_chords: Whether the chords of the bars are known, so that they can be changed.
    """

    def __init__(
        self,
        num_bars: int,
        parts: Sequence[tuple[int, str]] = (),
        *,
        has_chords: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rewrite in words"))
        self.setMinimumWidth(520)
        question = QLabel(
            self.tr("How should the selected bar sound?")
            if num_bars == 1
            else self.tr("How should the {0} selected bars sound?").format(num_bars)
        )
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Description of the selected bars"))
        self.field.setPlaceholderText(
            self.tr("For example: softer, more notes, higher, arpeggios, Am F C G")
        )
        self.amount = QSlider(Qt.Orientation.Horizontal)
        self.amount.setRange(1, 100 // _STEP_PERCENT)
        self.amount.setValue(self.amount.maximum())
        self.amount.setAccessibleName(self.tr("Amount that is rewritten"))
        self._amount_words = QLabel()
        self._amount_words.setMinimumWidth(190)
        self.new_chords = QCheckBox(self.tr("New chords"))
        self.new_chords.setEnabled(has_chords)
        keep = QLabel(self.tr("Keep as it is:"))
        keep.setProperty("kind", "dim")
        host = QWidget()
        flow = FlowLayout(host)
        self.locks: dict[int, QCheckBox] = {}
        for index, name in parts:
            lock = QCheckBox(name)
            lock.setAccessibleName(self.tr("Keep {0} as it is").format(name))
            lock.toggled.connect(self._show_state)
            flow.addWidget(lock)
            self.locks[index] = lock
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.rewrite_button = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.rewrite_button.setText(self.tr("Rewrite"))
        self.rewrite_button.setProperty("kind", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        amount = QHBoxLayout()
        amount.setSpacing(12)
        amount.addWidget(self.amount, 1)
        amount.addWidget(self._amount_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(question)
        column.addWidget(self.field)
        column.addLayout(amount)
        column.addWidget(self.new_chords)
        if len(self.locks) > 1:
            column.addWidget(keep)
            column.addWidget(host)
        column.addWidget(buttons)
        self.field.textChanged.connect(self._show_state)
        self.amount.valueChanged.connect(self._show_state)
        self.new_chords.toggled.connect(self._show_state)
        self._show_state()

    @property
    def wish(self) -> RewriteWish:
        """The values of the fields."""
        return RewriteWish(
            words=self.field.text().strip(),
            share=self.amount.value() * _STEP_PERCENT / 100,
            kept=frozenset(index for index, lock in self.locks.items() if lock.isChecked()),
            has_new_chords=self.new_chords.isChecked(),
        )

    def _show_state(self) -> None:
        wish = self.wish
        percent = round(100 * wish.share)
        self._amount_words.setText(
            self.tr("everything is rewritten")
            if percent == 100
            else self.tr("{0} % of it is rewritten").format(percent)
        )
        says_something = bool(wish.words) or wish.has_new_chords
        self.rewrite_button.setEnabled(says_something and len(wish.kept) < max(len(self.locks), 1))
