"""Finds the chord of a span by templates: independently of the analysis that models are trained on.

Each chord is a template of the pitch classes that it has, and the one nearest to what sounds in the
span, by the cosine, is found (Fujishima, *Realtime Chord Recognition of Musical Sound*, ICMC 1999).
There is no key, no model of what follows what, and no smoothing, all of which the training analysis
has. The lowest notes count once more, which tells C6 from Am7.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from amt_core.music.chord_symbols import QUALITIES, ChordSymbol
from amt_core.music.score import Score

# How much it adds to the cosine that the root is the lowest note for the whole span.
_BASS_ON_ROOT = 0.12
# A template with more notes must explain more to be found.
_PER_NOTE = 0.01
# Long notes count less than in proportion, as in other chroma features.
_COMPRESSION = 0.5
# A power chord has no third: one that sounds for this share of the time rules it out.
_NO_THIRD_SHARE = 0.03

_CHORDS = tuple(ChordSymbol(root, quality) for root in range(12) for quality in QUALITIES)
_ROOTS = np.array([chord.root for chord in _CHORDS])
_TEMPLATES = np.array(
    [[float(pitch in chord.pitch_classes) for pitch in range(12)] for chord in _CHORDS]
)
_UNIT_TEMPLATES = _TEMPLATES / np.linalg.norm(_TEMPLATES, axis=1, keepdims=True)
_COSTS = _PER_NOTE * _TEMPLATES.sum(axis=1)
_IS_POWER = np.array([chord.quality == "5" for chord in _CHORDS])


def template_chord(score: Score, start_ticks: int, end_ticks: int) -> ChordSymbol | None:
    """The chord that sounds in a span; None where nothing with a pitch does."""
    chroma, bass = _sounding(score, start_ticks, end_ticks)
    if not chroma.any():
        return None
    thirds = chroma[(_ROOTS + 3) % 12] + chroma[(_ROOTS + 4) % 12]
    has_third = thirds > _NO_THIRD_SHARE * chroma.sum()
    chroma = chroma**_COMPRESSION
    fits = _UNIT_TEMPLATES @ (chroma / np.linalg.norm(chroma)) + _BASS_ON_ROOT * bass[_ROOTS]
    fits -= _COSTS + (_IS_POWER & has_third)
    return _CHORDS[int(np.argmax(fits))]


def lowest_pitch_class(score: Score, start_ticks: int, end_ticks: int) -> int | None:
    """The lowest pitch class in the first quarter of a span; None where nothing sounds there."""
    _, bass = _sounding(score, start_ticks, start_ticks + max((end_ticks - start_ticks) // 4, 1))
    return int(np.argmax(bass)) if bass.any() else None


def _sounding(
    score: Score, start_ticks: int, end_ticks: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(12,) ticks for which each pitch class sounds, and (12,) shares in which it is the lowest."""
    notes = score.notes
    is_drum = np.array([track.is_drum for track in score.tracks], dtype=np.bool_)
    first = np.maximum(notes.onset_ticks, start_ticks)
    last = np.minimum(notes.end_ticks, end_ticks)
    sounds = (last > first) & ~is_drum[notes.track]
    pitch, first, last = notes.pitch[sounds].astype(np.int64), first[sounds], last[sounds]
    chroma, bass = np.zeros(12), np.zeros(12)
    if not len(pitch):
        return chroma, bass
    np.add.at(chroma, pitch % 12, (last - first).astype(np.float64))
    edges = np.unique(np.concatenate((first, last)))
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        inside = pitch[(first <= start) & (last >= end)]
        if len(inside):
            bass[int(inside.min()) % 12] += end - start
    return chroma, bass / max(float(bass.sum()), 1.0)
