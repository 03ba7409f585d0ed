"""The wheel scrolls a page of options and changes none of them on the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from amt_desktop.widgets.number_field import NumberField
from amt_desktop.widgets.wheel_filter import WheelFilter


def turn_wheel(control: QWidget) -> None:
    place = QPointF(control.rect().center())
    QApplication.sendEvent(
        control,
        QWheelEvent(
            place, QPointF(control.mapToGlobal(place)), QPoint(0, 0), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


@pytest.mark.parametrize("kind", [QComboBox, NumberField])
def test_the_wheel_scrolls_the_page_until_the_control_has_the_focus(
    qtbot: QtBot, kind: type[QComboBox | NumberField]
) -> None:
    area, page, control = QScrollArea(), QWidget(), kind()
    qtbot.addWidget(area)
    column = QVBoxLayout(page)
    column.addWidget(control)
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
    before = control.currentIndex() if isinstance(control, QComboBox) else control.value()
    turn_wheel(control)
    now = control.currentIndex() if isinstance(control, QComboBox) else control.value()
    assert now == before
    assert area.verticalScrollBar().value() > 0
    assert not control.hasFocus()
    control.setFocus()
    qtbot.waitUntil(control.hasFocus)
    turn_wheel(control)
    now = control.currentIndex() if isinstance(control, QComboBox) else control.value()
    assert now != before
