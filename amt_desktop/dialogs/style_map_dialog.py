"""The map of styles: the clusters that the model knows, and where the description lies."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from amt_core.styles.cluster_map import ClusterMap
from amt_desktop.dialogs.label_places import place_labels
from amt_desktop.look.theme import current_theme, interface_font
from amt_desktop.widgets.screen_fit import resize_to_fit

_DOT_PX, _NEAR_PX, _MARGIN_PX, _LABEL_PX = 5.0, 14.0, 44, 190
# The arms of the cross at the description.
_HERE_PX = 16


class StyleMapDialog(QDialog):
    """A dot for each style that the model knows; a click puts its words into the description.

    Args:
        shown: The map; None if the model was trained without clusters.
        parent: The window.

    Signals:
        words_chosen: The words of the style that was clicked.
    """

    words_chosen = Signal(str)

    def __init__(self, shown: ClusterMap | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Map of styles"))
        title = QLabel(self.tr("Map of styles"))
        title.setFont(interface_font(size_px=20, is_bold=True))
        self.words = QLabel(self._words_of(shown))
        self.words.setWordWrap(True)
        self.picture: StyleMap | None = None
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self.words)
        if shown is not None:
            self.picture = StyleMap(shown)
            self.picture.chosen.connect(self._choose)
            column.addWidget(self.picture, 1)
            resize_to_fit(self, 860, 680)
        else:
            self.setMinimumWidth(480)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)

    def _words_of(self, shown: ClusterMap | None) -> str:
        if shown is None:
            return self.tr(
                "This model was trained without clusters of styles, so it has no map. Of a "
                "description it is told what the chips show. A model that you train on your own "
                "music has a map (View, Train on your own music)."
            )
        if shown.clusters is None:
            where = self.tr("The description has no words of which the model is told a style.")
        else:
            coarse, fine = shown.clusters
            where = self.tr("The description lies nearest to: {0} › {1}.").format(
                shown.coarse_labels[coarse], shown.fine_labels[fine]
            )
        how = self.tr("Click a dot to put its words into the description.")
        return f"{where} {how}"

    def _choose(self, index: int) -> None:
        assert self.picture is not None
        self.words_chosen.emit(self.picture.shown.fine_labels[index])
        self.accept()


class StyleMap(QWidget):
    """The picture; the arrow keys go from dot to dot, Enter chooses.

    Args:
        shown: The map.

    Signals:
        chosen: The number of a fine cluster.
    """

    chosen = Signal(int)

    def __init__(self, shown: ClusterMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self._boxes: dict[int, QRectF] | None = None
        self._at: int | None = shown.clusters[1] if shown.clusters else None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(420, 320)
        self.setAccessibleName(self.tr("Map of styles"))
        self._describe()

    def place_of(self, index: int) -> QPointF:
        """The place of the dot of a fine cluster in the widget."""
        x, y = self.shown.places[index]
        return self._point(float(x), float(y))

    def nearest(self, position: QPointF) -> int | None:
        """The number of the fine cluster at a position; None if none is near."""
        points = [self.place_of(index) for index in range(len(self.shown.places))]
        apart = [(point - position).manhattanLength() for point in points]
        best = int(np.argmin(apart)) if apart else 0
        return best if apart and apart[best] <= _NEAR_PX else None

    def _point(self, x: float, y: float) -> QPointF:
        half_width = self.width() / 2 - _MARGIN_PX
        half_height = self.height() / 2 - _MARGIN_PX
        return QPointF(self.width() / 2 + x * half_width, self.height() / 2 - y * half_height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws dots, labels of the coarse clusters, and the description."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("border_strong"))
        painter.setBrush(theme.color("field"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        for index, coarse in enumerate(self.shown.coarse):
            is_at = index == self._at
            painter.setPen(
                QPen(theme.color("focus" if self.hasFocus() else "text"), 2)
                if is_at
                else Qt.PenStyle.NoPen
            )
            painter.setBrush(theme.track_color(int(coarse)))
            radius = _DOT_PX + (2 if is_at else 0)
            painter.drawEllipse(self.place_of(index), radius, radius)
        self._paint_labels(painter)
        if self.shown.here is not None:
            self._paint_here(painter, self._point(*self.shown.here))

    def label_boxes(self) -> dict[int, QRectF]:
        """The box of the label of each coarse cluster that has dots."""
        metrics = QFontMetrics(interface_font(size_px=12))
        coarse = [int(one) for one in np.unique(self.shown.coarse)]
        if not coarse:
            return {}
        dots = np.array([self.place_of(i).toTuple() for i in range(len(self.shown.places))])
        covered = dots
        if self.shown.here is not None:
            here = np.array(self._point(*self.shown.here).toTuple())
            arms = _HERE_PX * np.array([(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)])
            covered = np.vstack([dots, here + arms])
        sizes = np.array(
            [
                (metrics.horizontalAdvance(self._shown_label(one)) + 20, metrics.height() + 4)
                for one in coarse
            ],
            dtype=np.float64,
        )
        middles = place_labels(
            np.array([dots[self.shown.coarse == one].mean(axis=0) for one in coarse]),
            sizes,
            covered,
            room=(self.width(), self.height()),
            dot_px=_DOT_PX + 3,
        )
        corners = middles - sizes / 2
        return {
            one: QRectF(*corner, *size)
            for one, corner, size in zip(coarse, corners, sizes, strict=True)
        }

    def _shown_label(self, coarse: int) -> str:
        metrics = QFontMetrics(interface_font(size_px=12))
        label = self.shown.coarse_labels[coarse]
        return metrics.elidedText(label, Qt.TextElideMode.ElideRight, _LABEL_PX)

    def _paint_labels(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.setFont(interface_font(size_px=12))
        if self._boxes is None:
            self._boxes = self.label_boxes()
        for coarse, box in self._boxes.items():
            painter.setPen(Qt.PenStyle.NoPen)
            ground = theme.color("panel")
            ground.setAlphaF(0.9)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 4, 4)
            # The color of the dots that the label names.
            painter.setBrush(theme.track_color(coarse))
            painter.drawRoundedRect(
                QRectF(box.left() + 4, box.top() + 3, 4, box.height() - 6), 2, 2
            )
            painter.setPen(theme.color("text"))
            words = box.adjusted(10, 0, 0, 0)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), self._shown_label(coarse))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The labels have other places in another size."""
        self._boxes = None
        super().resizeEvent(event)

    def _paint_here(self, painter: QPainter, place: QPointF) -> None:
        theme = current_theme()
        painter.setPen(QPen(theme.color("accent"), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place, 11, 11)
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            painter.drawLine(
                place + QPointF(7 * dx, 7 * dy), place + QPointF(_HERE_PX * dx, _HERE_PX * dy)
            )

    def event(self, event: QEvent) -> bool:
        """Names the style under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.nearest(QPointF(event.pos()))
            words = "" if index is None else self.shown.fine_labels[index]
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Marks the style under the pointer."""
        index = self.nearest(event.position())
        if index is not None:
            self._go_to(index)
        pointing = Qt.CursorShape.PointingHandCursor
        self.setCursor(Qt.CursorShape.ArrowCursor if index is None else pointing)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the style under the pointer."""
        if (index := self.nearest(event.position())) is not None:
            self.chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes to the nearest style in a direction, or chooses one."""
        steps = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
        }  # fmt: skip
        if event.key() in steps:
            self._step(*steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at is not None:
            self.chosen.emit(self._at)
        else:
            super().keyPressEvent(event)

    def _step(self, dx: int, dy: int) -> None:
        if self._at is None:
            self._go_to(0)
            return
        apart = self.shown.places - self.shown.places[self._at]
        ahead = apart @ np.array([dx, dy])
        aside = np.abs(apart @ np.array([dy, dx]))
        cost = np.where(ahead > 0, ahead + 2 * aside, np.inf)
        if np.isfinite(cost).any():
            self._go_to(int(cost.argmin()))

    def _go_to(self, index: int) -> None:
        self._at = index
        self._describe()
        self.update()

    def _describe(self) -> None:
        words = (
            self.tr("{0} styles").format(len(self.shown.places))
            if self._at is None
            else self.shown.fine_labels[self._at]
        )
        self.setAccessibleDescription(words)
