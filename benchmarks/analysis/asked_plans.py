"""Compares the plans that are asked for with those found in the pieces.

    python -m benchmarks.analysis.asked_plans -o DIR

One piece for each of the built-in descriptions of chords, forms, changes, roles and figures, as
`amt evaluate --plans` composes and measures them; a run that was stopped goes on. Next to them
stand, measured by the same analyzer, pieces of the corpus whose chords are known: generated
progressions, and the chords that an accompanying part of an arranged song strikes.
`--without` switches preferences off, which shows what each of them is good for.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from amt_core.engine.model_folder import default_model_path
from amt_core.evaluation.descriptions import plan_descriptions
from amt_core.evaluation.plans.plan_adherence import PLAN_FIGURES, ChordSpan, measure_chords
from amt_core.midi.read import read_midi
from amt_core.music.score import Score
from amt_core.music.theory import Key
from amt_core.pipeline.model.evaluate import Trial, evaluate_model
from amt_core.traits.analyze_plan import analyze_plan
from benchmarks.analysis.comped_chords import struck_chords
from benchmarks.analysis.known_chords import align, read_progression
from benchmarks.machine import this_machine
from benchmarks.told_apart.without import PREFERENCES, without

Row = dict[str, str]
Means = Mapping[str, float]


def main() -> None:
    """Composes, measures and prints a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add = parser.add_argument
    add("-o", "--output", type=Path, required=True, help="folder for the pieces and plans.json")
    add("--model", type=Path, default=default_model_path(), help="the model folder")
    add("--limit", type=int, default=0, help="the number of descriptions, evenly spaced; 0: all")
    add("--seed", type=int, default=1, help="seed of the first piece")
    add("--without", nargs="+", default=[], choices=PREFERENCES, help="preferences to switch off")
    add("--corpus", type=Path, help="folder with manifest.csv: measure its known chords as well")
    add("--pieces", type=int, default=100, help="pieces of each source of the corpus")
    arguments = parser.parse_args()
    began = time.perf_counter()
    descriptions = plan_descriptions()
    if arguments.limit:
        count = min(arguments.limit, len(descriptions))
        descriptions = [descriptions[i * len(descriptions) // count] for i in range(count)]
    figures: dict[str, Any] = {}
    with without(arguments.without):
        for _ in evaluate_model(
            arguments.model,
            Trial(descriptions=descriptions, seed=arguments.seed),
            folder=arguments.output / "pieces",
            figures=figures,
        ):
            pass
    composed = {name: row["mean"] for name, row in figures["plan"].items()}
    counts = {name: row["n"] for name, row in figures["plan"].items()}
    columns: dict[str, Means] = {"composed": composed}
    if arguments.corpus is not None:
        columns |= _human(arguments.corpus, arguments.pieces)
    left_out = f" without {', '.join(arguments.without)}" if arguments.without else ""
    print(f"# {this_machine()}; model {figures['model']}{left_out}")
    print(
        f"# {len(descriptions)} descriptions, one take each, seed {arguments.seed}; "
        f"{time.perf_counter() - began:.0f} s"
    )
    print(f"{'':16}{'n':>5}" + "".join(f"{name:>14}" for name in columns))
    for name in PLAN_FIGURES:
        cells = [
            f"{means[name]:14.1%}" if name in means else 14 * " " for means in columns.values()
        ]
        print(f"{name.replace('_', ' '):16}{counts.get(name, 0):5}{''.join(cells)}")
    (arguments.output / "plans.json").write_text(
        json.dumps({"columns": columns, "pieces": figures["pieces"]}, indent=1), encoding="utf-8"
    )


def _human(corpus: Path, pieces: int) -> dict[str, Means]:
    """The figures of the chords of pieces whose chords are known."""
    with (corpus / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    random.Random(1).shuffle(rows)
    sources = {"progressions": _known_spans, "openewld": _struck_spans}
    columns: dict[str, Means] = {}
    for source, spans_of in sources.items():
        measured: list[dict[str, float]] = []
        for row in [row for row in rows if row["source"] == source][:pieces]:
            score = read_midi(corpus / row["path"])
            spans = list(spans_of(row, score))
            if spans:
                measured.append(measure_chords(score, spans))
        columns[source] = _means(measured)
    return columns


def _means(rows: Sequence[Mapping[str, float]]) -> Means:
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: float(np.mean([row[name] for row in rows if name in row])) for name in names}


def _known_spans(row: Row, score: Score) -> Iterator[ChordSpan]:
    """The chords from which a piece was generated, where its file says them."""
    form = re.search(r"form (\w+)", row["style_detail"])
    key = Key.parse(re.sub(r"\(.*", "", row["key"]))
    sections = read_progression(row["source_ref"], key.tonic)
    if form is None or sections is None:
        return
    starts = score.bar_starts_ticks
    # Where the introduction ends is found as the analysis hears it; the chords are not.
    found = analyze_plan(replace(score, keys=())).chords
    for known in align(sections, form[1], score.num_bars, found):
        start, bar_ticks = int(starts[known.bar]), score.meter.at(known.bar).bar_ticks
        yield (
            start + round(known.start * bar_ticks),
            start + round(known.end * bar_ticks),
            known.chord,
        )


def _struck_spans(_: Row, score: Score) -> Iterator[ChordSpan]:
    """The chords that the part that strikes most of them plays, each until the next one.

    Notes that stand for one chord alone say which it is.
    """
    struck = [list(struck_chords(score, track)) for track in range(len(score.tracks))]
    chords = max(struck, key=len, default=[])
    if len(chords) < score.num_bars:
        return
    ends = [*(tick for tick, _ in chords[1:]), score.length_ticks]
    for (tick, names), end in zip(chords, ends, strict=True):
        if len(names) == 1:
            yield tick, min(end, tick + score.meter.at(0).bar_ticks), names[0]


if __name__ == "__main__":
    main()
