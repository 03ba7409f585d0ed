"""The notes to give to a synthesizer next: pure arithmetic on scores and loops.

A stretch is a piece of the score that is played without a jump. The transport sends it in slices,
each from where the last one ended to a little ahead of what sounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.note_table import NoteTable
from amt_core.music.tempo_map import TempoMap

MIN_LOOP_TICKS = TICKS_PER_QUARTER // 4
"""The shortest loop: below a sixteenth note it is a buzz."""

# What is left of a note at a seek point is played only if it is more than a thirty-second note.
_MIN_REMAINDER_TICKS = TICKS_PER_QUARTER // 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedNote:
    """A note to play, in seconds of the score.

    Attributes:
        onset_sec: When it starts, from the start of the piece.
        duration_sec: How long it sounds.
        pitch: MIDI pitch or drum key.
        velocity: 1..127.
        track: Index of its track.
    """

    onset_sec: float
    duration_sec: float
    pitch: int
    velocity: int
    track: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """A part of the piece that is played again and again.

    Attributes:
        start_ticks: Its first tick.
        end_ticks: The tick after its last.
    """

    start_ticks: int
    end_ticks: int

    def __post_init__(self) -> None:
        assert 0 <= self.start_ticks <= self.end_ticks - MIN_LOOP_TICKS


def notes_between(
    notes: NoteTable,
    tempo: TempoMap,
    start_ticks: float,
    end_ticks: float,
    *,
    cut_ticks: int | None = None,
) -> Iterator[TimedNote]:
    """The notes that start in `[start_ticks, end_ticks)`, in the order of time.

    Args:
        notes: All notes.
        tempo: What turns ticks into seconds.
        start_ticks: First tick, a fraction where a slice ended between two.
        end_ticks: The tick after the last.
        cut_ticks: Where all notes end at the latest, such as the end of a loop.
    """
    first, last = np.searchsorted(notes.onset_ticks, (start_ticks, end_ticks))
    if first >= last:
        return
    slice_ = notes.select(slice(int(first), int(last)))
    ends = slice_.end_ticks if cut_ticks is None else np.minimum(slice_.end_ticks, cut_ticks)
    yield from _timed(slice_, tempo, slice_.onset_ticks, ends)


def notes_sounding_at(
    notes: NoteTable,
    tempo: TempoMap,
    tick: float,
    *,
    drum_tracks: frozenset[int],
    cut_ticks: int | None = None,
) -> Iterator[TimedNote]:
    """The rest of the notes that have begun before a seek point and still sound there.

    Drums and short remainders are left out: to strike them again would sound like a mistake.
    """
    last = int(np.searchsorted(notes.onset_ticks, tick))
    begun = notes.select(slice(0, last))
    ends = begun.end_ticks if cut_ticks is None else np.minimum(begun.end_ticks, cut_ticks)
    sounds_on = ends - tick >= _MIN_REMAINDER_TICKS
    if drum_tracks:
        sounds_on &= ~np.isin(begun.track, list(drum_tracks))
    yield from _timed(
        begun.select(sounds_on), tempo, np.full(int(sounds_on.sum()), tick), ends[sounds_on]
    )


def _timed(
    notes: NoteTable, tempo: TempoMap, start_ticks: np.ndarray, end_ticks: np.ndarray
) -> Iterator[TimedNote]:
    starts = tempo.to_sec(start_ticks)
    durations = tempo.to_sec(end_ticks) - starts
    for onset, duration, pitch, velocity, track in zip(
        starts.tolist(),
        durations.tolist(),
        notes.pitch.tolist(),
        notes.velocity.tolist(),
        notes.track.tolist(),
        strict=True,
    ):
        yield TimedNote(
            onset_sec=onset, duration_sec=duration, pitch=pitch, velocity=velocity, track=track
        )
