"""The preferences, made from the table of settings."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from amt_core.system.settings import Settings
from amt_desktop.dialogs.preferences_dialog import PreferencesDialog


def test_each_explanation_is_as_high_as_its_lines(qtbot: QtBot, settings: Settings) -> None:
    dialog = PreferencesDialog(settings)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    words = [
        label
        for label in dialog.pages.currentWidget().findChildren(QLabel)
        if label.wordWrap() and label.isVisible()
    ]
    assert words
    qtbot.waitUntil(lambda: all(label.height() == lines_height(label) for label in words))


def test_it_fits_a_low_screen_with_all_settings(qtbot: QtBot, settings: Settings) -> None:
    dialog = PreferencesDialog(settings)
    qtbot.addWidget(dialog)
    dialog.advanced.setChecked(True)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.height() < dialog.screen().availableSize().height()
    assert dialog.minimumSizeHint().height() < 500


def test_the_wheel_scrolls_and_changes_no_value_on_its_way(
    qtbot: QtBot, settings: Settings
) -> None:
    dialog = PreferencesDialog(settings)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    combo = dialog.pages.currentWidget().findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    before = combo.currentIndex()
    turn(combo, -120)
    assert combo.currentIndex() == before
    dialog.activateWindow()
    combo.setFocus()
    qtbot.waitUntil(combo.hasFocus)
    turn(combo, -120)
    assert combo.currentIndex() != before


def turn(widget: QComboBox, angle: int) -> None:
    """Turns the wheel over a control."""
    center = QPointF(widget.rect().center())
    event = QWheelEvent(
        center, QPointF(widget.mapToGlobal(center)), QPoint(), QPoint(0, angle),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def lines_height(label: QLabel) -> int:
    """The height of the lines of a label; its minimum, which counts as one, is left out."""
    minimum = label.minimumHeight()
    label.setMinimumHeight(0)
    height = label.heightForWidth(label.width())
    label.setMinimumHeight(minimum)
    return height
