"""Labels of clusters: the most distinctive words, the size, and some texts of each."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_][\w'-]{2,}")
_STOP_WORDS = frozenset(
    "the and for with from that this its are was has have into over like very than then them they "
    "piece pieces music song track tune write make please something about bars bar bpm tempo key "
    "time minor major maj min measures long length seconds beats minute around style genre mood "
    "not but all one two three four his her which who were been also".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterInfo:
    """One cluster.

    Attributes:
        cluster: Its number.
        label: Its most distinctive words.
        size: The number of its pieces.
        examples: Some of its texts.
    """

    cluster: int
    label: str
    size: int
    examples: tuple[str, ...]


def describe_clusters(
    texts: Sequence[str], clusters: Sequence[int], *, num_words: int = 3, num_examples: int = 3
) -> list[ClusterInfo]:
    """Every cluster that has texts, by number.

    A word is distinctive by how often a text of the cluster has it, times the logarithm of how
    much rarer it is in all texts (class-based tf-idf).

    Args:
        texts: One text per piece.
        clusters: The cluster of each piece.
        num_words: Words in a label.
        num_examples: Texts of each cluster.
    """
    sizes: Counter[int] = Counter(clusters)
    words: dict[int, Counter[str]] = {cluster: Counter() for cluster in sizes}
    everywhere: Counter[str] = Counter()
    examples: dict[int, list[str]] = {cluster: [] for cluster in sizes}
    for text, cluster in zip(texts, clusters, strict=True):
        found = {word.lower() for word in _WORD.findall(text)} - _STOP_WORDS
        words[cluster].update(found)
        everywhere.update(found)
        if len(examples[cluster]) < num_examples and text not in examples[cluster]:
            examples[cluster].append(text)
    infos: list[ClusterInfo] = []
    for cluster, size in sorted(sizes.items()):
        points = {
            word: count / size * math.log(1 + (count / size) / (everywhere[word] / len(texts)))
            for word, count in words[cluster].items()
        }
        best = sorted(points, key=lambda word: (-points[word], word))[:num_words]
        infos.append(
            ClusterInfo(
                cluster=cluster, label=", ".join(best), size=size, examples=tuple(examples[cluster])
            )
        )
    return infos
