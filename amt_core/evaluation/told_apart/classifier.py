"""The two-sample test: a random forest, cross-validated by pair, and what it looks at.

D. Lopez-Paz & M. Oquab, "Revisiting classifier two-sample tests", ICLR 2017: where a classifier
that has not seen a pair cannot tell which of the two is which (AUC 0.5), the two samples are alike
in all that its features measure.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_NUM_FOLDS = 10
_NUM_RESAMPLES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Auc:
    """The area under the ROC curve with its 95 % bootstrap interval over pairs.

    Attributes:
        value: 0.5 where nothing is told apart, 1 where everything is.
        low: Lower end of the interval.
        high: Upper end of the interval.
        num_pairs: Pairs that it is of.
    """

    value: float
    low: float
    high: float
    num_pairs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureGap:
    """The distance of one feature between the two samples.

    Attributes:
        name: The feature.
        first: Its mean in the first sample.
        second: Its mean in the second sample.
        deviations: Difference of the means in standard deviations of the first sample.
        auc: How well this feature alone tells the samples apart, 0.5 to 1.
    """

    name: str
    first: float
    second: float
    deviations: float
    auc: float


def held_out_scores(
    first: Array, second: Array, *, seed: int, num_trees: int = 300
) -> tuple[Array, Array]:
    """(n,), (n,): how much each piece looks like the second sample to forests without its pair.

    Args:
        first: (n, features) one row a piece.
        second: (n, features) the other piece of each pair.
        seed: Draws folds and forests.
        num_trees: Trees of each forest.
    """
    from sklearn.ensemble import RandomForestClassifier

    num_pairs = len(first)
    scores = np.zeros((2, num_pairs))
    fold = np.random.default_rng(seed).permutation(num_pairs) % min(_NUM_FOLDS, num_pairs)
    for number in range(int(fold.max()) + 1):
        train, test = fold != number, fold == number
        rows = np.concatenate([first[train], second[train]])
        labels = np.repeat((0, 1), int(train.sum()))
        forest = RandomForestClassifier(num_trees, min_samples_leaf=2, random_state=seed)
        forest.fit(rows, labels)
        for row, sample in enumerate((first, second)):
            scores[row, test] = np.asarray(forest.predict_proba(sample[test]))[:, 1]
    return scores[0], scores[1]


def auc_of(first: Array, second: Array, *, seed: int) -> Auc:
    """The AUC of scores of two samples, resampled by pair."""
    rng = np.random.default_rng(seed)
    count = len(first)
    resampled = [
        _auc(first[chosen], second[chosen])
        for chosen in (rng.integers(count, size=count) for _ in range(_NUM_RESAMPLES))
    ]
    low, high = np.quantile(resampled, (0.025, 0.975))
    return Auc(value=_auc(first, second), low=float(low), high=float(high), num_pairs=count)


def feature_gaps(names: list[str], first: Array, second: Array) -> list[FeatureGap]:
    """The gaps of the features, the feature that tells the samples apart best first."""
    gaps: list[FeatureGap] = []
    for i, name in enumerate(names):
        a, b = first[:, i], second[:, i]
        spread = float(a.std())
        difference = float(b.mean() - a.mean())
        auc = _auc(a, b)
        gaps.append(
            FeatureGap(
                name=name,
                first=float(a.mean()),
                second=float(b.mean()),
                deviations=difference / spread if spread > 0 else 0.0,
                auc=max(auc, 1.0 - auc),
            )
        )
    return sorted(gaps, key=lambda gap: -gap.auc)


def _auc(first: Array, second: Array) -> float:
    from sklearn.metrics import roc_auc_score

    labels = np.repeat((0, 1), (len(first), len(second)))
    return float(roc_auc_score(labels, np.concatenate([first, second])))
