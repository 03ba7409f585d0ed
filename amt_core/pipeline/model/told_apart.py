"""Told apart: a model composes what human pieces of the library are, and a classifier compares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from amt_core.engine.model import Model
from amt_core.errors import AmtError
from amt_core.evaluation.told_apart.classifier import auc_of, feature_gaps, held_out_scores
from amt_core.evaluation.told_apart.features import feature_table
from amt_core.evaluation.told_apart.pairs import composed, excerpt_of
from amt_core.music.score import Score
from amt_core.pipeline.data.shards import Labels, Shards
from amt_core.pipeline.model.training_excerpts import spec_of
from amt_core.progress import Advanced, Finished, Progress, Started, counted
from amt_core.sentence import Sentence
from amt_core.spec.music_spec import MusicSpec
from amt_core.system.installed import how_to_install, version_of
from amt_core.tokens.codec import write_tokens
from amt_core.tokens.stream import decode

MIN_PAIRS = 8
"""With fewer pairs the interval of the AUC reaches from chance to certainty."""

_NUM_GAPS = 5
# What no training has seen comes first.
_SPLITS = ("test", "valid", "train")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """A human excerpt, and the request for a piece like it."""

    score: Score
    spec: MusicSpec


def measure_told_apart(
    data: Path, model_folder: Path, *, num_pairs: int, seed: int, figures: dict[str, Any]
) -> Iterator[Progress]:
    """Composes a piece like each of some human ones and measures how well they are told apart.

    Args:
        data: The folder that the stage prepare has written. Its test pieces come first; where they
            are too few, validation and training pieces follow.
        model_folder: The model.
        num_pairs: The most pieces to compose.
        seed: Draws the pieces, and seeds the music and the classifier.
        figures: Receives `told_apart` (the AUC with its interval, the number of pairs, and the
            features by which the classifier goes) and `speed` (medians over the pieces).

    Raises:
        AmtError: There are too few pieces, the model cannot be used, or scikit-learn is missing.
    """
    if version_of("scikit-learn") is None:
        raise AmtError(
            "Telling pieces apart needs scikit-learn.",
            how_to_install("amt-desktop[train]"),
        )
    pairs = _pairs(Shards(data), num_pairs, seed=seed)
    if len(pairs) < MIN_PAIRS:
        found = counted(len(pairs), "pieces")
        raise AmtError(
            Sentence(
                "{found} of the library can be compared; {least} are needed.",
                found=found,
                least=MIN_PAIRS,
            ),
            "Add pieces of 16 bars and more.",
        )
    model = Model.load(model_folder)
    yield Started(total=len(pairs), unit="pieces", message="Composing like human pieces")
    written: list[Score] = []
    speeds: list[float] = []
    first_bars_ms: list[float] = []
    for piece in composed((pair.spec for pair in pairs), model=model, seed=seed):
        written.append(piece.score)
        speeds.append(piece.stats.tokens_per_sec)
        first_bars_ms.append(piece.stats.first_bar_ms)
        yield Advanced(done=len(written), total=len(pairs))
    human, names = feature_table([pair.score for pair in pairs])
    other, _ = feature_table(written)
    auc = auc_of(*held_out_scores(human, other, seed=seed), seed=seed)
    gaps = feature_gaps(names, human, other)[:_NUM_GAPS]
    figures["told_apart"] = asdict(auc) | {"features": [asdict(gap) for gap in gaps]}
    figures["speed"] = {
        "tokens_per_sec": median(speeds),
        "first_bar_ms": median(first_bars_ms),
    }
    yield Finished(message=f"{counted(len(pairs), 'pairs')} compared")


def _pairs(shards: Shards, count: int, *, seed: int) -> list[_Pair]:
    """At most one excerpt of a work."""
    rng = np.random.default_rng(seed)
    found: dict[str, _Pair] = {}
    for split in _SPLITS:
        for number in rng.permutation(_of_split(shards.labels, split)).tolist():
            if len(found) == count:
                return list(found.values())
            piece = shards[number]
            if piece.labels.work in found or piece.labels.controls.key is None:
                continue
            whole = decode(write_tokens(piece.encoded), tracks=piece.encoded.tracks)
            excerpt = excerpt_of(whole)
            if excerpt is not None:
                found[piece.labels.work] = _Pair(score=excerpt, spec=spec_of(excerpt, piece))
    return list(found.values())


def _of_split(labels: Sequence[Labels], split: str) -> list[int]:
    return [number for number, each in enumerate(labels) if each.split == split]
