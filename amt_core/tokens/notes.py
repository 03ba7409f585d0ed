"""The pitched notes of an encoded piece as columns, without making a score of them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from amt_core.tokens.codec import EncodedScore, meter_of
from amt_core.tokens.vocabulary import LONG_DURATION_STEPS, TICKS_PER_STEP, VOCABULARY

Ints = NDArray[np.int64]


class PitchedNotes(NamedTuple):
    """Columns over the notes that have a pitch, drums left out; in the order of the tokens.

    Attributes:
        track: (n,) index of the track.
        onset: (n,) in steps from the start of the piece.
        duration: (n,) in steps.
        pitch: (n,) MIDI pitch.
    """

    track: Ints
    onset: Ints
    duration: Ints
    pitch: Ints


def pitched_notes(encoded: EncodedScore) -> PitchedNotes:
    """The pitched notes of a piece."""
    v = VOCABULARY
    tokens = encoded.cells.astype(np.int64)
    places = np.arange(len(tokens))
    is_pos = (tokens >= v.pos.start) & (tokens < v.pos.end)
    is_dur = (tokens >= v.dur.start) & (tokens < v.dur.end)
    is_long = (tokens >= v.long_dur.start) & (tokens < v.long_dur.end)
    long_steps = np.where(is_long, (tokens - v.long_dur.start + 1) * LONG_DURATION_STEPS, 0)
    # A short duration right behind a long one is what is left of it.
    before = np.concatenate(([0], long_steps[:-1])) if len(tokens) else long_steps
    steps = np.where(is_dur, tokens - v.dur.start + 1 + before, long_steps)
    note = np.flatnonzero((tokens >= v.pitch.start) & (tokens < v.pitch.end))
    cell = np.searchsorted(encoded.cell_offsets, note, side="right") - 1
    position = tokens[_newest(is_pos, places)[note]] - v.pos.start
    return PitchedNotes(
        track=encoded.cell_track[cell].astype(np.int64),
        onset=bar_starts(encoded)[encoded.cell_bar[cell]] + position,
        duration=steps[_newest(is_dur | is_long, places)[note]],
        pitch=tokens[note] - v.pitch.start,
    )


def bar_starts(encoded: EncodedScore) -> Ints:
    """(bars + 1,) in steps."""
    pairs = list(zip(encoded.beats.tolist(), encoded.unit.tolist(), strict=True))
    length = {pair: meter_of(*pair).bar_ticks // TICKS_PER_STEP for pair in set(pairs)}
    return np.concatenate(([0], np.cumsum([length[pair] for pair in pairs], dtype=np.int64)))


def _newest(which: NDArray[np.bool_], places: Ints) -> Ints:
    """(n,) for each place the newest marked one up to it."""
    return np.maximum.accumulate(np.where(which, places, 0))
