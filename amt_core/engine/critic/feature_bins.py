"""Features as positions within bins, so that a small network bends where people and models differ.

The piecewise linear encoding of Y. Gorishniy, I. Rubachev and A. Babenko, "On Embeddings for
Numerical Features in Tabular Deep Learning", NeurIPS 2022.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

_BINS_OF_A_FEATURE: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FeatureBins:
    """Bins that hold equally many of the phrases that a critic has learned from.

    Attributes:
        feature: (bins,) the index of the feature that each bin is of.
        lower: (bins,) the least value of each bin.
        width: (bins,) how far its greatest value is above that, more than 0.
    """

    feature: NDArray[np.int64]
    lower: NDArray[np.float32]
    width: NDArray[np.float32]

    @classmethod
    def of(cls, table: NDArray[np.float32]) -> FeatureBins:
        """Bins of the columns of a (phrases, features) table; none of a column of one value."""
        shares = np.linspace(0.0, 1.0, _BINS_OF_A_FEATURE + 1)
        edges = [np.unique(column) for column in np.quantile(table, shares, axis=0).T]
        return cls(
            feature=np.repeat(np.arange(len(edges)), [len(each) - 1 for each in edges]),
            lower=np.concatenate([each[:-1] for each in edges]).astype(np.float32),
            width=np.concatenate([np.diff(each) for each in edges]).astype(np.float32),
        )

    def encode(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """(…, bins) how much of each bin lies below the value, 0 to 1, of (…, features)."""
        return np.clip((features[..., self.feature] - self.lower) / self.width, 0.0, 1.0)
