"""The notes, messages and clock of a score, sent to a synthesizer a little ahead of what sounds."""

from __future__ import annotations

import numpy as np

from amt_core.audio.messages import MessageTable
from amt_core.audio.midi_clock import MidiClock
from amt_core.audio.schedule import Loop, TimedNote, notes_between, notes_sounding_at
from amt_core.audio.synth import Synth
from amt_core.audio.timeline import Stretch, Timeline
from amt_core.music.score import Score

# Notes are given to the synthesizer this long before they sound: longer than any pause between two
# calls of `Player.pump`, short enough that an edit or a jump sounds at once.
_LOOK_AHEAD_MS = 250.0


class Sender:
    """Sends one score to one synthesizer, stretch by stretch.

    Attributes:
        loop: The part that is repeated.
        is_growing: True if more bars will come.
        written_ticks: Where what is written ends.
        rate: The speed of playing as a multiple of the written tempo, from the next stretch on.

    Args:
        synth: Makes the sound, and tells the time.
    """

    def __init__(self, synth: Synth) -> None:
        self._synth = synth
        self._clock = MidiClock(synth)
        self.loop: Loop | None = None
        self.is_growing = False
        self.written_ticks = 0
        self.rate = 1.0
        self.set_score(Score(num_bars=1, tracks=()))
        # Which moment sounds when, and how far the last stretch has been sent.
        self._timeline = Timeline(self._score.tempo, start_ms=0.0, start_ticks=0.0)
        self._sent_ticks = 0.0

    @property
    def score(self) -> Score:
        """The score with all notes that have been given to it."""
        return self._score

    @property
    def timeline(self) -> Timeline:
        """The relation of the synthesizer's clock to the place in the score."""
        return self._timeline

    @property
    def sent_ticks(self) -> float:
        """Where what has been sent ends, in the last stretch."""
        return self._sent_ticks

    def set_score(self, score: Score) -> None:
        """Takes another score, or a changed one."""
        self._score = score
        self._messages = MessageTable.of_score(score)
        self._drum_tracks = frozenset(np.flatnonzero([t.is_drum for t in score.tracks]).tolist())

    def extend(self, score: Score, *, now_ms: float | None) -> None:
        """Takes a growing score again; the messages already passed may be other ones now.

        Args:
            score: The score with the notes and messages of more bars.
            now_ms: The present moment by the synthesizer's clock; None while nothing plays.
        """
        before = dict(self._messages.state_at(self._sent_ticks))
        self._score = score
        self._messages = MessageTable.of_score(score)
        if now_ms is None:
            return
        for track, messages in self._messages.state_at(self._sent_ticks):
            if before.get(track) != messages:
                self._synth.play_messages(now_ms, track=track, messages=messages)

    def begin(self, start_ticks: float, *, at_ms: float) -> None:
        """Begins a stretch at a moment; what is sent next belongs to it."""
        self._timeline = Timeline(
            self._score.tempo, start_ms=at_ms, start_ticks=start_ticks, rate=self.rate
        )
        self._sent_ticks = start_ticks

    def send_clock_start(self) -> None:
        """Sends that the MIDI clock runs from the beginning of the stretch."""
        stretch = self._timeline.last
        self._clock.start(stretch, self._score.tempo, stretch.start_ticks)

    def send_clock_stop(self, at_ms: float) -> None:
        """Sends that the MIDI clock stops."""
        self._clock.stop(at_ms)

    def send_state(self) -> None:
        """Puts controllers, bends and programs where they stand when the stretch begins."""
        stretch = self._timeline.last
        for track, messages in self._messages.state_at(stretch.start_ticks):
            self._synth.play_messages(stretch.start_ms, track=track, messages=messages)

    def send_sounding(self) -> None:
        """Plays the rest of the notes that sound where the stretch begins."""
        stretch = self._timeline.last
        for note in notes_sounding_at(
            self._score.notes,
            self._score.tempo,
            stretch.start_ticks,
            drum_tracks=self._drum_tracks,
            cut_ticks=self._wrap_ticks(stretch),
        ):
            self._send_note(stretch, note)

    def send(self, now_ms: float) -> None:
        """Sends the notes of the look-ahead, through as many rounds of a loop."""
        until_ms = now_ms + _LOOK_AHEAD_MS
        while True:
            stretch = self._timeline.last
            wrap_ticks = self._wrap_ticks(stretch)
            limit_ticks = self.written_ticks if wrap_ticks is None else wrap_ticks
            end_ticks = min(self._timeline.ticks_in(stretch, until_ms), limit_ticks)
            if end_ticks > self._sent_ticks:
                self._send_until(end_ticks, stretch, wrap_ticks)
            if wrap_ticks is None or self.loop is None or self._sent_ticks < wrap_ticks:
                return
            self._timeline.jump(wrap_ticks, self.loop.start_ticks)
            self._sent_ticks = self.loop.start_ticks
            self._clock.jump(self.loop.start_ticks)
            self.send_state()

    def _send_until(self, end_ticks: float, stretch: Stretch, wrap_ticks: int | None) -> None:
        notes, tempo = self._score.notes, self._score.tempo
        for note in notes_between(notes, tempo, self._sent_ticks, end_ticks, cut_ticks=wrap_ticks):
            self._send_note(stretch, note)
        for timed in self._messages.between(tempo, self._sent_ticks, end_ticks):
            self._synth.play_messages(
                stretch.at_ms(timed.at_sec), track=timed.track, messages=timed.messages
            )
        self._clock.send(stretch, tempo, self._sent_ticks, end_ticks)
        self._sent_ticks = end_ticks

    def _send_note(self, stretch: Stretch, note: TimedNote) -> None:
        self._synth.play_note(
            stretch.at_ms(note.onset_sec),
            track=note.track,
            pitch=note.pitch,
            velocity=note.velocity,
            duration_ms=note.duration_sec * 1000 / stretch.rate,
        )

    def _wrap_ticks(self, stretch: Stretch) -> int | None:
        """The tick at which a stretch jumps back; None if it runs to the end of the piece."""
        if self.loop is None:
            return None
        end_ticks = self.loop.end_ticks
        if not self.is_growing:
            end_ticks = min(end_ticks, self.written_ticks)
        is_in_reach = max(self.loop.start_ticks, stretch.start_ticks) < end_ticks
        return end_ticks if is_in_reach and end_ticks <= self.written_ticks else None
