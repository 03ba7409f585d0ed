"""The base of the two lanes of the plan: blocks over time, a cursor, drags and the hatch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QBrush,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from amt_core.composing.planning.edits.plan_edit import PlanEdit
from amt_core.composing.planning.plan import Plan
from amt_desktop.look.theme import interface_font
from amt_desktop.piano_roll.input.gestures import DRAG_START_PX
from amt_desktop.piano_roll.model.roll_model import RollModel

PLAN_LANE_PX = 24
_EDGE_PX = 6
_RADIUS_PX = 4
_LABEL_GAP_PX = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One thing of the plan over some time.

    Attributes:
        start: Its first tick.
        stop: The tick at which it ends.
        label: Its text.
        color: Behind the text.
        is_asked: Whether a person asked for it.
    """

    start: float
    stop: float
    label: str
    color: QColor
    is_asked: bool = False


class PlanLane(QWidget):
    """A lane of blocks above the notes; it scrolls and zooms with them.

    The arrow keys move the cursor, Enter and a double click edit, the menu key and a right click
    open a menu, dragging moves a block, and dragging its right edge resizes it.

    Args:
        model: The model with the plan and the view.
    """

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._cursor = 0
        self._pressed: tuple[int, bool] | None = None
        self._pressed_x = 0
        self._drag_tick: float | None = None
        self._blocks: list[Block] = []
        self._blocks_of: tuple[object, ...] = ()
        self.setFixedHeight(PLAN_LANE_PX)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        for signal in (model.view_changed, model.look_changed, model.selection_changed):
            signal.connect(self.update)
        model.plan_changed.connect(self._on_plan)
        model.position_changed.connect(self._move_playhead)

    def sizeHint(self) -> QSize:
        """The fixed height."""
        return QSize(400, PLAN_LANE_PX)

    # For the lanes

    def make_blocks(self, plan: Plan) -> list[Block]:
        """The blocks of a plan, ascending and without overlaps."""
        raise NotImplementedError

    def describe(self, index: int) -> str:
        """A block in words, for screen readers."""
        raise NotImplementedError

    def menu_of(self, index: int) -> QMenu:
        """The menu of a block."""
        raise NotImplementedError

    def edit(self, index: int, tick: float) -> None:
        """Asks for another value of a block, at a tick in it."""
        raise NotImplementedError

    def move_to(self, index: int, tick: float) -> None:
        """Moves a block so that it starts near a tick."""
        raise NotImplementedError

    def resize_to(self, index: int, tick: float) -> None:
        """Resizes a block so that it ends near a tick."""
        raise NotImplementedError

    def snapped(self, index: int, tick: float) -> float:
        """The tick at which a dragged edge of a block would come to lie."""
        raise NotImplementedError

    def keys(self) -> dict[Qt.Key | tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], object]]:
        """Keys, alone or with a modifier, and what they do with the block at the cursor."""
        raise NotImplementedError

    def blocks(self) -> list[Block]:
        """The blocks that are drawn; they are kept until plan or colors change."""
        plan, model = self.plan, self._model
        if plan is None or plan.num_bars > model.frame.num_bars:
            return []
        state = (plan, model.theme, model.frame)
        if len(self._blocks_of) != len(state) or any(
            one is not other for one, other in zip(self._blocks_of, state, strict=True)
        ):
            self._blocks, self._blocks_of = self.make_blocks(plan), state
        return self._blocks

    @property
    def plan(self) -> Plan | None:
        """The plan that is shown."""
        return self._model.plan

    @property
    def cursor_index(self) -> int:
        """The index of the block at the cursor."""
        return self._cursor

    def request(self, text: str, make: Callable[[Plan], PlanEdit]) -> None:
        """Asks for a change of the plan as one undo step."""
        plan = self.plan
        if plan is not None:
            self._model.plan_edit_made.emit(text, lambda: make(plan))

    def go_to(self, index: int) -> None:
        """Moves the cursor to a block and says what it is."""
        count = len(self.blocks())
        if not count:
            return
        self._cursor = min(max(index, 0), count - 1)
        words = self.describe(self._cursor)
        self.setAccessibleDescription(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._reveal(self.blocks()[self._cursor])
        self.update()

    def rect_of(self, block: Block) -> QRect:
        """The place of a block in the lane."""
        geometry = self._model.geometry
        left = geometry.x_of(block.start)
        return QRect(left + 1, 2, geometry.x_of(block.stop) - left - 2, self.height() - 4)

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses a block, and begins to drag it or its edge."""
        hit = self._hit(event.position().x())
        if hit is None:
            return
        self.go_to(hit[0])
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._pressed_x = hit, round(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Continues the drag."""
        x = event.position().x()
        if self._pressed is None:
            hit = self._hit(x)
            is_edge = hit is not None and hit[1]
            self.setCursor(Qt.CursorShape.SizeHorCursor if is_edge else Qt.CursorShape.ArrowCursor)
            if hit is not None:
                self.setToolTip(self.describe(hit[0]))
            return
        if self._drag_tick is None and abs(x - self._pressed_x) < DRAG_START_PX:
            return
        self._drag_tick = self._dragged_tick(x)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends the drag; a press without a move selects the bars of the block."""
        pressed, self._pressed = self._pressed, None
        tick, self._drag_tick = self._drag_tick, None
        if pressed is None:
            return
        index, is_edge = pressed
        if tick is None:
            self._select_bars(index)
        elif is_edge:
            self.resize_to(index, tick)
        else:
            self.move_to(index, tick)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edits the block."""
        hit = self._hit(event.position().x())
        if hit is not None and event.button() is Qt.MouseButton.LeftButton:
            self._pressed = None
            self.edit(hit[0], self._model.geometry.tick_at(event.position().x()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Shows the menu of the block."""
        if not self.blocks():
            return
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            block = self.blocks()[min(self._cursor, len(self.blocks()) - 1)]
            place = self.mapToGlobal(self.rect_of(block).bottomLeft())
        elif (hit := self._hit(event.pos().x())) is not None:
            self.go_to(hit[0])
        menu = self.menu_of(self._cursor)
        menu.exec(place)
        menu.deleteLater()

    def _hit(self, x: float) -> tuple[int, bool] | None:
        """The block at an x pixel, and whether its right edge is there."""
        geometry = self._model.geometry
        blocks = self.blocks()
        for index, block in enumerate(blocks):
            if abs(geometry.x_of(block.stop) - x) <= _EDGE_PX:
                return index, True
        for index, block in enumerate(blocks):
            if geometry.x_of(block.start) <= x < geometry.x_of(block.stop):
                return index, False
        return None

    def _dragged_tick(self, x: float) -> float:
        assert self._pressed is not None
        index, is_edge = self._pressed
        tick = self._model.geometry.tick_at(x)
        if not is_edge:
            # The block keeps its place under the pointer.
            tick += self.blocks()[index].start - self._model.geometry.tick_at(self._pressed_x)
        return self.snapped(index, max(tick, 0.0))

    def _select_bars(self, index: int) -> None:
        block, frame = self.blocks()[index], self._model.frame
        if frame.num_bars:
            self._model.select_bars(frame.bar_at(block.start), frame.bar_at(block.stop - 1))

    def _reveal(self, block: Block) -> None:
        geometry = self._model.geometry
        x = geometry.x_of(block.start)
        if not 0 <= x < geometry.width_px:
            self._model.set_geometry(
                geometry.with_tick_at(block.start, geometry.width_px // 4), by_hand=True
            )

    # Keys

    def event(self, event: QEvent) -> bool:
        """Takes the keys of the lane before the shortcuts of the window."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._command(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Does what the key means for the block at the cursor."""
        command = self._command(event)
        if command is None:
            super().keyPressEvent(event)
        elif self.blocks():
            self._cursor = min(self._cursor, len(self.blocks()) - 1)
            command()

    def _command(self, event: QKeyEvent) -> Callable[[], object] | None:
        modifier = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        plain = modifier == Qt.KeyboardModifier.NoModifier
        own = self.keys()
        if plain and key == Qt.Key.Key_Left:
            return lambda: self.go_to(self._cursor - 1)
        if plain and key == Qt.Key.Key_Right:
            return lambda: self.go_to(self._cursor + 1)
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return lambda: self.edit(self._cursor, self.blocks()[self._cursor].start)
        return own.get(key) if plain else own.get((modifier, key))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the cursor."""
        super().focusInEvent(event)
        self.go_to(self._cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hides the cursor."""
        super().focusOutEvent(event)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The blocks, the bars that no longer fit, the drag, the cursor and the playhead."""
        painter = QPainter(self)
        theme, geometry = self._model.theme, self._model.geometry
        painter.fillRect(event.rect(), theme.color("ruler_background"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("roll_bar_line"))
        blocks = self.blocks()
        for index, block in enumerate(blocks):
            rect = self.rect_of(block)
            if not rect.intersects(event.rect()):
                continue
            self._paint_block(painter, block, rect)
            if self.hasFocus() and index == self._cursor:
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(
                    QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS_PX, _RADIUS_PX
                )
        self._paint_unfit(painter)
        if self._drag_tick is not None and self._pressed is not None:
            self._paint_drag(painter, blocks[self._pressed[0]])
        x = geometry.x_of(self._model.position_ticks)
        painter.fillRect(x, 0, 1, self.height(), theme.color("roll_playhead"))

    def _paint_block(self, painter: QPainter, block: Block, rect: QRect) -> None:
        theme = self._model.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(block.color)
        painter.drawRoundedRect(rect, _RADIUS_PX, _RADIUS_PX)
        painter.setFont(interface_font(size_px=11, is_bold=block.is_asked))
        painter.setPen(theme.color("text"))
        # The label of a block that began further left stays in view.
        box = rect.adjusted(_LABEL_GAP_PX - min(rect.left(), 0), 0, -3, 0)
        room = box.width() - self.paint_extra(painter, block, rect)
        text = painter.fontMetrics().elidedText(block.label, Qt.TextElideMode.ElideRight, room)
        if text != "…":
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(box, flags, text)

    def paint_extra(self, painter: QPainter, block: Block, rect: QRect) -> int:
        """Paints what a lane adds at the right of a block; returns its width in pixels."""
        return 0

    def _paint_unfit(self, painter: QPainter) -> None:
        theme, geometry = self._model.theme, self._model.geometry
        starts = self._model.frame.bar_starts_ticks
        painter.setBrushOrigin(QPointF(-geometry.left_px, 0))
        for bar in self._model.unfit_bars:
            left = geometry.x_of(int(starts[bar]))
            right = geometry.x_of(int(starts[bar + 1]))
            hatch = QBrush(theme.color("warning"), Qt.BrushStyle.BDiagPattern)
            painter.fillRect(QRect(left, self.height() - 7, right - left, 6), hatch)
        painter.setBrushOrigin(QPointF(0, 0))

    def _paint_drag(self, painter: QPainter, block: Block) -> None:
        assert self._drag_tick is not None and self._pressed is not None
        theme, geometry = self._model.theme, self._model.geometry
        start, stop = block.start, self._drag_tick
        if not self._pressed[1]:
            start, stop = self._drag_tick, self._drag_tick + block.stop - block.start
        left, right = geometry.x_of(start), geometry.x_of(stop)
        color = theme.color("roll_loop")
        painter.setPen(QPen(color, 2))
        color.setAlpha(60)
        painter.setBrush(color)
        painter.drawRoundedRect(
            QRectF(left + 1, 1.5, max(right - left - 2, 2), self.height() - 3),
            _RADIUS_PX,
            _RADIUS_PX,
        )

    def _on_plan(self) -> None:
        count = len(self.blocks())
        self._cursor = min(self._cursor, max(count - 1, 0))
        self._pressed = self._drag_tick = None
        self.setAccessibleDescription(self.describe(self._cursor) if count else "")
        self.update()

    def _move_playhead(self, before: float, now: float) -> None:
        for tick in (before, now):
            self.update(self._model.geometry.x_of(tick) - 1, 0, 3, self.height())

    def open_at(self, menu: QMenu, index: int) -> None:
        """Opens a menu below a block."""
        place: QPoint = self.rect_of(self.blocks()[index]).bottomLeft()
        place.setX(max(place.x(), 0))
        menu.exec(self.mapToGlobal(place))
        menu.deleteLater()
