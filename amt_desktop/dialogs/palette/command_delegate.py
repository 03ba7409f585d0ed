"""Draws one command of the palette: its name with the matched letters, its menu and its key."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from amt_desktop.look.theme import current_theme, interface_font

_ROW_PX, _MARGIN_PX, _KEY_PAD_PX = 30, 10, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A command as it is drawn.

    Attributes:
        name: The name that identifies it.
        text: Its words.
        menu: The title of its menu.
        keys: Its first key as the platform writes it; empty for none.
        places: Indices of the letters that match what was typed.
        is_enabled: False while it can do nothing.
        is_on: True if it is switched on.
        is_recent: True if it was run lately.
    """

    name: str
    text: str
    menu: str
    keys: str
    places: tuple[int, ...]
    is_enabled: bool
    is_on: bool
    is_recent: bool


class CommandDelegate(QStyledItemDelegate):
    """The rows of the palette."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The height of a row."""
        return QSize(0, _ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draws a row."""
        theme = current_theme()
        shown: Shown = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.setPen(theme.color("focus") if theme.is_high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selection"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        room = rect.adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0)
        quiet = theme.color("text_dim" if shown.is_enabled else "text_faint")
        if is_chosen:
            quiet = theme.color("text")
        right = self._draw_keys(painter, room, shown.keys)
        painter.setFont(interface_font(size_px=12))
        painter.setPen(quiet)
        menu = f"{shown.menu}  ✓" if shown.is_on else shown.menu
        menu_px = painter.fontMetrics().horizontalAdvance(menu)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRect(room.left(), room.top(), right - room.left(), room.height()),
                         int(flags), menu)  # fmt: skip
        self._draw_text(painter, room, shown, right - menu_px - 2 * _MARGIN_PX, is_chosen=is_chosen)
        painter.restore()

    def _draw_keys(self, painter: QPainter, room: QRect, keys: str) -> int:
        """Draws the key at the right edge; returns where the room left of it ends."""
        if not keys:
            return room.right()
        theme = current_theme()
        painter.setFont(interface_font(size_px=12))
        width = painter.fontMetrics().horizontalAdvance(keys) + 2 * _KEY_PAD_PX
        box = QRect(room.right() - width, room.top() + 5, width, room.height() - 10)
        painter.setPen(theme.color("border_strong"))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.color("text"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), keys)
        return box.left() - _MARGIN_PX

    def _draw_text(
        self, painter: QPainter, room: QRect, shown: Shown, right: int, *, is_chosen: bool
    ) -> None:
        theme = current_theme()
        color = theme.color("text" if shown.is_enabled else "text_faint")
        found = color if is_chosen else theme.color("accent")
        x = room.left()
        for place, letter in enumerate(shown.text):
            is_found = place in shown.places
            painter.setFont(interface_font(is_bold=is_found))
            width = painter.fontMetrics().horizontalAdvance(letter)
            if x + width > right:
                painter.drawText(x, room.top(), 20, room.height(),
                                 int(Qt.AlignmentFlag.AlignVCenter), "…")  # fmt: skip
                return
            painter.setPen(found if is_found else color)
            painter.drawText(x, room.top(), width + 4, room.height(),
                             int(Qt.AlignmentFlag.AlignVCenter), letter)  # fmt: skip
            x += width
