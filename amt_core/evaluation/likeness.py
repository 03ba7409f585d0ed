"""Similarity of two pieces or sets of pieces: density, pitches, loudness, tempo, n-grams."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from amt_core.evaluation.measures.columns import PieceColumns
from amt_core.evaluation.measures.harmony import Harmony
from amt_core.music.score import Score
from amt_core.tokens.codec import encode
from amt_core.tokens.grid import quantize

Floats = NDArray[np.float64]

NUM_VELOCITY_BINS = 16
_CURVE_POINTS = 64


def density_difference(generated: float, reference: float) -> float:
    """The difference of two densities by the larger one, 0..1."""
    larger = max(generated, reference)
    return abs(generated - reference) / larger if larger else 0.0


def histogram_similarity(p: Floats, q: Floats) -> float:
    """The overlap of two histograms, 0..1: the sum of the smaller shares."""
    if not p.sum() or not q.sum():
        return float(p.sum() == q.sum())
    return float(np.minimum(p / p.sum(), q / q.sum()).sum())


def divergence(p: Floats, q: Floats) -> float:
    """Kullback-Leibler divergence of a histogram from a reference, in nats.

    One is added to every bin, so that a bin that is empty in the reference is not infinitely far.
    """
    p, q = (p + 1.0) / (p + 1.0).sum(), (q + 1.0) / (q + 1.0).sum()
    return float((p * np.log(p / q)).sum())


def velocity_histogram(score: Score) -> Floats:
    """(16,) notes by loudness, in steps of eight."""
    bins = score.notes.velocity // (128 // NUM_VELOCITY_BINS)
    return np.bincount(bins, minlength=NUM_VELOCITY_BINS).astype(np.float64)


def degree_histogram(score: Score) -> Floats:
    """(12,) pitched notes by semitones above the tonic of the key found; zeros without a key.

    Transposing a piece does not change it, so that pieces in different keys can be compared.
    """
    columns = PieceColumns(score)
    key = Harmony(columns).key
    return np.zeros(12) if key is None else np.roll(columns.pitch_class_counts, -key.tonic)


def tempo_curve_distance(generated: Score, reference: Score) -> float:
    """The distance of two tempo curves after dynamic time warping: mean |log2| of the tempo ratio.

    Each curve is read at 64 equally spaced moments; 1 means twice as fast throughout.
    """
    a, b = _tempo_curve(generated), _tempo_curve(reference)
    cost = np.abs(a[:, None] - b[None, :])
    total = np.full((_CURVE_POINTS + 1, _CURVE_POINTS + 1), np.inf)
    steps = np.zeros_like(total)
    total[0, 0] = 0.0
    for i in range(_CURVE_POINTS):
        for j in range(_CURVE_POINTS):
            ways = ((i, j), (i, j + 1), (i + 1, j))
            best = min(ways, key=lambda way: total[way])
            total[i + 1, j + 1] = total[best] + cost[i, j]
            steps[i + 1, j + 1] = steps[best] + 1
    return float(total[-1, -1] / steps[-1, -1])


def bleu(generated: Sequence[Score], references: Sequence[Score], *, n: int = 4) -> float:
    """BLEU of token sequences (Papineni et al. 2002), each piece against all references."""
    theirs = [note_tokens(score) for score in references]
    most = [
        _largest(Counter(_ngrams(tokens, order)) for tokens in theirs) for order in range(1, n + 1)
    ]
    right, total = np.zeros(n), np.zeros(n)
    num_own = num_theirs = 0
    for score in generated:
        tokens = note_tokens(score)
        num_own += len(tokens)
        num_theirs += min((len(t) for t in theirs), key=lambda size: abs(size - len(tokens)))
        for order in range(1, n + 1):
            counts = Counter(_ngrams(tokens, order))
            right[order - 1] += sum(min(c, most[order - 1][g]) for g, c in counts.items())
            total[order - 1] += sum(counts.values())
    if not right.all():
        return 0.0
    brevity = min(1.0, float(np.exp(1.0 - num_theirs / num_own)))
    return brevity * float(np.exp(np.log(right / total).mean()))


def ngram_f1(generated: Sequence[Score], references: Sequence[Score], *, n: int = 4) -> float:
    """F1 of the different n-grams of tokens that two sets use."""
    own = {gram for score in generated for gram in _ngrams(note_tokens(score), n)}
    theirs = {gram for score in references for gram in _ngrams(note_tokens(score), n)}
    return 2 * len(own & theirs) / max(len(own) + len(theirs), 1)


def note_tokens(score: Score) -> list[int]:
    """The tokens of all cells of a piece, without controls and bar frames."""
    return encode(quantize(score)).cells.tolist()


def _tempo_curve(score: Score) -> Floats:
    moments = np.linspace(0.0, score.duration_sec, _CURVE_POINTS, endpoint=False)
    ticks = score.tempo.to_ticks(moments)
    return np.log2([score.tempo.at(int(tick)) for tick in ticks])


def _ngrams(tokens: Sequence[int], n: int) -> list[tuple[int, ...]]:
    return list(zip(*(tokens[offset:] for offset in range(n)), strict=False))


def _largest(counters: Iterable[Counter[tuple[int, ...]]]) -> Counter[tuple[int, ...]]:
    largest: Counter[tuple[int, ...]] = Counter()
    for counter in counters:
        largest |= counter
    return largest


def compare_sets(generated: Sequence[Score], references: Sequence[Score]) -> dict[str, float]:
    """Every comparison of this module between two sets, neither of them empty.

    Histograms are sums over each set. Densities and tempo curves are compared pair by
    pair, the n-th piece with the n-th, for the length of the shorter set.
    """
    pairs = list(zip(generated, references, strict=False))
    densities = [
        density_difference(len(a.notes) / a.num_bars, len(b.notes) / b.num_bars) for a, b in pairs
    ]
    return {
        "degree_similarity": histogram_similarity(
            _sum(degree_histogram(score) for score in generated),
            _sum(degree_histogram(score) for score in references),
        ),
        "velocity_divergence": divergence(
            _sum(velocity_histogram(score) for score in generated),
            _sum(velocity_histogram(score) for score in references),
        ),
        "density_difference": float(np.mean(densities)),
        "tempo_curve_distance": float(np.mean([tempo_curve_distance(a, b) for a, b in pairs])),
        "bleu_4": bleu(generated, references),
        "ngram_f1_4": ngram_f1(generated, references),
    }


def _sum(histograms: Iterable[Floats]) -> Floats:
    return np.sum(list(histograms), axis=0)
