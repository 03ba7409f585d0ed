"""The button of one take: a small picture of its notes, its letter or name, and its progress."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from amt_core.music.note_table import NoteTable
from amt_desktop.document.take import Take
from amt_desktop.look.theme import Theme, current_theme, interface_font
from amt_desktop.piano_roll.painting.small_picture import small_picture

HEIGHT_PX = 40
WIDE_PX, NARROW_PX, LEAST_PX = 88, 54, 36
_INSET_PX = 4
_LABEL_PX = 14
_PROGRESS_PX = 3
_STAR, _READY = "★", "✓"


class TakeButton(QToolButton):
    """Shows a take while it is written and afterwards; a click shows and plays it.

    Attributes:
        label: Its letter or name.

    Signals:
        star_requested: The user wants to star it, or to take the star away.
        rename_requested: The user wants to name it.
        deletion_requested: The user wants to delete it.
    """

    star_requested = Signal()
    rename_requested = Signal()
    deletion_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = ""
        self._take: Take | None = None
        self._is_ready = False
        self._picture: QPixmap | None = None
        self._pictured: tuple[NoteTable, str, QSize] | None = None
        self.setCheckable(True)
        self.setProperty("kind", "take")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(HEIGHT_PX)

    def show_take(self, take: Take, label: str, *, is_writing: bool) -> None:
        """Shows a take under its letter or name; `is_writing` says whether any take is written."""
        self._take, self.label = take, label
        self._is_ready = is_writing and not take.is_writing
        self.update()

    def set_tip(self, facts: Sequence[str]) -> None:
        """Says the facts of the take, the first one in bold."""
        words = ", ".join(facts)
        if words != self.accessibleName():
            first, *rest = (html.escape(fact) for fact in facts)
            self.setToolTip("<br>".join([f"<b>{first}</b>", *rest]))
            self.setAccessibleName(words)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Shows the menu: star, rename, delete."""
        menu = QMenu(self)
        is_starred = self._take is not None and self._take.is_starred
        words = self.tr("Remove the star") if is_starred else self.tr("Star")
        menu.addAction(words, self.star_requested.emit)
        menu.addAction(self.tr("Rename …"), self.rename_requested.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), self.deletion_requested.emit)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the frame, the notes, the label and the progress."""
        super().paintEvent(event)
        take, theme = self._take, current_theme()
        if take is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = self.rect().adjusted(_INSET_PX, _INSET_PX, -_INSET_PX, -_INSET_PX)
        painter.drawPixmap(inside.topLeft(), self._drawn(take, theme, inside.size()))
        painter.setFont(interface_font(size_px=11, is_bold=True))
        painter.setPen(theme.color("text"))
        box = QRect(inside.left() + 2, inside.top() - 1, inside.width() - 4, _LABEL_PX)
        metrics = painter.fontMetrics()
        label = f"{self.label} {_STAR}" if take.is_starred else self.label
        label = metrics.elidedText(label, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)
        if self._is_ready:
            painter.setPen(theme.color("positive"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, right, _READY)
        if take.is_writing:
            share = take.written_bars / max(take.score.num_bars, 1)
            bottom = inside.bottom() - _PROGRESS_PX + 1
            painter.fillRect(
                QRectF(inside.left(), bottom, inside.width() * share, _PROGRESS_PX),
                theme.color("meter"),
            )

    def _drawn(self, take: Take, theme: Theme, size: QSize) -> QPixmap:
        """The notes of a take as a picture, which is kept until they change."""
        state = (take.score.notes, theme.name, size)
        if self._picture is None or self._pictured is None or not _is_same(self._pictured, state):
            self._picture = self._draw(take, theme, size)
            self._pictured = state
        return self._picture

    def _draw(self, take: Take, theme: Theme, size: QSize) -> QPixmap:
        below_label = QRectF(0, _LABEL_PX, size.width(), size.height() - _LABEL_PX - _PROGRESS_PX)
        return small_picture(
            take.score, theme, size, ratio=self.devicePixelRatioF(), box=below_label
        )


def _is_same(one: tuple[NoteTable, str, QSize], other: tuple[NoteTable, str, QSize]) -> bool:
    return one[0] is other[0] and one[1:] == other[1:]
