"""The clips of all parts, on kept tiles; only what moves is drawn again for each frame."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from amt_core.composing.planning.plan import Plan
from amt_core.music.score import Score
from amt_desktop.look.theme import interface_font
from amt_desktop.piano_roll.model.roll_model import RollModel, TrackLook
from amt_desktop.piano_roll.painting.grid_painter import draw_unwritten
from amt_desktop.piano_roll.painting.overlays import (
    PLAYHEAD_MARGIN_PX,
    draw_loop,
    draw_playhead,
)
from amt_desktop.piece.arrangement.clips import PartClips, parts_of
from amt_desktop.piece.arrangement.rows import Rows
from amt_desktop.piece.arrangement.tiles import TILE_PX, RowLook, TileStore

_RADIUS_PX = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class BarBlock:
    """Bars of neighboring parts.

    Attributes:
        first_bar: The first bar.
        last_bar: The last bar.
        first_track: The first part.
        last_track: The last part.
    """

    first_bar: int
    last_bar: int
    first_track: int
    last_track: int

    @property
    def tracks(self) -> frozenset[int]:
        """The parts."""
        return frozenset(range(self.first_track, self.last_track + 1))

    @property
    def cells(self) -> frozenset[tuple[int, int]]:
        """The cells, each as (bar, track)."""
        bars = range(self.first_bar, self.last_bar + 1)
        return frozenset((bar, track) for bar in bars for track in self.tracks)

    def moved(self, d_bars: int, d_tracks: int) -> BarBlock:
        """The same bars some bars later and some parts further down."""
        return BarBlock(
            first_bar=self.first_bar + d_bars,
            last_bar=self.last_bar + d_bars,
            first_track=self.first_track + d_tracks,
            last_track=self.last_track + d_tracks,
        )

    def holds(self, bar: int, track: int) -> bool:
        """True if a cell is one of these."""
        return (
            self.first_bar <= bar <= self.last_bar and self.first_track <= track <= self.last_track
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BarMove:
    """Bars that are to be moved or copied.

    Attributes:
        block: The bars and parts.
        d_bars: By how many bars later.
        d_tracks: By how many parts further down.
        is_copy: Whether they stay where they are, too.
    """

    block: BarBlock
    d_bars: int
    d_tracks: int
    is_copy: bool


class ArrangementCanvas(QWidget):
    """Draws one row of clips for each part of the model's score.

    Signals:
        rows_changed: The rows are scrolled, or have another height or number.

    Args:
        model: The model of the piano roll, with which time, zoom and selection are shared.
    """

    rows_changed = Signal()

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._tiles = TileStore()
        self._parts: tuple[PartClips, ...] = ()
        self._parts_of: tuple[Score | None, Plan | None] = (None, None)
        self.rows = Rows()
        self.cursor_cell: tuple[int, int] = (0, 0)
        self.band: BarBlock | None = None
        self.drag: BarMove | None = None
        self._block: BarBlock | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 80)
        for signal in (
            model.view_changed, model.plan_changed, model.notes_changed, model.loop_changed,
        ):  # fmt: skip
            signal.connect(self.update)
        model.look_changed.connect(self._on_look)
        model.selection_changed.connect(self._on_selection)
        model.position_changed.connect(self._move_playhead)

    # What is shown

    @property
    def model(self) -> RollModel:
        """The model that is drawn."""
        return self._model

    @property
    def num_tiles_drawn(self) -> int:
        """The number of tiles that were drawn since the start."""
        return self._tiles.num_drawn

    @property
    def parts(self) -> tuple[PartClips, ...]:
        """The parts of the score as clips."""
        score, plan = self._model.score, self._model.plan
        if self._parts_of[0] is not score or self._parts_of[1] is not plan:
            starts = () if plan is None else [section.first_bar for section in plan.sections]
            self._parts, self._parts_of = parts_of(score, starts), (score, plan)
        return self._parts

    @property
    def block(self) -> BarBlock | None:
        """The bars that are selected as such, with all parts from the first to the last."""
        return self._block

    def select(self, block: BarBlock | None) -> None:
        """Selects bars of neighboring parts; None selects nothing."""
        self._model.select_cells(frozenset() if block is None else block.cells)

    def cell_at(self, point: QPoint) -> tuple[int, int]:
        """The nearest cell to a point, as (bar, track); there is at least one."""
        bar = self._model.frame.bar_at(self._model.geometry.tick_at(point.x()))
        return bar, self.rows.nearest_track(point.y())

    def rect_of(self, block: BarBlock) -> QRect:
        """The place of some bars on the canvas; bars after the end are as long as the last one."""
        left, right = self._x_of_bar(block.first_bar), self._x_of_bar(block.last_bar + 1)
        top, bottom = self.rows.y_of(block.first_track), self.rows.y_of(block.last_track + 1)
        return QRect(left, top, right - left, bottom - top)

    def set_rows(self, rows: Rows) -> None:
        """Scrolls the rows, or gives them another height."""
        if rows != self.rows:
            self.rows = rows
            self.rows_changed.emit()
            self.update()

    def set_drag(self, band: BarBlock | None, drag: BarMove | None) -> None:
        """Shows the bars that a drag would select, or where it would move them."""
        if (band, drag) != (self.band, self.drag):
            self.band, self.drag = band, drag
            self.update()

    def _x_of_bar(self, bar: int) -> int:
        starts = self._model.frame.bar_starts_ticks
        last = len(starts) - 1
        tick = int(starts[min(bar, last)])
        if bar > last > 0:
            tick += (bar - last) * int(starts[last] - starts[last - 1])
        return self._model.geometry.x_of(tick)

    # Changes

    def _on_look(self) -> None:
        self.set_rows(replace(self.rows, count=len(self._model.score.tracks)).clamped())
        self._on_selection()

    def _on_selection(self) -> None:
        cells = self._model.cells if self._model.chosen_bars is not None else frozenset()
        bars = [bar for bar, _ in cells]
        tracks = [track for _, track in cells]
        self._block = None
        if cells and max(tracks) < len(self._model.score.tracks):
            self._block = BarBlock(
                first_bar=min(bars),
                last_bar=max(bars),
                first_track=min(tracks),
                last_track=max(tracks),
            )
        self.update()

    def _move_playhead(self, before: float, now: float) -> None:
        for tick in (before, now):
            x = self._model.geometry.x_of(tick)
            margin = PLAYHEAD_MARGIN_PX
            self.update(x - margin, 0, 2 * margin + 1, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rows and the time in view follow the size, while no other view is shown instead."""
        if self.isVisible():
            self._take_size()

    def showEvent(self, event: QShowEvent) -> None:
        """The time in view is as wide as this canvas again."""
        self._take_size()
        super().showEvent(event)

    def _take_size(self) -> None:
        geometry = self._model.geometry
        self._model.set_geometry(geometry.resized(self.width(), geometry.height_px))
        self.set_rows(replace(self.rows, height_px=max(self.height(), 1)).clamped())

    def changeEvent(self, event: QEvent) -> None:
        """Redraws for a screen with another pixel ratio."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.update()
        super().changeEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copies the tiles in view, and draws what moves on top."""
        painter, model = QPainter(self), self._model
        rect = event.rect()
        painter.fillRect(rect, model.theme.color("roll_unwritten"))
        if self.parts:
            self._paint_rows(painter, rect)
            bottom = min(rect.bottom(), self.rows.y_of(self.rows.count) - 1)
            shown = QRect(rect.topLeft(), QPoint(rect.right(), bottom))
            self._paint_sections(painter, shown)
            draw_unwritten(painter, model, shown)
        self._paint_selection(painter)
        draw_loop(painter, model, self.width(), self.height())
        self._paint_drag(painter)
        draw_playhead(painter, model, self.height())

    def _paint_rows(self, painter: QPainter, rect: QRect) -> None:
        model, geometry = self._model, self._model.geometry
        starts = model.frame.bar_starts_ticks
        first = max((rect.left() + geometry.left_px) // TILE_PX, 0)
        last = min(rect.right() + geometry.left_px, geometry.content_width_px) // TILE_PX
        ratio = self.devicePixelRatioF()
        for track in self.rows.tracks_between(rect.top(), rect.bottom()):
            look = RowLook(
                theme=model.theme,
                color=model.theme.track_color(model.color_of(track)),
                is_faint=model.look_of(track) is TrackLook.MUTED,
                is_chosen=model.active_track == track,
                height_px=self.rows.row_px,
            )
            y = self.rows.y_of(track)
            for number in range(first, last + 1):
                tile = self._tiles.tile(
                    self.parts[track], look, geometry, starts, number=number, ratio=ratio
                )
                painter.drawPixmap(number * TILE_PX - geometry.left_px, y, tile)

    def _paint_sections(self, painter: QPainter, rect: QRect) -> None:
        plan = self._model.plan
        line = self._model.theme.color("roll_bar_line")
        for section in plan.sections if plan is not None else ():
            if 0 < section.first_bar <= self._model.frame.num_bars:
                painter.fillRect(
                    self._x_of_bar(section.first_bar), rect.top(), 1, rect.height(), line
                )

    def _paint_selection(self, painter: QPainter) -> None:
        block = self.band or self._block
        color = self._model.theme.color("roll_loop")
        if block is not None:
            self._paint_block(painter, block, color, alpha=46)
        if self.hasFocus() and self.rows.count and self._model.frame.num_bars:
            bar, track = self.cursor_cell
            track = min(track, self.rows.count - 1)
            bar = min(bar, self._model.frame.num_bars - 1)
            cell = BarBlock(first_bar=bar, last_bar=bar, first_track=track, last_track=track)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._model.theme.color("focus"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect_of(cell).adjusted(1, 1, -2, -2))

    def _paint_drag(self, painter: QPainter) -> None:
        drag = self.drag
        if drag is None:
            return
        color = self._model.theme.color("accent" if drag.is_copy else "roll_selection")
        block = drag.block.moved(drag.d_bars, drag.d_tracks)
        self._paint_block(painter, block, color, alpha=60)
        words = self.tr("Copy") if drag.is_copy else self.tr("Move")
        text = self.tr("{0} to bar {1}").format(words, block.first_bar + 1)
        painter.setFont(interface_font(size_px=11, is_bold=True))
        box = painter.fontMetrics().boundingRect(text).adjusted(-6, -3, 6, 3)
        rect = self.rect_of(block)
        box.moveTopLeft(QPoint(max(rect.left(), 4) + 3, max(rect.top(), 0) + 3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._model.theme.color("raised"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._model.theme.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_block(
        self, painter: QPainter, block: BarBlock, color: QColor, *, alpha: int
    ) -> None:
        rect = QRectF(self.rect_of(block)).adjusted(1.5, 1.5, -0.5, -2.5)
        inside = QColor(color)
        inside.setAlpha(alpha)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 2))
        painter.setBrush(inside)
        painter.drawRoundedRect(rect, _RADIUS_PX, _RADIUS_PX)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
