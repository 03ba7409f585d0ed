"""The places of the parts of the window, and its layout, kept from one start to the next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QSlider, QSplitter, QVBoxLayout, QWidget

from amt_desktop.widgets.screen_fit import resize_to_fit

# Raised when an older layout no longer fits.
_VERSION = 1
_PANEL_WIDTH_PX, _LEAST_PANEL_WIDTH_PX = 352, 336


def arrange(
    window: QMainWindow,
    splitter: QSplitter,
    *,
    transport: QWidget,
    panel: QWidget,
    piece: QWidget,
    pages: QWidget,
    strip: QWidget,
) -> None:
    """Puts the parts of the window in their places, in a size that fits the screen.

    Args:
        window: The window.
        splitter: Divides description and piece.
        transport: Stands at the top.
        panel: The description, on the left.
        piece: Stands on the right.
        pages: Hold the splitter, and what may cover it.
        strip: Stands at the bottom.
    """
    window.setMinimumSize(1000, 600)
    resize_to_fit(window, 1440, 880)
    panel.setMinimumWidth(_LEAST_PANEL_WIDTH_PX)
    splitter.setHandleWidth(6)
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(panel)
    splitter.addWidget(piece)
    splitter.setStretchFactor(1, 1)
    panel_px = min(_PANEL_WIDTH_PX, window.width() // 4)
    splitter.setSizes([panel_px, window.width() - panel_px])
    center = QWidget()
    center.setProperty("kind", "window")
    column = QVBoxLayout(center)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(transport)
    column.addSpacing(6)
    column.addWidget(pages, 1)
    column.addWidget(strip)
    window.setCentralWidget(center)


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
