"""Words under notes: which part sings the syllables of a file, and under which note each stands."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from amt_core.formats.notation.directions import plain_text
from amt_core.midi.text.lyrics import Syllable, read_syllables
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Score

# A syllable belongs to a note that starts at most so much earlier or later.
_NEAR_TICKS = TICKS_PER_QUARTER // 8
# Syllables of which fewer than this share stand at notes are no words of this part.
_MIN_SHARE = 0.3

# By whether a word goes on from the syllable before, and in the one after.
_SYLLABIC = {
    (False, False): "single", (False, True): "begin", (True, True): "middle", (True, False): "end",
}  # fmt: skip

Verses = list[list[Syllable]]
"""The verses of a part, each with its syllables in time."""


def verses_by_track(score: Score) -> dict[int, Verses]:
    """Track → its verses.

    The syllables of a chunk belong to the track in it whose notes they meet best; where it has no
    notes, as in karaoke files and for later verses, to the best one of all tracks, which among
    equally good ones is the last one before it.
    """
    onsets = [
        np.unique(score.notes.onset_ticks[score.notes.track == index])
        for index in range(len(score.tracks))
    ]
    found: dict[int, Verses] = defaultdict(list)
    for chunk, syllables in sorted(read_syllables(score).items()):
        singers = [
            index
            for index, track in enumerate(score.tracks)
            if len(onsets[index]) and not track.is_drum
        ]
        own = [index for index in singers if score.tracks[index].part // 16 == chunk]
        ticks = np.array([syllable.tick for syllable in syllables])
        fits = {index: _fit(ticks, onsets[index]) for index in own or singers}
        places = sorted(fits, key=lambda index: _distance(score.tracks[index].part // 16, chunk))
        best = max(places, key=lambda index: round(fits[index], 2), default=None)
        if best is not None and fits[best] >= _MIN_SHARE:
            found[best].append(syllables)
    return dict(found)


def _distance(own: int, chunk: int) -> tuple[bool, int]:
    """A key that orders chunks with notes by their distance from one with words behind them."""
    return own > chunk, abs(own - chunk)


def _fit(ticks: NDArray[np.integer], onsets: NDArray[np.integer]) -> float:
    """The fit of syllables and notes, from 0 to 1: the harmonic mean of both shares."""
    after = np.minimum(np.searchsorted(onsets, ticks), len(onsets) - 1)
    before = np.maximum(after - 1, 0)
    away = np.minimum(np.abs(onsets[after] - ticks), np.abs(onsets[before] - ticks))
    num_met = int(np.sum(away <= _NEAR_TICKS))
    return 2 * num_met / (len(ticks) + len(onsets))


def places_of(syllables: Sequence[Syllable], ticks: Sequence[int]) -> dict[int, list[Syllable]]:
    """Tick of a written note → the syllables that are sung from there on.

    Args:
        syllables: The syllables.
        ticks: The ticks at which notes are written, ascending, at least one.
    """
    placed: dict[int, list[Syllable]] = defaultdict(list)
    for syllable in syllables:
        after = bisect_left(ticks, syllable.tick)
        near = ticks[max(after - 1, 0) : after + 1]
        placed[min(near, key=lambda tick: abs(tick - syllable.tick))].append(syllable)
    return placed


def lyric_text(syllables: Sequence[Syllable], verse: int) -> str:
    """The syllables under one note, as MusicXML."""
    syllabic = _SYLLABIC[syllables[0].joins_before, syllables[-1].joins_after]
    words = "".join(one.text + ("" if one.joins_after else " ") for one in syllables).strip()
    return (
        f'<lyric number="{verse}"><syllabic>{syllabic}</syllabic>'
        f"<text>{escape(plain_text(words))}</text></lyric>"
    )
