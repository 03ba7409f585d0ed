"""Keeps playback and an Ableton Link session in one tempo and in one phase."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, QTimer

from amt_core.errors import AmtError
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Score
from amt_desktop.bridge.connect.link import AbletonLink, LinkSession
from amt_desktop.bridge.messages import Messages
from amt_desktop.document.document import Document
from amt_desktop.transport.playback import Playback

INTERVAL_MS = 100
# A tempo that differs by less is the same: Link stores whole microseconds per beat.
_SAME_BPM = 0.02
# In beats: below the first the phases agree, above the last playing jumps instead of hurrying.
_AGREES, _IS_OFF, _JUMPS = 0.01, 0.02, 0.25
_HURRY = 0.05
# What the session asks for may be far from what is written; beyond this it is no longer the piece.
_MIN_RATE, _MAX_RATE = 0.25, 4.0


class LinkSync(QObject):
    """Follows the session's tempo and phase, and gives it the tempo of the piece.

    Who changes the tempo last decides: another program by its tempo, this one by the tempo changes
    of the piece. Without other programs the session takes tempo and phase of the piece.

    Args:
        document: The open piece.
        playback: The playback of the piece.
        messages: Shows who is there.
        join: Joins the session with a tempo.
        parent: Qt's owner.
    """

    def __init__(
        self,
        document: Document,
        playback: Playback,
        messages: Messages,
        *,
        join: Callable[[float], LinkSession] = AbletonLink,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._playback, self._messages = document, playback, messages
        self._join = join
        self._session: LinkSession | None = None
        self._sent_bpm, self._rate = 0.0, 1.0
        self._num_peers = 0
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.follow)

    @property
    def is_on(self) -> bool:
        """True while it is in a session."""
        return self._session is not None

    def set_on(self, is_on: bool) -> bool:
        """Joins the session, or leaves it; returns whether it is on."""
        if not is_on:
            self.close()
            return False
        try:
            self._session = self._join(self._written_bpm())
        except AmtError as error:
            self._messages.report(error)
            return False
        self._sent_bpm, self._num_peers = self._written_bpm(), 0
        self._playback.set_lead(self._lead_ms)
        self._timer.start()
        self._messages.toast(self.tr("Ableton Link is on."))
        return True

    def close(self) -> None:
        """Leaves the session; the piece plays in its own tempo again."""
        self._timer.stop()
        if self._session is not None:
            self._session.close()
            self._session = None
            self._rate = 1.0
            self._playback.set_lead(None)
            self._playback.set_rate(1.0)

    def follow(self) -> None:
        """Brings tempo and phase together."""
        session = self._session
        if session is None:
            return
        self._show_peers(session.num_peers)
        bpm, written = session.bpm, self._written_bpm()
        if abs(bpm - self._sent_bpm) > _SAME_BPM:
            self._sent_bpm = bpm
            self._rate = min(max(bpm / written, _MIN_RATE), _MAX_RATE)
        elif abs(written * self._rate - bpm) > _SAME_BPM:
            self._sent_bpm = written * self._rate
            session.set_bpm(self._sent_bpm)
        self._keep_phase(session)

    def _keep_phase(self, session: LinkSession) -> None:
        rate, here = self._rate, self._phase()
        if here is not None and self._playback.is_sounding:
            phase, quantum = here
            if not session.num_peers:
                session.force_phase(phase, quantum)
            else:
                late = _wrapped(session.phase(quantum) - phase, quantum)
                is_hurrying = self._playback.rate != self._rate
                if abs(late) > _JUMPS:
                    ticks = self._playback.position_ticks + late * TICKS_PER_QUARTER
                    self._playback.seek(max(round(ticks), 0))
                elif abs(late) > (_AGREES if is_hurrying else _IS_OFF):
                    rate *= 1 + min(max(late, -_HURRY), _HURRY)
        if self._playback.rate != rate:
            self._playback.set_rate(rate)

    def _lead_ms(self) -> float:
        """The time until the session comes to the place in the bar at which playing starts."""
        session, here = self._session, self._phase()
        if session is None or here is None or not session.num_peers:
            return 0.0
        phase, quantum = here
        beat_ms = 60_000 / session.bpm
        lead = (phase - session.phase(quantum)) % quantum * beat_ms - self._playback.latency_ms
        return lead if lead >= 0 else lead + quantum * beat_ms

    def _phase(self) -> tuple[float, float] | None:
        """The place in the bar and the bar's length, in quarter notes."""
        score = self._score()
        if score is None:
            return None
        ticks = self._playback.position_ticks
        bar = min(int(score.bars_of(np.array([int(ticks)]))[0]), score.num_bars - 1)
        start = int(score.bar_starts_ticks[bar])
        quantum = score.meter.at(bar).bar_ticks / TICKS_PER_QUARTER
        return (ticks - start) / TICKS_PER_QUARTER, quantum

    def _written_bpm(self) -> float:
        score = self._score()
        return 120.0 if score is None else score.tempo.at(int(self._playback.position_ticks))

    def _score(self) -> Score | None:
        take = self._document.active
        return take.score if take is not None else None

    def _show_peers(self, num_peers: int) -> None:
        if num_peers != self._num_peers:
            self._num_peers = num_peers
            self._messages.toast(self.tr("Ableton Link: {0} other programs").format(num_peers))


def _wrapped(difference: float, quantum: float) -> float:
    """A difference of two phases as the shortest way from the one to the other."""
    return (difference + quantum / 2) % quantum - quantum / 2
