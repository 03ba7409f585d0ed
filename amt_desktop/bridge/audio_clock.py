"""The timer that keeps the player supplied and the playhead moving."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from amt_core.audio.player import Player

PUMP_INTERVAL_MS = 33
# Longer than any pause of a busy machine.
_STANDSTILL_SEC = 3.0


class AudioClock(QObject):
    """Pumps a player for as long as it runs; FluidSynth's own thread makes the sound.

    Args:
        player: The player.
        parent: Qt's owner.
        clock_sec: A clock in seconds that does not depend on the sound device.

    Signals:
        moved: The playing position in ticks.
        state_changed: The player's state: `stopped`, `playing` or `waiting`.
        stood_still: The synthesizer's clock has stopped, as it does when its device has gone. It
            is emitted once.
    """

    moved = Signal(float)
    state_changed = Signal(str)
    stood_still = Signal()

    def __init__(
        self,
        player: Player,
        parent: QObject | None = None,
        *,
        clock_sec: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._player, self._clock_sec = player, clock_sec
        self._state = ""
        self._last_ms, self._moved_sec = -1.0, 0.0
        self._has_stood_still = False
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
            return
        if not self._timer.isActive():
            self._timer.start()
            self._last_ms = -1.0
        self._watch()

    def _watch(self) -> None:
        now_ms, now_sec = self._player.synth.now_ms(), self._clock_sec()
        if now_ms != self._last_ms:
            self._last_ms, self._moved_sec = now_ms, now_sec
        elif now_sec - self._moved_sec > _STANDSTILL_SEC and not self._has_stood_still:
            self._has_stood_still = True
            self.stood_still.emit()

    def close(self) -> None:
        """Stops the timer."""
        self._timer.stop()
