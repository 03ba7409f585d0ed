"""Drawings for the page, as SVG: curves, dots on a map, bars."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

Curve = Sequence[tuple[float, float]]

PALETTE = (
    "#3b82c4", "#d9822b", "#3f9c5a", "#c94f5d", "#8462c2", "#8a6d3b", "#d16ba5", "#6b7785",
    "#b5b52b", "#2ba6b5", "#1f4e79", "#e0a96d", "#7fbf7b", "#e58a93", "#b39ddb", "#444e59",
)  # fmt: skip
"""One color for each coarse cluster."""

_WIDTH, _HEIGHT = 760.0, 300.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 46.0, 12.0, 10.0, 30.0
_MAX_CURVE_POINTS = 400


def curves(lines: Sequence[tuple[str, str, Curve]], *, x_name: str, y_name: str) -> str:
    """A chart of named curves.

    Args:
        lines: (name, class of the style, points); long ones are drawn as means of neighbors.
        x_name: What stands below.
        y_name: Label of the vertical axis.
    """
    points = [point for _, _, curve in lines for point in curve]
    if not points:
        return ""
    xs, ys = zip(*points, strict=True)
    x_ticks, y_ticks = ticks(min(0.0, *xs), max(xs)), ticks(min(ys), max(ys))
    low_x, high_x, low_y, high_y = x_ticks[0], x_ticks[-1], y_ticks[0], y_ticks[-1]

    def x_of(x: float) -> float:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (x - low_x) / (high_x - low_x)

    def y_of(y: float) -> float:
        return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (high_y - y) / (high_y - low_y)

    parts = [
        f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y_of(y):.1f}" '
        f'y2="{y_of(y):.1f}"/><text class="tick" x="{_LEFT - 6}" y="{y_of(y) + 4:.1f}" '
        f'text-anchor="end">{y:g}</text>'
        for y in y_ticks
    ]
    parts += [
        f'<text class="tick" x="{x_of(x):.1f}" y="{_HEIGHT - 12}" text-anchor="middle">{x:g}</text>'
        for x in x_ticks
    ]
    for name, style, curve in lines:
        drawn = " ".join(f"{x_of(x):.1f},{y_of(y):.1f}" for x, y in _thinned(curve))
        # For programs that ignore the style sheet: they would fill a curve.
        shape = f'<polyline class="{style}" fill="none" stroke="currentColor" points="{drawn}">'
        parts.append(f"{shape}<title>{name}</title></polyline>")
    legend = "".join(
        f'<span><i class="swatch {style}"></i>{escape(name)}</span>' for name, style, _ in lines
    )
    return (
        f'<figure><figcaption class="legend">{legend}<em>{escape(y_name)} over {escape(x_name)}'
        f"</em></figcaption>{_svg(parts, _HEIGHT, f'{y_name} over {x_name}')}</figure>"
    )


def scatter(points: Sequence[tuple[float, float, int]], *, name: str) -> str:
    """Dots (x, y, cluster) in the colors of their clusters."""
    if not points:
        return ""
    xs, ys, _ = zip(*points, strict=True)
    height = 420.0
    width_of, height_of = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    margin, radius = 10.0, 3.2 if len(points) < 1000 else 2.2
    dots = [
        f'<circle cx="{margin + (_WIDTH - 2 * margin) * (x - min(xs)) / width_of:.1f}" '
        f'cy="{margin + (height - 2 * margin) * (max(ys) - y) / height_of:.1f}" r="{radius}" '
        f'fill="{PALETTE[cluster % len(PALETTE)]}"/>'
        for x, y, cluster in points
    ]
    return f'<figure class="map">{_svg(dots, height, name)}</figure>'


def bar(share: float, *, style: str = "") -> str:
    """A bar that fills so much of its cell, 0 to 1."""
    percent = 100 * min(max(share, 0.0), 1.0)
    return f'<div class="bar {style}"><i style="width:{percent:.1f}%"></i></div>'


def ticks(low: float, high: float, *, about: int = 5) -> list[float]:
    """Round numbers, evenly apart, that enclose a range."""
    span = high - low or abs(high) or 1.0
    rough = span / about
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)
    first, last = math.floor(low / step), math.ceil(high / step)
    last = max(last, first + 1)
    return [round(number * step, 10) for number in range(first, last + 1)]


def _thinned(curve: Curve) -> list[tuple[float, float]]:
    size = -(-len(curve) // _MAX_CURVE_POINTS)
    if size <= 1:
        return list(curve)
    parts = [curve[first : first + size] for first in range(0, len(curve), size)]
    return [
        (sum(x for x, _ in part) / len(part), sum(y for _, y in part) / len(part)) for part in parts
    ]


def _svg(parts: Sequence[str], height: float, name: str) -> str:
    inside = "".join(parts)
    return (
        f'<svg viewBox="0 0 {_WIDTH:g} {height:g}" role="img" aria-label="{escape(name)}">'
        f"{inside}</svg>"
    )
