"""Position, size and layout of the window, kept from one start to the next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QSlider, QSplitter

# Raised when an older layout no longer fits.
_VERSION = 1


def save_layout(file: Path, window: QMainWindow, splitter: QSplitter, volume: QSlider) -> None:
    """Saves position, size, splitter and volume."""
    store = QSettings(str(file), QSettings.Format.IniFormat)
    store.setValue("version", _VERSION)
    store.setValue("geometry", window.saveGeometry())
    store.setValue("splitter", splitter.saveState())
    store.setValue("volume", volume.value())


def restore_layout(file: Path, window: QMainWindow, splitter: QSplitter, volume: QSlider) -> None:
    """Restores the saved layout; changes nothing at the first start."""
    store = QSettings(str(file), QSettings.Format.IniFormat)
    if store.value("version") != str(_VERSION):
        return
    geometry, division = store.value("geometry"), store.value("splitter")
    if isinstance(geometry, QByteArray) and isinstance(division, QByteArray):
        window.restoreGeometry(geometry)
        splitter.restoreState(division)
    volume.setValue(int(str(store.value("volume"))))
