"""The look that the user chose for the whole desktop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication


def is_dark_wanted() -> bool:
    """True if the system has a dark look, or does not say which it has."""
    return QGuiApplication.styleHints().colorScheme() is not Qt.ColorScheme.Light


def is_contrast_wanted() -> bool:
    """True if the system asks for high contrast."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):  # Qt before 6.10 does not know it
        return False
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def watch(slot: Callable[..., object]) -> None:
    """Calls a method of a QObject, while that lives, whenever the system's look changes."""
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(slot)
    if hasattr(hints, "accessibility"):
        hints.accessibility().contrastPreferenceChanged.connect(slot)
