"""Features are encoded as positions within bins."""

from __future__ import annotations

import numpy as np

from amt_core.engine.critic.feature_bins import FeatureBins


def test_bins_hold_equally_many_values_and_fill_one_after_another() -> None:
    table = np.arange(17, dtype=np.float32)[:, None]
    bins = FeatureBins.of(table)
    assert bins.lower.tolist() == [0, 2, 4, 6, 8, 10, 12, 14]
    encoded = bins.encode(np.array([[-5.0], [3.0], [100.0]], dtype=np.float32))
    assert encoded.tolist() == [[0] * 8, [1, 0.5, *[0] * 6], [1] * 8]


def test_columns_of_few_values_have_few_bins() -> None:
    table = np.array([[1, 0, 7]] * 30 + [[1, 1, 7]] * 20 + [[1, 1, 9]], dtype=np.float32)
    bins = FeatureBins.of(table)
    assert bins.feature.tolist() == [1, 2]
    assert (bins.width > 0).all()
    assert bins.encode(table).shape == (51, 2)
