"""Charts of an evaluation as inline SVG: bars, distributions, a radar chart."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

import numpy as np

from amt_core.evaluation.densities import gaussian_density
from amt_core.formats.html_page import ACCENT

_GRAY = "#8888"
_LABEL_PX, _BARS_PX, _ROW_PX = 170, 480, 26
_PLOT_PX = (260, 110)
_RADAR_PX = 230
_RADAR_LIMIT = 1.5


def attribute_bars(
    rows: Sequence[tuple[str, Mapping[str, float]]], marks: Mapping[str, Mapping[str, float]]
) -> str:
    """A bar for each attribute with its interval, and baselines as marks.

    Args:
        rows: Name, and `mean`, `low` and `high` in 0..1.
        marks: Baseline → attribute → mean.
    """
    height = _ROW_PX * len(rows) + 30
    parts: list[str] = []
    for number, (name, row) in enumerate(rows):
        y = number * _ROW_PX
        middle = y + _ROW_PX / 2
        parts += [
            (
                f'<text x="{_LABEL_PX - 8}" y="{middle + 4:.0f}" text-anchor="end">'
                f"{_words(name)}</text>"
            ),
            (
                f'<rect x="{_LABEL_PX}" y="{y + 5}" width="{_BARS_PX * row["mean"]:.1f}" '
                f'height="{_ROW_PX - 10}" fill="{ACCENT}" fill-opacity=".8"/>'
            ),
            f'<path d="M{_x(row["low"])} {middle}H{_x(row["high"])}" stroke="currentColor"/>',
            f'<text x="{_LABEL_PX + _BARS_PX + 8}" y="{middle + 4:.0f}">{row["mean"]:.1%}</text>',
        ]
        for index, (mark, values) in enumerate(marks.items()):
            if name in values:
                x = _x(values[name])
                parts.append(
                    f'<path d="M{x} {y + 3}v{_ROW_PX - 6}" stroke="currentColor" stroke-width="2" '
                    f'stroke-dasharray="{_dashes(index)}"><title>{escape(mark)} '
                    f"{values[name]:.1%}</title></path>"
                )
    legend = _LABEL_PX
    for index, mark in enumerate(marks):
        parts.append(
            f'<path d="M{legend} {height - 14}h26" stroke="currentColor" stroke-width="2" '
            f'stroke-dasharray="{_dashes(index)}"/>'
            f'<text x="{legend + 32}" y="{height - 10}">{escape(mark)}</text>'
        )
        legend += 60 + 8 * len(mark)
    return _svg(_LABEL_PX + _BARS_PX + 70, height, "adherence by attribute", parts)


def distribution(name: str, model: Sequence[float], human: Sequence[float]) -> str:
    """The densities of a measure over composed and over human pieces, as one figure."""
    width, height = _PLOT_PX
    both = np.array([*model, *human], dtype=np.float64)
    low, high = float(both.min()), float(both.max())
    margin = 0.05 * (high - low) or 0.5
    grid = np.linspace(low - margin, high + margin, 80)
    curves = [_curve(values, grid) for values in (human, model)]
    top = max(float(curve.max()) for curve in curves) or 1.0

    def path(curve: np.ndarray[tuple[int], np.dtype[np.float64]]) -> str:
        points = (
            f"{width * i / (len(grid) - 1):.1f} {height * (1 - 0.95 * y / top):.1f}"
            for i, y in enumerate(curve)
        )
        return f"M0 {height}L" + "L".join(points) + f"L{width} {height}Z"

    drawing = _svg(
        width,
        height + 16,
        f"{name} of composed and human pieces",
        [
            f'<path d="{path(curves[0])}" fill="{_GRAY}" stroke="#888"/>',
            f'<path d="{path(curves[1])}" fill="{ACCENT}" fill-opacity=".35" stroke="{ACCENT}"/>',
            f'<text x="0" y="{height + 13}">{grid[0]:.3g}</text>',
            f'<text x="{width}" y="{height + 13}" text-anchor="end">{grid[-1]:.3g}</text>',
        ],
    )
    return f"<figure>{drawing}<figcaption>{_words(name)}</figcaption></figure>"


def radar(ratios: Mapping[str, float]) -> str:
    """A radar chart of measures relative to human pieces; the ring at 1 is the human mean.

    Args:
        ratios: Measure → model's mean by the human mean; more than 1.5 is drawn as 1.5.
    """
    middle_x, middle_y = 440, _RADAR_PX + 20
    names = list(ratios)
    parts = [
        f'<circle cx="{middle_x}" cy="{middle_y}" r="{_RADAR_PX * ring / _RADAR_LIMIT:.1f}" '
        f'fill="none" stroke="{"currentColor" if ring == 1 else _GRAY}"/>'
        for ring in (0.5, 0.93, 1, 1.07, 1.5)
    ]
    points: list[str] = []
    for number, name in enumerate(names):
        angle = 2 * math.pi * number / len(names) - math.pi / 2
        x, y = math.cos(angle), math.sin(angle)
        radius = _RADAR_PX * min(ratios[name], _RADAR_LIMIT) / _RADAR_LIMIT
        points.append(f"{middle_x + radius * x:.1f},{middle_y + radius * y:.1f}")
        label_x, label_y = middle_x + (_RADAR_PX + 8) * x, middle_y + (_RADAR_PX + 8) * y
        anchor = "middle" if abs(x) < 0.2 else "start" if x > 0 else "end"
        parts += [
            (
                f'<path d="M{middle_x} {middle_y}l{_RADAR_PX * x:.1f} {_RADAR_PX * y:.1f}" '
                f'stroke="{_GRAY}"/>'
            ),
            (
                f'<text x="{label_x:.0f}" y="{label_y + 4:.0f}" text-anchor="{anchor}">'
                f"{_words(name)} {ratios[name]:.2f}</text>"
            ),
        ]
    parts.append(
        f'<polygon points="{" ".join(points)}" fill="{ACCENT}" fill-opacity=".3" '
        f'stroke="{ACCENT}" stroke-width="2"/>'
    )
    return _svg(880, 2 * _RADAR_PX + 40, "measures relative to human pieces", parts)


def _curve(
    values: Sequence[float], grid: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    column = np.asarray(values, dtype=np.float64)
    if len(column) > 1 and np.ptp(column) > 0:
        return gaussian_density(column, grid)
    # Equal values: a spike at the value.
    return np.where(np.abs(grid - column.mean()) <= grid[1] - grid[0], 1.0, 0.0)


def _x(share: float) -> str:
    return f"{_LABEL_PX + _BARS_PX * share:.1f}"


def _dashes(index: int) -> str:
    return ("none", "4 3", "1 3")[index % 3]


def _words(name: str) -> str:
    return escape(name.replace("_", " "))


def _svg(width: float, height: float, label: str, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
        f'aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )
