"""Summarizes the figures of single pieces as the table of a model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from amt_core.evaluation.confidence import mean_of
from amt_core.evaluation.densities import overlap_and_divergence
from amt_core.evaluation.figures import PieceFigures
from amt_core.evaluation.likeness import divergence, histogram_similarity
from amt_core.evaluation.novelty.novelty import summarize_novelty
from amt_core.evaluation.reference import Reference

Rows = dict[str, dict[str, Any]]


def summarize(
    pieces: Sequence[PieceFigures],
    *,
    reference: Reference | None = None,
    unconstrained: Sequence[PieceFigures] = (),
) -> dict[str, Any]:
    """The table of a model as plain JSON values; every mean has its interval and its n.

    Args:
        pieces: At least one.
        reference: The statistics of human pieces.
        unconstrained: Pieces for some of the same descriptions, composed without the grammar.

    Returns:
        `adherence` by kind of answer (`all`, each part of the set, the baselines `shuffled`,
        `constant` and `human`, and `unconstrained` and `constrained` for the same texts),
        `tempo` by wording, `plan` with the chords, form and changes, `caption_sensitivity` in
        points, `musicality` with the human figures, `sets`, `novelty`, `score`, and the single
        `pieces`.
    """
    table: dict[str, Any] = {
        "num_pieces": len(pieces),
        "adherence": _adherence(pieces, reference, unconstrained),
        "tempo": {
            wording: means(piece.adherence for piece in pieces if piece.wording == wording)
            for wording in ("number", "word")
        },
        "plan": means(piece.plan for piece in pieces),
        "caption_sensitivity": caption_sensitivity(pieces),
        "musicality": _musicality(pieces, reference, unconstrained),
        "sets": {} if reference is None else _sets(pieces, reference),
        "novelty": _novelty(pieces, reference),
        "score": mean_of([piece.score for piece in pieces]).to_json(),
        "pieces": [piece.to_json() for piece in pieces],
    }
    return table


def means(rows: Iterable[Mapping[str, float]]) -> Rows:
    """For each figure, its mean over the rows that have it."""
    values: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        for name, value in row.items():
            values[name].append(value)
    return {name: mean_of(each).to_json() for name, each in values.items()}


def caption_sensitivity(pieces: Sequence[PieceFigures]) -> dict[str, float] | None:
    """The points by which adherence falls if each piece is compared with another description.

    All pieces have the same seed, so that a piece for the other description is the one that would
    have been written had the captions been exchanged. None if nothing was asked or exchanged.
    """
    own = [piece.adherence["asa"] for piece in pieces if "asa" in piece.adherence]
    other = [piece.shuffled["asa"] for piece in pieces if "asa" in piece.shuffled]
    if not own or not other:
        return None
    a, b = mean_of(own), mean_of(other)
    # The two means are nearly independent: their intervals add as squares.
    difference = a.mean - b.mean
    low = difference - float(np.hypot(a.mean - a.low, b.high - b.mean))
    high = difference + float(np.hypot(a.high - a.mean, b.mean - b.low))
    return {
        "mean": round(100 * difference, 2),
        "low": round(100 * low, 2),
        "high": round(100 * high, 2),
        "n": min(a.n, b.n),
    }


def _adherence(
    pieces: Sequence[PieceFigures],
    reference: Reference | None,
    unconstrained: Sequence[PieceFigures],
) -> dict[str, Rows]:
    parts = list(dict.fromkeys(piece.part for piece in pieces))
    answers: dict[str, Rows] = {"all": means(piece.adherence for piece in pieces)}
    if len(parts) > 1:
        for part in parts:
            answers[part] = means(piece.adherence for piece in pieces if piece.part == part)
    answers["shuffled"] = means(piece.shuffled for piece in pieces)
    answers["constant"] = means(piece.constant for piece in pieces)
    if reference is not None:
        answers["human"] = dict(reference.key)
    if unconstrained:
        texts = {piece.text for piece in unconstrained}
        answers["unconstrained"] = means(piece.adherence for piece in unconstrained)
        answers["constrained"] = means(p.adherence for p in pieces if p.text in texts)
    return answers


def _musicality(
    pieces: Sequence[PieceFigures],
    reference: Reference | None,
    unconstrained: Sequence[PieceFigures],
) -> Rows:
    free = means(piece.musicality for piece in unconstrained)
    rows: Rows = {}
    for name, row in means(piece.musicality for piece in pieces).items():
        if name in free:
            row["unconstrained"] = free[name]["mean"]
        if reference is not None and name in reference.measures:
            human = reference.measures[name]
            values = [p.musicality[name] for p in pieces if name in p.musicality]
            row["values"] = [round(value, 4) for value in values]
            row["human"] = {key: human[key] for key in ("mean", "low", "high", "n", "values")}
            if human["mean"]:
                row["difference"] = round(row["mean"] / human["mean"] - 1.0, 5)
            if (pair := overlap_and_divergence(values, human["values"])) is not None:
                row["overlap"], row["divergence"] = (round(each, 4) for each in pair)
        rows[name] = row
    return rows


def _sets(pieces: Sequence[PieceFigures], reference: Reference) -> dict[str, float]:
    """Compares histograms of the whole set and of the human pieces; every piece counts the same.

    The divergence is per thousand notes of both, so that the one note that is added to every bin
    weighs the same in each.
    """
    velocities = np.sum([_shares(piece.velocities) for piece in pieces], axis=0)
    degrees = np.sum([_shares(piece.degrees) for piece in pieces], axis=0)
    return {
        "velocity_divergence": round(
            divergence(
                1000.0 * velocities / max(velocities.sum(), 1e-9),
                1000.0 * reference.velocities / reference.velocities.sum(),
            ),
            4,
        ),
        "degree_similarity": round(histogram_similarity(degrees, reference.degrees), 4),
    }


def _novelty(pieces: Sequence[PieceFigures], reference: Reference | None) -> dict[str, Any]:
    table = summarize_novelty([p.novelty for p in pieces if p.novelty is not None])
    if table and reference is not None and reference.novelty:
        table["human"] = reference.novelty
    return table


def _shares(counts: Sequence[float]) -> np.ndarray[Any, np.dtype[np.float64]]:
    column = np.asarray(counts, dtype=np.float64)
    return column / column.sum() if column.any() else column
