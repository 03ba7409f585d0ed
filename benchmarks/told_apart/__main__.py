"""Measures how well composed pieces are told from human ones, and by which features.

    python -m benchmarks.told_apart CORPUS [--model FOLDER] [--pairs 100] [--seed 1] [--json FILE]
    python -m benchmarks.told_apart CORPUS --without chords key
    python -m benchmarks.told_apart CORPUS --candidates 4
    python -m benchmarks.told_apart CORPUS --against human

For each human test piece the model writes one with the same genre, instruments, key, tempo and
meter, and the middle of both is compared: 16 bars without beginning and ending. A random forest
that has not seen a pair then says which is which. Both sides lie on the token grid, so that the
music tells and not the format. `--against human` puts other human pieces of the same source in the
model's place: that is the floor. AUC 0.5 means indistinguishable.
`--without` switches preferences off, which shows what each of them is good for.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import numpy as np

from amt_core.engine.model import Model
from amt_core.evaluation.told_apart.classifier import (
    Array,
    Auc,
    FeatureGap,
    auc_of,
    feature_gaps,
    held_out_scores,
)
from amt_core.evaluation.told_apart.features import feature_table
from amt_core.evaluation.told_apart.pairs import composed
from amt_core.music.score import Score
from benchmarks.machine import this_machine
from benchmarks.told_apart.pairs import HumanPiece, human_pieces
from benchmarks.told_apart.without import PREFERENCES, without

_MIN_PAIRS_OF_A_GROUP = 8


def main() -> None:
    """Reads, composes, classifies, prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path, help="a folder with manifest.csv")
    parser.add_argument("--model", type=Path, help="the model folder; the default model if absent")
    parser.add_argument("--pairs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--split", default="test", choices=("valid", "test"))
    parser.add_argument("--against", default="model", choices=("model", "human"))
    parser.add_argument("--candidates", type=int, help="candidates of each bar")
    parser.add_argument("--without", nargs="+", default=[], choices=PREFERENCES)
    parser.add_argument("--most", type=int, default=20, help="how many features to print")
    parser.add_argument("--json", type=Path, help="where to write all figures")
    chosen = parser.parse_args()

    wanted = chosen.pairs * (2 if chosen.against == "human" else 1)
    pieces = human_pieces(chosen.corpus, count=wanted, seed=chosen.seed, split=chosen.split)
    if chosen.against == "human":
        pieces, others = _matched(pieces)
        name = "other human pieces"
    else:
        model = Model.load(chosen.model)
        name = " without ".join([model.id, *filter(None, [", ".join(chosen.without)])])
        with without(chosen.without):
            takes = composed(
                [piece.spec for piece in pieces],
                model=model,
                seed=chosen.seed,
                num_candidates=chosen.candidates,
            )
            others = [each.score for each in takes]

    first, names = feature_table([piece.score for piece in pieces])
    second, _ = feature_table(others)
    scores = held_out_scores(first, second, seed=chosen.seed)
    whole = auc_of(*scores, seed=chosen.seed)
    gaps = feature_gaps(names, first, second)
    groups = {
        kind: _by_group([getattr(piece, kind) for piece in pieces], scores, seed=chosen.seed)
        for kind in ("source", "genre")
    }

    print(f"# {this_machine()}; seed {chosen.seed}, split {chosen.split}")
    print(f"{len(pieces)} pairs, {len(names)} features: human pieces against {name}")
    print(f"AUC {_words(whole)}")
    print(f"\n{'feature':<26}{'human':>9}{'other':>9}{'deviations':>12}{'AUC':>7}")
    for gap in gaps[: chosen.most]:
        print(
            f"{gap.name:<26}{gap.first:>9.3f}{gap.second:>9.3f}{gap.deviations:>12.2f}{gap.auc:>7.2f}"
        )
    for kind, of_group in groups.items():
        print(f"\nby {kind}")
        for group, auc in of_group.items():
            print(f"  {group:<24}{_words(auc)}")
    if chosen.json:
        _write_json(chosen.json, whole, gaps, groups)


def _matched(pieces: list[HumanPiece]) -> tuple[list[HumanPiece], list[Score]]:
    """Pieces in pairs of one source each; what is left over is dropped."""
    waiting: dict[str, HumanPiece] = {}
    pairs: list[tuple[HumanPiece, HumanPiece]] = []
    for piece in pieces:
        other = waiting.pop(piece.source, None)
        if other is None:
            waiting[piece.source] = piece
        else:
            pairs.append((other, piece))
    return [a for a, _ in pairs], [b.score for _, b in pairs]


def _by_group(groups: list[str], scores: tuple[Array, Array], *, seed: int) -> dict[str, Auc]:
    """The AUC within each group that has enough pairs, the largest group first."""
    members = np.array(groups)
    return {
        group: auc_of(scores[0][members == group], scores[1][members == group], seed=seed)
        for group, count in Counter(groups).most_common()
        if count >= _MIN_PAIRS_OF_A_GROUP
    }


def _words(auc: Auc) -> str:
    return f"{auc.value:.3f} ({auc.low:.3f} to {auc.high:.3f}, {auc.num_pairs} pairs)"


def _write_json(
    path: Path, whole: Auc, gaps: list[FeatureGap], groups: dict[str, dict[str, Auc]]
) -> None:
    figures = {
        "auc": asdict(whole),
        "features": [asdict(gap) for gap in gaps],
        **{
            f"by_{kind}": {group: asdict(auc) for group, auc in found.items()}
            for kind, found in groups.items()
        },
    }
    path.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
