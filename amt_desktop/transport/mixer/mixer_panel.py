"""The strips of all parts, side by side."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from amt_core.music.score import Track
from amt_desktop.transport.mixer.mixer_strip import STRIP_WIDTH_PX, MixerStrip
from amt_desktop.transport.mixer.sound_popup import Presets

HEIGHT_PX = 238
_GAP_PX = 6


class MixerPanel(QFrame):
    """One strip for each part.

    Signals:
        changed: (index, name of an attribute of the track, its new value).
        sound_chosen: (index, program).
        switches_changed: (muted parts, soloed parts), both sets of indices.
        duplicate_requested: Index of the part to copy.
        removal_requested: Index of the part to remove.
        moved: (index, index of its new place).
    """

    changed = Signal(int, str, int)
    sound_chosen = Signal(int, int)
    switches_changed = Signal(object, object)
    duplicate_requested = Signal(int)
    removal_requested = Signal(int)
    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setFixedHeight(HEIGHT_PX)
        self.setAccessibleName(self.tr("Mixer"))
        self.strips: list[MixerStrip] = []
        self._presets: Presets = {}
        self._tracks: tuple[Track, ...] = ()
        self._host = QWidget()
        self._row = QHBoxLayout(self._host)
        self._row.setContentsMargins(8, 8, 8, 6)
        self._row.setSpacing(_GAP_PX)
        self._row.addStretch(1)
        self._mark = QFrame(self._host)
        self._mark.setProperty("kind", "drop mark")
        self._mark.setFixedWidth(3)
        self._mark.hide()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._host)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def set_presets(self, presets: Presets) -> None:
        """Sets the presets of the sound font, from which sounds are chosen."""
        self._presets = presets
        self.show_tracks(self._tracks)

    def show_tracks(self, tracks: tuple[Track, ...]) -> None:
        """Shows these parts."""
        self._tracks = tracks
        while len(self.strips) > len(tracks):
            strip = self.strips.pop()
            self._row.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
        while len(self.strips) < len(tracks):
            self._add_strip(len(self.strips))
        for strip, track in zip(self.strips, tracks, strict=True):
            strip.show_track(track)

    def show_switches(self, muted: Collection[int], soloed: Collection[int]) -> None:
        """Shows which parts are muted and soloed."""
        for index, strip in enumerate(self.strips):
            strip.show_switches(index in muted, index in soloed)
            strip.update()

    def show_levels(self, levels: Sequence[float]) -> None:
        """Shows how loud each part sounds now, 0..1."""
        for strip, level in zip(self.strips, levels, strict=False):
            strip.meter.show_level(level)

    def clear_levels(self) -> None:
        """Shows silence."""
        for strip in self.strips:
            strip.meter.clear()

    def _add_strip(self, index: int) -> None:
        strip = MixerStrip(lambda: self._presets)
        strip.changed.connect(lambda name, value: self.changed.emit(index, name, value))
        strip.sound_chosen.connect(lambda program: self.sound_chosen.emit(index, program))
        strip.switches_changed.connect(self._on_switches)
        strip.duplicate_requested.connect(lambda: self.duplicate_requested.emit(index))
        strip.removal_requested.connect(lambda: self.removal_requested.emit(index))
        strip.dragged.connect(self._show_mark)
        strip.dropped.connect(lambda x: self._drop(index, x))
        self.strips.append(strip)
        self._row.insertWidget(index, strip)

    def _on_switches(self) -> None:
        muted = {index for index, strip in enumerate(self.strips) if strip.mute.isChecked()}
        soloed = {index for index, strip in enumerate(self.strips) if strip.solo.isChecked()}
        self.switches_changed.emit(muted, soloed)

    def _gap_at(self, global_x: int) -> int:
        """The number of the gap between strips that is nearest to a place on the screen."""
        x = self._host.mapFromGlobal(QPoint(global_x, 0)).x() - self._row.contentsMargins().left()
        gap = round(x / (STRIP_WIDTH_PX + _GAP_PX))
        return min(max(gap, 0), len(self.strips))

    def _show_mark(self, global_x: int) -> None:
        left = self._row.contentsMargins().left()
        x = left + self._gap_at(global_x) * (STRIP_WIDTH_PX + _GAP_PX) - _GAP_PX // 2 - 1
        self._mark.setGeometry(x, 8, 3, self._host.height() - 14)
        self._mark.raise_()
        self._mark.show()

    def _drop(self, index: int, global_x: int) -> None:
        self._mark.hide()
        gap = self._gap_at(global_x)
        to = gap - 1 if gap > index else gap
        if to != index:
            self.moved.emit(index, to)
