"""The chords that are detected in an encoded piece."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from amt_core.music.chords import NO_CHORD, TRIADS, chord_spans, find_chords
from amt_core.tokens.codec import EncodedScore, meter_of
from amt_core.tokens.notes import Ints, bar_starts, pitched_notes
from amt_core.tokens.vocabulary import TICKS_PER_STEP


class DetectedChords(NamedTuple):
    """Columns over the spans in which there is one chord (`amt_core.music.chords`).

    Attributes:
        bar: (spans,) the bar of each span.
        step: (spans,) where in its bar the span begins, in steps.
        chord: (spans,) the chord; `NO_CHORD` where there is none.
        is_whole: (spans,) whether all three of its notes sound.
    """

    bar: Ints
    step: Ints
    chord: Ints
    is_whole: NDArray[np.bool_]


def detect_chords(encoded: EncodedScore) -> DetectedChords:
    """The chords of a piece, from the sounding time of its pitch classes."""
    starts = bar_starts(encoded)
    beats = [
        max(meter_of(beat, unit).beat_ticks // TICKS_PER_STEP, 1)
        for beat, unit in zip(encoded.beats.tolist(), encoded.unit.tolist(), strict=True)
    ]
    spans = chord_spans(starts, np.array(beats, dtype=np.int64))
    bar = np.searchsorted(starts, spans[:-1], side="right") - 1
    chroma = _chroma(encoded, spans)
    chord = find_chords(chroma)
    is_whole = (chord != NO_CHORD) & ((chroma > 0) | ~TRIADS[chord]).all(axis=1)
    return DetectedChords(bar=bar, step=spans[:-1] - starts[bar], chord=chord, is_whole=is_whole)


def _chroma(encoded: EncodedScore, spans: Ints) -> NDArray[np.float64]:
    """(spans, 12) the number of steps for which each pitch class sounds in each span."""
    notes = pitched_notes(encoded)
    end = np.minimum(notes.onset + notes.duration, spans[-1])
    chroma = np.zeros((len(spans) - 1, 12))
    span = np.searchsorted(spans, notes.onset, side="right") - 1
    which = np.arange(len(span))
    # Notes that sound on are followed from span to span.
    while len(which):
        at = span[which]
        steps = np.minimum(end[which], spans[at + 1]) - np.maximum(notes.onset[which], spans[at])
        np.add.at(chroma, (at, notes.pitch[which] % 12), steps)
        span[which] += 1
        which = which[end[which] > spans[at + 1]]
    return chroma
