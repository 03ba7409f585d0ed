"""One part in the track list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from amt_core.composing.planning.plan import Player
from amt_core.music.instruments.general_midi import DRUM_KIT_NAMES, FAMILIES, PROGRAM_NAMES
from amt_core.music.part_colors import color_of
from amt_core.music.score import Track
from amt_desktop.look.theme import current_theme, interface_font
from amt_desktop.look.words import capitalized, part_name, word
from amt_desktop.transport.player_controls import PlayerControls
from amt_desktop.transport.switch import make_switch
from amt_desktop.widgets.drag_handle import DragHandle
from amt_desktop.widgets.elided_label import ElidedLabel
from amt_desktop.widgets.name_question import NameQuestion
from amt_desktop.widgets.reset_slider import ResetSlider

ROW_HEIGHT_PX = 98
_PAN_PX = 48
_CENTER = 64
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class TrackRow(QFrame):
    """Name, sound, color, mute, solo and volume of one part.

    Signals:
        chosen: The user clicked it.
        mute_toggled: True if the part is muted now.
        solo_toggled: True if the part is soloed now.
        volume_changed: Its volume, 0..127.
        renamed: Its new name.
        sound_chosen: Its new program.
        removal_requested: The user wants to remove it.
        duplicate_requested: The user wants a copy of it.
        export_requested: The user wants it as a MIDI file.
        pan_changed: Its place between left and right, 0..127.
        player_changed: What it shall do, a Player.
    """

    chosen = Signal()
    mute_toggled = Signal(bool)
    solo_toggled = Signal(bool)
    volume_changed = Signal(int)
    renamed = Signal(str)
    sound_chosen = Signal(int)
    removal_requested = Signal()
    duplicate_requested = Signal()
    export_requested = Signal()
    pan_changed = Signal(int)
    player_changed = Signal(object)

    def __init__(self, index: int, handle: DragHandle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.handle = handle
        self._index = index
        self.track = Track()
        self.setProperty("kind", "track")
        self.setFixedHeight(ROW_HEIGHT_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name = ElidedLabel(keeps_end=True)
        self._name.setFont(interface_font(size_px=13, is_bold=True))
        self._sound = ElidedLabel()
        self._sound.setProperty("kind", "dim")
        self.mute = make_switch("M", "mute")
        self.solo = make_switch("S", "solo")
        self.volume = ResetSlider(Qt.Orientation.Horizontal, self.track.volume)
        self.pan = ResetSlider(Qt.Orientation.Horizontal, _CENTER)
        self.pan.setFixedWidth(_PAN_PX)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._name)
        words.addWidget(self._sound)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addLayout(words, 1)
        top.addWidget(self.mute)
        top.addWidget(self.solo)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 10, 8)
        column.setSpacing(6)
        column.addLayout(top)
        self.player = PlayerControls()
        policy = self.player.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.player.setSizePolicy(policy)
        self.player.hide()
        column.addWidget(self.player)
        mix = QHBoxLayout()
        mix.setSpacing(8)
        mix.addWidget(self.volume, 1)
        mix.addWidget(self.pan)
        mix.addWidget(self.handle)
        column.addLayout(mix)
        self.mute.toggled.connect(self.mute_toggled)
        self.solo.toggled.connect(self.solo_toggled)
        self.volume.valueChanged.connect(self._on_volume)
        self.pan.valueChanged.connect(self._on_pan)
        self.player.changed.connect(self.player_changed)

    def show_track(self, track: Track) -> None:
        """Shows the part's name, sound and volume."""
        self.track = track
        label = part_name(track.label)
        self._name.setText(label)
        is_named = track.label != track.instrument
        self._sound.setText(word(track.instrument) if is_named else self._family())
        self.volume.blockSignals(True)
        self.volume.setValue(track.volume)
        self.volume.blockSignals(False)
        self.pan.blockSignals(True)
        self.pan.setValue(track.pan)
        self.pan.blockSignals(False)
        self.pan.setAccessibleName(self.tr("Pan of {0}").format(label))
        self._show_pan_tip()
        self.setAccessibleName(self.tr("Part {0}: {1}").format(self._index + 1, label))
        self.setAccessibleDescription(
            self.tr("{0}; Enter chooses the part").format(self._sound.text())
        )
        self.handle.setAccessibleName(self.tr("Drag {0} as MIDI").format(label))
        self.mute.setAccessibleName(self.tr("Mute {0}").format(label))
        self.mute.setToolTip(self.tr("Mute"))
        self.solo.setAccessibleName(self.tr("Solo {0}").format(label))
        self.solo.setToolTip(self.tr("Solo"))
        self.volume.setAccessibleName(self.tr("Volume of {0}").format(label))
        self._show_volume_tip()
        self.update()  # two parts of the same name may have other colors

    def show_switches(self, is_muted: bool, is_soloed: bool) -> None:
        """Shows mute and solo, and emits nothing."""
        for switch, is_on in ((self.mute, is_muted), (self.solo, is_soloed)):
            with QSignalBlocker(switch):
                switch.setChecked(is_on)
        self.update()

    def show_player(self, player: Player | None) -> None:
        """Shows what the part does; None while that is not known."""
        self.player.setVisible(player is not None)
        if player is not None:
            self.player.show_player(player)

    def show_chosen(self, is_chosen: bool) -> None:
        """Marks the part whose notes are in front in the piano roll."""
        if bool(self.property("chosen")) != is_chosen:
            self.setProperty("chosen", is_chosen)
            self.style().unpolish(self)
            self.style().polish(self)
            self.update()

    def _family(self) -> str:
        if self.track.is_drum:
            return self.tr("percussion")
        return word(FAMILIES[self.track.program // 8])

    def _on_volume(self, volume: int) -> None:
        self._show_volume_tip()
        self.volume_changed.emit(volume)

    def _on_pan(self, pan: int) -> None:
        self._show_pan_tip()
        self.pan_changed.emit(pan)

    def _show_pan_tip(self) -> None:
        percent = round(abs(self.pan.value() - _CENTER) * 100 / _CENTER)
        words = self.tr("Center")
        if self.pan.value() < _CENTER:
            words = self.tr("{0} % left").format(percent)
        elif self.pan.value() > _CENTER:
            words = self.tr("{0} % right").format(percent)
        self.pan.setToolTip(self.tr("Pan: {0}").format(words))

    def _show_volume_tip(self) -> None:
        percent = round(self.volume.value() * 100 / 127)
        self.volume.setToolTip(self.tr("Volume {0} %").format(percent))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Chooses the part."""
        if event.key() in _KEYS:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the part."""
        self.chosen.emit()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Renames the part."""
        self._rename()

    def paintEvent(self, event: object) -> None:
        """The frame, and the part's color along its left edge."""
        super().paintEvent(event)  # type: ignore[arg-type]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        color = current_theme().track_color(color_of((self.track,), 0))
        if self.mute.isChecked():
            color.setAlphaF(0.3)
        painter.setBrush(color)
        painter.drawRoundedRect(QRectF(5, 9, 4, self.height() - 19), 2, 2)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Shows the menu: rename, sound, remove."""
        menu = QMenu(self)
        menu.addAction(self.tr("Rename …"), self._rename)
        sounds = menu.addMenu(self.tr("Sound"))
        if self.track.is_drum:
            for program, name in DRUM_KIT_NAMES.items():
                self._add_sound(
                    sounds, program, self.tr("Standard Kit") if not program else word(name)
                )
        else:
            for family, name in enumerate(FAMILIES):
                submenu = sounds.addMenu(capitalized(name))
                for program in range(family * 8, family * 8 + 8):
                    self._add_sound(submenu, program, word(PROGRAM_NAMES[program]))
        menu.addAction(self.tr("Export this part as MIDI …"), self.export_requested.emit)
        menu.addAction(self.tr("Duplicate part"), self.duplicate_requested.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Remove part"), self.removal_requested.emit)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def _add_sound(self, menu: QMenu, program: int, name: str) -> None:
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(program == self.track.program)
        action.triggered.connect(lambda: self.sound_chosen.emit(program))

    def _rename(self) -> None:
        if name := NameQuestion(self.tr("Rename part"), self.track.label, self).ask():
            self.renamed.emit(name)
