"""The keys left of the notes: a piano's, or the names of the drums."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from amt_core.music.instruments.general_midi import DRUM_KEY_NAMES
from amt_core.music.theory import pitch_name
from amt_desktop.look.theme import interface_font
from amt_desktop.look.words import word
from amt_desktop.piano_roll.model.roll_model import RollModel
from amt_desktop.piano_roll.painting.grid_painter import BLACK_KEYS
from amt_desktop.piano_roll.painting.layer import Layer
from amt_desktop.piano_roll.painting.note_colors import mixed

KEYBOARD_PX = 96
_BLACK_SHARE = 0.62
_PLAYED_VELOCITY = 90
_MIN_NAMED_ROW_PX = 15
_MIN_DRUM_ROW_PX = 9


class Keyboard(QWidget):
    """Keys that can be played, and that light up while their notes sound.

    Args:
        model: The model with the rows.
    """

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._layer = Layer(self, self._paint_layer)
        self._sounding: dict[int, int] = {}
        self._held: int | None = None
        self._hovered: int | None = None
        self.setFixedWidth(KEYBOARD_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Keyboard"))
        model.view_changed.connect(self._expire)
        model.look_changed.connect(self._expire)
        model.position_changed.connect(self._light_up)

    def sizeHint(self) -> QSize:
        """The fixed width."""
        return QSize(KEYBOARD_PX, 200)

    @property
    def sounding(self) -> dict[int, int]:
        """Pitch → track of the keys that are lit."""
        return self._sounding

    def darken(self) -> None:
        """Puts out all keys."""
        self._show_sounding({})

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Plays a key."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._hold(self._model.geometry.pitch_at(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Plays the keys that a held button passes."""
        pitch = self._model.geometry.pitch_at(event.position().y())
        if event.buttons() & Qt.MouseButton.LeftButton and pitch != self._held:
            self._hold(pitch)
        if pitch != self._hovered:
            self._hovered = pitch
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Releases the key."""
        self._held = None
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No key is under the pointer any more."""
        self._hovered = None
        self.update()

    def _hold(self, pitch: int) -> None:
        self._held = pitch
        if self._model.score.tracks:
            self._model.auditioned.emit(self._model.edit_track, pitch, _PLAYED_VELOCITY)
        self.update()

    # Painting

    def _light_up(self, before: float, now: float) -> None:
        model = self._model
        sounding = model.notes_sounding_in(int(now), int(now) + 1)
        audible = {t for t in range(len(model.score.tracks)) if model.can_edit(t)}
        muted = {t for t in audible if model.look_of(t) == 0}
        lit = {
            pitch: track
            for pitch, track in zip(sounding.pitch.tolist(), sounding.track.tolist(), strict=True)
            if track in audible - muted
            and (model.score.tracks[track].is_drum == self._model.shows_drums)
            and (not model.geometry.lanes or pitch in model.geometry.lanes)
        }
        self._show_sounding(lit)

    def _show_sounding(self, lit: dict[int, int]) -> None:
        if lit != self._sounding:
            self._sounding = lit
            self.update()

    def _expire(self) -> None:
        self._layer.expire()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the cached keys, and the sounding keys on top."""
        painter = QPainter(self)
        self._layer.draw(painter, event.rect())
        for pitch, track in self._sounding.items():
            color = self._model.theme.track_color(self._model.color_of(track))
            color.setAlpha(225)
            self._paint_lit(painter, pitch, color)
        accent = self._model.theme.color("roll_loop")
        if self._held is not None:
            accent.setAlpha(190)
            self._paint_lit(painter, self._held, accent)
        elif self._hovered is not None:
            accent.setAlpha(70)
            self._paint_lit(painter, self._hovered, accent)

    def _paint_layer(self, painter: QPainter, rect: QRect) -> None:
        if self._model.shows_drums or self._model.geometry.lanes:
            self._paint_named_rows(painter)
        else:
            self._paint_keys(painter)
        line = self._model.theme.color("roll_bar_line")
        painter.fillRect(self.width() - 1, 0, 1, self.height(), line)

    def _rows(self) -> list[tuple[int, QRect]]:
        geometry = self._model.geometry
        return [
            (pitch, QRect(0, geometry.y_of(pitch), self.width(), geometry.row_px))
            for pitch in geometry.pitches_between(0, geometry.height_px - 1).tolist()
        ]

    def _black_px(self) -> int:
        return round(self.width() * _BLACK_SHARE)

    def _paint_keys(self, painter: QPainter) -> None:
        theme, row_px = self._model.theme, self._model.geometry.row_px
        white, black = theme.color("key_white"), theme.color("key_black")
        seam = mixed(white, QColor("#000000"), 0.22)
        painter.fillRect(self.rect(), white)
        rows = self._rows()
        for pitch, row in rows:
            # White keys meet below C and F, and behind the middle of every black key.
            if pitch % 12 in (0, 5):
                painter.fillRect(0, row.bottom(), row.width(), 1, seam)
            elif pitch % 12 in BLACK_KEYS:
                painter.fillRect(0, row.top() + row_px // 2, row.width(), 1, seam)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for pitch, row in rows:
            if pitch % 12 in BLACK_KEYS:
                key = QRectF(-3, row.top(), self._black_px() + 3, row_px - 0.5)
                painter.setBrush(black)
                painter.drawRoundedRect(key, 2, 2)
                if row_px >= 8:
                    # A lit front edge gives the key its height.
                    painter.setBrush(mixed(black, QColor("#ffffff"), 0.14))
                    shine = QRectF(0, row.top() + 1, self._black_px() - 4, max(row_px * 0.22, 1))
                    painter.drawRoundedRect(shine, 1, 1)
        self._paint_key_names(painter, rows)

    def _paint_key_names(self, painter: QPainter, rows: list[tuple[int, QRect]]) -> None:
        row_px = self._model.geometry.row_px
        painter.setFont(interface_font(size_px=max(min(row_px - 2, 11), 9)))
        painter.setPen(self._model.theme.color("key_text"))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for pitch, row in rows:
            if pitch % 12 == 0 or (row_px >= _MIN_NAMED_ROW_PX and pitch % 12 not in BLACK_KEYS):
                # Small rows: the name is higher than its row and grows upwards, into the D.
                box = row.adjusted(0, min(row_px - 11, 0), -6, 0)
                painter.drawText(box, flags, pitch_name(pitch, self._model.score.key))

    def _paint_named_rows(self, painter: QPainter) -> None:
        """The names of drums, or of the pitches that a folded roll has."""
        model, theme, row_px = self._model, self._model.theme, self._model.geometry.row_px
        painter.fillRect(self.rect(), theme.color("ruler_background"))
        largest_px = 12 if model.geometry.lanes else 10
        painter.setFont(interface_font(size_px=max(min(row_px - 3, largest_px), 8)))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        is_alike = model.is_drum(model.notes.track) == model.shows_drums
        used = set(model.notes.pitch[is_alike].tolist())
        for pitch, row in self._rows():
            painter.fillRect(0, row.bottom(), row.width(), 1, theme.color("roll_row_line"))
            name = self._name_of(pitch)
            if name and row_px >= _MIN_DRUM_ROW_PX:
                painter.setPen(theme.color("text" if pitch in used else "text_faint"))
                text = painter.fontMetrics().elidedText(
                    word(name), Qt.TextElideMode.ElideRight, row.width() - 10
                )
                painter.drawText(row.adjusted(6, 0, -2, 0), flags, text)

    def _name_of(self, pitch: int) -> str:
        if not self._model.shows_drums:
            return pitch_name(pitch, self._model.score.key)
        return DRUM_KEY_NAMES.get(pitch, str(pitch) if self._model.geometry.lanes else "")

    def _paint_lit(self, painter: QPainter, pitch: int, color: QColor) -> None:
        row_px = self._model.geometry.row_px
        has_keys = not (self._model.shows_drums or self._model.geometry.lanes)
        is_short = pitch % 12 in BLACK_KEYS and has_keys
        width = self._black_px() if is_short else self.width() - 1
        painter.fillRect(0, self._model.geometry.y_of(pitch), width, row_px - 1, color)
