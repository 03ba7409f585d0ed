"""The chords that are detected in a piece, as the preference for chords reads them."""

from __future__ import annotations

import numpy as np

from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.chords import NO_CHORD
from amt_core.tokens.codec import EncodedScore
from amt_core.tokens.detected_chords import detect_chords
from amt_core.tokens.preferences.chords import PlannedChords


def detected_harmony(encoded: EncodedScore) -> PlannedChords:
    """The chords of the bars of a piece; None where it leaves open which one is meant."""
    found = detect_chords(encoded)
    chords = np.where(found.is_whole, found.chord, NO_CHORD)
    by_bar: list[list[tuple[int, ChordSymbol | None]]] = [[] for _ in range(encoded.num_bars)]
    for bar, step, chord in zip(
        found.bar.tolist(), found.step.tolist(), chords.tolist(), strict=True
    ):
        symbol = ChordSymbol(chord % 12, "maj" if chord < 12 else "min")
        by_bar[bar].append((step, None if chord == NO_CHORD else symbol))
    return by_bar
