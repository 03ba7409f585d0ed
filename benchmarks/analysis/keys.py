"""Compares requested keys with the keys detected in composed pieces.

    python -m benchmarks.analysis.keys [--json]

Composes pieces in all 24 keys for several instrumentations, and finds the key in their notes
(Krumhansl and Kessler's profiles), not in the signature that the file states.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass

import numpy as np

from amt_core.composing.compose import TakeFinished, compose
from amt_core.engine.model import Model
from amt_core.music.analysis import analyze
from amt_core.music.score import Score
from amt_core.music.theory import ALL_KEYS, Key
from amt_core.text import describe
from benchmarks.machine import this_machine

PLAYERS = (
    "jazz quartet", "rock band", "string quartet", "piano solo",
    "folk trio of fiddle, guitar and bass", "pop band",
)  # fmt: skip
PIECES_PER_KEY = 2
FIRST_SEED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures:
    """Shares of the pieces, or of their notes.

    Attributes:
        pieces: Pieces composed.
        correct: Share whose key is the one asked for.
        correct_or_relative: Share whose key is that one or its relative.
        outside_scale: Share of pitched notes outside the scale, mean over the pieces.
    """

    pieces: int
    correct: float
    correct_or_relative: float
    outside_scale: float


def measure(model: Model) -> KeyFigures:
    """Composes pieces and detects their keys."""
    found: list[tuple[Key, Key | None]] = []
    outside: list[float] = []
    for i, key in enumerate(ALL_KEYS):
        for j in range(PIECES_PER_KEY):
            players = PLAYERS[(i + 3 * j) % len(PLAYERS)]
            seed = FIRST_SEED + PIECES_PER_KEY * i + j
            for event in compose(describe(f"{players} in {key}, 16 bars"), model=model, seed=seed):
                if isinstance(event, TakeFinished):
                    found.append((key, analyze(event.score).key))
                    outside.append(_share_outside(event.score, key))
    return KeyFigures(
        pieces=len(found),
        correct=float(np.mean([detected == key for key, detected in found])),
        correct_or_relative=float(
            np.mean([detected in (key, key.relative) for key, detected in found])
        ),
        outside_scale=float(np.mean(outside)),
    )


def _share_outside(score: Score, key: Key) -> float:
    is_drum = np.array([track.is_drum for track in score.tracks])
    pitches = score.notes.pitch[~is_drum[score.notes.track]]
    return float(np.mean(~np.isin(pitches % 12, sorted(key.scale))))


def main() -> None:
    """Runs the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    model = Model.load()
    figures = measure(model)
    if arguments.json:
        print(json.dumps(asdict(figures)))
        return
    print(this_machine())
    print(f"model {model.id}, seeds from {FIRST_SEED}, {figures.pieces} pieces of 16 bars")
    print(f"key as asked for           {figures.correct:6.1%}")
    print(f"that or its relative       {figures.correct_or_relative:6.1%}")
    print(f"notes outside the scale    {figures.outside_scale:6.1%}")


if __name__ == "__main__":
    main()
