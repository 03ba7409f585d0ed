"""A pad for one part: busy or sparse from right to left, loud or soft from top to bottom."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from amt_core.composing.planning.plan import FILLS, Player
from amt_core.spec.music_spec import DYNAMICS, LEVELS
from amt_desktop.look.theme import current_theme, interface_font
from amt_desktop.look.words import part_name

_SIZE = QSize(220, 150)
_MARGIN_PX = 16
_KNOB_PX = 7
_GAP_PX = 4
_MIDDLE = ("medium", "mf")
# Left, right, up, down: steps of density and of dynamics.
_STEPS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
}  # fmt: skip


class PlayerPad(QWidget):
    """One point for density and dynamics; the arrow keys move it.

    Signals:
        moved(density, dynamics): The point is elsewhere.
    """

    moved = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._point: tuple[str, str] | None = None
        self.setFixedSize(_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_point(self, density: str | None, dynamics: str | None) -> None:
        """Shows density and dynamics; None for both shows no point."""
        is_open = density is None and dynamics is None
        self._point = None if is_open else (density or _MIDDLE[0], dynamics or _MIDDLE[1])
        words = self.tr("open") if self._point is None else ", ".join(self._point)
        self.setAccessibleDescription(words)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Moves the point there."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._move_to(self._point_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves the point with the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move_to(self._point_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves the point by a step."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        density, dynamics = self._point or _MIDDLE
        column = min(max(LEVELS.index(density) + step[0], 0), len(LEVELS) - 1)
        row = min(max(DYNAMICS.index(dynamics) + step[1], 0), len(DYNAMICS) - 1)
        self._move_to((LEVELS[column], DYNAMICS[row]))

    def _move_to(self, point: tuple[str, str]) -> None:
        if point != self._point:
            self.show_point(*point)
            self.moved.emit(*point)

    def _inside(self) -> QRectF:
        margin = _MARGIN_PX
        return QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)

    def _point_at(self, place: QPointF) -> tuple[str, str]:
        inside = self._inside()
        x = (place.x() - inside.left()) / inside.width()
        y = (inside.bottom() - place.y()) / inside.height()
        column = min(max(round(x * (len(LEVELS) - 1)), 0), len(LEVELS) - 1)
        row = min(max(round(y * (len(DYNAMICS) - 1)), 0), len(DYNAMICS) - 1)
        return LEVELS[column], DYNAMICS[row]

    def place_of(self, density: str, dynamics: str) -> QPointF:
        """The place of a point in the pad."""
        inside = self._inside()
        x = LEVELS.index(density) / (len(LEVELS) - 1)
        y = DYNAMICS.index(dynamics) / (len(DYNAMICS) - 1)
        return QPointF(inside.left() + x * inside.width(), inside.bottom() - y * inside.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The grid, its four words and the point."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("focus" if self.hasFocus() else "border_strong"), 1))
        painter.setBrush(theme.color("field"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("border_strong"))
        for density in LEVELS:
            for dynamics in DYNAMICS:
                painter.drawEllipse(self.place_of(density, dynamics), 1, 1)
        painter.setPen(theme.color("text_dim"))
        painter.setFont(interface_font(size_px=10))
        box, align = self.rect().adjusted(6, 2, -6, -2), Qt.AlignmentFlag
        middle = align.AlignVCenter
        painter.drawText(box, align.AlignTop | align.AlignHCenter, self.tr("loud"))
        painter.drawText(box, align.AlignBottom | align.AlignHCenter, self.tr("soft"))
        painter.drawText(box.adjusted(0, 14, 0, 14), align.AlignLeft | middle, self.tr("sparse"))
        painter.drawText(box.adjusted(0, 14, 0, 14), align.AlignRight | middle, self.tr("busy"))
        if self._point is not None:
            painter.setPen(QPen(theme.color("on_accent"), 2))
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(self.place_of(*self._point), _KNOB_PX, _KNOB_PX)


class PadPopup(QFrame):
    """The pad of a part, with a button that leaves density and dynamics open, and its fills.

    Signals:
        moved(density, dynamics): The point is elsewhere; None for both leaves them open.
        fills_chosen: How often the part plays fills, one of `FILLS`.
    """

    moved = Signal(object, object)
    fills_chosen = Signal(str)

    def __init__(self, player: Player, parent: QWidget) -> None:
        label, density, dynamics = part_name(player.name), player.density, player.dynamics
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setAccessibleName(label)
        title = QLabel(label)
        title.setProperty("kind", "value")
        self.pad = PlayerPad()
        self.pad.setAccessibleName(self.tr("Density and loudness of {0}").format(label))
        self._words = QLabel()
        self._words.setProperty("kind", "dim")
        self.open_button = QPushButton(self.tr("Leave open"))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        for widget in (title, self.pad, self._words, self.open_button):
            column.addWidget(widget)
        self.fills = QComboBox()
        if player.can_fill:
            column.addLayout(self._fills_row(player))
        self.pad.moved.connect(self._on_moved)
        self.open_button.clicked.connect(lambda: self._on_moved(None, None))
        self._show(density, dynamics)

    def _fills_row(self, player: Player) -> QHBoxLayout:
        words = {
            "never": self.tr("Never"), "section ends": self.tr("At section ends"),
            "often": self.tr("Often"),
        }  # fmt: skip
        for fills in FILLS:
            self.fills.addItem(words[fills], fills)
        self.fills.setCurrentIndex(FILLS.index(player.fills))
        self.fills.setAccessibleName(self.tr("Fills of {0}").format(player.name))
        self.fills.setToolTip(
            self.tr("A busier end of the last bar of a section, or of every fourth bar")
        )
        self.fills.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fills.currentIndexChanged.connect(lambda index: self.fills_chosen.emit(FILLS[index]))
        caption = QLabel(self.tr("Fills"))
        caption.setProperty("kind", "dim")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(caption)
        row.addWidget(self.fills, 1)
        return row

    def open_below(self, anchor: QWidget) -> None:
        """Shows the pad below a widget, or above it if there is no space below."""
        self.adjustSize()
        at = QRect(anchor.mapToGlobal(QPoint(0, anchor.height() + _GAP_PX)), self.sizeHint())
        screen = anchor.screen() or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        if at.bottom() > room.bottom():
            at.moveBottom(anchor.mapToGlobal(QPoint(0, -_GAP_PX)).y())
        at.moveLeft(max(room.left(), min(at.left(), room.right() - at.width())))
        self.move(at.topLeft())
        self.show()
        self.pad.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_moved(self, density: str | None, dynamics: str | None) -> None:
        self._show(density, dynamics)
        self.moved.emit(density, dynamics)

    def _show(self, density: str | None, dynamics: str | None) -> None:
        self.pad.show_point(density, dynamics)
        is_open = self.tr("open")
        self._words.setText(
            self.tr("Density: {0} · Dynamics: {1}").format(density or is_open, dynamics or is_open)
        )
        self.open_button.setEnabled(density is not None or dynamics is not None)
