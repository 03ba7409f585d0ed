"""The parts of a piece that the model sees at once, where it cannot see them all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from amt_core.composing.planning.players.ensemble import MAX_TRACKS
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.tokens.infill import Cell

# The bars before and after the wanted ones in which the busiest parts are looked for.
_BARS_AROUND = 8
# Parts that are written at once where not all are; the others of a view are what they listen to.
_WRITTEN_AT_ONCE = (MAX_TRACKS + 1) // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Some parts of a piece, and the cells to write among them.

    Attributes:
        parts: The parts that the model sees, as tracks of the piece.
        cells: The cells that it writes, as (bar, track of the piece).
    """

    parts: tuple[int, ...]
    cells: frozenset[Cell]

    @property
    def own_cells(self) -> set[Cell]:
        """The cells as (bar, index among the parts)."""
        place = {part: index for index, part in enumerate(self.parts)}
        return {(bar, place[track]) for bar, track in self.cells}

    def of_score(self, score: Score) -> Score:
        """The score with the parts alone."""
        own = [score.notes.of_track(part) for part in self.parts]
        num_tracks = len(score.tracks)
        notes = [moved(table, [index] * num_tracks) for index, table in enumerate(own)]
        tracks = tuple(score.tracks[part] for part in self.parts)
        return replace(score, tracks=tracks, notes=NoteTable.concat(notes))


def moved(notes: NoteTable, tracks: Sequence[int]) -> NoteTable:
    """The notes in other tracks, each given for its track now."""
    track = np.array(tracks, dtype=np.int16)[notes.track]
    return NoteTable.from_columns(
        notes.onset_ticks, notes.duration_ticks, notes.pitch, notes.velocity, track
    )


def busiest_parts(score: Score, bars: range) -> list[int]:
    """The indices of the parts, the busiest in some bars and just around them first."""
    starts = score.bar_starts_ticks
    first = starts[max(bars.start - _BARS_AROUND, 0)]
    last = starts[min(bars.stop + _BARS_AROUND, score.num_bars)]
    near = score.notes.window(int(first), int(last))
    counts = np.bincount(near.track, minlength=len(score.tracks))
    return np.argsort(-counts, kind="stable").tolist()


def views_of(score: Score, cells: Collection[Cell]) -> list[View]:
    """Views that have all cells between them, each with the busiest of the other parts.

    Args:
        score: The piece.
        cells: The cells to write, as (bar, track).
    """
    wanted = sorted({track for _, track in cells})
    size = len(wanted) if len(wanted) <= MAX_TRACKS else _WRITTEN_AT_ONCE
    bars = [bar for bar, _ in cells]
    busiest = busiest_parts(score, range(min(bars), max(bars) + 1))
    views: list[View] = []
    for first in range(0, len(wanted), size):
        written = wanted[first : first + size]
        heard = [part for part in busiest if part not in written]
        views.append(
            View(
                parts=tuple(sorted([*written, *heard[: MAX_TRACKS - len(written)]])),
                cells=frozenset(cell for cell in cells if cell[1] in written),
            )
        )
    return views
