"""The rows of a folded roll: the drums that sound, or the scale. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from amt_core.music.score import Score
from amt_desktop.piano_roll.model.geometry import RollGeometry

_USUAL_DRUMS = (36, 38, 42, 46, 49)
"""Bass drum, snare, closed and open hi-hat, crash: the lanes of a drum part without notes."""


class Folding:
    """Decides which pitches have a row.

    Drums are folded to what sounds, unless the user wants all of them; pitches are folded to the
    scale and what sounds outside it, if the user wants it. A row that is there stays while the
    same parts are shown, also when its last note goes.
    """

    def __init__(self) -> None:
        self._drums, self._pitches = True, False
        self._lanes: tuple[int, ...] = ()
        self._lanes_of: tuple[object, ...] = ()
        self._unfolded: RollGeometry | None = None

    def is_on(self, *, are_drums: bool) -> bool:
        """True if drums, or else pitches, are folded."""
        return self._drums if are_drums else self._pitches

    def set_on(self, is_on: bool, *, are_drums: bool) -> None:
        """Folds drums, or else pitches, or not."""
        if are_drums:
            self._drums = is_on
        else:
            self._pitches = is_on

    def forget(self) -> None:
        """Forgets the rows; another piece is shown."""
        self._lanes_of = ()

    def folded(
        self, geometry: RollGeometry, score: Score, *, tracks: Sequence[int], are_drums: bool
    ) -> RollGeometry:
        """The view with the rows that are needed; rows that are shown before keep their place.

        Args:
            geometry: The view.
            score: The score.
            tracks: The tracks that are shown.
            are_drums: Whether the rows are drums.
        """
        lanes = ()
        if score.tracks and self.is_on(are_drums=are_drums):
            lanes = self._needed(score, tracks, are_drums=are_drums)
        if lanes == geometry.lanes:
            return geometry
        if not lanes:
            before, self._unfolded = self._unfolded or geometry, None
            opened = replace(geometry, lanes=(), row_px=before.row_px, top_px=before.top_px)
            return opened.clamped()
        if not geometry.lanes:
            self._unfolded = geometry
        is_new = not geometry.lanes or not set(geometry.lanes) <= set(lanes)
        folded = replace(geometry, lanes=lanes)
        return folded.fitted_pitches(lanes[0], lanes[-1]) if is_new else folded.clamped()

    def _needed(self, score: Score, tracks: Sequence[int], *, are_drums: bool) -> tuple[int, ...]:
        notes = score.notes
        alike = [track for track in tracks if score.tracks[track].is_drum == are_drums]
        pitches = set(np.unique(notes.pitch[np.isin(notes.track, alike)]).tolist())
        if are_drums:
            pitches = pitches or set(_USUAL_DRUMS)
        elif pitches and score.key is not None:
            span = range(min(pitches), max(pitches) + 1)
            pitches |= {pitch for pitch in span if pitch % 12 in score.key.scale}
        shown = (tuple(tracks), are_drums, len(score.tracks))
        if shown == self._lanes_of:
            pitches |= set(self._lanes)
        self._lanes, self._lanes_of = tuple(sorted(pitches)), shown
        return self._lanes
