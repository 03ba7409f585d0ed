"""Operations on selected notes: quantize, transpose, humanize, split, join, legato, velocities.

Each takes notes and returns the notes that come instead; `amt_core.music.editing.edit` makes them
an edit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from amt_core.music.note_table import Note, NoteTable
from amt_core.music.theory import MAJOR_SCALE, NATURAL_MINOR_SCALE, Key

SHORTEST_TICKS = 20
"""No operation makes a note shorter than this."""

_MAX_PITCH = 127


def quantize(
    notes: NoteTable,
    grid_ticks: int,
    bar_starts_ticks: NDArray[np.int64],
    *,
    strength: float = 1.0,
    swing: float = 0.0,
    moves_ends_only: bool = False,
) -> NoteTable:
    """Moves onsets, or only the ends of the notes, toward the grid, which restarts in every bar.

    Args:
        notes: The notes.
        grid_ticks: Step of the grid.
        bar_starts_ticks: (bars + 1,) where each bar starts and the piece ends.
        strength: The share of the way that a note moves, 0..1.
        swing: The delay of every second grid point as a share of the step, 0..1.
        moves_ends_only: True to leave the onsets and move the ends.
    """
    assert grid_ticks > 0 and 0.0 <= strength <= 1.0 and 0.0 <= swing <= 1.0
    if not len(notes):
        return notes
    moved = notes.end_ticks if moves_ends_only else notes.onset_ticks
    target = _nearest(moved.astype(np.int64), grid_ticks, bar_starts_ticks, swing)
    shifted = np.rint(moved + strength * (target - moved)).astype(np.int64)
    if moves_ends_only:
        floor = np.minimum(notes.duration_ticks, SHORTEST_TICKS)
        durations = np.maximum(shifted - notes.onset_ticks, floor)
        return replace(notes, duration_ticks=durations.astype(np.int32))
    # Every onset stays before the end of the piece.
    onsets = np.minimum(shifted, int(bar_starts_ticks[-1]) - 1)
    return _with(notes, onset_ticks=onsets)


def transpose(notes: NoteTable, semitones: int) -> NoteTable:
    """Moves the notes together, as far as the 128 pitches let all of them."""
    if not len(notes):
        return notes
    pitches = notes.pitch.astype(np.int64)
    shift = int(np.clip(semitones, -pitches.min(), _MAX_PITCH - pitches.max()))
    return _with(notes, pitch=pitches + shift)


def transpose_in_scale(notes: NoteTable, steps: int, key: Key) -> NoteTable:
    """Moves the notes by steps of a key's scale, as far as the 128 pitches let all of them.

    Minor keys use the natural scale. A note outside the scale keeps its distance to the scale
    note below it.
    """
    if not len(notes):
        return notes
    scale = MAJOR_SCALE if key.mode == "major" else NATURAL_MINOR_SCALE
    classes = (np.arange(_MAX_PITCH + 1) - key.tonic) % 12
    ladder = np.flatnonzero(np.isin(classes, scale))
    pitches = notes.pitch.astype(np.int64)
    rungs = np.maximum(np.searchsorted(ladder, pitches, side="right") - 1, 0)
    outside = np.maximum(pitches - ladder[rungs], 0)
    lowest, highest = int(rungs.min()), int(rungs.max())
    shift = int(np.clip(steps, -lowest, len(ladder) - 1 - highest))
    moved = np.minimum(ladder[rungs + shift] + outside, _MAX_PITCH)
    return _with(notes, pitch=moved)


def humanize(
    notes: NoteTable,
    *,
    seed: int,
    length_ticks: int,
    timing_ticks: int = 12,
    velocity: int = 8,
) -> NoteTable:
    """Scatters onsets and velocities a little, as no player is exact.

    Args:
        notes: The notes.
        seed: The same seed gives the same notes.
        length_ticks: The length of the piece, before which every onset stays.
        timing_ticks: Standard deviation of the onsets.
        velocity: Standard deviation of the velocities.
    """
    rng = np.random.default_rng(seed)
    shift = np.clip(rng.normal(0.0, timing_ticks, len(notes)), -3 * timing_ticks, 3 * timing_ticks)
    louder = rng.normal(0.0, velocity, len(notes))
    onsets = np.clip(np.rint(notes.onset_ticks + shift), 0, max(length_ticks - 1, 0))
    return _with(notes, onset_ticks=onsets, velocity=np.clip(notes.velocity + louder, 1, 127))


def split(notes: NoteTable, tick: int) -> NoteTable:
    """Cuts every note that sounds across a tick into two."""
    before, after = tick - notes.onset_ticks, notes.end_ticks - tick
    is_cut = (before > 0) & (after > 0)
    cut = notes.select(is_cut)
    first = replace(cut, duration_ticks=before[is_cut].astype(np.int32))
    second = replace(
        cut,
        onset_ticks=np.full(len(cut), tick, dtype=np.int32),
        duration_ticks=after[is_cut].astype(np.int32),
    )
    return NoteTable.concat([notes.select(~is_cut), first, second])


def join(notes: NoteTable) -> NoteTable:
    """Makes one note of all notes of one pitch and track, from the first onset to the last end."""
    rows: dict[tuple[int, int], Note] = {}
    for note in notes.rows():
        place = (note.track, note.pitch)
        first = rows.get(place)
        if first is None:
            rows[place] = note
        else:
            end = max(_end(first), _end(note))
            rows[place] = first._replace(duration_ticks=end - first.onset_ticks)
    return NoteTable.from_notes(rows.values())


def legato(notes: NoteTable) -> NoteTable:
    """Lets every note sound up to the next onset among the notes of its track.

    The last notes of a track keep their length.
    """
    durations = notes.duration_ticks.astype(np.int64)
    for track in np.unique(notes.track).tolist():
        rows = np.flatnonzero(notes.track == track)
        onsets = notes.onset_ticks[rows]
        places = np.unique(onsets)
        following = np.searchsorted(places, onsets, side="right")
        has_next = following < len(places)
        durations[rows[has_next]] = places[following[has_next]] - onsets[has_next]
    return replace(notes, duration_ticks=durations.astype(np.int32))


def velocity_ramp(notes: NoteTable, first: int, last: int) -> NoteTable:
    """Gives velocities that go evenly over time from the first onset's to the last onset's."""
    if not len(notes):
        return notes
    onsets = notes.onset_ticks.astype(np.float64)
    span = float(np.ptp(onsets))
    share = (onsets - onsets.min()) / span if span else np.zeros(len(notes))
    return _with(notes, velocity=np.clip(np.rint(first + share * (last - first)), 1, 127))


def _nearest(
    ticks: NDArray[np.int64], grid_ticks: int, bar_starts_ticks: NDArray[np.int64], swing: float
) -> NDArray[np.int64]:
    """(n,) the grid point nearest to each tick; bar lines are grid points too."""
    bar = np.clip(
        np.searchsorted(bar_starts_ticks, ticks, side="right") - 1, 0, len(bar_starts_ticks) - 2
    )
    start, end = bar_starts_ticks[bar], bar_starts_ticks[bar + 1]
    step = (ticks - start) // grid_ticks
    candidates = np.stack([_grid_point(start, step + i, grid_ticks, swing) for i in (-1, 0, 1)])
    candidates = np.concatenate([np.clip(candidates, start, end), [start, end]])
    nearest = np.abs(candidates - ticks).argmin(axis=0)
    return candidates[nearest, np.arange(len(ticks))]


def _grid_point(
    start: NDArray[np.int64], step: NDArray[np.int64], grid_ticks: int, swing: float
) -> NDArray[np.int64]:
    delay = np.where(step % 2 == 1, round(swing * grid_ticks), 0)
    return start + step * grid_ticks + delay


def _end(note: Note) -> int:
    return note.onset_ticks + note.duration_ticks


def _with(notes: NoteTable, **columns: NDArray[Any]) -> NoteTable:
    """The notes with other columns, sorted again."""
    table = {
        "onset_ticks": notes.onset_ticks,
        "duration_ticks": notes.duration_ticks,
        "pitch": notes.pitch,
        "velocity": notes.velocity,
        "track": notes.track,
    }
    return NoteTable.from_columns(**(table | columns))
