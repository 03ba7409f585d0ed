"""The chords that an accompanying track of an arrangement strikes, note for note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from amt_core.music.chord_symbols import QUALITIES, QUALITY_INTERVALS, ChordSymbol
from amt_core.music.score import Score
from amt_core.traits.plan_analysis import ChordAt

# Strummed notes start so near to each other.
_STRUM_TICKS = 40
_BY_NOTES: dict[frozenset[int], list[ChordSymbol]] = {}
for _root in range(12):
    for _quality in QUALITIES:
        if len(QUALITY_INTERVALS[_quality]) >= 3:
            _chord = ChordSymbol(_root, _quality)
            _BY_NOTES.setdefault(_chord.pitch_classes, []).append(_chord)


def struck_chords(score: Score, track: int) -> Iterator[tuple[int, list[ChordSymbol]]]:
    """The chords that a track strikes: (tick, chords with just these notes).

    Several chords have the same notes, as C6 and Am7 have.
    """
    notes = score.notes.of_track(track)
    starts = np.flatnonzero(np.diff(notes.onset_ticks, prepend=-1000) > _STRUM_TICKS)
    ends = [*starts[1:].tolist(), len(notes)]
    for first, end in zip(starts.tolist(), ends, strict=True):
        chords = _BY_NOTES.get(frozenset((notes.pitch[first:end] % 12).tolist()))
        if chords:
            yield int(notes.onset_ticks[first]), chords


def without_track(score: Score, track: int) -> Score:
    """The score with one track silent."""
    return replace(score, notes=score.notes.select(score.notes.track != track))


def chord_at(
    score: Score, chords: tuple[tuple[ChordAt, ...], ...], tick: int
) -> ChordSymbol | None:
    """The chord found at a tick."""
    starts = score.bar_starts_ticks
    bar = int(np.clip(np.searchsorted(starts, tick, side="right") - 1, 0, score.num_bars - 1))
    offset = tick - int(starts[bar])
    return [entry.chord for entry in chords[bar] if entry.offset_ticks <= offset][-1]
