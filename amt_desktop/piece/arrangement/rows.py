"""The rows of the arrangement on the screen. Pure arithmetic without Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

MIN_ROW_PX, USUAL_ROW_PX, MAX_ROW_PX = 24, 46, 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Height and scroll position of the rows, one for each part.

    Attributes:
        count: The number of parts.
        height_px: Height of the visible part.
        row_px: Height of one row.
        top_px: Content pixel at the top edge.
    """

    count: int = 0
    height_px: int = 1
    row_px: int = USUAL_ROW_PX
    top_px: int = 0

    @property
    def max_top_px(self) -> int:
        """The furthest that the view scrolls down."""
        return max(self.count * self.row_px - self.height_px, 0)

    def y_of(self, track: int) -> int:
        """The top pixel of a part's row."""
        return track * self.row_px - self.top_px

    def nearest_track(self, y_px: float) -> int:
        """The part whose row is nearest to a y pixel; there is at least one part."""
        track = int((y_px + self.top_px) // self.row_px)
        return min(max(track, 0), self.count - 1)

    def tracks_between(self, top_px: float, bottom_px: float) -> range:
        """The parts with a row between two y pixels."""
        first = max(int((top_px + self.top_px) // self.row_px), 0)
        last = int((bottom_px + self.top_px) // self.row_px)
        return range(first, min(last + 1, self.count))

    def clamped(self) -> Rows:
        """The nearest view within all limits."""
        sane = replace(self, row_px=min(max(self.row_px, MIN_ROW_PX), MAX_ROW_PX))
        return replace(sane, top_px=min(max(sane.top_px, 0), sane.max_top_px))

    def scrolled(self, dy_px: int) -> Rows:
        """Moved down by some pixels."""
        return replace(self, top_px=self.top_px + dy_px).clamped()

    def zoomed(self, row_px: int, at_y_px: float) -> Rows:
        """With rows of another height; the row at `at_y_px` stays under it."""
        sane = replace(self, row_px=row_px).clamped().row_px
        top_px = round((at_y_px + self.top_px) * sane / self.row_px - at_y_px)
        return replace(self, row_px=sane, top_px=top_px).clamped()

    def showing(self, track: int) -> Rows:
        """Scrolled just as far as needed to show a part's whole row."""
        y = self.y_of(track)
        if y < 0:
            return self.scrolled(y)
        return self.scrolled(max(y + self.row_px - self.height_px, 0))
