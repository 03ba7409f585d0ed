"""The dialog that asks how a piece goes on: how many bars, and after which one."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from amt_desktop.widgets.number_field import NumberField

_USUAL_BARS = 8


class ContinueDialog(QDialog):
    """Asks for the number of bars to write, and for the bar after which they are written.

    Args:
        num_bars: The length of the piece.
        bar: The bar of the playhead, from 0.
        max_num_bars: The length of the longest piece.
    """

    def __init__(
        self, num_bars: int, bar: int, max_num_bars: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Continue the piece"))
        self.setMinimumWidth(400)
        self._num_bars, self._max_num_bars = num_bars, max_num_bars
        self.length = NumberField()
        self.length.setSuffix(self.tr(" bars"))
        self.length.setAccessibleName(self.tr("Number of new bars"))
        self.at_end = QRadioButton(self.tr("After the last bar ({0})").format(num_bars))
        self.at_bar = QRadioButton(self.tr("After another bar; what follows it is replaced"))
        self.bar = NumberField()
        self.bar.setRange(1, num_bars)
        self.bar.setValue(max(bar, 1))
        self.bar.setPrefix(self.tr("bar "))
        self.bar.setAccessibleName(self.tr("Last bar that stays"))
        self._result = QLabel()
        self._result.setProperty("kind", "dim")
        self.at_end.setChecked(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.continue_button = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.continue_button.setText(self.tr("Continue"))
        self.continue_button.setProperty("kind", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("How long?"), self.length)
        form.addRow(self.tr("From where?"), self.at_end)
        form.addRow("", self.at_bar)
        form.addRow("", self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._result)
        column.addWidget(buttons)
        self.length.setRange(1, max_num_bars)
        self.length.setValue(_USUAL_BARS)
        for signal in (self.at_end.toggled, self.bar.valueChanged, self.length.valueChanged):
            signal.connect(self._show_state)
        self._show_state()
        self.length.setFocus()
        self.length.selectAll()

    @property
    def last_bar(self) -> int:
        """The number of bars that stay."""
        return self._num_bars if self.at_end.isChecked() else self.bar.value()

    def _show_state(self) -> None:
        self.bar.setEnabled(self.at_bar.isChecked())
        total = self.last_bar + self.length.value()
        is_possible = total <= self._max_num_bars
        self.continue_button.setEnabled(is_possible)
        words = self.tr("The piece will have {0} bars.").format(total)
        if not is_possible:
            words = self.tr("A piece has at most {0} bars.").format(self._max_num_bars)
        self._result.setText(words)
