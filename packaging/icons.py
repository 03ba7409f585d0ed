"""Draws the program's icon in the sizes and formats of all systems: `icons.py FOLDER`.

`hicolor/SIZExSIZE/apps/ID.png` and `hicolor/scalable/apps/ID.svg` for Linux, `amt-desktop.ico` for
Windows, `amt-desktop.icns` for macOS.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parents[1] / "assets" / "icons" / "amt-desktop.svg"
APP_ID = "io.github.amt_desktop.AmtDesktop"
SIZES_PX = (16, 22, 24, 32, 48, 64, 128, 256, 512)
LARGEST_OF_FORMAT_PX = {"ico": 256, "icns": 512}


def main(folder: Path) -> None:
    """Draws all icons."""
    app = QGuiApplication(["icons", "-platform", "offscreen"])
    renderer = QSvgRenderer(str(DRAWING))
    for size_px in SIZES_PX:
        path = folder / f"hicolor/{size_px}x{size_px}/apps/{APP_ID}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        save(draw(renderer, size_px), path)
    scalable = folder / f"hicolor/scalable/apps/{APP_ID}.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(DRAWING, scalable)
    for suffix, size_px in LARGEST_OF_FORMAT_PX.items():
        save(draw(renderer, size_px), folder / f"amt-desktop.{suffix}")
    app.quit()


def draw(renderer: QSvgRenderer, size_px: int) -> QImage:
    """The icon on a transparent ground."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return image


def save(image: QImage, path: Path) -> None:
    """Writes an image in the format of the file's name."""
    if not image.save(str(path)):
        sys.exit(f"Qt could not write {path}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
