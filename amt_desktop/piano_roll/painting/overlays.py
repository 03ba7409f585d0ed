"""Draws what moves over the notes: the loop region and the playhead."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from amt_desktop.piano_roll.model.roll_model import RollModel

PLAYHEAD_MARGIN_PX = 5
"""The playhead and its glow lie within this distance of its place."""


def draw_loop(painter: QPainter, model: RollModel, width_px: int, height_px: int) -> None:
    """Draws the ends of the loop region, and dims what lies outside it a little."""
    loop = model.loop
    if loop is None:
        return
    geometry = model.geometry
    color = model.theme.color("roll_loop")
    color.setAlpha(130)
    for tick in loop:
        painter.fillRect(geometry.x_of(tick), 0, 1, height_px, color)
    shade = model.theme.color("roll_unwritten")
    shade.setAlpha(70)
    left, right = geometry.x_of(loop[0]), geometry.x_of(loop[1])
    painter.fillRect(0, 0, max(left, 0), height_px, shade)
    painter.fillRect(right + 1, 0, max(width_px - right, 0), height_px, shade)


def draw_playhead(painter: QPainter, model: RollModel, height_px: int) -> None:
    """Draws the playhead with a faint glow."""
    x = model.geometry.x_of(model.position_ticks)
    color = model.theme.color("roll_playhead")
    painter.fillRect(x, 0, 1, height_px, color)
    color.setAlpha(38)
    painter.fillRect(x - 2, 0, 5, height_px, color)
