"""Composing with the code of two trees in turn: how much faster is this one?

Both write the same descriptions with the same seeds, seed by seed one after the other, so that
other work on the machine slows both. Processor time counts where the machine is busy.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from amt_core.composing.compose import TakeFinished, compose
from amt_core.engine.model import Model
from amt_core.text import describe


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """The cost of some pieces.

    Attributes:
        music_sec: Their playing time.
        processor_sec: Processor time of writing them.
        wall_sec: The time that passed.
    """

    music_sec: float
    processor_sec: float
    wall_sec: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The costs of the same pieces, written by two trees.

    Attributes:
        ours: The costs in this tree, a piece each.
        theirs: The costs in the other tree.
    """

    ours: tuple[Cost, ...]
    theirs: tuple[Cost, ...]

    def __str__(self) -> str:
        lines = [f"{'':<24}{'other tree':>12}{'this tree':>12}{'ratio':>8}"]
        for name, attribute in (("processor", "processor_sec"), ("wall", "wall_sec")):
            theirs, ours = (
                sum(each.music_sec for each in costs) / sum(getattr(c, attribute) for c in costs)
                for costs in (self.theirs, self.ours)
            )
            what = f"music per {name} time"
            lines.append(f"{what:<24}{theirs:>10.1f} ×{ours:>10.1f} ×{ours / theirs:>8.2f}")
        return "\n".join(lines)


def compare_trees(
    other: Path, descriptions: tuple[str, ...], *, num_bars: int, seeds: range
) -> Comparison:
    """Writes pieces with the code and the default model of this tree and of another one, in turn.

    Args:
        other: The root of the other tree.
        descriptions: What to write.
        num_bars: Length of each piece.
        seeds: Each description is written once with each.
    """
    costs: dict[Path, list[Cost]] = {Path(__file__).resolve().parents[2]: [], other.resolve(): []}
    for seed in seeds:
        for tree, found in costs.items():
            # This file measures both trees; what it imports is the tree's own.
            answer = subprocess.run(
                [sys.executable, __file__, json.dumps([descriptions, num_bars, seed])],
                capture_output=True,
                text=True,
                check=True,
                cwd=tree,
                env={**os.environ, "PYTHONPATH": str(tree)},
            )
            found += [Cost(**each) for each in json.loads(answer.stdout.splitlines()[-1])]
    ours, theirs = costs.values()
    return Comparison(ours=tuple(ours), theirs=tuple(theirs))


def _measure(descriptions: list[str], num_bars: int, seed: int) -> list[dict[str, float]]:
    """The cost of each description, after one piece to warm up."""
    model = Model.load()
    specs = [describe(text).setting("num_bars", num_bars) for text in descriptions]
    list(compose(specs[0], model=model, seed=seed))
    costs: list[dict[str, float]] = []
    for spec in specs:
        processor, wall = time.process_time(), time.perf_counter()
        events = list(compose(spec, model=model, seed=seed))
        costs.append(
            {
                "music_sec": sum(e.stats.music_sec for e in events if isinstance(e, TakeFinished)),
                "processor_sec": time.process_time() - processor,
                "wall_sec": time.perf_counter() - wall,
            }
        )
    return costs


if __name__ == "__main__":
    print(json.dumps(_measure(*json.loads(sys.argv[1]))))
