"""Excerpts of training pieces with their descriptions, beside which a model's own are laid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from amt_core.errors import AmtError
from amt_core.evaluation.told_apart.pairs import NUM_BARS, spec_like
from amt_core.music.score import Score
from amt_core.pipeline.data.shards import Labels, Piece, Shards
from amt_core.spec.music_spec import MusicSpec
from amt_core.tokens.stream import decode
from amt_core.tokens.vocabulary import VOCABULARY

_MIN_EXCERPTS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingExcerpt:
    """The middle of a training piece.

    Attributes:
        labels: What is known of the piece.
        score: `NUM_BARS` bars in one meter.
        spec: The request by which a listener would get a piece with such a middle.
    """

    labels: Labels
    score: Score
    spec: MusicSpec


def training_excerpts(
    shards: Shards, count: int, *, rng: np.random.Generator, sources: Sequence[str] = ()
) -> list[TrainingExcerpt]:
    """Excerpts of pieces of the training split, at most one of a work, in random order.

    Args:
        shards: The training data.
        count: At most so many.
        rng: Draws the pieces.
        sources: Only pieces of these sources; empty for all.

    Raises:
        AmtError: There are too few pieces that are long enough.
    """
    found: list[TrainingExcerpt] = []
    works: set[str] = set()
    for index in rng.permutation(len(shards)).tolist():
        labels = shards.labels[index]
        if labels.split != "train" or labels.work in works:
            continue
        if sources and labels.source not in sources:
            continue
        excerpt = _excerpt(shards[index])
        if excerpt is not None:
            works.add(labels.work)
            found.append(excerpt)
        if len(found) == count:
            break
    if len(found) < _MIN_EXCERPTS:
        raise AmtError(
            "The training data holds too few long pieces to lay the model's own beside them.",
            "Add music.",
        )
    return found


def _excerpt(piece: Piece) -> TrainingExcerpt | None:
    """The bars in the middle of a piece; None where it is too short or its meter changes."""
    encoded = piece.encoded
    first = (encoded.num_bars - NUM_BARS) // 2
    if first < 0:
        return None
    tokens: list[int] = []
    for bar in range(first, first + NUM_BARS):
        tokens += encoded.bar_tokens(bar, previous=None if bar == first else bar - 1)
    score = decode([*tokens, VOCABULARY.eos])
    if len(score.meter.changes) > 1 or not len(score.notes):
        return None
    return TrainingExcerpt(labels=piece.labels, score=score, spec=spec_of(score, piece))


def spec_of(excerpt: Score, piece: Piece) -> MusicSpec:
    """The request by which a listener would get a piece like an excerpt of a piece."""
    controls = piece.labels.controls
    return spec_like(
        excerpt,
        whole_bars=piece.encoded.num_bars,
        key=controls.key,
        genre=controls.genre,
        subgenre=controls.subgenre,
    )
