"""Changing a piece that is there: rewrite, continue, add a track, vary, all by masked cells.

The cells that are wanted are emptied, shown to the model as gaps among what comes before and
after them, and filled in (`tokens.fill`). Every other cell stays as it is, to the tick.
"""

from amt_core.composing.changes import (
    Reshaped,
    ShapeEvent,
    add_part,
    continue_piece,
    rewrite,
    vary,
)
from amt_core.composing.request import Shaping

__all__ = [
    "Reshaped", "ShapeEvent", "Shaping", "add_part", "continue_piece", "rewrite", "vary",
]  # fmt: skip
