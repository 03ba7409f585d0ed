"""The dialog that shows a piece as sheet music."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from amt_desktop.look.theme import current_theme
from amt_desktop.widgets.screen_fit import resize_to_fit

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


class PartsMenu(QMenu):
    """The parts with a check mark for each that is shown; it stays open while they are chosen.

    While all parts are shown, the first that is chosen is shown alone; where none is left, all are.

    Signals:
        parts_chosen: The indices of the parts, or None for all.
    """

    parts_chosen = Signal(object)

    def __init__(self, parts: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._chosen: frozenset[int] | None = None
        self.all = self.addAction(self.tr("All parts"), lambda: self._choose(None))
        self.all.setCheckable(True)
        self.addSeparator()
        self.items: list[QAction] = []
        for index, label in enumerate(parts):
            item = self.addAction(label.replace("&", "&&"), partial(self._toggle, index))
            item.setCheckable(True)
            self.items.append(item)
        self._show_marks()

    @property
    def chosen(self) -> frozenset[int] | None:
        """The indices of the parts that are shown; None for all."""
        return self._chosen

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Chooses without closing the menu."""
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses without closing the menu."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)

    def _toggle(self, index: int) -> None:
        chosen = (self._chosen or frozenset()) ^ {index}
        is_all = len(chosen) in (0, len(self.items))
        self._choose(None if is_all else chosen)

    def _choose(self, chosen: frozenset[int] | None) -> None:
        has_changed, self._chosen = chosen != self._chosen, chosen
        self._show_marks()
        if has_changed:
            self.parts_chosen.emit(chosen)

    def _show_marks(self) -> None:
        self.all.setChecked(self._chosen is None)
        for index, item in enumerate(self.items):
            item.setChecked(self._chosen is not None and index in self._chosen)


class NotationDialog(QDialog):
    """The pages of a piece or of some of its parts, one below the other.

    Signals:
        parts_chosen: The indices of the parts whose pages are wanted, or None for all.
        export_requested: The user wants the pages in a file.
    """

    parts_chosen = Signal(object)
    export_requested = Signal()

    def __init__(
        self,
        pages: Sequence[str],
        *,
        title: str,
        parts: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        """Shows the pages.

        Args:
            pages: Each as SVG.
            title: The title of the piece.
            parts: The names of its parts.
            parent: The window.
        """
        super().__init__(parent)
        words = self.tr("Notation: {0}").format(title) if title else self.tr("Notation")
        self.setWindowTitle(words)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._zoom, self._parts = 1.0, parts
        self.views: list[PageView] = []
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.tr("Pages"))
        self.menu = PartsMenu(parts, self)
        self.menu.parts_chosen.connect(self._on_parts)
        self.parts = self._button(self.tr("All parts"), self._open_menu)
        self.parts.setToolTip(self.tr("Choose the parts that are shown and exported"))
        self.smaller = self._button(self.tr("Smaller"), lambda: self._zoom_by(1 / _ZOOM_STEP))
        self.larger = self._button(self.tr("Larger"), lambda: self._zoom_by(_ZOOM_STEP))
        self.export = self._button(self.tr("Export …"), self.export_requested.emit)
        close = self._button(self.tr("Close"), self.close)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.parts)
        row.addSpacing(_GAP_PX)
        row.addWidget(self.smaller)
        row.addWidget(self.larger)
        row.addStretch(1)
        row.addWidget(self.export)
        row.addWidget(close)
        whole = QVBoxLayout(self)
        whole.addWidget(scroll, 1)
        whole.addLayout(row)
        resize_to_fit(self, _WIDTH_PX + 80, 820)
        self.show_pages(pages)

    @property
    def chosen_parts(self) -> frozenset[int] | None:
        """The indices of the parts that are shown; None for all."""
        return self.menu.chosen

    def show_pages(self, pages: Sequence[str]) -> None:
        """Shows other pages, at the same size."""
        self.views = [
            PageView(svg, name=self.tr("Page {0} of {1}").format(number, len(pages)))
            for number, svg in enumerate(pages, start=1)
        ]
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setSpacing(_GAP_PX)
        for view in self.views:
            view.set_zoom(self._zoom)
            column.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._scroll.setWidget(sheet)

    def _open_menu(self) -> None:
        height = self.menu.sizeHint().height()
        self.menu.popup(self.parts.mapToGlobal(QPoint(0, -height)))

    def _on_parts(self, chosen: frozenset[int] | None) -> None:
        labels = [] if chosen is None else [self._parts[index] for index in sorted(chosen)]
        words = self.tr("All parts")
        if len(labels) == 1:
            words = labels[0]
        elif labels:
            words = self.tr("{0} of {1} parts").format(len(labels), len(self._parts))
        self.parts.setText(words)
        self.parts_chosen.emit(chosen)

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
