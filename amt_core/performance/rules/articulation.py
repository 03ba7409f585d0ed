"""Legato and staccato: how long notes are held, by instrument and by the note that follows."""

from __future__ import annotations

import numpy as np

from amt_core.music.instruments.general_midi import Family, family
from amt_core.music.score import Track
from amt_core.performance.context import Bools, Context
from amt_core.performance.rule import Deviation
from amt_core.performance.rules.phrases import phrase_bars

_SUSTAINED: frozenset[Family] = frozenset({
    "organ", "strings", "ensemble", "brass", "reed", "pipe", "synth lead", "synth pad",
})  # fmt: skip
_PIZZICATO, _HARP, _TIMPANI = 45, 46, 47
# Notes that fill this share of the time to the next attack, and no more than all of it, are meant
# to reach it; others are short or overlap on purpose.
_FILLS, _OVERLAPS = 0.8, 1.1
# Score legato and articulation of repetition are rules of the KTH system (Friberg, Bresin &
# Sundberg 2006). The times are chosen: pianists let repeated notes go after 60 % of the time to the
# next (Bresin & Battel, "Articulation strategies in expressive piano performance", Journal of New
# Music Research 29, 2000), while a bow or a breath only has to begin again.
_LEGATO_OVERLAP_MS, _REPETITION_GAP_MS = 25.0, 45.0
_SHORTEST_SHARE = 0.5
# "Punctuation": the last note of a phrase is left early.
_LAST_OF_PHRASE = 0.88


class Articulation:
    """Joins the notes of bowed, blown and sung parts.

    A note that is repeated is left in time to be struck again, and so is the last of a phrase.
    """

    def deviate(self, context: Context) -> Deviation:
        """Pitched parts; notes that are written short stay so."""
        duration = (context.end_ticks - context.onset_ticks).astype(np.float64)
        to_next = (context.next_ticks - context.onset_ticks).astype(np.float64)
        fills = (duration >= _FILLS * to_next) & (duration <= _OVERLAPS * to_next)
        is_sustained = context.of_tracks(is_sustained_track(t) for t in context.score.tracks)
        overlap = _LEGATO_OVERLAP_MS * context.ticks_per_ms
        legato = (to_next + overlap) / duration
        gap = _REPETITION_GAP_MS * context.ticks_per_ms
        repeated = np.maximum((to_next - gap) / duration, _SHORTEST_SHARE)
        length = np.where(is_sustained, legato, 1.0)
        length = np.where(_is_repeated(context), np.minimum(length, repeated), length)
        length = np.where(_ends_phrase(context), np.minimum(length, _LAST_OF_PHRASE), length)
        return Deviation(length=np.where(fills & ~context.is_drum, length, 1.0))


def is_sustained_track(track: Track) -> bool:
    """True if an instrument sounds for as long as it is bowed, blown, sung or held."""
    if track.is_drum or track.program in (_PIZZICATO, _HARP, _TIMPANI):
        return False
    return family(track.program) in _SUSTAINED


def _is_repeated(context: Context) -> Bools:
    """(n,) whether the next attack of the track has the same pitch."""
    code = context.track << 47 | context.next_ticks << 7 | context.pitch
    known = context.track << 47 | context.onset_ticks << 7 | context.pitch
    return np.isin(code, known)


def _ends_phrase(context: Context) -> Bools:
    """(n,) whether the next attack of the track is in another phrase."""
    bar_starts = context.score.bar_starts_ticks
    starts = np.array([bar_starts[bar] for bar, _ in phrase_bars(context)], dtype=np.int64)
    mine = np.searchsorted(starts, context.onset_ticks, side="right")
    return np.searchsorted(starts, context.next_ticks, side="right") > mine
