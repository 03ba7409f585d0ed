"""Converts ticks and pitches to pixels, and back. Pure arithmetic without Qt.

Content is measured in whole pixels: a tick's place is rounded once, before the scroll position is
taken off, so that notes keep their width while the view scrolls.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

NUM_PITCHES = 128
MIN_ROW_PX = 4
MAX_ROW_PX = 44
FOLDED_ROW_PX = 26
"""The height that folded rows have at most before the user zooms."""

MIN_PX_PER_TICK = 0.0002
MAX_PX_PER_TICK = 2.0

LEAD_IN_PX = 12
"""Free space before the first bar, so that a mark at tick 0 is fully visible."""

TAIL_PX = 48
"""Free space after the last bar."""

DRUM_MARK_PX = 13
"""The widest a drum mark gets, however high the rows are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RollGeometry:
    """Zoom and scroll position of the roll.

    Attributes:
        length_ticks: The end of the piece.
        width_px: Width of the visible part.
        height_px: Height of the visible part.
        px_per_tick: Zoom in time.
        row_px: Height of one pitch.
        left_px: Content pixel at the left edge; -LEAD_IN_PX at the piece's start.
        top_px: Content pixel at the top edge; 0 shows the highest row.
        lanes: The pitches that have a row, ascending; empty where all 128 have one.
    """

    length_ticks: int = 0
    width_px: int = 1
    height_px: int = 1
    px_per_tick: float = 0.08
    row_px: int = 10
    left_px: int = -LEAD_IN_PX
    top_px: int = 0
    lanes: tuple[int, ...] = ()

    # From music to the screen

    def x_of(self, tick: float) -> int:
        """The x pixel of a tick."""
        return round(tick * self.px_per_tick) - self.left_px

    def xs_of(self, ticks: NDArray[np.integer]) -> NDArray[np.float64]:
        """The x pixel of each tick; same shape."""
        return np.rint(ticks * self.px_per_tick) - self.left_px

    @property
    def num_rows(self) -> int:
        """The number of rows."""
        return len(self.lanes) or NUM_PITCHES

    def rows_of(self, pitch: NDArray[np.integer]) -> NDArray[np.int64]:
        """The row of each pitch, 0 being the highest; a pitch without one has that above it."""
        if not self.lanes:
            return NUM_PITCHES - 1 - pitch.astype(np.int64)
        at = np.searchsorted(np.array(self.lanes), pitch)
        return len(self.lanes) - 1 - np.minimum(at, len(self.lanes) - 1)

    def has_rows(self, pitch: NDArray[np.integer]) -> NDArray[np.bool_]:
        """(n,) which of some pitches have a row."""
        if not self.lanes:
            return np.ones(len(pitch), dtype=np.bool_)
        return np.isin(pitch, self.lanes)

    def y_of(self, pitch: int) -> int:
        """The top pixel of a pitch's row."""
        return int(self.rows_of(np.array([pitch]))[0]) * self.row_px - self.top_px

    # From the screen to music

    def tick_at(self, x_px: float) -> float:
        """The tick, not rounded, at an x pixel; never before the start."""
        return max((x_px + self.left_px) / self.px_per_tick, 0.0)

    def pitch_at(self, y_px: float) -> int:
        """The pitch whose row holds a y pixel, 0..127."""
        row = math.floor((y_px + self.top_px) / self.row_px)
        from_bottom = min(max(self.num_rows - 1 - row, 0), self.num_rows - 1)
        return self.lanes[from_bottom] if self.lanes else from_bottom

    def pitches_between(self, top_y_px: float, bottom_y_px: float) -> NDArray[np.int64]:
        """The pitches with a row between two y pixels, ascending."""
        low, high = self.pitch_at(bottom_y_px), self.pitch_at(top_y_px)
        if not self.lanes:
            return np.arange(low, high + 1)
        return np.array([pitch for pitch in self.lanes if low <= pitch <= high])

    @property
    def visible_ticks(self) -> tuple[int, int]:
        """First tick in view and first tick after it."""
        return int(self.tick_at(0)), math.ceil(self.tick_at(self.width_px)) + 1

    @property
    def visible_pitches(self) -> tuple[int, int]:
        """Lowest and highest pitch in view."""
        return self.pitch_at(self.height_px - 1), self.pitch_at(0)

    # Scroll ranges

    @property
    def content_width_px(self) -> int:
        """Width of the whole piece without the free room around it."""
        return round(self.length_ticks * self.px_per_tick)

    @property
    def max_left_px(self) -> int:
        """The furthest that the view scrolls to the right."""
        return max(self.content_width_px + TAIL_PX - self.width_px, -LEAD_IN_PX)

    @property
    def max_top_px(self) -> int:
        """The furthest that the view scrolls down."""
        return max(self.num_rows * self.row_px - self.height_px, 0)

    # Other views of the same piece

    def clamped(self) -> RollGeometry:
        """The nearest geometry within all limits."""
        # Rows fill the view even when zoomed out as far as possible; a few folded ones need not.
        fill_px = 0 if self.lanes else math.ceil(self.height_px / NUM_PITCHES)
        lowest_row_px = max(MIN_ROW_PX, fill_px)
        sane = replace(
            self,
            px_per_tick=min(max(self.px_per_tick, MIN_PX_PER_TICK), MAX_PX_PER_TICK),
            row_px=min(max(self.row_px, lowest_row_px), max(MAX_ROW_PX, lowest_row_px)),
        )
        return replace(
            sane,
            left_px=min(max(sane.left_px, -LEAD_IN_PX), sane.max_left_px),
            top_px=min(max(sane.top_px, 0), sane.max_top_px),
        )

    def scrolled(self, dx_px: int, dy_px: int) -> RollGeometry:
        """Moved by some pixels to the right and down."""
        return replace(self, left_px=self.left_px + dx_px, top_px=self.top_px + dy_px).clamped()

    def resized(self, width_px: int, height_px: int) -> RollGeometry:
        """Seen through a view of another size; the pitch in its middle stays there."""
        middle_px = self.top_px + self.height_px / 2
        return replace(
            self,
            width_px=max(width_px, 1),
            height_px=max(height_px, 1),
            top_px=round(middle_px - height_px / 2),
        ).clamped()

    def zoomed_time(self, factor: float, at_x_px: float) -> RollGeometry:
        """Zoomed in time; the tick at `at_x_px` stays under it."""
        tick = (at_x_px + self.left_px) / self.px_per_tick
        limited = min(max(self.px_per_tick * factor, MIN_PX_PER_TICK), MAX_PX_PER_TICK)
        left_px = round(tick * limited - at_x_px)
        return replace(self, px_per_tick=limited, left_px=left_px).clamped()

    def zoomed_pitch(self, row_px: int, at_y_px: float) -> RollGeometry:
        """With rows of another height; the pitch at `at_y_px` stays under it."""
        sane = replace(self, row_px=row_px).clamped().row_px
        top_px = round((at_y_px + self.top_px) * sane / self.row_px - at_y_px)
        return replace(self, row_px=sane, top_px=top_px).clamped()

    def fitted(self, low_pitch: int, high_pitch: int) -> RollGeometry:
        """The whole piece in time, and the pitches from lowest to highest with some air."""
        room_px = self.width_px - LEAD_IN_PX - TAIL_PX
        px_per_tick = max(room_px, 1) / max(self.length_ticks, 1)
        fitted = replace(self, px_per_tick=px_per_tick, left_px=-LEAD_IN_PX)
        return fitted.fitted_pitches(low_pitch, high_pitch)

    def fitted_pitches(
        self, low_pitch: int, high_pitch: int, *, max_row_px: int = 18
    ) -> RollGeometry:
        """The same time, and the pitches from lowest to highest with some air, or all lanes."""
        if self.lanes:
            row_px = min(max(self.height_px // self.num_rows, MIN_ROW_PX), FOLDED_ROW_PX)
            return replace(self, row_px=row_px, top_px=0).clamped()
        num_rows = high_pitch - low_pitch + 5
        row_px = min(max(self.height_px // num_rows, MIN_ROW_PX), max_row_px)
        sized = replace(self, row_px=row_px).clamped()
        middle_row = NUM_PITCHES - 1 - (low_pitch + high_pitch) / 2 + 0.5
        top_px = round(middle_row * sized.row_px - self.height_px / 2)
        return replace(sized, top_px=top_px).clamped()

    def with_tick_at(self, tick: float, x_px: float) -> RollGeometry:
        """Scrolled so that a tick lies at an x pixel, as far as the piece allows."""
        # Each rounded by itself: a place between two pixels is the same one for every tick.
        return replace(self, left_px=round(tick * self.px_per_tick) - round(x_px)).clamped()

    # Notes

    def note_rects(
        self,
        onset_ticks: NDArray[np.integer],
        duration_ticks: NDArray[np.integer],
        pitch: NDArray[np.integer],
        is_drum: NDArray[np.bool_],
    ) -> NDArray[np.float64]:
        """(n, 4) float64: x, y, width, height of each note in whole pixels.

        A note leaves one pixel to the next one and to the row below. A drum hit is a square
        around its onset: how long it lasts says nothing.
        """
        rects = np.empty((len(onset_ticks), 4), dtype=np.float64)
        gap_px = 1 if self.row_px >= 4 else 0
        height = self.row_px - gap_px
        x = self.xs_of(onset_ticks)
        width = self.xs_of(onset_ticks + duration_ticks) - x
        rects[:, 0] = x
        rects[:, 1] = self.rows_of(pitch) * self.row_px - self.top_px
        rects[:, 2] = np.maximum(width - (width >= 4), 2)
        rects[:, 3] = height
        if is_drum.any():
            # Odd, so that the middle pixel lies on the onset.
            side = min(height, DRUM_MARK_PX) - (min(height, DRUM_MARK_PX) + 1) % 2
            rects[is_drum, 0] -= side // 2
            rects[is_drum, 1] += (height - side) // 2
            rects[is_drum, 2] = side
            rects[is_drum, 3] = side
        return rects
