"""Moves the view with the playhead. Pure functions without Qt."""

from __future__ import annotations

from enum import Enum

from amt_desktop.piano_roll.model.geometry import RollGeometry

_PAGE_TURN_SHARE = 0.92
_PAGE_START_SHARE = 0.06
_SMOOTH_SHARE = 0.4


class Follow(Enum):
    """The ways in which the view follows the playhead."""

    OFF = "off"
    PAGE = "page"
    SMOOTH = "smooth"


def followed(geometry: RollGeometry, tick: float, follow: Follow) -> RollGeometry:
    """The view that shows the playhead at `tick`.

    Page by page, the view stands still until the playhead nears its right edge; smoothly, the
    playhead stands still and the notes move.
    """
    x = geometry.x_of(tick)
    width = geometry.width_px
    if follow is Follow.SMOOTH:
        return geometry.with_tick_at(tick, width * _SMOOTH_SHARE)
    if follow is Follow.PAGE and not 0 <= x <= width * _PAGE_TURN_SHARE:
        return geometry.with_tick_at(tick, width * _PAGE_START_SHARE)
    return geometry
