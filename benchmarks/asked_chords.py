"""Prints how many asked chords are found in what is written: `python -m benchmarks.asked_chords`.

Each description is composed with several seeds. The chord of every bar is looked for by
`amt_core.traits` where the bar begins, and by the bass note there.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from amt_core.composing.compose import TakeFinished, compose
from amt_core.engine.model import Model
from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.score import Score
from amt_core.spec.requests import ChordPlan
from amt_core.text import describe
from amt_core.traits.analyze_plan import analyze_plan
from benchmarks.machine import this_machine

_CASES = (
    ("Am F C G", "acoustic guitar and bass, 90 bpm, 8 bars"),
    ("Dm7 G7 Cmaj7 Cmaj7", "jazz trio, piano, bass and drums, 120 bpm, 8 bars"),
    ("C G/B Am F", "pop with flute, piano, strings, bass and drums, 100 bpm, 8 bars"),
    ("Cm Ab Eb Bb", "string quartet, slow, 8 bars"),
)


def main() -> None:
    """Composes and prints one line for each case."""
    from amt_core.cli.arguments.spec_options import parse_chords

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--model", type=Path, default=None, help="the model folder")
    parser.add_argument("--takes", type=int, default=20, help="takes of each case")
    arguments = parser.parse_args()
    model = Model.load(arguments.model)
    print(f"# {this_machine()}; model {model.id}; {arguments.takes} takes a case")
    print(f"{'chords':22}{'root':>7}{'triad':>7}{'full':>7}{'bass':>7}  description")
    for chords, text in _CASES:
        plan = parse_chords(chords, num_beats=4)
        spec = describe(text).setting("chords", plan)
        rows = [
            row
            for event in compose(spec, model=model, seed=1, takes=arguments.takes)
            if isinstance(event, TakeFinished)
            for row in _found(event.score, plan)
        ]
        shares = np.mean(np.array(rows, dtype=np.float64), axis=0)
        print(f"{chords:22}{''.join(f'{share:7.1%}' for share in shares)}  {text}", flush=True)


def _found(score: Score, plan: ChordPlan) -> list[tuple[bool, bool, bool, bool]]:
    """For each bar, whether root, triad, full quality and lowest note are those that are asked."""
    cycle = plan.cycles[0].bars
    rows: list[tuple[bool, bool, bool, bool]] = []
    for bar, spans in enumerate(analyze_plan(score).chords):
        wanted = cycle[bar % len(cycle)][0].chord
        assert wanted is not None
        longest = _longest([at.offset_ticks for at in spans], score.meter.at(bar).bar_ticks)
        chord = spans[longest].chord
        is_root = chord is not None and chord.root == wanted.root
        is_triad = is_root and chord is not None and chord.triad == wanted.triad
        is_full = is_triad and chord is not None and chord.quality == wanted.quality
        rows.append((is_root, is_triad, is_full, _lowest(score, bar, wanted)))
    return rows


def _longest(offsets: list[int], bar_ticks: int) -> int:
    return int(np.argmax(np.diff([*offsets, bar_ticks])))


def _lowest(score: Score, bar: int, wanted: ChordSymbol) -> bool:
    """Whether the lowest of the first notes of a bar is the lowest of the chord."""
    start, stop = score.bar_starts_ticks[bar : bar + 2].tolist()
    pitched = [i for i, track in enumerate(score.tracks) if not track.is_drum]
    notes = score.notes.window(start, stop)
    notes = notes.select(np.isin(notes.track, pitched))
    if not len(notes):
        return False
    first = notes.pitch[notes.onset_ticks == notes.onset_ticks.min()]
    return int(first.min()) % 12 == wanted.lowest


if __name__ == "__main__":
    main()
