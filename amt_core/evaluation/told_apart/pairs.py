"""Pairs of pieces with one description: an excerpt of a human piece, and what a model writes.

The excerpt is the middle of its piece. So the model writes a longer piece as well, and its middle
is compared: a beginning and an ending would tell the two apart by form alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from amt_core.composing.compose import TakeFinished, TakeStats, compose
from amt_core.engine.model import Model
from amt_core.evaluation.reference import middle_of
from amt_core.music.analysis import longest_tempo
from amt_core.music.score import Score
from amt_core.music.theory import Key
from amt_core.spec.music_spec import Attribute, Instrument, MusicSpec, Source
from amt_core.tokens.grid import quantize
from amt_core.tokens.vocabulary import MAX_BAR_STEPS, TICKS_PER_STEP

NUM_BARS = 16
_MARGIN_BARS = 4
_MAX_TRACKS = 12
_MIN_NOTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposedPiece:
    """A piece that a model wrote.

    Attributes:
        score: `NUM_BARS` bars from its middle, on the token grid.
        stats: The cost of writing the whole.
    """

    score: Score
    stats: TakeStats


def excerpt_of(whole: Score) -> Score | None:
    """`NUM_BARS` bars from the middle of a piece, on the token grid, with the tracks that play.

    None where the piece is too short, too full, changes its meter, or has bars that are too long.
    """
    if whole.num_bars < NUM_BARS:
        return None
    excerpt = middle_of(whole, NUM_BARS)
    played = np.unique(excerpt.notes.track)
    meter = excerpt.meter.at(0)
    if (
        len(excerpt.meter.changes) > 1
        or not 0 < len(played) <= _MAX_TRACKS
        or len(excerpt.notes) < _MIN_NOTES
        or meter.bar_ticks > MAX_BAR_STEPS * TICKS_PER_STEP
    ):
        return None
    new_index = np.zeros(len(excerpt.tracks), dtype=np.int16)
    new_index[played] = np.arange(len(played))
    tracks = tuple(excerpt.tracks[int(i)] for i in played)
    notes = replace(excerpt.notes, track=new_index[excerpt.notes.track])
    return quantize(replace(excerpt, tracks=tracks, notes=notes))


def spec_like(
    excerpt: Score,
    *,
    whole_bars: int,
    key: Key | None,
    genre: str | None = None,
    subgenre: str | None = None,
) -> MusicSpec:
    """The request by which a listener would get a piece whose middle is like this excerpt.

    Args:
        excerpt: The excerpt.
        whole_bars: The length of the piece it is from.
        key: The key of that piece.
        genre: Its genre.
        subgenre: Its style.
    """
    counts: dict[Instrument, int] = {}
    for track in excerpt.tracks:
        one = Instrument(program=0 if track.is_drum else track.program, is_drum=track.is_drum)
        counts[one] = counts.get(one, 0) + 1
    values = {
        "tempo_bpm": float(round(longest_tempo(excerpt))),
        "time_signature": excerpt.meter.at(0),
        "key": key,
        "instruments": tuple(replace(one, count=n) for one, n in counts.items()),
        "only": True,
        "num_bars": min(whole_bars, excerpt.num_bars + 2 * _MARGIN_BARS),
        "genre": genre,
        "subgenre": subgenre,
    }
    stated = {
        name: Attribute(value, Source.STATED) for name, value in values.items() if value is not None
    }
    return MusicSpec(**stated)  # type: ignore[arg-type]


def composed(
    specs: Iterable[MusicSpec], *, model: Model, seed: int, num_candidates: int | None = None
) -> Iterator[ComposedPiece]:
    """The middle of what the model writes for each spec; the n-th has the seed `seed + n`."""
    for number, spec in enumerate(specs):
        for event in compose(spec, model=model, seed=seed + number, num_candidates=num_candidates):
            if isinstance(event, TakeFinished):
                middle = quantize(middle_of(event.score, NUM_BARS))
                yield ComposedPiece(score=middle, stats=event.stats)
