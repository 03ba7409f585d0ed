"""The events of composing: what a take is, its bars one by one, and the whole piece."""

from __future__ import annotations

from dataclasses import dataclass

from amt_core.composing.planning.plan import Plan
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeStarted:
    """A take begins: everything of it is known but the notes.

    Attributes:
        take: Which take, 0 … takes - 1.
        seed: The seed that, with model and spec, gives this take again.
        score: Tracks, bars, meter, tempo and key; no notes yet.
        plan: The plan of the take.
    """

    take: int
    seed: int
    score: Score
    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class BarWritten:
    """One more bar of a take is complete, and can be drawn and played.

    Attributes:
        take: Which take.
        bar: Index of the bar; bars come in order, none is left out.
        notes: Its notes in ticks from the start of the piece; may be empty.
    """

    take: int
    bar: int
    notes: NoteTable


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeStats:
    """The cost of writing a take.

    Attributes:
        tokens: Tokens written, without the prompt.
        seconds: Wall-clock time from the call to the last token.
        first_bar_ms: Time from the call to the first complete bar.
        music_sec: Playing time of what was written.
    """

    tokens: int
    seconds: float
    first_bar_ms: float
    music_sec: float

    @property
    def tokens_per_sec(self) -> float:
        """Tokens written per second."""
        return self.tokens / self.seconds if self.seconds else 0.0

    @property
    def times_faster(self) -> float:
        """Seconds of music written in one second."""
        return self.music_sec / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeFinished:
    """A take is complete, or was stopped.

    Attributes:
        take: Which take.
        seed: Its seed.
        score: The whole piece; after a stop, the bars that were complete.
        plan: The plan of these bars, with the chords that are heard where none were asked for.
        stats: What it cost.
        was_stopped: Whether it was canceled before its end.
    """

    take: int
    seed: int
    score: Score
    plan: Plan
    stats: TakeStats
    was_stopped: bool


ComposeEvent = TakeStarted | BarWritten | TakeFinished
