"""Drawn harmony: chords for every bar as pieces of a style have them.

A small model keeps to the chord that it is on. The plan moves on as pieces of the style do, comes
back where the form comes back, and leads to the tonic at the end; a logit bias favors its
notes (`amt_core.tokens.preferences.chords`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from amt_core.composing.planning.plan import PlannedBar, PlannedChord
from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.chords import chord_spans
from amt_core.music.score import Score
from amt_core.music.theory import Key
from amt_core.styles.progressions import Progressions


def draw_harmony(
    progressions: Progressions,
    key: Key,
    frame: Score,
    *,
    genre: str | None,
    form: Sequence[int | None],
    rng: np.random.Generator,
    is_strict: bool = False,
) -> list[PlannedBar]:
    """The chords of every bar.

    Args:
        progressions: Which chord follows which.
        key: The key.
        frame: Bars and meter.
        genre: The style, if any.
        form: For each bar, the earlier bar that it repeats, or None.
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
    planned: list[list[PlannedChord]] = [[] for _ in meters]
    for span, bar, chord in zip(spans.tolist(), bars.tolist(), chords, strict=True):
        beat = (span - int(starts[bar])) / meters[bar].beat_ticks
        symbol = ChordSymbol(chord % 12, "maj" if chord < 12 else "min")
        planned[bar].append(PlannedChord(beat=beat, chord=symbol))
    return [PlannedBar(chords=tuple(bar)) for bar in planned]
