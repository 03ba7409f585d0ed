"""The heads of the rows: color, name, sound, mute and solo of each part."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from amt_core.music.score import Track
from amt_desktop.look.theme import interface_font
from amt_desktop.look.words import part_name, word
from amt_desktop.piano_roll.model.roll_model import RollModel
from amt_desktop.piece.arrangement.editor import ArrangementEditor
from amt_desktop.transport.switch import make_switch
from amt_desktop.widgets.elided_label import ElidedLabel

HEADS_PX = 216
_TWO_LINES_PX = 38
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class RowHead(QFrame):
    """The head of one row.

    Signals:
        chosen: The user clicked it.
        switched: Mute or solo was pressed.
    """

    chosen = Signal()
    switched = Signal()

    def __init__(self, model: RollModel, index: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._index = model, index
        self.setProperty("kind", "track")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.name = ElidedLabel()
        self.name.setFont(interface_font(size_px=12, is_bold=True))
        self.sound = ElidedLabel()
        self.sound.setProperty("kind", "dim")
        self.sound.setFont(interface_font(size_px=11))
        self.mute, self.solo = make_switch("M", "mute"), make_switch("S", "solo")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.sound)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(4)
        row.addLayout(words, 1)
        row.addWidget(self.mute)
        row.addWidget(self.solo)
        for switch in (self.mute, self.solo):
            switch.toggled.connect(self.switched)

    def show_part(self, track: Track, *, is_muted: bool, is_soloed: bool, is_chosen: bool) -> None:
        """Shows a part."""
        label = part_name(track.label)
        self.name.setText(label)
        self.sound.setText(word(track.instrument))
        self.sound.setVisible(self.height() >= _TWO_LINES_PX and track.label != track.instrument)
        self.setAccessibleName(self.tr("Part {0}: {1}").format(self._index + 1, label))
        self.mute.setAccessibleName(self.tr("Mute {0}").format(label))
        self.mute.setToolTip(self.tr("Mute"))
        self.solo.setAccessibleName(self.tr("Solo {0}").format(label))
        self.solo.setToolTip(self.tr("Solo"))
        for switch, is_on in ((self.mute, is_muted), (self.solo, is_soloed)):
            with QSignalBlocker(switch):
                switch.setChecked(is_on)
        if bool(self.property("chosen")) != is_chosen:
            self.setProperty("chosen", is_chosen)
            self.style().unpolish(self)
            self.style().polish(self)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the part."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Chooses the part."""
        if event.key() in _KEYS:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, and the part's color along its left edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._index < len(self._model.score.tracks):
            color = self._model.theme.track_color(self._model.color_of(self._index))
            color.setAlphaF(0.3 if self.mute.isChecked() else 1.0)
            painter.setBrush(color)
            painter.drawRoundedRect(QRectF(5, 4, 4, self.height() - 9), 2, 2)


class RowHeads(QWidget):
    """The heads of all rows; they scroll with the clips.

    Signals:
        chosen: Index of the part that is chosen now, or None.
        switches_changed: (muted parts, soloed parts), both sets of indices.
    """

    chosen = Signal(object)
    switches_changed = Signal(object, object)

    def __init__(
        self, model: RollModel, canvas: ArrangementEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._canvas = model, canvas
        self.setFixedWidth(HEADS_PX)
        self._host = QWidget(self)
        self.heads: list[RowHead] = []
        self._row_px = 0
        model.look_changed.connect(self._show_parts)
        canvas.rows_changed.connect(self._place)

    def _place(self) -> None:
        rows = self._canvas.rows
        if (rows.row_px, rows.count) == (self._row_px, len(self.heads)):
            self._host.move(0, -rows.top_px)
        else:
            self._show_parts()

    def _show_parts(self) -> None:
        rows, tracks, model = self._canvas.rows, self._model.score.tracks, self._model
        self._row_px = rows.row_px
        while len(self.heads) > len(tracks):
            head = self.heads.pop()
            head.hide()
            head.deleteLater()
        while len(self.heads) < len(tracks):
            self._add_head(len(self.heads))
        self._host.setGeometry(0, -rows.top_px, self.width(), len(tracks) * rows.row_px)
        for index, (head, track) in enumerate(zip(self.heads, tracks, strict=True)):
            head.setGeometry(0, index * rows.row_px, self.width(), rows.row_px)
            head.show_part(
                track,
                is_muted=index in model.muted,
                is_soloed=index in model.soloed,
                is_chosen=index == model.active_track,
            )

    def _add_head(self, index: int) -> None:
        head = RowHead(self._model, index, self._host)
        head.chosen.connect(
            lambda: self.chosen.emit(None if index == self._model.active_track else index)
        )
        head.switched.connect(self._on_switched)
        head.show()
        self.heads.append(head)

    def _on_switched(self) -> None:
        muted = {index for index, head in enumerate(self.heads) if head.mute.isChecked()}
        soloed = {index for index, head in enumerate(self.heads) if head.solo.isChecked()}
        self.switches_changed.emit(muted, soloed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls or zooms as on the clips."""
        self._canvas.turn(event, QPointF(0, event.position().y()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, and the line that parts it from the clips."""
        painter, theme = QPainter(self), self._model.theme
        painter.fillRect(self.rect(), theme.color("ruler_background"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("roll_bar_line"))
