"""The wheel scrolls a page of options and changes none of them on the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from amt_desktop.widgets.number_field import NumberField
from amt_desktop.widgets.wheel_filter import WheelFilter


def turn_wheel(control: QWidget) -> None:
    """Turns it over a control, as the window system does: other events stay at their widget."""
    window = control.window()
    place = QPointF(control.mapTo(window, control.rect().center()))
    handle = window.windowHandle()
    assert handle is not None
    QTest.wheelEvent(handle, place, QPoint(0, -120))


@pytest.mark.parametrize("kind", [QComboBox, NumberField])
def test_the_wheel_scrolls_the_page_until_the_control_has_the_focus(
    qtbot: QtBot, kind: type[QComboBox | NumberField]
) -> None:
    area, page, control = QScrollArea(), QWidget(), kind()
    qtbot.addWidget(area)
    column = QVBoxLayout(page)
    column.addWidget(control)
    column.addStretch(1)
    page.setMinimumHeight(2000)
    if isinstance(control, QComboBox):
        control.addItems(["one", "two", "three"])
    else:
        control.setValue(50)
    WheelFilter(control)
    area.setWidget(page)
    area.resize(300, 200)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    control.clearFocus()  # a window that becomes active gives it to its first control
    before = control.currentIndex() if isinstance(control, QComboBox) else control.value()
    turn_wheel(control)
    now = control.currentIndex() if isinstance(control, QComboBox) else control.value()
    assert now == before
    assert area.verticalScrollBar().value() > 0
    assert not control.hasFocus()
    area.verticalScrollBar().setValue(0)
    control.setFocus()
    qtbot.waitUntil(control.hasFocus)
    turn_wheel(control)
    now = control.currentIndex() if isinstance(control, QComboBox) else control.value()
    assert now != before
