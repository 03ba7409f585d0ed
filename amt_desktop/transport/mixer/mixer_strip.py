"""One part in the mixer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from amt_core.music.part_colors import color_of
from amt_core.music.score import DEFAULT_CHORUS, DEFAULT_REVERB, Track
from amt_desktop.look.theme import current_theme, figures_font, interface_font
from amt_desktop.look.words import part_name, word
from amt_desktop.transport.mixer.level_meter import LevelMeter
from amt_desktop.transport.mixer.sound_popup import Presets, SoundPopup, sounds_for
from amt_desktop.transport.switch import make_switch
from amt_desktop.widgets.elided_label import ElidedLabel
from amt_desktop.widgets.reset_slider import ResetSlider

STRIP_WIDTH_PX = 168
_DEFAULT_VOLUME, _CENTER = 100, 64


def pan_in_words(pan: int) -> str:
    """A place between left and right: `L 50`, `C` or `R 50`."""
    percent = round(abs(pan - _CENTER) * 100 / (_CENTER if pan < _CENTER else _CENTER - 1))
    if not percent:
        return "C"
    return f"L {percent}" if pan < _CENTER else f"R {percent}"


class MixerStrip(QFrame):
    """Sound, pan, sends, volume, level, mute and solo of one part.

    Signals:
        changed: (name of an attribute of the track, its new value).
        sound_chosen: Its new program.
        switches_changed: Mute or solo was clicked.
        duplicate_requested: The user wants a copy of the part.
        removal_requested: The user wants to remove the part.
        dragged: The horizontal place on the screen to which the strip is dragged.
        dropped: The same when the button is released.
    """

    changed = Signal(str, int)
    sound_chosen = Signal(int)
    switches_changed = Signal()
    duplicate_requested = Signal()
    removal_requested = Signal()
    dragged = Signal(int)
    dropped = Signal(int)

    def __init__(self, presets: Callable[[], Presets], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets = presets
        self._track = Track()
        self._press_x: int | None = None
        self._is_dragging = False
        self.setProperty("kind", "strip card")
        self.setFixedWidth(STRIP_WIDTH_PX)
        self.name = ElidedLabel(keeps_end=True)
        self.name.setFont(interface_font(size_px=13, is_bold=True))
        self.name.setCursor(Qt.CursorShape.OpenHandCursor)
        self.sound = QToolButton()
        self.sound.setProperty("kind", "sound")
        self.sound.setFixedWidth(STRIP_WIDTH_PX - 20)
        self.sound.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sound.clicked.connect(self.choose_sound)
        horizontal = Qt.Orientation.Horizontal
        self.sliders: dict[str, QSlider] = {
            "pan": ResetSlider(horizontal, _CENTER),
            "reverb": ResetSlider(horizontal, DEFAULT_REVERB),
            "chorus": ResetSlider(horizontal, DEFAULT_CHORUS),
            "volume": ResetSlider(Qt.Orientation.Vertical, _DEFAULT_VOLUME),
        }
        self.values = {name: QLabel() for name in self.sliders}
        self.meter = LevelMeter()
        self.mute = make_switch("M", "mute")
        self.solo = make_switch("S", "solo")
        self._lay_out()
        for name, slider in self.sliders.items():
            slider.valueChanged.connect(lambda value, name=name: self._on_value(name, value))
        for switch in (self.mute, self.solo):
            switch.toggled.connect(self.switches_changed)

    @property
    def titles(self) -> dict[str, str]:
        """Attribute → its name for a person."""
        return {
            "pan": self.tr("Pan"), "reverb": self.tr("Reverb"), "chorus": self.tr("Chorus"),
            "volume": self.tr("Volume"),
        }  # fmt: skip

    def show_track(self, track: Track) -> None:
        """Shows the part as it is now."""
        self._track = track
        label = part_name(track.label)
        self.name.setText(label)
        self.name.setToolTip(self.tr("{0}: drag to another place").format(label))
        sound = sounds_for(track, self._presets()).get(track.program, word(track.instrument))
        width = self.sound.width() - 20
        elided = self.sound.fontMetrics().elidedText(sound, Qt.TextElideMode.ElideMiddle, width)
        self.sound.setText(elided)
        self.sound.setToolTip(self.tr("Sound: {0}").format(sound))
        self.sound.setAccessibleName(self.tr("Sound of {0}: {1}").format(label, sound))
        for name, slider in self.sliders.items():
            with QSignalBlocker(slider):
                slider.setValue(getattr(track, name))
            title = self.titles[name]
            slider.setAccessibleName(self.tr("{0} of {1}").format(title, label))
            slider.setToolTip(self.tr("{0}; double click to reset").format(title))
            self._show_value(name)
        self.mute.setAccessibleName(self.tr("Mute {0}").format(label))
        self.mute.setToolTip(self.tr("Mute"))
        self.solo.setToolTip(self.tr("Solo"))
        self.solo.setAccessibleName(self.tr("Solo {0}").format(label))
        self.setAccessibleName(self.tr("Mixer strip of {0}").format(label))
        self.update()

    def show_switches(self, is_muted: bool, is_soloed: bool) -> None:
        """Shows mute and solo, and emits nothing."""
        for switch, is_on in ((self.mute, is_muted), (self.solo, is_soloed)):
            with QSignalBlocker(switch):
                switch.setChecked(is_on)

    def choose_sound(self) -> None:
        """Opens the search of sounds."""
        self.sound_search().open_at(self.sound)

    def sound_search(self) -> SoundPopup:
        """The search of sounds, which is not open yet."""
        popup = SoundPopup(self._track, self._presets(), self)
        popup.picked.connect(self.sound_chosen)
        return popup

    def _lay_out(self) -> None:
        left = QGridLayout()
        left.setHorizontalSpacing(4)
        left.setVerticalSpacing(0)
        for row, name in enumerate(("pan", "reverb", "chorus")):
            title = QLabel(self.titles[name])
            title.setProperty("kind", "strip title")
            value = self.values[name]
            value.setProperty("kind", "strip value")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            left.addWidget(title, 3 * row, 0)
            left.addWidget(value, 3 * row, 1)
            left.addWidget(self.sliders[name], 3 * row + 1, 0, 1, 2)
            left.setRowStretch(3 * row + 2, 1)
        switches = QHBoxLayout()
        switches.setSpacing(4)
        switches.addWidget(self.mute)
        switches.addWidget(self.solo)
        switches.addStretch(1)
        left.addLayout(switches, 9, 0, 1, 2)
        fader = QHBoxLayout()
        fader.setSpacing(5)
        fader.addWidget(self.meter)
        fader.addWidget(self.sliders["volume"])
        right = QVBoxLayout()
        right.setSpacing(3)
        right.addLayout(fader, 1)
        volume = self.values["volume"]
        volume.setProperty("kind", "strip value")
        volume.setAlignment(Qt.AlignmentFlag.AlignCenter)
        right.addWidget(volume)
        body = QHBoxLayout()
        body.setSpacing(10)
        body.addLayout(left, 1)
        body.addLayout(right)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 10, 8)
        column.setSpacing(5)
        column.addWidget(self.name)
        column.addWidget(self.sound)
        column.addLayout(body, 1)
        for label in self.values.values():
            label.setFont(figures_font(size_px=11))

    def _on_value(self, name: str, value: int) -> None:
        self._show_value(name)
        self.changed.emit(name, value)

    def _show_value(self, name: str) -> None:
        value = self.sliders[name].value()
        self.values[name].setText(pan_in_words(value) if name == "pan" else str(value))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where a drag would start."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press_x = round(event.globalPosition().x())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags the strip once the pointer has gone far enough."""
        if self._press_x is None:
            return
        x = round(event.globalPosition().x())
        if self._is_dragging or abs(x - self._press_x) >= QApplication.startDragDistance():
            self._is_dragging = True
            self.dragged.emit(x)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drops the strip."""
        if self._is_dragging:
            self.dropped.emit(round(event.globalPosition().x()))
        self._press_x, self._is_dragging = None, False
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Shows the menu: sound, duplicate, remove."""
        menu = QMenu(self)
        menu.addAction(self.tr("Choose the sound …"), self.choose_sound)
        menu.addAction(self.tr("Duplicate part"), self.duplicate_requested.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Remove part"), self.removal_requested.emit)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, and the part's color along its upper edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        color = current_theme().track_color(color_of((self._track,), 0))
        if self.mute.isChecked():
            color.setAlphaF(0.3)
        painter.setBrush(color)
        painter.drawRoundedRect(QRectF(10, 5, self.width() - 20, 4), 2, 2)
