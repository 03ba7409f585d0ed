"""The small buttons for mute and solo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton


def make_switch(letter: str, role: str) -> QToolButton:
    """A button with one letter that stays pressed.

    Args:
        letter: What stands on it.
        role: `mute` or `solo`, which gives its color.
    """
    button = QToolButton()
    button.setText(letter)
    button.setCheckable(True)
    button.setProperty("kind", "switch")
    button.setProperty("role", role)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
