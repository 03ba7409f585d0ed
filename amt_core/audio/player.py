"""The transport: plays a score through a synthesizer, also one that is still being written."""

from __future__ import annotations

import logging
from enum import StrEnum

from amt_core.audio.levels import levels_at
from amt_core.audio.mixer import Mixer, Strip
from amt_core.audio.schedule import MIN_LOOP_TICKS, Loop
from amt_core.audio.sender import Sender
from amt_core.audio.synth import Synth
from amt_core.music.score import Score

# A stretch begins this much after the call that begins it, so that its first notes are not late.
_LEAD_MS = 20.0

_log = logging.getLogger(__name__)


class PlayerState(StrEnum):
    """The state of the transport."""

    STOPPED = "stopped"
    PLAYING = "playing"
    WAITING = "waiting"
    """It plays, and waits for bars that are not written yet."""


class Player:
    """Play, pause, stop, seek, loop, mute and solo over one synthesizer.

    Nothing here waits or runs by itself: the owner of the clock calls `pump` every 30 to 50 ms,
    from the thread that calls everything else.

    Args:
        synth: Makes the sound, and tells the time.
    """

    def __init__(self, synth: Synth) -> None:
        self._synth = synth
        self._mixer = Mixer(synth)
        self._sender = Sender(synth)
        self._bar_starts = self._sender.score.bar_starts_ticks
        self._state = PlayerState.STOPPED
        self._now_ms = 0.0
        # Where it stands while nothing moves.
        self._resting_ticks = 0.0

    # What there is to play ----------------------------------------------------------------------

    @property
    def score(self) -> Score:
        """The score with all notes that have been given to it."""
        return self._sender.score

    @property
    def synth(self) -> Synth:
        """The synthesizer."""
        return self._synth

    def load(self, score: Score, *, is_growing: bool = False) -> None:
        """Takes a score, stands at its beginning, and forgets loop and mixer of the last one.

        Args:
            score: The score; a growing one may have no notes yet.
            is_growing: True if more bars will come through `extend`.
        """
        self.stop()
        sender = self._sender
        sender.loop = None
        sender.is_growing = is_growing
        sender.written_ticks = 0 if is_growing else score.length_ticks
        self._set_score(score)
        self._mixer.load(score)

    def update(self, score: Score) -> None:
        """Takes a changed version of the score and plays on in it at the same place.

        Mixer settings stay with the tracks at their places; new tracks get the score's.
        """
        position = self._advance()
        if score.tracks != self.score.tracks:
            self._mixer.update(score)
        self._set_score(score)
        if not self._sender.is_growing:
            self._sender.written_ticks = score.length_ticks
        self._begin_again(position)

    def extend(self, score: Score, written_bars: int) -> None:
        """Takes a growing score again, with the notes of more complete bars.

        Args:
            score: The score that was loaded, with all notes written so far.
            written_bars: The number of complete bars.
        """
        # First the clock: what is too late for the old edge must wait and not be played at once.
        self._advance()
        is_stopped = self._state is PlayerState.STOPPED
        self._sender.extend(score, now_ms=None if is_stopped else self._now_ms)
        end_ticks = int(self._bar_starts[min(written_bars, score.num_bars)])
        self._sender.written_ticks = max(self._sender.written_ticks, end_ticks)
        self.pump()

    def finish(self) -> None:
        """Says that nothing more is written: the score ends with the last bar that was."""
        self._advance()
        self._sender.is_growing = False
        self.pump()

    # Transport ----------------------------------------------------------------------------------

    @property
    def state(self) -> PlayerState:
        """The state of the transport."""
        return self._state

    @property
    def position_ticks(self) -> int:
        """The place that sounds now, in ticks from the start of the piece."""
        if self._state is not PlayerState.PLAYING:
            return int(self._resting_ticks)
        heard_ticks = self.ticks_at(self._synth.now_ms())
        return int(min(max(heard_ticks, 0), self._sender.written_ticks))

    @property
    def end_ticks(self) -> int:
        """The tick at which playing ends, or for now has to wait."""
        return self._sender.written_ticks

    @property
    def loop(self) -> Loop | None:
        """The part that is repeated."""
        return self._sender.loop

    def play(self, *, lead_ms: float = _LEAD_MS) -> None:
        """Plays from where it stands; from the beginning, or the loop's, if that is the end.

        Args:
            lead_ms: The time until the first note, such as that of a count-in.
        """
        if self._state is not PlayerState.STOPPED:
            return
        start = self._resting_ticks
        if not self._sender.is_growing and start >= self._sender.written_ticks:
            start = self._sender.loop.start_ticks if self._sender.loop else 0.0
        self._start(start, lead_ms=max(lead_ms, _LEAD_MS))

    def pause(self) -> None:
        """Stops where it is."""
        if self._state is not PlayerState.STOPPED:
            self._rest(self._advance(), PlayerState.STOPPED)
            self._synth.release_all()

    def stop(self) -> None:
        """Stops and goes back to the beginning."""
        if self._state is not PlayerState.STOPPED:
            self._synth.release_all()
        self._rest(0.0, PlayerState.STOPPED)

    def seek(self, tick: int) -> None:
        """Goes to a place; if it plays, it plays on from there with what sounds there."""
        target = float(min(max(tick, 0), int(self._bar_starts[-1])))
        if self._state is PlayerState.STOPPED:
            self._resting_ticks = target
        else:
            self._synth.release_all()
            self._rest(target, self._state)
            self._start(target)

    def set_loop(self, start_ticks: int | None, end_ticks: int | None = None) -> None:
        """Repeats the part between two ticks, at least a sixteenth long; None: repeats no more."""
        position = self._advance()
        if start_ticks is None or end_ticks is None:
            self._sender.loop = None
        else:
            start = max(start_ticks, 0)
            end = max(end_ticks, start + MIN_LOOP_TICKS)
            self._sender.loop = Loop(start_ticks=start, end_ticks=end)
        # What is already sent may lie behind the loop's end, or in the next round of an old one.
        self._begin_again(position)

    @property
    def rate(self) -> float:
        """The speed of playing as a multiple of the written tempo."""
        return self._sender.rate

    @property
    def is_sounding(self) -> bool:
        """True while the position moves: it plays, and what it waited for has passed."""
        heard_ms = self._synth.now_ms() - self._synth.latency_ms
        return self._state is PlayerState.PLAYING and self._sender.timeline.has_begun(heard_ms)

    def set_rate(self, rate: float) -> None:
        """Plays faster or slower than written, from this moment on."""
        assert rate > 0
        position = self._advance()
        self._sender.rate = rate
        self._begin_again(position)

    def ticks_at(self, ms: float) -> float:
        """The place that is heard at a moment of the synthesizer's clock, while it plays."""
        return self._sender.timeline.ticks_at(ms - self._synth.latency_ms)

    def set_mixer(
        self,
        track: int,
        *,
        mute: bool | None = None,
        solo: bool | None = None,
        volume: int | None = None,
    ) -> None:
        """Changes what is given of a track's mute, solo and volume, at once also while playing."""
        self._mixer.change(track, mute=mute, solo=solo, volume=volume)

    @property
    def mixer(self) -> tuple[Strip, ...]:
        """Mute, solo and volume of every track."""
        return self._mixer.strips

    def levels(self) -> list[float]:
        """The level of each track now, 0..1; all 0 while nothing plays."""
        volumes = self._mixer.heard_volumes
        if self._state is not PlayerState.PLAYING:
            return [0.0] * len(volumes)
        return levels_at(self.score, volumes, self.position_ticks).tolist()

    def close(self) -> None:
        """Stops and gives the sound device back."""
        self.stop()
        self._synth.close()

    # The clock ----------------------------------------------------------------------------------

    def pump(self) -> None:
        """Gives the synthesizer what comes next, and keeps `state` true; takes under 5 ms."""
        self._advance()
        if self._state is PlayerState.PLAYING:
            self._sender.send(self._now_ms)
        elif self._state is not PlayerState.WAITING:
            return
        elif self._resting_ticks < self._sender.written_ticks:
            self._start(self._resting_ticks)
        elif not self._sender.is_growing:
            self._rest(0.0, PlayerState.STOPPED)

    def _advance(self) -> float:
        """The place of playing, in ticks; stops or holds the clock where nothing more was sent."""
        self._now_ms = self._synth.now_ms()
        if self._state is not PlayerState.PLAYING:
            return self._resting_ticks
        timeline = self._sender.timeline
        timeline.forget_before(self._now_ms - self._synth.latency_ms)
        position = timeline.ticks_at(self._now_ms)
        if self._now_ms < timeline.last.start_ms:
            return position
        if position < self._sender.sent_ticks or not timeline.is_in_last(self._now_ms):
            return position
        if self._sender.sent_ticks < self._sender.written_ticks:
            _log.debug("the player was not called for too long; it goes on where it was")
            self._begin(self._sender.sent_ticks, lead_ms=_LEAD_MS)
            return self._sender.sent_ticks
        if self._sender.is_growing:
            self._rest(self._sender.sent_ticks, PlayerState.WAITING)
        else:
            self._rest(0.0, PlayerState.STOPPED)
        return self._resting_ticks

    def _start(self, start_ticks: float, *, lead_ms: float = _LEAD_MS) -> None:
        """Plays from a place with what sounds there, or waits there until it is written."""
        self._now_ms = self._synth.now_ms()
        if start_ticks < self._sender.written_ticks:
            self._begin(start_ticks, lead_ms=lead_ms)
            self._sender.send_clock_start()
            self._sender.send_state()
            self._sender.send_sounding()
            self._sender.send(self._now_ms)
        elif self._sender.is_growing:
            self._rest(start_ticks, PlayerState.WAITING)
        else:
            self._rest(start_ticks, PlayerState.STOPPED)

    def _begin(self, start_ticks: float, *, lead_ms: float) -> None:
        self._sender.begin(start_ticks, at_ms=self._now_ms + lead_ms)
        self._state = PlayerState.PLAYING

    def _begin_again(self, position: float) -> None:
        """Sends again what has not begun, after something changed that it depends on."""
        if self._state is PlayerState.PLAYING:
            self._synth.cancel_notes()
            rest_ms = self._sender.timeline.last.start_ms - self._now_ms
            self._begin(position, lead_ms=max(rest_ms, 0.0))
            if rest_ms > 0:
                self._sender.send_clock_start()
            self._sender.send_state()
            self._sender.send(self._now_ms)

    def _rest(self, ticks: float, state: PlayerState) -> None:
        if self._state is PlayerState.PLAYING:
            self._sender.send_clock_stop(self._now_ms)
        self._resting_ticks = ticks
        self._state = state

    def _set_score(self, score: Score) -> None:
        self._sender.set_score(score)
        self._bar_starts = score.bar_starts_ticks
