"""From a request to a plan, and from a plan to bars of notes; changes of pieces that are there."""

from amt_core.composing.changing.changes import (
    Reshaped,
    ShapeEvent,
    add_part,
    continue_piece,
    rewrite,
    vary,
)
from amt_core.composing.changing.request import Shaping

__all__ = [
    "Reshaped", "ShapeEvent", "Shaping", "add_part", "continue_piece", "rewrite", "vary",
]  # fmt: skip
