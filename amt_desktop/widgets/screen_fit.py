"""Sizes of windows on small screens."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

# The title bar that the system puts above a window.
_TITLE_BAR_PX = 40


def resize_to_fit(window: QWidget, width_px: int, height_px: int) -> None:
    """Gives a window a size, or as much of it as its screen has room for."""
    room = window.screen().availableSize()
    window.resize(min(width_px, room.width()), min(height_px, room.height() - _TITLE_BAR_PX))
