"""The dialogs that ask how the selected notes are to be changed."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from amt_desktop.look.words import word
from amt_desktop.piano_roll.model.snapping import Grid
from amt_desktop.widgets.number_field import NumberField

_OCTAVE = 12


class NoteDialog(QDialog):
    """A form with OK and Cancel; a subclass adds its fields.

    Args:
        title: The title of the window, and the label of its button.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(320)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(10)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(title)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(18)
        column.addLayout(self._form)
        column.addWidget(buttons)

    def _add(self, label: str, field: QWidget) -> None:
        field.setAccessibleName(label)
        self._form.addRow(label, field)

    def _add_number(
        self, label: str, low: int, high: int, value: int, *, suffix: str = ""
    ) -> QSpinBox:
        field = NumberField()
        field.setRange(low, high)
        field.setValue(value)
        field.setSuffix(suffix)
        self._add(label, field)
        return field


class QuantizeDialog(NoteDialog):
    """Asks for grid, strength, swing, and whether only the ends move.

    Args:
        grid: The grid of the piano roll.
    """

    def __init__(self, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Quantize"), parent)
        self.grid = QComboBox()
        for one in Grid:
            if one not in (Grid.ADAPTIVE, Grid.OFF):
                self.grid.addItem(word(one.label), one)
        self.grid.setCurrentIndex(max(self.grid.findData(grid), 0))
        self._add(self.tr("Grid"), self.grid)
        self.strength = self._add_number(self.tr("Strength"), 0, 100, 100, suffix=" %")
        self.swing = self._add_number(self.tr("Swing"), 0, 75, 0, suffix=" %")
        self.ends = QCheckBox(self.tr("Move only the ends of the notes"))
        self._form.addRow("", self.ends)

    @property
    def chosen_grid(self) -> Grid:
        """The grid that was chosen."""
        return self.grid.currentData()


class TransposeDialog(NoteDialog):
    """Asks for octaves, and for semitones or steps of the scale.

    Args:
        key: The name of the key at the selected notes; empty if the piece states none.
    """

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Transpose"), parent)
        self.octaves = self._add_number(self.tr("Octaves"), -8, 8, 0)
        self.steps = self._add_number(self.tr("Semitones"), -24, 24, 0)
        self.in_scale = QCheckBox(self.tr("Steps of the scale of {0}").format(key))
        self.in_scale.setVisible(bool(key))
        self.in_scale.toggled.connect(self._show_unit)
        self._form.addRow("", self.in_scale)

    def _show_unit(self, is_in_scale: bool) -> None:
        words = self.tr("Scale steps") if is_in_scale else self.tr("Semitones")
        label = self._form.labelForField(self.steps)
        label.setProperty("text", words)
        self.steps.setAccessibleName(words)

    @property
    def octave_semitones(self) -> int:
        """The octaves in semitones."""
        return _OCTAVE * self.octaves.value()


class VelocityDialog(NoteDialog):
    """Asks for the velocities of the first and of the last selected note.

    Args:
        first: The velocity of the first note.
        last: The velocity of the last note.
    """

    def __init__(self, first: int, last: int, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Set velocities"), parent)
        self.first = self._add_number(self.tr("First note"), 1, 127, first)
        self.last = self._add_number(self.tr("Last note"), 1, 127, last)
