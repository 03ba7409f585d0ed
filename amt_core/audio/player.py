"""The transport: plays a score through a synthesizer, also one that is still being written."""

from __future__ import annotations

import logging
from dataclasses import replace
from enum import StrEnum

import numpy as np

from amt_core.audio.levels import levels_at
from amt_core.audio.messages import MessageTable
from amt_core.audio.midi_clock import MidiClock
from amt_core.audio.schedule import (
    MIN_LOOP_TICKS,
    Loop,
    Strip,
    TimedNote,
    heard_volumes,
    notes_between,
    notes_sounding_at,
    strips_of,
)
from amt_core.audio.synth import Synth
from amt_core.audio.timeline import Stretch, Timeline
from amt_core.music.score import Score

# Notes are given to the synthesizer this long before they sound: longer than any pause between two
# calls of `pump`, short enough that an edit or a jump sounds at once.
_LOOK_AHEAD_MS = 250.0
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
        self._score = Score(num_bars=1, tracks=())
        self._strips: list[Strip] = []
        self._drum_tracks: frozenset[int] = frozenset()
        self._loop: Loop | None = None
        self._is_growing = False
        self._written_ticks = 0
        self._bar_starts = self._score.bar_starts_ticks
        self._messages = MessageTable.of_score(self._score)
        self._state = PlayerState.STOPPED
        self._now_ms = 0.0
        # Where it stands while nothing moves.
        self._resting_ticks = 0.0
        # While it plays: what sounds when, and how far the last stretch has been sent.
        self._timeline = Timeline(self._score.tempo, start_ms=0.0, start_ticks=0.0)
        self._sent_ticks = 0.0
        self._rate = 1.0
        self._clock = MidiClock(synth)

    # What there is to play ----------------------------------------------------------------------

    @property
    def score(self) -> Score:
        """The score with all notes that have been given to it."""
        return self._score

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
        self._loop = None
        self._strips = strips_of(score)
        self._is_growing = is_growing
        self._set_score(score)
        self._written_ticks = 0 if is_growing else score.length_ticks
        self._synth.set_tracks(score.tracks)
        self._send_volumes()

    def update(self, score: Score) -> None:
        """Takes a changed version of the score and plays on in it at the same place.

        Mixer settings stay with the tracks at their places; new tracks get the score's.
        """
        position = self._advance()
        if score.tracks != self._score.tracks:
            known = self._strips[: len(score.tracks)]
            self._strips = known + strips_of(score)[len(known) :]
            self._synth.set_tracks(score.tracks)
            self._send_volumes()
        self._set_score(score)
        if not self._is_growing:
            self._written_ticks = score.length_ticks
        self._begin_again(position)

    def extend(self, score: Score, written_bars: int) -> None:
        """Takes a growing score again, with the notes of more complete bars.

        Args:
            score: The score that was loaded, with all notes written so far.
            written_bars: The number of complete bars.
        """
        # First the clock: what is too late for the old edge must wait and not be played at once.
        self._advance()
        self._take_messages(score)
        self._score = score
        bar = min(written_bars, self._score.num_bars)
        self._written_ticks = max(self._written_ticks, int(self._bar_starts[bar]))
        self.pump()

    def finish(self) -> None:
        """Says that nothing more is written: the score ends with the last bar that was."""
        self._advance()
        self._is_growing = False
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
        heard_ms = self._synth.now_ms() - self._synth.latency_ms
        return int(min(max(self._timeline.ticks_at(heard_ms), 0), self._written_ticks))

    @property
    def end_ticks(self) -> int:
        """The tick at which playing ends, or for now has to wait."""
        return self._written_ticks

    @property
    def loop(self) -> Loop | None:
        """The part that is repeated."""
        return self._loop

    def play(self, *, lead_ms: float = _LEAD_MS) -> None:
        """Plays from where it stands; from the beginning, or the loop's, if that is the end.

        Args:
            lead_ms: The time until the first note, such as that of a count-in.
        """
        if self._state is not PlayerState.STOPPED:
            return
        start = self._resting_ticks
        if not self._is_growing and start >= self._written_ticks:
            start = self._loop.start_ticks if self._loop else 0.0
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
            self._loop = None
        else:
            start = max(start_ticks, 0)
            self._loop = Loop(start_ticks=start, end_ticks=max(end_ticks, start + MIN_LOOP_TICKS))
        # What is already sent may lie behind the loop's end, or in the next round of an old one.
        self._begin_again(position)

    @property
    def rate(self) -> float:
        """The speed of playing as a multiple of the written tempo."""
        return self._rate

    @property
    def is_sounding(self) -> bool:
        """True while the position moves: it plays, and what it waited for has passed."""
        heard_ms = self._synth.now_ms() - self._synth.latency_ms
        return self._state is PlayerState.PLAYING and self._timeline.has_begun(heard_ms)

    def set_rate(self, rate: float) -> None:
        """Plays faster or slower than written, from this moment on."""
        assert rate > 0
        position = self._advance()
        self._rate = rate
        self._begin_again(position)

    def ticks_at(self, ms: float) -> float:
        """The place that is heard at a moment of the synthesizer's clock, while it plays."""
        return self._timeline.ticks_at(ms - self._synth.latency_ms)

    def ms_at(self, ticks: float) -> float:
        """When a place after the present one is reached, by the synthesizer's clock."""
        return self._timeline.last.at_ms(float(self._score.tempo.to_sec(ticks)))

    def set_mixer(
        self,
        track: int,
        *,
        mute: bool | None = None,
        solo: bool | None = None,
        volume: int | None = None,
    ) -> None:
        """Changes what is given of a track's mute, solo and volume, at once also while playing."""
        strip = self._strips[track]
        self._strips[track] = replace(
            strip,
            is_muted=strip.is_muted if mute is None else mute,
            is_soloed=strip.is_soloed if solo is None else solo,
            volume=strip.volume if volume is None else min(max(volume, 0), 127),
        )
        self._send_volumes()

    @property
    def mixer(self) -> tuple[Strip, ...]:
        """Mute, solo and volume of every track."""
        return tuple(self._strips)

    def levels(self) -> list[float]:
        """The level of each track now, 0..1; all 0 while nothing plays."""
        if self._state is not PlayerState.PLAYING:
            return [0.0] * len(self._strips)
        return levels_at(self._score, heard_volumes(self._strips), self.position_ticks).tolist()

    def close(self) -> None:
        """Stops and gives the sound device back."""
        self.stop()
        self._synth.close()

    # The clock ----------------------------------------------------------------------------------

    def pump(self) -> None:
        """Gives the synthesizer what comes next, and keeps `state` true; takes under 5 ms."""
        self._advance()
        if self._state is PlayerState.PLAYING:
            self._send()
        elif self._state is PlayerState.WAITING and self._resting_ticks < self._written_ticks:
            self._start(self._resting_ticks)
        elif self._state is PlayerState.WAITING and not self._is_growing:
            self._rest(0.0, PlayerState.STOPPED)

    def _advance(self) -> float:
        """The place of playing, in ticks; stops or holds the clock where nothing more was sent."""
        self._now_ms = self._synth.now_ms()
        if self._state is not PlayerState.PLAYING:
            return self._resting_ticks
        self._timeline.forget_before(self._now_ms - self._synth.latency_ms)
        position = self._timeline.ticks_at(self._now_ms)
        if self._now_ms < self._timeline.last.start_ms:
            return position
        if position < self._sent_ticks or not self._timeline.is_in_last(self._now_ms):
            return position
        if self._sent_ticks < self._written_ticks:
            _log.debug("the player was not called for too long; it goes on where it was")
            self._begin(self._sent_ticks, lead_ms=_LEAD_MS)
            return self._sent_ticks
        if self._is_growing:
            self._rest(self._sent_ticks, PlayerState.WAITING)
        else:
            self._rest(0.0, PlayerState.STOPPED)
        return self._resting_ticks

    def _start(self, start_ticks: float, *, lead_ms: float = _LEAD_MS) -> None:
        """Plays from a place with what sounds there, or waits there until it is written."""
        self._now_ms = self._synth.now_ms()
        if start_ticks < self._written_ticks:
            self._begin(start_ticks, lead_ms=lead_ms)
            self._clock.start(self._timeline.last, self._score.tempo, start_ticks)
            self._send_state(self._timeline.last)
            for note in notes_sounding_at(
                self._score.notes,
                self._score.tempo,
                start_ticks,
                drum_tracks=self._drum_tracks,
                cut_ticks=self._wrap_ticks(self._timeline.last),
            ):
                self._send_note(self._timeline.last, note)
            self._send()
        elif self._is_growing:
            self._rest(start_ticks, PlayerState.WAITING)
        else:
            self._rest(start_ticks, PlayerState.STOPPED)

    def _begin(self, start_ticks: float, *, lead_ms: float) -> None:
        self._timeline = Timeline(
            self._score.tempo,
            start_ms=self._now_ms + lead_ms,
            start_ticks=start_ticks,
            rate=self._rate,
        )
        self._sent_ticks = start_ticks
        self._state = PlayerState.PLAYING

    def _begin_again(self, position: float) -> None:
        """Sends again what has not begun, after something changed that it depends on."""
        if self._state is PlayerState.PLAYING:
            self._synth.cancel_notes()
            rest_ms = self._timeline.last.start_ms - self._now_ms
            self._begin(position, lead_ms=max(rest_ms, 0.0))
            if rest_ms > 0:
                self._clock.start(self._timeline.last, self._score.tempo, position)
            self._send_state(self._timeline.last)
            self._send()

    def _rest(self, ticks: float, state: PlayerState) -> None:
        if self._state is PlayerState.PLAYING:
            self._clock.stop(self._now_ms)
        self._resting_ticks = ticks
        self._state = state

    def _send(self) -> None:
        """Gives the synthesizer the notes of the look-ahead, through as many rounds of a loop."""
        until_ms = self._now_ms + _LOOK_AHEAD_MS
        while True:
            stretch = self._timeline.last
            wrap_ticks = self._wrap_ticks(stretch)
            limit_ticks = self._written_ticks if wrap_ticks is None else wrap_ticks
            end_ticks = min(self._timeline.ticks_in(stretch, until_ms), limit_ticks)
            if end_ticks > self._sent_ticks:
                for note in notes_between(
                    self._score.notes,
                    self._score.tempo,
                    self._sent_ticks,
                    end_ticks,
                    cut_ticks=wrap_ticks,
                ):
                    self._send_note(stretch, note)
                for timed in self._messages.between(self._score.tempo, self._sent_ticks, end_ticks):
                    self._synth.play_messages(
                        stretch.at_ms(timed.at_sec), track=timed.track, messages=timed.messages
                    )
                self._clock.send(stretch, self._score.tempo, self._sent_ticks, end_ticks)
                self._sent_ticks = end_ticks
            if wrap_ticks is None or self._loop is None or self._sent_ticks < wrap_ticks:
                return
            self._timeline.jump(wrap_ticks, self._loop.start_ticks)
            self._sent_ticks = self._loop.start_ticks
            self._clock.jump(self._loop.start_ticks)
            self._send_state(self._timeline.last)

    def _send_state(self, stretch: Stretch) -> None:
        """Puts controllers, bends and programs where they stand when a stretch begins."""
        for track, messages in self._messages.state_at(stretch.start_ticks):
            self._synth.play_messages(stretch.start_ms, track=track, messages=messages)

    def _take_messages(self, score: Score) -> None:
        """Takes the messages of a growing score; those already passed may be other ones now."""
        before = dict(self._messages.state_at(self._sent_ticks))
        self._messages = MessageTable.of_score(score)
        if self._state is PlayerState.STOPPED:
            return
        for track, messages in self._messages.state_at(self._sent_ticks):
            if before.get(track) != messages:
                self._synth.play_messages(self._now_ms, track=track, messages=messages)

    def _send_note(self, stretch: Stretch, note: TimedNote) -> None:
        self._synth.play_note(
            stretch.at_ms(note.onset_sec),
            track=note.track,
            pitch=note.pitch,
            velocity=note.velocity,
            duration_ms=note.duration_sec * 1000 / self._rate,
        )

    def _wrap_ticks(self, stretch: Stretch) -> int | None:
        """The tick at which a stretch jumps back; None if it runs to the end of the piece."""
        if self._loop is None:
            return None
        end_ticks = self._loop.end_ticks
        if not self._is_growing:
            end_ticks = min(end_ticks, self._written_ticks)
        is_in_reach = max(self._loop.start_ticks, stretch.start_ticks) < end_ticks
        return end_ticks if is_in_reach and end_ticks <= self._written_ticks else None

    def _set_score(self, score: Score) -> None:
        self._score = score
        self._bar_starts = score.bar_starts_ticks
        self._messages = MessageTable.of_score(score)
        self._drum_tracks = frozenset(np.flatnonzero([t.is_drum for t in score.tracks]).tolist())

    def _send_volumes(self) -> None:
        for track, volume in enumerate(heard_volumes(self._strips)):
            self._synth.set_volume(track, volume)
