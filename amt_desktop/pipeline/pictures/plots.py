"""Plots in the colors of the theme; pyqtgraph comes with this module, when a plot is shown."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg

from amt_desktop.look.theme import current_theme, figures_font

pg.setConfigOptions(antialias=True)

# (labels, share of the axis that they fill) above which the finer labels of a vertical axis are
# left out: those of a low plot would cover each other within pyqtgraph's own limits.
_FILL_LIMITS = [(0, 0.5), (2, 0.4), (4, 0.3), (6, 0.2)]


def style_plot(plot: Any, *, title: str = "", x_label: str = "") -> None:
    """Gives a plot the colors and fonts of the present theme."""
    theme = current_theme()
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setPen(theme.border_strong)
        axis.setTextPen(theme.text_dim)
        axis.setTickFont(figures_font(size_px=11))
    plot.getAxis("left").setStyle(textFillLimits=_FILL_LIMITS)
    plot.showGrid(x=True, y=True, alpha=0.12)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    if title:
        plot.setTitle(title, color=theme.text, size="10pt", bold=False)
    if x_label:
        plot.setLabel("bottom", x_label, color=theme.text_dim)


def curve_pen(token: str, *, width_px: float = 1.8) -> Any:
    """The pen of a curve in a color of the theme."""
    return pg.mkPen(current_theme().color(token), width=width_px)
