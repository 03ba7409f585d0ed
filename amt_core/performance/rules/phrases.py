"""Arcs of loudness and tempo over phrases of four bars: they swell and go on, and then relax."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.performance.context import Context, Floats, Ints
from amt_core.performance.rule import Deviation

EIGHTH_TICKS = TICKS_PER_QUARTER // 2
"""The unit in which rules give tempo."""

_PHRASE_BARS = 4
_VELOCITY, _ACCOMPANIMENT_SHARE, _DRUM_SHARE = 5.0, 0.6, 0.3
# The tempo at the ends of a phrase is this much slower than on average, and as much faster between.
_RUBATO = 0.045
_PEAK = 0.6
"""The place in a phrase, 0..1, that is loudest and fastest."""


class PhraseArch:
    """Plays the middle of each phrase louder and faster than its ends.

    The rule "Phrase arch" of the KTH system (Friberg, "Matching the rule parameters of Phrase arch
    to performances of Träumerei: a preliminary study", KTH Stockholm, 1995), with phrases of four
    bars within the sections. With drums the tempo is steady.
    """

    def deviate(self, context: Context) -> Deviation:
        """Loudness of every part, of accompaniment and drums less, and tempo."""
        height = _arch(context, context.onset_ticks)
        share = np.where(context.has_role("melody", "solo", "full"), 1.0, _ACCOMPANIMENT_SHARE)
        share = np.where(context.is_drum, _DRUM_SHARE, share) * context.flatness[context.track]
        return Deviation(velocity=_VELOCITY * height * share, tempo=_rubato(context))


def num_eighths(context: Context) -> int:
    """The length of a piece in eighth notes."""
    return max(-(-context.score.length_ticks // EIGHTH_TICKS), 1)


def phrase_bars(context: Context) -> Iterator[tuple[int, int]]:
    """First bar and number of bars of each phrase."""
    for section in context.plan.sections:
        last = section.first_bar + section.num_bars
        starts = list(range(section.first_bar, last, _PHRASE_BARS))
        # One bar alone belongs to the phrase before it.
        if len(starts) > 1 and last - starts[-1] == 1:
            starts.pop()
        ends = [*starts[1:], last]
        yield from ((start, end - start) for start, end in zip(starts, ends, strict=True))


def _rubato(context: Context) -> Floats | None:
    has_drums = any(track.is_drum for track in context.score.tracks)
    if has_drums or context.style.rubato == 0.0:
        return None
    ticks = np.arange(num_eighths(context)) * EIGHTH_TICKS
    return 1.0 + _RUBATO * context.style.rubato * _arch(context, ticks)


def _arch(context: Context, ticks: Ints) -> Floats:
    """(n,) -1 at the ends of a phrase to 1 at its peak, along two half parabolas; 0 outside."""
    starts = context.score.bar_starts_ticks
    phrases = list(phrase_bars(context))
    if not phrases:
        return np.zeros(len(ticks))
    first = np.array([starts[bar] for bar, _ in phrases])
    length = np.array([starts[bar + num] - starts[bar] for bar, num in phrases])
    phrase = np.clip(np.searchsorted(first, ticks, side="right") - 1, 0, None)
    place = np.clip((ticks - first[phrase]) / length[phrase], 0.0, 1.0)
    distance = np.where(place < _PEAK, (_PEAK - place) / _PEAK, (place - _PEAK) / (1.0 - _PEAK))
    return 1.0 - 2.0 * distance**2
