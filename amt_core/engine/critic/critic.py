"""A small network that tells how much a phrase is like those of the training pieces."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from amt_core.engine.critic.feature_bins import FeatureBins
from amt_core.engine.critic.phrase_features import NUM_FEATURES, phrase_features
from amt_core.music.score import Score
from amt_core.system.arrays import read_arrays
from amt_core.system.companion_file import CompanionFile

_Array = NDArray[np.float32]

logger = logging.getLogger(__name__)

PHRASE_BARS: Final = 4
"""Bars that are judged together: the newest one and those before it."""

# Rises with the features. A critic of other features says nothing about these.
_FORMAT: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Critic:
    """A perceptron with one hidden layer on the binned features of a phrase.

    It was trained to tell phrases of training pieces from phrases that the model composed for the
    same descriptions. Its score is used as a density ratio, as in S. Azadi and others,
    "Discriminator Rejection Sampling", ICLR 2019.

    Attributes:
        bins: How the features are encoded.
        hidden: (bins, units) weights of the hidden layer.
        hidden_bias: (units,) added before the rectifier.
        output: (units,) weights of the output.
        output_bias: (1,) added to the output.
    """

    bins: FeatureBins
    hidden: _Array
    hidden_bias: _Array
    output: _Array
    output_bias: _Array

    @classmethod
    def sum_of(cls, critics: Sequence[Critic], *, share: float = 1.0) -> Critic:
        """The critic whose score is a share of the sum of those of several: one with all units.

        Args:
            critics: At least one; all with the same bins.
            share: Multiplies the sum; one by their number gives the mean.
        """
        first = critics[0]
        return cls(
            bins=first.bins,
            hidden=np.concatenate([critic.hidden for critic in critics], axis=1),
            hidden_bias=np.concatenate([critic.hidden_bias for critic in critics]),
            output=np.concatenate([critic.output for critic in critics]) * np.float32(share),
            output_bias=np.sum([critic.output_bias for critic in critics], axis=0)
            * np.float32(share),
        )

    def score(self, piece: Score, bars: range) -> float:
        """The logarithm of the odds that people wrote these bars of a piece.

        Args:
            piece: The piece as far as it is written.
            bars: The phrase, at least one bar.
        """
        encoded = self.bins.encode(phrase_features(piece, bars))
        units = np.maximum(encoded @ self.hidden + self.hidden_bias, 0.0)
        return float(units @ self.output + self.output_bias[0])


def _read(path: Path) -> Critic | None:
    if int(read_arrays(path, {"format": ("i", ())})["format"]) < _FORMAT:
        logger.warning("%s is of an earlier version and is not used; train it again", path)
        return None
    arrays = read_arrays(
        path,
        {
            "format": ("i", ()),
            "feature": ("i", ("bins",)),
            "lower": ("f", ("bins",)),
            "width": ("f", ("bins",)),
            "hidden": ("f", ("bins", "units")),
            "hidden_bias": ("f", ("units",)),
            "output": ("f", ("units",)),
            "output_bias": ("f", (1,)),
        },
    )
    if int(arrays.pop("format")) != _FORMAT:
        raise ValueError(f"{path} has another format")
    feature = arrays.pop("feature").astype(np.int64)
    arrays = {name: array.astype(np.float32) for name, array in arrays.items()}
    bins = FeatureBins(feature=feature, lower=arrays.pop("lower"), width=arrays.pop("width"))
    if not ((feature >= 0) & (feature < NUM_FEATURES)).all() or not (bins.width > 0).all():
        raise ValueError(f"{path} has bins of other features")
    return Critic(bins=bins, **arrays)


def _write(path: Path, critic: Critic) -> None:
    np.savez_compressed(
        path,
        format=np.int64(_FORMAT),
        feature=critic.bins.feature.astype(np.int16),
        lower=critic.bins.lower,
        width=critic.bins.width,
        hidden=critic.hidden.astype(np.float16),  # most of the file
        hidden_bias=critic.hidden_bias,
        output=critic.output,
        output_bias=critic.output_bias,
    )


CRITIC_FILE = CompanionFile(name="critic.npz", read=_read, write=_write)
