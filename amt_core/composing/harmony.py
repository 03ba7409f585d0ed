"""The harmony of a piece: which chord is planned where, or is there already.

A small model keeps to the chord that it is on. The plan moves on as pieces of the style do, comes
back where the form comes back, and leads to the tonic at the end; a logit bias favors its
notes (`amt_core.tokens.preferences.chords`). Where there is music already, the same bias favors the
chords that are detected in it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from amt_core.music.chords import NO_CHORD, chord_spans
from amt_core.music.score import Score
from amt_core.music.theory import Key
from amt_core.styles.progressions import Progressions
from amt_core.tokens.codec import EncodedScore
from amt_core.tokens.detected_chords import detect_chords
from amt_core.tokens.preferences.chords import PlannedChords
from amt_core.tokens.vocabulary import TICKS_PER_STEP


def draw_harmony(
    progressions: Progressions,
    key: Key,
    frame: Score,
    *,
    genre: str | None,
    form: Sequence[int | None],
    rng: np.random.Generator,
    is_strict: bool = False,
) -> PlannedChords:
    """The chords of every bar.

    Args:
        progressions: Which chord follows which.
        key: The key.
        frame: Bars and meter.
        genre: The style, if any.
        form: For every bar the earlier bar that it takes up, or None.
        rng: What they are drawn with.
        is_strict: Whether all their notes lie in the scale of the key.
    """
    starts = frame.bar_starts_ticks
    meters = [frame.meter.at(bar) for bar in range(frame.num_bars)]
    spans = chord_spans(starts, np.array([meter.beat_ticks for meter in meters]))[:-1]
    bars = np.searchsorted(starts, spans, side="right") - 1
    first_span = np.searchsorted(spans, starts[:-1])
    num_spans = np.bincount(bars, minlength=frame.num_bars)
    taken_up: list[int | None] = []
    for span, bar in enumerate(bars.tolist()):
        source = form[bar] if bar < len(form) else None
        is_alike = source is not None and num_spans[source] == num_spans[bar]
        shift = span - int(first_span[bar])
        taken_up.append(int(first_span[source]) + shift if is_alike else None)
    chords = progressions.draw(
        key, genre, np.isin(spans, starts).tolist(), taken_up, rng, is_strict=is_strict
    )
    planned: list[list[tuple[int, int]]] = [[] for _ in meters]
    for span, bar, chord in zip(spans.tolist(), bars.tolist(), chords, strict=True):
        planned[bar].append(((span - int(starts[bar])) // TICKS_PER_STEP, chord))
    return planned


def detected_harmony(encoded: EncodedScore) -> PlannedChords:
    """The chords of the bars of a piece; `NO_CHORD` where it leaves open which one is meant."""
    found = detect_chords(encoded)
    chords = np.where(found.is_whole, found.chord, NO_CHORD)
    by_bar: list[list[tuple[int, int]]] = [[] for _ in range(encoded.num_bars)]
    for bar, step, chord in zip(
        found.bar.tolist(), found.step.tolist(), chords.tolist(), strict=True
    ):
        by_bar[bar].append((step, chord))
    return by_bar
