"""A control for each declared option, made from its type, its bounds and its choices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import Field
from typing import Any, get_args, get_origin

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from amt_desktop.pipeline.stages.option_words import option_title
from amt_desktop.widgets.number_field import DecimalField, NumberField
from amt_desktop.widgets.wheel_filter import WheelFilter

_LARGEST_INT = 2**31 - 1
_LARGEST_FLOAT = 1e9
_TEXT_HEIGHT_PX = 104


class OptionField:
    """The control of one option.

    Args:
        field: The declaration of the option.
        kind: The type of its value.
        value: Its present value.

    Attributes:
        widget: The control.
        default: The declared default.
    """

    def __init__(self, field: Field[Any], kind: Any, value: Any) -> None:
        self.name = field.name
        self.default = field.default
        self._field, self._kind = field, kind
        self._set: Callable[[Any], object]
        self._get: Callable[[], Any]
        self.widget = self._make()
        self.widget.setAccessibleName(option_title(field.name))
        if isinstance(self.widget, QComboBox | QAbstractSpinBox):
            WheelFilter(self.widget)
        self.set(value)

    def get(self) -> Any:
        """The value in the control.

        Raises:
            ValueError: A list holds something that is no number.
        """
        return self._get()

    def set(self, value: Any) -> None:
        """Shows a value."""
        self._set(value)

    def _make(self) -> QWidget:
        bounds = self._field.metadata
        if bounds.get("choices"):
            return self._choices(bounds["choices"])
        if self._kind is bool:
            box = QCheckBox()
            self._get, self._set = box.isChecked, box.setChecked
            return box
        if self._kind is int:
            return self._whole_number(bounds)
        if self._kind is float:
            return self._number(bounds)
        if get_origin(self._kind) is tuple:
            (element, *_) = get_args(self._kind)
            return self._texts() if element is str else self._numbers(element)
        line = QLineEdit()
        self._get, self._set = lambda: line.text().strip(), line.setText
        return line

    def _choices(self, choices: tuple[str, ...]) -> QWidget:
        combo = QComboBox()
        combo.addItems(choices)
        self._get, self._set = combo.currentText, combo.setCurrentText
        return combo

    def _whole_number(self, bounds: Any) -> QWidget:
        box = NumberField()
        low, high = bounds.get("minimum"), bounds.get("maximum")
        box.setRange(
            int(low) if low is not None else -_LARGEST_INT,
            int(high) if high is not None else _LARGEST_INT,
        )
        box.setStepType(QSpinBox.StepType.AdaptiveDecimalStepType)
        self._get, self._set = box.value, box.setValue
        return box

    def _number(self, bounds: Any) -> QWidget:
        box = DecimalField()
        low, high = bounds.get("minimum"), bounds.get("maximum")
        box.setRange(
            low if low is not None else -_LARGEST_FLOAT,
            high if high is not None else _LARGEST_FLOAT,
        )
        self._get, self._set = box.value, box.setValue
        return box

    def _texts(self) -> QWidget:
        """A line for each text."""
        edit = QPlainTextEdit()
        edit.setFixedHeight(_TEXT_HEIGHT_PX)
        edit.setTabChangesFocus(True)
        self._get = lambda: tuple(
            line.strip() for line in edit.toPlainText().splitlines() if line.strip()
        )
        self._set = lambda value: edit.setPlainText("\n".join(value))
        return edit

    def _numbers(self, element: Callable[[str], Any]) -> QWidget:
        """Numbers with commas between."""
        line = QLineEdit()
        self._get = lambda: tuple(
            element(part) for part in line.text().replace(";", ",").split(",") if part.strip()
        )
        self._set = lambda value: line.setText(", ".join(map(str, value)))
        return line
