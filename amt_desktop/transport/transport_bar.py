"""The transport bar: return, play, stop, loop, position and volume."""

from __future__ import annotations

import bisect
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from amt_core.music.score import Score
from amt_desktop.look.actions import ACTIONS, show_tip
from amt_desktop.look.theme import figures_font, interface_font
from amt_desktop.look.words import word
from amt_desktop.widgets.icon_button import IconButton

_BAR_MARGIN_PX, _DISPLAY_MARGIN_PX = 16, 14


def position_in_words(score: Score, tick: float) -> tuple[str, str]:
    """`bar.beat.tick` and `m:ss.t`; bars and beats count from 1, ticks from 0.

    The end is the first beat of the bar after the last one, as sequencers count.
    """
    starts = score.bar_starts_ticks.tolist()
    bar = min(max(bisect.bisect_right(starts, tick) - 1, 0), score.num_bars)
    beat, ticks = divmod(max(int(tick) - starts[bar], 0), score.meter.at(bar).beat_ticks)
    seconds = float(score.tempo.to_sec(max(tick, 0.0)))
    minutes, rest = divmod(int(seconds * 10) / 10, 60)
    return f"{bar + 1}.{beat + 1}.{ticks:03d}", f"{int(minutes)}:{rest:04.1f}"


class TransportBar(QFrame):
    """Shows and controls playback; the buttons trigger actions of the table.

    Signals:
        volume_changed: The whole program's volume, 0..100.
    """

    volume_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setFixedHeight(60)
        self._score: Score | None = None
        self._ticks = 0.0
        self._counted_ticks: float | None = None
        self.return_button = IconButton("return", "", size_px=20, kind="transport", color="text")
        self.play_button = IconButton(
            "play", "", size_px=20, kind="play", color="text", on_color="on_accent"
        )
        self.stop_button = IconButton("stop", "", size_px=20, kind="transport", color="text")
        self.record_button = IconButton(
            "record", "", size_px=20, kind="transport", color="text_dim", on_color="negative"
        )
        self.loop_button = IconButton("loop", "", size_px=20, kind="transport", color="text_dim")
        self.position = QLabel()
        self.time = QLabel()
        self.tempo = QLabel()
        self.meter = QLabel()
        self.key = QLabel()
        self.state = QLabel()
        self._display = QFrame()
        self._fields: dict[QLabel, QWidget] = {}
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self._build()
        self.show_score(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves out time, meter and key, the first of these first, where there is no room."""
        super().resizeEvent(event)
        spare = [self._fields[label] for label in (self.time, self.meter, self.key)]
        room = self.width() - self._others_px()
        needed = sum(field.sizeHint().width() for field in self._fields.values())
        for field in spare:
            field.setVisible(needed <= room)
            if needed > room:
                needed -= field.sizeHint().width()

    def _others_px(self) -> int:
        """The least width of everything but the fields of the display."""
        layout = self.layout()
        assert layout is not None
        items = [item for i in range(layout.count()) if (item := layout.itemAt(i)) is not None]
        widths = [i.minimumSize().width() for i in items if i.widget() is not self._display]
        gaps_px = layout.spacing() * (len(items) - 1)
        return sum(widths) + gaps_px + 2 * (_BAR_MARGIN_PX + _DISPLAY_MARGIN_PX)

    def bind(self, actions: dict[str, QAction]) -> None:
        """Makes the buttons trigger the actions of the table."""
        for button, name in (
            (self.return_button, "return"), (self.play_button, "play"),
            (self.stop_button, "stop_playing"), (self.record_button, "record"),
            (self.loop_button, "loop"),
        ):  # fmt: skip
            action = actions[name]
            button.setAccessibleName(action.text().replace("&", ""))
            show_tip(button, action)
            button.setCheckable(action.isCheckable())
            button.setChecked(action.isChecked())
            button.clicked.connect(action.trigger)
            if action.isCheckable():
                action.toggled.connect(button.setChecked)
        added = [
            self._add_button(
                actions[name],
                next(e.icon for e in ACTIONS if e.name == name),
                shows_state=actions[name].isCheckable() and name != "theme",
            )
            for name in ("undo", "redo", "arrangement", "events", "mixer", "theme", "shortcuts")
        ]
        # The tab order goes from left to right.
        for before, after in pairwise((self.loop_button, *added, self.volume_icon, self.volume)):
            self.setTabOrder(before, after)

    def _add_button(self, action: QAction, icon: str, *, shows_state: bool) -> IconButton:
        button = IconButton(icon, action.toolTip(), size_px=18, kind="transport")
        button.setAccessibleName(action.text().replace("&", ""))
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        if shows_state:
            button.setCheckable(True)
            action.toggled.connect(button.setChecked)
        action.enabledChanged.connect(button.setEnabled)
        self.end.addWidget(button)
        return button

    def show_score(self, score: Score | None) -> None:
        """Shows tempo, meter and key of a score."""
        self._score = score
        self.show_position(0.0)

    def show_position(self, tick: float) -> None:
        """Shows the playing position."""
        score = self._score
        if score is None:
            self.position.setText("1.1.000")
            self.time.setText("0:00.0")
            for label in (self.tempo, self.meter, self.key):
                label.setText("–")
            return
        if self._counted_ticks is not None and tick > self._counted_ticks:
            self.show_state("playing")
        self._ticks = tick
        bars, time = position_in_words(score, tick)
        self.position.setText(bars)
        self.time.setText(time)
        bar = int(bars.split(".")[0]) - 1
        self.tempo.setText(f"{score.tempo.at(int(tick)):.0f}")
        self.meter.setText(str(score.meter.at(bar)))
        keys = [change.key for change in score.keys if change.bar <= bar]
        self.key.setText(word(str(keys[-1])) if keys else "–")

    def show_state(self, state: str) -> None:
        """Shows `playing` or `waiting`; any other state is shown as stopped."""
        self._counted_ticks = None
        is_running = state in ("playing", "waiting")
        self.play_button.setChecked(is_running)
        self.play_button.set_icon_name("pause" if is_running else "play")
        self.state.setText(self.tr("waiting for the next bar …") if state == "waiting" else "")

    def show_count_in(self) -> None:
        """Shows that a bar is counted, until the playhead moves."""
        self._counted_ticks = self._ticks
        self.state.setText(self.tr("counting in …"))

    def _build(self) -> None:
        self.loop_button.setCheckable(True)
        display = self._display
        display.setProperty("kind", "display")
        display.setFixedHeight(44)
        display.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        fields = QHBoxLayout(display)
        fields.setContentsMargins(_DISPLAY_MARGIN_PX, 0, _DISPLAY_MARGIN_PX, 0)
        fields.setSpacing(0)
        self.position.setFont(figures_font(size_px=19, is_bold=True))
        self.time.setFont(figures_font(size_px=19))
        self.time.setProperty("kind", "display dim")
        for label, title, width in (
            (self.position, self.tr("Bar · beat · tick"), 108),
            (self.time, self.tr("Time"), 84),
            (self.tempo, self.tr("Tempo"), 52),
            (self.meter, self.tr("Meter"), 48),
            (self.key, self.tr("Key"), 76),
        ):
            field = QWidget()
            parts = QHBoxLayout(field)
            parts.setContentsMargins(0, 0, 0, 0)
            parts.setSpacing(0)
            if fields.count():
                line = QFrame()
                line.setProperty("kind", "line")
                line.setFixedSize(1, 26)
                parts.addSpacing(10)
                parts.addWidget(line)
                parts.addSpacing(12)
            label.setMinimumWidth(width)
            label.setAccessibleName(title)
            label.setToolTip(title)
            if label in (self.tempo, self.meter, self.key):
                label.setFont(figures_font(size_px=14, is_bold=True))
                caption = QLabel(title)
                caption.setFont(interface_font(size_px=10))
                caption.setProperty("kind", "caption")
                column = QVBoxLayout()
                column.setSpacing(0)
                column.setContentsMargins(0, 5, 0, 5)
                column.addWidget(caption)
                column.addWidget(label)
                parts.addLayout(column)
            else:
                parts.addWidget(label)
            fields.addWidget(field)
            self._fields[label] = field
        self.state.setProperty("kind", "state")
        # It takes the remaining width, and shrinks in a narrow window.
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.volume.setRange(0, 100)
        self.volume.setValue(80)
        self.volume.setFixedWidth(110)
        self.volume.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.volume.setAccessibleName(self.tr("Volume"))
        self.volume.setToolTip(self.tr("Volume"))
        self.volume.valueChanged.connect(self.volume_changed)
        self.volume_icon = IconButton("volume", self.tr("Mute everything"), size_px=18)
        self.volume_icon.clicked.connect(self._toggle_silence)
        row = QHBoxLayout(self)
        row.setContentsMargins(_BAR_MARGIN_PX, 0, _BAR_MARGIN_PX, 0)
        row.setSpacing(4)
        row.addWidget(self.return_button)
        row.addWidget(self.play_button)
        row.addWidget(self.stop_button)
        row.addWidget(self.record_button)
        row.addWidget(self.loop_button)
        row.addSpacing(16)
        row.addWidget(display)
        row.addSpacing(14)
        row.addWidget(self.state, 1)
        self.end = QHBoxLayout()
        self.end.setSpacing(2)
        row.addLayout(self.end)
        row.addSpacing(10)
        row.addWidget(self.volume_icon)
        row.addWidget(self.volume)
        self._volume_before = 80

    def _toggle_silence(self) -> None:
        if self.volume.value():
            self._volume_before = self.volume.value()
            self.volume.setValue(0)
        else:
            self.volume.setValue(self._volume_before)
        self.volume_icon.set_icon_name("volume" if self.volume.value() else "volume-off")
