"""The drawn icons, tinted by the theme."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from amt_core.system.paths import assets_dir

# Menus and small buttons, on ordinary screens and on screens with twice the pixels.
_SIZES_PX = (16, 20, 32, 40)


@lru_cache(maxsize=1)
def icon_folder() -> Path:
    """The folder of the icon files."""
    return assets_dir() / "icons"


def icon_path(name: str) -> Path:
    """The file of an icon."""
    return icon_folder() / f"{name}.svg"


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    return icon_path(name).read_text(encoding="utf-8")


# All sizes of an icon are drawn one after the other.
@lru_cache(maxsize=4)
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", color).encode()))


@lru_cache(maxsize=512)
def icon_pixmap(name: str, color: str, size_px: int) -> QPixmap:
    """An icon in one color, `size_px` device pixels wide and high."""
    pixmap = QPixmap(size_px, size_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(name, color).render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return pixmap


@lru_cache(maxsize=256)
def tinted_icon(
    name: str,
    color: str,
    *,
    on_color: str = "",
    disabled_color: str = "",
    sizes_px: tuple[int, ...] = _SIZES_PX,
) -> QIcon:
    """An icon in a color, in another while it is switched on, in a third while disabled."""
    icon = QIcon()
    for size in sizes_px:
        icon.addPixmap(icon_pixmap(name, color, size), QIcon.Mode.Normal, QIcon.State.Off)
        if on_color:
            icon.addPixmap(icon_pixmap(name, on_color, size), QIcon.Mode.Normal, QIcon.State.On)
        if disabled_color:
            for state in (QIcon.State.Off, QIcon.State.On):
                pixmap = icon_pixmap(name, disabled_color, size)
                icon.addPixmap(pixmap, QIcon.Mode.Disabled, state)
    return icon


def application_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(icon_path("amt-desktop")))
