"""Finds the notes under the pointer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from PySide6.QtCore import QRect

from amt_core.music.note_table import Note, NoteTable
from amt_desktop.piano_roll.model.roll_model import RollModel

_EDGE_PX = 8
_REACH_PX = 2


class Zone(Enum):
    """The parts of a note that the pointer can be on."""

    START = "start"
    BODY = "body"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A note under the pointer.

    Attributes:
        note: The note.
        zone: The part of it.
    """

    note: Note
    zone: Zone

    @property
    def table(self) -> NoteTable:
        """The note as a table of one row."""
        return NoteTable.from_notes([self.note])


def note_at(
    model: RollModel, x_px: float, y_px: float, *, of_any_track: bool = False
) -> Hit | None:
    """The topmost note under a point: selected ones first, then the shortest.

    Args:
        model: The model with the notes.
        x_px: The point.
        y_px: The point.
        of_any_track: Also tracks that cannot be edited now.
    """
    geometry = model.geometry
    tick = geometry.tick_at(x_px)
    # Drum marks and thin notes are also found next to their onset.
    margin = (geometry.row_px + _REACH_PX) / geometry.px_per_tick
    near = model.notes_sounding_in(int(tick - margin), int(tick + margin) + 1)
    near = near.select(near.pitch == geometry.pitch_at(y_px))
    if not of_any_track and model.active_track is not None:
        near = near.of_track(model.active_track)
    is_drum = model.is_drum(near.track)
    rects = geometry.note_rects(near.onset_ticks, near.duration_ticks, near.pitch, is_drum)
    left, width = rects[:, 0], rects[:, 2]
    # Thin notes are widened so that the pointer can hit them.
    reach = np.maximum(_REACH_PX * 2 - width, 0) / 2
    under = np.flatnonzero((left - reach <= x_px) & (x_px < left + width + reach))
    if not len(under):
        return None
    is_selected = near.is_in(model.selected)[under]
    row = int(under[np.lexsort((near.duration_ticks[under], ~is_selected))[0]])
    note = near.rows()[row]
    return Hit(note=note, zone=_zone(x_px - left[row], width[row], is_drum=bool(is_drum[row])))


def notes_in(model: RollModel, rect: QRect) -> NoteTable:
    """The editable notes that overlap a rectangle."""
    geometry = model.geometry
    start = int(geometry.tick_at(rect.left() - geometry.row_px))
    end = int(geometry.tick_at(rect.right() + geometry.row_px)) + 1
    near = model.notes_sounding_in(start, end)
    low, high = geometry.pitch_at(rect.bottom()), geometry.pitch_at(rect.top())
    near = near.select((near.pitch >= low) & (near.pitch <= high) & geometry.has_rows(near.pitch))
    if model.active_track is not None:
        near = near.of_track(model.active_track)
    rects = geometry.note_rects(
        near.onset_ticks, near.duration_ticks, near.pitch, model.is_drum(near.track)
    )
    right = rects[:, 0] + rects[:, 2]
    return near.select((rects[:, 0] <= rect.right()) & (right >= rect.left()))


def _zone(x_px: float, width_px: float, *, is_drum: bool) -> Zone:
    if is_drum:
        return Zone.BODY
    edge = min(width_px / 3, _EDGE_PX)
    if x_px >= width_px - edge:
        return Zone.END
    return Zone.START if x_px < edge and width_px >= 12 else Zone.BODY
