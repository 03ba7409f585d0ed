"""Measurements of each track that tell its role: how it moves, how it lies among the others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.system.splitmix import splitmix64
from amt_core.traits.frames import Floats, Frames, Ints, pitched_tracks

# A strummed chord is spread, each note starting so near to the one before it.
_STRUM_TICKS = TICKS_PER_QUARTER // 16
# Notes that follow later than this do not continue a line.
_LONGEST_STEP_TICKS = 4 * TICKS_PER_QUARTER
_NEVER_LOWEST, _NEVER_HIGHEST = 1000, -1


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackFeatures:
    """Measurements of one track.

    Attributes:
        num_notes: Its notes.
        is_pitched: Whether it has pitches that are heard as such.
        attack_ticks: (attacks,) int64, where its notes or chords start.
        attack_bar: (attacks,) int64, the bar of each.
        top: (attacks,) int64, the highest pitch of each attack.
        lowest: (attacks,) int64, the lowest.
        size: (attacks,) int64, number of its notes.
        length_ticks: (attacks,) int64, the longest of its notes.
        spread_share: Share of its attacks of three notes and more that are spread, as strummed.
        attacks_per_quarter: Attacks for each quarter note of the bars in which it plays.
        mean_size: Notes of an attack on average.
        polyphony: Sounding time of its notes by the time in which any of them sounds.
        mean_pitch: Mean MIDI pitch.
        mean_length_quarters: Mean length of its notes.
        coverage: Share of the bars in which it starts a note.
        sounding_share: Share of the time of these bars in which it sounds.
        step_share: Of its top line's moves, those of one or two semitones.
        repeat_share: Those to the same pitch.
        leap_share: Those of more than four semitones.
        pattern_share: Share of its bars that repeat one of the four bars before it, note for note.
        rhythm_share: Share of its bars whose rhythm repeats one of the four bars before it.
        lowest_share: Share of its frames in which no other pitched track lies lower.
        highest_share: Share of its frames in which no other pitched track lies higher.
        loudness: Mean velocity.
    """

    num_notes: int
    is_pitched: bool
    attack_ticks: Ints
    attack_bar: Ints
    top: Ints
    lowest: Ints
    size: Ints
    length_ticks: Ints
    spread_share: float
    attacks_per_quarter: float
    mean_size: float
    polyphony: float
    mean_pitch: float
    mean_length_quarters: float
    coverage: float
    sounding_share: float
    step_share: float
    repeat_share: float
    leap_share: float
    pattern_share: float
    rhythm_share: float
    lowest_share: float
    highest_share: float
    loudness: float


def measure_tracks(score: Score, frames: Frames) -> tuple[TrackFeatures, ...]:
    """(tracks,) the measurements of every track, those without notes included."""
    is_pitched = pitched_tracks(score)
    bar_starts = score.bar_starts_ticks
    tables = [score.notes.of_track(index) for index in range(len(score.tracks))]
    lowest, highest = _outer_shares(tables, is_pitched, frames)
    return tuple(
        _measure(table, bar_starts, is_pitched=bool(is_pitched[i]),
                 lowest_share=float(lowest[i]), highest_share=float(highest[i]))
        for i, table in enumerate(tables)
    )  # fmt: skip


def _measure(
    notes: NoteTable,
    bar_starts: Ints,
    *,
    is_pitched: bool,
    lowest_share: float,
    highest_share: float,
) -> TrackFeatures:
    onset = notes.onset_ticks.astype(np.int64)
    pitch = notes.pitch.astype(np.int64)
    length = notes.duration_ticks.astype(np.int64)
    is_new = np.ones(len(notes), dtype=np.bool_)
    is_new[1:] = np.diff(onset) > _STRUM_TICKS
    first = np.flatnonzero(is_new)
    attack = onset[first]
    last = np.append(first[1:], len(notes))[: len(first)] - 1
    size = last - first + 1
    empty = not len(first)
    top = pitch if empty else np.maximum.reduceat(pitch, first)
    lowest = pitch if empty else np.minimum.reduceat(pitch, first)
    longest = length if empty else np.maximum.reduceat(length, first)
    bar = np.searchsorted(bar_starts, attack, side="right") - 1
    # Attacks ascend, so that their bars do.
    bars = bar[np.diff(bar, prepend=-1) > 0]
    bar_ticks = np.diff(bar_starts)[bars].sum()
    moves = np.abs(np.diff(top))[np.diff(attack) <= _LONGEST_STEP_TICKS]
    sounding = _union_ticks(onset, length)
    pattern_share, rhythm_share = _repeated_bars(onset, pitch, bar_starts)
    return TrackFeatures(
        num_notes=len(notes),
        is_pitched=is_pitched,
        attack_ticks=attack,
        attack_bar=bar,
        top=top,
        lowest=lowest,
        size=size,
        length_ticks=longest,
        spread_share=_share((onset[last] > attack)[size >= 3]),
        attacks_per_quarter=0.0 if empty else len(first) * TICKS_PER_QUARTER / float(bar_ticks),
        mean_size=0.0 if empty else len(notes) / len(first),
        polyphony=0.0 if empty else float(length.sum()) / max(sounding, 1),
        mean_pitch=0.0 if empty else float(pitch.mean()),
        mean_length_quarters=0.0 if empty else float(length.mean()) / TICKS_PER_QUARTER,
        coverage=len(bars) / max(len(bar_starts) - 1, 1),
        sounding_share=0.0 if empty else min(sounding / float(bar_ticks), 1.0),
        step_share=_share((moves > 0) & (moves <= 2)),
        repeat_share=_share(moves == 0),
        leap_share=_share(moves > 4),
        pattern_share=pattern_share,
        rhythm_share=rhythm_share,
        lowest_share=lowest_share,
        highest_share=highest_share,
        loudness=0.0 if empty else float(notes.velocity.mean()),
    )


def _share(is_so: NDArray[np.bool_]) -> float:
    return float(is_so.mean()) if len(is_so) else 0.0


def _union_ticks(onset: Ints, length: Ints) -> int:
    """Ticks in which at least one of the notes sounds; onsets ascend."""
    if not len(onset):
        return 0
    end = np.maximum.accumulate(onset + length)
    gaps = np.maximum(onset[1:] - end[:-1], 0).sum()
    return int(end[-1] - onset[0] - gaps)


def _repeated_bars(onset: Ints, pitch: Ints, bar_starts: Ints) -> tuple[float, float]:
    """Shares of bars that repeat one of the four before in notes, and in rhythm, to a sixteenth."""
    if not len(onset):
        return 0.0, 0.0
    # Played music strays from the grid: places are rounded to sixteenths.
    grid = TICKS_PER_QUARTER // 4
    moved = onset + grid // 2
    bar = np.minimum(np.searchsorted(bar_starts, moved, side="right") - 1, len(bar_starts) - 2)
    place = (moved - bar_starts[bar]) // grid
    shares: list[float] = []
    for code in (place * 128 + pitch, place):
        # Sums of well-mixed numbers tell sets of notes apart.
        sums = np.zeros(len(bar_starts) - 1, dtype=np.uint64)
        np.add.at(sums, bar, splitmix64(code.astype(np.uint64)))
        plays = np.flatnonzero(np.bincount(bar, minlength=len(sums)))
        played = sums[plays]
        repeats = np.zeros(len(plays), dtype=np.bool_)
        for back in range(1, 5):
            repeats[back:] |= (played[back:] == played[:-back]) & (
                plays[back:] - plays[:-back] <= 4
            )
        shares.append(float(repeats.mean()))
    return shares[0], shares[1]


def _outer_shares(
    tables: list[NoteTable], is_pitched: NDArray[np.bool_], frames: Frames
) -> tuple[Floats, Floats]:
    """(tracks,), (tracks,) the share of its frames in which each is the lowest, and the highest."""
    num_frames = len(frames.bar)
    bottom = np.full((len(tables), num_frames), _NEVER_LOWEST, dtype=np.int64)
    top = np.full((len(tables), num_frames), _NEVER_HIGHEST, dtype=np.int64)
    for index, table in enumerate(tables):
        if not is_pitched[index] or not len(table) or not num_frames:
            continue
        at = np.searchsorted(frames.start_ticks, table.onset_ticks + _STRUM_TICKS, side="right") - 1
        at = np.clip(at, 0, num_frames - 1)
        # A note counts where it starts and in the frame that it reaches: that is enough to compare.
        last = np.searchsorted(frames.start_ticks, table.end_ticks, side="left") - 1
        for place in (at, np.clip(last, at, np.minimum(at + 1, num_frames - 1))):
            np.minimum.at(bottom[index], place, table.pitch)
            np.maximum.at(top[index], place, table.pitch)
    plays = top >= 0
    count = np.maximum(plays.sum(axis=1), 1)
    if not len(tables):
        return np.zeros(0), np.zeros(0)
    is_lowest = plays & (bottom == bottom.min(axis=0))
    is_highest = plays & (top == top.max(axis=0))
    return is_lowest.sum(axis=1) / count, is_highest.sum(axis=1) / count
