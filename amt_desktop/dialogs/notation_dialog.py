"""The dialog that shows a piece as sheet music."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from amt_desktop.look.theme import current_theme

_WIDTH_PX, _GAP_PX = 820, 16
_MIN_ZOOM, _MAX_ZOOM, _ZOOM_STEP = 0.5, 3.0, 1.25


class PageView(QWidget):
    """One page on paper."""

    def __init__(self, svg: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renderer = QSvgRenderer(svg.encode(), self)
        self._paper = current_theme().color("paper")
        self.setAccessibleName(name)
        self.set_zoom(1.0)

    def set_zoom(self, zoom: float) -> None:
        """Sets the size, 1 being the usual one."""
        box = self._renderer.viewBoxF()
        width = round(_WIDTH_PX * zoom)
        self.setFixedSize(QSize(width, round(width * box.height() / box.width())))

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Draws paper and page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._paper)
        self._renderer.render(painter)


class NotationDialog(QDialog):
    """The pages of a piece one below the other.

    Signals:
        export_requested: The user wants the pages in a file.
    """

    export_requested = Signal()

    def __init__(self, pages: Sequence[str], *, title: str, parent: QWidget | None = None) -> None:
        """Shows the pages.

        Args:
            pages: Each as SVG.
            title: The title of the piece.
            parent: The window.
        """
        super().__init__(parent)
        words = self.tr("Notation: {0}").format(title) if title else self.tr("Notation")
        self.setWindowTitle(words)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._zoom = 1.0
        self.views = [
            PageView(svg, name=self.tr("Page {0} of {1}").format(number, len(pages)))
            for number, svg in enumerate(pages, start=1)
        ]
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setSpacing(_GAP_PX)
        for view in self.views:
            column.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        scroll.setAccessibleName(self.tr("Pages"))
        self.smaller = self._button(self.tr("Smaller"), lambda: self._zoom_by(1 / _ZOOM_STEP))
        self.larger = self._button(self.tr("Larger"), lambda: self._zoom_by(_ZOOM_STEP))
        self.export = self._button(self.tr("Export …"), self.export_requested.emit)
        close = self._button(self.tr("Close"), self.close)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.smaller)
        row.addWidget(self.larger)
        row.addStretch(1)
        row.addWidget(self.export)
        row.addWidget(close)
        whole = QVBoxLayout(self)
        whole.addWidget(scroll, 1)
        whole.addLayout(row)
        self.resize(_WIDTH_PX + 80, 820)

    def _button(self, text: str, call: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(call)
        return button

    def _zoom_by(self, factor: float) -> None:
        self._zoom = min(max(self._zoom * factor, _MIN_ZOOM), _MAX_ZOOM)
        for view in self.views:
            view.set_zoom(self._zoom)
        self.smaller.setEnabled(self._zoom > _MIN_ZOOM)
        self.larger.setEnabled(self._zoom < _MAX_ZOOM)
