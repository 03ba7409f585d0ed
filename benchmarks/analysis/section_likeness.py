"""Prints how alike sections with equal letters are.

    python -m benchmarks.analysis.section_likeness CORPUS

Two bars are as alike as the share of their notes (place in the bar, pitch class and part) that
both have. Sections are laid together at their starts; in human pieces they are those that
`amt_core.traits` finds, in composed ones those of the plan.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from amt_core.composing.compose import TakeFinished, TakeStarted, compose
from amt_core.engine.model import Model
from amt_core.midi.read import read_midi
from amt_core.music.score import Score
from amt_core.text import describe
from amt_core.traits.analyze_plan import analyze_plan
from benchmarks.machine import this_machine

_LENGTHS = (32, 64, 128)
_TEXTS = ("pop song", "piano and strings")
_STEP_TICKS = 120
_MAX_BARS = 128

Section = tuple[str, int, int]
"""Letter, first bar and length."""
Bars = list[frozenset[tuple[int, int, int]]]


def main() -> None:
    """Composes, measures and prints a line for each length and for human pieces."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path, help="folder with manifest.csv")
    parser.add_argument("--model", type=Path, default=None, help="the model folder")
    parser.add_argument("--seeds", type=int, default=2, help="pieces of each text and length")
    parser.add_argument("--pieces", type=int, default=200, help="human pieces")
    arguments = parser.parse_args()
    model = Model.load(arguments.model)
    print(f"# {this_machine()}; model {model.id}")
    print(f"{'':12}{'pieces':>8}{'equal letters':>15}{'other letters':>15}")
    _print_row("human", list(_human(arguments.corpus, arguments.pieces)))
    for num_bars in _LENGTHS:
        _print_row(f"{num_bars} bars", list(_composed(model, num_bars, arguments.seeds)))


def _human(corpus: Path, pieces: int) -> Iterator[tuple[Score, list[Section]]]:
    with (corpus / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if 32 <= int(row["n_bars"]) <= _MAX_BARS]
    random.Random(1).shuffle(rows)
    for row in rows[:pieces]:
        score = read_midi(corpus / row["path"])
        found = analyze_plan(score).sections
        yield score, [(s.letter, s.first_bar, s.num_bars) for s in found]


def _composed(model: Model, num_bars: int, seeds: int) -> Iterator[tuple[Score, list[Section]]]:
    for text in _TEXTS:
        spec = describe(f"{text}, {num_bars} bars")
        sections: list[Section] = []
        for seed in range(1, seeds + 1):
            for event in compose(spec, model=model, seed=seed):
                match event:
                    case TakeStarted():
                        planned = event.plan.sections
                        sections = [(s.letter, s.first_bar, s.num_bars) for s in planned]
                    case TakeFinished():
                        yield event.score, sections
                    case _:
                        pass


def _print_row(name: str, pieces: Sequence[tuple[Score, list[Section]]]) -> None:
    rows = [likeness(score, sections) for score, sections in pieces]
    means: list[float] = []
    for column in (0, 1):
        shares = [share for row in rows if (share := row[column]) is not None]
        means.append(float(np.mean(shares)) if shares else 0.0)
    print(f"{name:12}{len(pieces):8}{means[0]:15.3f}{means[1]:15.3f}", flush=True)


def likeness(score: Score, sections: Sequence[Section]) -> tuple[float | None, float | None]:
    """The mean likeness of sections with equal letters, and with different ones."""
    bars = _bars(score)
    equal: list[float] = []
    other: list[float] = []
    for (letter, first, length), (letter_2, first_2, length_2) in combinations(sections, 2):
        pairs = [
            (bars[first + i], bars[first_2 + i])
            for i in range(min(length, length_2))
            if first_2 + i < len(bars)
        ]
        shares = [len(a & b) / len(a | b) for a, b in pairs if a | b]
        if shares:
            (equal if letter == letter_2 else other).append(float(np.mean(shares)))
    return (
        float(np.mean(equal)) if equal else None,
        float(np.mean(other)) if other else None,
    )


def _bars(score: Score) -> Bars:
    notes = score.notes
    bar = score.bars_of(notes.onset_ticks)
    place = (notes.onset_ticks - score.bar_starts_ticks[bar]) // _STEP_TICKS
    bars: list[set[tuple[int, int, int]]] = [set() for _ in range(score.num_bars)]
    for b, at, pitch, track in zip(
        bar.tolist(), place.tolist(), (notes.pitch % 12).tolist(), notes.track.tolist(), strict=True
    ):
        bars[b].add((at, pitch, track))
    return [frozenset(each) for each in bars]


if __name__ == "__main__":
    main()
