"""Switches preferences off, to measure what each of them is good for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from amt_core.tokens.preferences.cell_end import CellEndBias
from amt_core.tokens.preferences.chords import ChordBias
from amt_core.tokens.preferences.figures.figure_bias import FigureBias
from amt_core.tokens.preferences.key import KeyBias
from amt_core.tokens.preferences.loudness import LoudnessBias
from amt_core.tokens.preferences.note_share import NoteShareBias
from amt_core.tokens.preferences.off_beats import OffBeatBias
from amt_core.tokens.preferences.played_fills import PlayedFills
from amt_core.tokens.preferences.register import RegisterBias
from amt_core.tokens.preferences.repeated_bars import RepeatedBars, RepeatedTrackOrder
from amt_core.tokens.preferences.track_order import TrackOrderBias

PREFERENCES = {
    "chords": ChordBias,
    "key": KeyBias,
    "loudness": LoudnessBias,
    "note-share": NoteShareBias,
    "cell-end": CellEndBias,
    "track-order": TrackOrderBias,
    "repeated-bars": RepeatedBars,
    "repeated-track-order": RepeatedTrackOrder,
    "register": RegisterBias,
    "figures": FigureBias,
    "off-beats": OffBeatBias,
    "fills": PlayedFills,
}
"""The preferences that can be switched off, by name."""


@contextmanager
def without(names: Collection[str]) -> Iterator[None]:
    """Lets the named preferences say nothing while the block runs."""
    with ExitStack() as stack:
        for name in names:
            stack.enter_context(patch.object(PREFERENCES[name], "bias", lambda *_: None))
        yield
