"""Labels of clusters: the most distinctive terms, the size, and some texts of each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

_MIN_SHARE = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterInfo:
    """One cluster.

    Attributes:
        cluster: Its number.
        label: Its most distinctive terms.
        size: The number of its pieces.
        examples: The texts of some pieces that have most of the terms of the label.
    """

    cluster: int
    label: str
    size: int
    examples: tuple[str, ...]


def describe_clusters(
    terms: Sequence[Collection[str]],
    texts: Sequence[str],
    clusters: Sequence[int],
    *,
    exclusive: Sequence[Collection[str]] = (),
    num_terms: int = 3,
    num_examples: int = 3,
) -> list[ClusterInfo]:
    """Every cluster that has pieces, by number.

    A term is distinctive by the share of the cluster's pieces that have it, times the logarithm of
    how much rarer it is among all pieces: its part of the Kullback-Leibler divergence. A term that
    is as common everywhere says nothing, one of few pieces says little; without a better one the
    label has the most common terms.

    Args:
        terms: The terms of each piece, such as its style, its tempo and its instruments.
        texts: A text about each piece, as an example.
        clusters: The cluster of each piece.
        exclusive: Sets of terms of which a label has one at most: "slow, fast" says nothing.
        num_terms: Terms in a label.
        num_examples: Texts of each cluster.
    """
    sizes: Counter[int] = Counter(clusters)
    found: dict[int, Counter[str]] = {cluster: Counter() for cluster in sizes}
    everywhere: Counter[str] = Counter()
    pieces: dict[int, list[tuple[Collection[str], str]]] = {cluster: [] for cluster in sizes}
    for own, text, cluster in zip(terms, texts, clusters, strict=True):
        found[cluster].update(set(own))
        everywhere.update(set(own))
        pieces[cluster].append((own, text))
    infos: list[ClusterInfo] = []
    for cluster, size in sorted(sizes.items()):
        shares = {term: count / size for term, count in found[cluster].items()}
        points = {
            term: share * math.log(share * len(terms) / everywhere[term])
            for term, share in shares.items()
        }
        telling = [t for t, share in shares.items() if share >= _MIN_SHARE and points[t] > 0]
        by_points = sorted(telling or shares, key=lambda t: (-points[t], -shares[t], t))
        best = _without_opposites(by_points, exclusive)[:num_terms]
        likest = sorted(pieces[cluster], key=lambda piece: -len(set(best).intersection(piece[0])))
        examples = tuple(dict.fromkeys(text for _, text in likest))[:num_examples]
        infos.append(
            ClusterInfo(cluster=cluster, label=", ".join(best), size=size, examples=examples)
        )
    return infos


def _without_opposites(terms: Sequence[str], exclusive: Sequence[Collection[str]]) -> list[str]:
    """The terms without those that an earlier one of the same set excludes."""
    kept: list[str] = []
    for term in terms:
        if not any(term in each and any(other in each for other in kept) for each in exclusive):
            kept.append(term)
    return kept
