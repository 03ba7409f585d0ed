"""The timer that keeps the player supplied and the playhead moving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from amt_core.audio.player import Player

PUMP_INTERVAL_MS = 33


class AudioClock(QObject):
    """Pumps a player for as long as it runs; FluidSynth's own thread makes the sound.

    Signals:
        moved: The playing position in ticks.
        state_changed: The player's state: `stopped`, `playing` or `waiting`.
    """

    moved = Signal(float)
    state_changed = Signal(str)

    def __init__(self, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._state = ""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(PUMP_INTERVAL_MS)
        self._timer.timeout.connect(self.pump)

    @property
    def is_running(self) -> bool:
        """True while the timer runs."""
        return self._timer.isActive()

    def pump(self) -> None:
        """Supplies the player, and emits its position."""
        self._player.pump()
        self.moved.emit(float(self._player.position_ticks))
        state = str(self._player.state)
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)
        if state == "stopped":
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def close(self) -> None:
        """Stops the timer."""
        self._timer.stop()
