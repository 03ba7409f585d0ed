"""The map of the clusters: a dot for each piece, named under the pointer, played by a click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from amt_core.errors import AmtError
from amt_core.pipeline.clusters.map_points import MapPoints, read_map
from amt_core.pipeline.library.browse import LibraryBrowser, LibraryRow
from amt_desktop.bridge.messages import Messages
from amt_desktop.look.theme import current_theme
from amt_desktop.look.words import grouped, word
from amt_desktop.pipeline.pictures.plots import style_plot
from amt_desktop.pipeline.session import PipelineSession
from amt_desktop.widgets.text_list import TextList

_NEAR_PX = 12.0
_DOT_PX = 7
_LIST_WIDTH_PX = 270
_LABEL_WIDTH_PX, _LABEL_HEIGHT_PX = 210, 26


class MapView(QWidget):
    """Similar pieces stand near one another; colors and labels are those of the coarse clusters.

    Args:
        session: Says where the catalogue lies.
        messages: Shows errors.
        play: Plays the file with this number.
    """

    def __init__(
        self,
        session: PipelineSession,
        *,
        messages: Messages,
        play: Callable[[int], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._messages, self._play = session, messages, play
        self._points: MapPoints | None = None
        self._is_stale = True
        self._labels: list[Any] = []
        self.words = QLabel()
        self.words.setProperty("kind", "dim")
        self.plot = pg.PlotWidget()
        self.plot.setAccessibleName(self.tr("Map of the clusters"))
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.viewport().installEventFilter(self)
        self.plot.hideAxis("left")
        self.plot.hideAxis("bottom")
        self._scatter: Any = pg.ScatterPlotItem(size=_DOT_PX, pxMode=True)
        self.plot.addItem(self._scatter)
        self.clusters = TextList()
        self.clusters.setAccessibleName(self.tr("Clusters"))
        self.clusters.setFixedWidth(_LIST_WIDTH_PX)
        self.clusters.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the size is at the end
        self.clusters.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clusters.currentRowChanged.connect(lambda _row: self._color())
        scene: Any = self.plot.scene()
        scene.sigMouseMoved.connect(self._on_move)
        scene.sigMouseClicked.connect(self._on_click)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.plot, 1)
        row.addWidget(self.clusters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.words)
        column.addLayout(row, 1)
        session.library_changed.connect(self._on_library)
        session.folder_changed.connect(self._on_library)

    def showEvent(self, event: QShowEvent) -> None:
        """Reads the map if it may be another one."""
        super().showEvent(event)
        self._read_if_stale()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.StyleChange and self._points is not None:
            self._draw()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps the tip while the pointer rests: the scene has none to show and would hide it."""
        return event.type() == QEvent.Type.ToolTip or super().eventFilter(watched, event)

    def nearest(self, position: QPointF) -> int | None:
        """The number of the file at a place of the scene; None if none is near."""
        points = self._points
        if points is None or not len(points.file_ids):
            return None
        item: Any = self.plot.getPlotItem()
        view = item.vb
        here = view.mapSceneToView(position)
        pixel_x, pixel_y = view.viewPixelSize()
        apart = points.places - np.array([here.x(), here.y()])
        distances = np.hypot(apart[:, 0] / pixel_x, apart[:, 1] / pixel_y)
        best = int(distances.argmin())
        return int(points.file_ids[best]) if distances[best] <= _NEAR_PX else None

    def _on_library(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._read_if_stale()

    def _read_if_stale(self) -> None:
        work = self._session.work_folder
        if not self._is_stale:
            return
        self._is_stale = False
        try:
            self._points = None if work is None else read_map(work)
        except AmtError as error:
            self._points = None
            self._messages.report(error)
        self._list_clusters()
        self._draw()

    def _list_clusters(self) -> None:
        self.clusters.blockSignals(True)
        self.clusters.clear()
        points = self._points
        if points is not None and len(points.file_ids):
            num_pieces = len(points.file_ids)
            self.clusters.addItem(self.tr("All clusters ({0})").format(grouped(num_pieces)))
            for cluster in np.unique(points.clusters).tolist():
                size = int((points.clusters == cluster).sum())
                words = f"{self._label(cluster)} ({grouped(size)})"
                item = QListWidgetItem(_dot(current_theme().track_color(cluster)), words)
                item.setData(Qt.ItemDataRole.UserRole, cluster)
                item.setToolTip(words)
                self.clusters.addItem(item)
            self.clusters.setCurrentRow(0)
        self.clusters.blockSignals(False)

    def _label(self, cluster: int) -> str:
        assert self._points is not None
        return self._points.labels.get(cluster) or self.tr("cluster {0}").format(cluster + 1)

    def _draw(self) -> None:
        theme = current_theme()
        self.plot.setBackground(theme.color("field"))
        style_plot(self.plot.getPlotItem())
        for label in self._labels:
            self.plot.removeItem(label)
        self._labels.clear()
        points = self._points
        if points is None or not len(points.file_ids):
            self._scatter.clear()
            self.words.setText(self.tr("The map appears when the stage Cluster has run."))
            return
        self.words.setText(
            self.tr("Point at a piece to see its name; click it to hear it. The wheel zooms.")
        )
        self._color()
        edges = points.places[:, 0].min(), points.places[:, 0].max()
        for cluster, (x, y) in self._label_places(points).items():
            label = pg.TextItem(
                self._label(cluster),
                color=theme.text,
                # At the left edge it stands to the right of its place, at the right to the left.
                anchor=(float(np.interp(x, edges, (0.0, 1.0))), 0.5),
                fill=pg.mkBrush(_faded(theme.color("panel"), 0.75)),
            )
            label.setPos(x, y)
            self.plot.addItem(label)
            self._labels.append(label)

    def _label_places(self, points: MapPoints) -> dict[int, tuple[float, float]]:
        """The middle of each cluster, moved up where two labels would cover each other."""
        width, height = np.ptp(points.places, axis=0) + 1e-9
        step_x = width * _LABEL_WIDTH_PX / max(self.plot.width(), 1)
        step_y = height * _LABEL_HEIGHT_PX / max(self.plot.height(), 1)
        found: dict[int, tuple[float, float]] = {}
        middles = {
            cluster: np.median(points.places[points.clusters == cluster], axis=0)
            for cluster in np.unique(points.clusters).tolist()
        }
        for cluster, (x, y) in sorted(middles.items(), key=lambda item: item[1][1]):
            lowest = float(y)
            for other_x, other_y in sorted(found.values(), key=lambda place: place[1]):
                if abs(other_x - x) < step_x and abs(other_y - lowest) < step_y:
                    lowest = other_y + step_y
            found[cluster] = (float(x), lowest)
        return found

    def _color(self) -> None:
        points = self._points
        if points is None or not len(points.file_ids):
            return
        item = self.clusters.currentItem()
        chosen = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        theme = current_theme()
        brushes = {
            cluster: pg.mkBrush(
                _faded(theme.track_color(cluster), 0.85 if chosen in (None, cluster) else 0.12)
            )
            for cluster in np.unique(points.clusters).tolist()
        }
        self._scatter.setData(
            x=points.places[:, 0],
            y=points.places[:, 1],
            brush=[brushes[cluster] for cluster in points.clusters.tolist()],
            pen=None,
        )

    def _row(self, number: int) -> LibraryRow | None:
        work = self._session.work_folder
        if work is None:
            return None
        try:
            with LibraryBrowser(work) as browser:
                rows = browser.rows([number])
        except AmtError:
            return None  # the library is being made again
        return rows[0] if rows else None

    def _on_move(self, position: QPointF) -> None:
        number = self.nearest(position)
        row = self._row(number) if number is not None else None
        if row is None:
            QToolTip.hideText()
            return
        words = " · ".join(filter(None, (row.title, row.artist, word(row.genre), word(row.key))))
        place = self.plot.mapToGlobal(self.plot.mapFromScene(position))
        QToolTip.showText(place, f"{words} · {row.tempo_bpm:.0f} bpm", self.plot)

    def _on_click(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        number = self.nearest(event.scenePos())
        if number is not None:
            self._play(number)


def _faded(color: QColor, share: float) -> QColor:
    faded = QColor(color)
    faded.setAlphaF(share)
    return faded


def _dot(color: QColor) -> QIcon:
    pixmap = QPixmap(10, 10)
    pixmap.fill(color)
    return QIcon(pixmap)
