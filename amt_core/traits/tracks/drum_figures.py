"""The figure of a drum track, such as backbeat or four on the floor, by rules on its hits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.traits.frames import Floats

BRUSH_KIT = 40
"""The General MIDI program of a kit that is played with brushes."""
KICKS, SNARES, SIDE_STICK = (35, 36), (38, 40, 39), (37,)
HATS, RIDES, CLAVES = (42, 44, 46), (51, 53, 59), (75,)
_STEPS = 16
# A figure is heard in bars, so that a few hits show none.
_MIN_HITS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hits:
    """(16,) hits of each kind of drum at each sixteenth of a bar, per bar in which it plays."""

    kick: Floats
    snare: Floats
    stick: Floats
    hat: Floats
    ride: Floats
    claves: Floats


def find_drum_figure(score: Score, notes: NoteTable, program: int, *, is_swung: bool) -> str | None:
    """The figure of a drum or percussion track; None if it plays too little or nothing usual.

    Args:
        score: The piece.
        notes: The notes of the track.
        program: Its drum kit.
        is_swung: Whether the eighths of the piece swing.
    """
    if len(notes) < _MIN_HITS:
        return None
    if program == BRUSH_KIT:
        return "brushes"
    hits = _measure(score, notes)
    if hits.kick.sum() + hits.snare.sum() + hits.stick.sum() < 0.5:
        return _of_percussion(hits)
    signature = score.meter.at(0)
    quarters = signature.bar_ticks / TICKS_PER_QUARTER
    if quarters == 3.0 and not signature.is_compound:
        if is_swung and hits.ride.sum() >= 2.0:
            return "swing ride"
        is_waltz = hits.kick[0] >= 0.5 and hits.kick[1:].sum() <= 1.5
        return "waltz" if is_waltz else "backbeat"
    if quarters not in (2.0, 4.0):
        return _of_any_meter(hits)
    return _of_four_quarters(hits, is_swung=is_swung)


def _measure(score: Score, notes: NoteTable) -> _Hits:
    return _Hits(
        kick=_count(score, notes, KICKS),
        snare=_count(score, notes, SNARES),
        stick=_count(score, notes, SIDE_STICK),
        hat=_count(score, notes, HATS),
        ride=_count(score, notes, RIDES),
        claves=_count(score, notes, CLAVES),
    )


def _count(score: Score, notes: NoteTable, keys: tuple[int, ...]) -> Floats:
    """(16,) hits of some keys at each sixteenth of a bar (or sixteenth part of it), per bar."""
    notes = notes.select(np.isin(notes.pitch, keys))
    starts = score.bar_starts_ticks
    onset = notes.onset_ticks.astype(np.int64)
    all_bars = max(score.num_bars, 1)
    bar = np.clip(np.searchsorted(starts, onset, side="right") - 1, 0, all_bars - 1)
    length = np.diff(starts)[bar]
    step = np.round((onset - starts[bar]) * _STEPS / length).astype(np.int64) % _STEPS
    if score.meter.at(0).bar_ticks == 2 * TICKS_PER_QUARTER:
        # Two bars of 2/4 make one of 4/4.
        bar, step = bar // 2, bar % 2 * (_STEPS // 2) + step // 2
    is_hit = np.zeros((all_bars, _STEPS), dtype=np.bool_)
    is_hit[bar, step] = True
    return is_hit.sum(axis=0) / max(int(is_hit.any(axis=1).sum()), 1)


def _of_percussion(hits: _Hits) -> str:
    return "clave" if 1.5 <= hits.claves.sum() <= 6.0 else "percussion"


def _of_any_meter(hits: _Hits) -> str | None:
    if hits.snare.sum() >= 6.0 and hits.kick.sum() >= 6.0:
        return "blast beat"
    return "backbeat" if hits.snare.sum() and hits.kick[0] >= 0.4 else None


def _of_four_quarters(hits: _Hits, *, is_swung: bool) -> str | None:
    kick, snare = hits.kick, hits.snare
    beats, off_beats, two_and_four = slice(0, None, 4), slice(2, None, 4), [4, 12]
    backbeat = snare + hits.stick
    if snare.sum() >= 7.0 and kick.sum() >= 6.0:
        return "blast beat"
    if snare.sum() >= 8.0 and kick.sum() <= 6.0:
        return "train beat" if kick[beats].sum() >= 1.2 else "march"
    if _is_dembow(backbeat):
        return "dembow"
    if hits.stick.sum() >= 2.5 and snare.sum() < 1.0 and kick.sum() >= 3.0:
        return "bossa"
    if np.all(kick[beats] >= 0.6) and kick.sum() <= 6.5:
        return "double time" if np.all(snare[off_beats] >= 0.6) else "four on the floor"
    if kick[8] >= 0.6 and kick[0] <= 0.3:
        return "one drop"
    if 1.5 <= hits.claves.sum() <= 6.0:
        return "clave"
    if is_swung:
        is_ridden = hits.ride.sum() >= 3.0 or backbeat[two_and_four].mean() < 0.5
        return "swing ride" if is_ridden and snare[two_and_four].mean() < 0.7 else "shuffle"
    if np.all(snare[off_beats] >= 0.6):
        return "double time"
    if backbeat[two_and_four].mean() >= 0.5:
        odd = kick[1::2].sum() + snare[[1, 7, 9, 15]].sum()
        return "breakbeat" if odd >= 1.2 else "backbeat"
    if backbeat[8] >= 0.5 and backbeat[two_and_four].mean() < 0.3:
        return "half time"
    if hits.hat.sum() + hits.ride.sum() < 2.0 and snare.sum() >= 3.0:
        return "march"
    return None


def _is_dembow(snare: Floats) -> bool:
    """True if the snare has 3 + 3 + 2 sixteenths in each half of the bar."""
    places = [3, 6, 11, 14]
    return bool(snare[places].min() >= 0.5 and snare[[4, 12]].max() < 0.5)
