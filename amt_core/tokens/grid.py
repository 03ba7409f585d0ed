"""Onto the grid: the score that tokens can say exactly, nearest to a given one."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.music.instruments.general_midi import family
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.sentence import Sentence
from amt_core.tokens.vocabulary import (
    DRUM_PROGRAM,
    MAX_BAR_STEPS,
    MAX_DURATION_STEPS,
    TICKS_PER_STEP,
    VELOCITY_STEP,
    VOCABULARY,
)

MAX_PARTS = VOCABULARY.part.size + 1


class TooManyTracksError(AmtError):
    """More tracks share an instrument than tokens can name."""


def track_order(tracks: tuple[Track, ...]) -> NDArray[np.int64]:
    """(tracks,) indices in the order in which tokens write them within a bar.

    Drums first, then basses, then by program; equal programs keep their order. What
    carries the beat and the harmony is thus there before what plays over it.
    """
    ranks = [(track_rank(t.program, is_drum=t.is_drum), i) for i, t in enumerate(tracks)]
    return np.array([i for _, i in sorted(ranks)], dtype=np.int64)


def track_rank(program: int, *, is_drum: bool) -> int:
    """The sort key of tracks: drums, basses, then the others by program."""
    return -2 if is_drum else -1 if family(program) == "bass" else program


@dataclass(frozen=True, slots=True)
class TrackTokens:
    """The name of a track in tokens.

    Attributes:
        program: Value of the Track block: the program, or `DRUM_PROGRAM`.
        part: 0 for the first track with this program, 1 for the second, ….
    """

    program: int
    part: int

    @property
    def ids(self) -> list[int]:
        """The one or two tokens that open a cell of this track."""
        track = [VOCABULARY.track.id(self.program)]
        return track if self.part == 0 else [*track, VOCABULARY.part.id(self.part - 1)]


def name_tracks(tracks: tuple[Track, ...]) -> list[TrackTokens]:
    """The token names of tracks that stand in token order."""
    seen: dict[int, int] = {}
    names: list[TrackTokens] = []
    for track in tracks:
        program = DRUM_PROGRAM if track.is_drum else track.program
        names.append(TrackTokens(program, seen.get(program, 0)))
        seen[program] = names[-1].part + 1
    return names


def quantize(score: Score) -> Score:
    """The score that tokens can say: notes on the grid, velocities in steps, tracks in order.

    Onsets and durations go to the nearest 24th of a quarter, velocities to the middle of
    sixteen steps. Of notes that coincide the longest stays; a note ends where the same
    pitch of the same track starts again, and at the end of the last bar at the latest.
    Bars longer than sixteen quarter notes are divided.

    Raises:
        TooManyTracksError: More than 32 tracks share one program.
    """
    score = _divide_long_bars(score)
    order = track_order(score.tracks)
    tracks = tuple(score.tracks[i] for i in order)
    if any(name.part >= MAX_PARTS for name in name_tracks(tracks)):
        raise TooManyTracksError(
            Sentence("More than {most} tracks of this piece share one instrument.", most=MAX_PARTS),
            "Merge some of them and try again.",
        )
    return replace(score, tracks=tracks, notes=_quantize_notes(score, np.argsort(order)))


def _divide_long_bars(score: Score) -> Score:
    """The same piece with bars of at most sixteen quarter notes."""
    limit = MAX_BAR_STEPS * TICKS_PER_STEP
    if all(meter.bar_ticks <= limit for _, meter in score.meter.changes):
        return score
    meters: list[TimeSignature] = []
    new_bar: list[int] = []
    for bar in range(score.num_bars):
        new_bar.append(len(meters))
        beats, unit = score.meter.at(bar).numerator, score.meter.at(bar).denominator
        most = limit * unit // TimeSignature(1, 1).bar_ticks
        meters += [TimeSignature(min(most, beats - i), unit) for i in range(0, beats, most)]
    changes = [(i, m) for i, m in enumerate(meters) if i == 0 or m != meters[i - 1]]
    return replace(
        score,
        num_bars=len(meters),
        meter=MeterMap(changes=tuple(changes)),
        keys=tuple(replace(k, bar=new_bar[min(k.bar, score.num_bars - 1)]) for k in score.keys),
    )


def _quantize_notes(score: Score, new_index: NDArray[np.int64]) -> NoteTable:
    notes = score.notes
    end = score.length_ticks
    onset = (notes.onset_ticks + TICKS_PER_STEP // 2) // TICKS_PER_STEP * TICKS_PER_STEP
    onset = np.minimum(onset, end - TICKS_PER_STEP)
    steps = np.maximum((notes.duration_ticks + TICKS_PER_STEP // 2) // TICKS_PER_STEP, 1)
    duration = np.minimum(steps, MAX_DURATION_STEPS) * TICKS_PER_STEP
    track = new_index[notes.track]
    pitch = notes.pitch.astype(np.int64)

    order = np.lexsort((-duration, onset, pitch, track))
    onset, duration, pitch, track = onset[order], duration[order], pitch[order], track[order]
    velocity = notes.velocity[order] // VELOCITY_STEP * VELOCITY_STEP + VELOCITY_STEP // 2

    same_line = (track[1:] == track[:-1]) & (pitch[1:] == pitch[:-1])
    first = np.ones(len(onset), dtype=np.bool_)
    first[1:] = ~(same_line & (onset[1:] == onset[:-1]))
    onset, duration, pitch, track, velocity = (
        column[first] for column in (onset, duration, pitch, track, velocity)
    )
    limit = np.full(len(onset), end, dtype=np.int64)
    same_line = (track[1:] == track[:-1]) & (pitch[1:] == pitch[:-1])
    limit[:-1][same_line] = onset[1:][same_line]
    duration = np.minimum(duration, limit - onset)
    return NoteTable.from_columns(onset, duration, pitch, velocity, track)
