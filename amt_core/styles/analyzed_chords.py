"""The triads that the analysis of a training piece names, and the beats at which they change."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from amt_core.music.chord_symbols import QUALITIES, QUALITY_TRIADS
from amt_core.music.chords import NO_CHORD
from amt_core.tokens.bar_plan import num_chord_beats
from amt_core.tokens.codec import EncodedScore, meter_of
from amt_core.tokens.vocabulary import VOCABULARY

Ints = NDArray[np.int64]

CHANGES, STAYS = "x", "."
"""The signs of a harmonic rhythm: on this beat the chord changes, or stays."""

# (qualities,) 12 for a minor or a diminished third below, 0 for the others.
_FAMILIES = np.array([12 * (QUALITY_TRIADS[quality] in ("min", "dim")) for quality in QUALITIES])


class AnalyzedTriads(NamedTuple):
    """Columns over the chords that the plan of a piece names, at least one in each bar.

    Attributes:
        bar: (n,) the bar of each chord.
        beat: (n,) the beat of its bar at which it begins (`amt_core.tokens.bar_plan`).
        chord: (n,) the triad (`amt_core.music.chords`); `NO_CHORD` where there is none.
    """

    bar: Ints
    beat: Ints
    chord: Ints


def analyzed_triads(encoded: EncodedScore) -> AnalyzedTriads:
    """The triads of a piece, in the order of time; none where its chords are not known."""
    v = VOCABULARY
    tokens = encoded.plan.chords.astype(np.int64)
    at = np.flatnonzero((tokens >= v.chord.start) & (tokens < v.chord.end))
    before = np.where(at > 0, tokens[at - 1], v.pad)
    is_later = (before >= v.chord_at.start) & (before < v.chord_at.end)
    root, quality = np.divmod(tokens[at] - v.chord.start, len(QUALITIES))
    is_chord = tokens[at] < v.chord.end - 1
    families = _FAMILIES[np.where(is_chord, quality, 0)]
    return AnalyzedTriads(
        bar=np.searchsorted(encoded.plan.chord_offsets, at, side="right") - 1,
        beat=np.where(is_later, before - v.chord_at.start + 1, 0),
        chord=np.where(is_chord, root + families, NO_CHORD),
    )


def harmonic_rhythm(encoded: EncodedScore) -> list[str]:
    """(bars,) the beats of each bar at which the chord changes, such as `x.x.`.

    Empty where the chords are not known. A chord goes on where the analysis names none.
    """
    triads = analyzed_triads(encoded)
    if not len(triads.chord):
        return []
    signs = [
        [STAYS] * num_chord_beats(meter_of(beats, unit))
        for beats, unit in zip(encoded.beats.tolist(), encoded.unit.tolist(), strict=True)
    ]
    sounding = NO_CHORD
    for bar, beat, chord in zip(*(column.tolist() for column in triads), strict=True):
        if chord not in (sounding, NO_CHORD):
            signs[bar][min(beat, len(signs[bar]) - 1)] = CHANGES
            sounding = chord
    return ["".join(bar) for bar in signs]
