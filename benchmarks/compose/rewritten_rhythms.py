"""Measures what words about syncopation change in rewritten bars.

    python -m benchmarks.compose.rewritten_rhythms [--rewrites 24] [--seed 1]

Each rewrite takes a pitched part of a new piece of eight bars and writes its bars 3 to 6 again:
without words, and with words that ask for more or for less syncopation. For each the table has the
share of the part's notes there that begin between two beats, the share that begin there and sound
over the next beat, and the notes in a bar; last, in how many rewrites the first share is on the
side of the share without words that was asked for (equal shares count for neither).
"""

from __future__ import annotations

import argparse
import statistics
from collections import defaultdict
from dataclasses import dataclass, replace

from amt_core.composing import Reshaped, Shaping, rewrite
from amt_core.composing.changing.worded_rewrite import with_words
from amt_core.composing.compose import TakeFinished, compose
from amt_core.engine.model import Model
from amt_core.music.analysis import analyze
from amt_core.music.score import Score
from amt_core.text import describe
from benchmarks.compose.__main__ import DESCRIPTIONS
from benchmarks.machine import this_machine

_WORDS = {"": 0, "syncopated": 1, "straighter": -1}
"""Words → whether they ask for more or for fewer notes between the beats."""
_BARS = range(2, 6)
_NUM_BARS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class RewrittenPart:
    """The bars of a part that were written again.

    Attributes:
        off_beat_share: Notes that begin between two beats.
        syncopation_share: Notes that begin there and sound into the next beat.
        notes_per_bar: Notes in a bar.
    """

    off_beat_share: float
    syncopation_share: float
    notes_per_bar: float


def measure_rewrites(
    model: Model, num_rewrites: int, *, seed: int
) -> dict[str, list[RewrittenPart]]:
    """Words → what each rewrite with them has."""
    found: dict[str, list[RewrittenPart]] = defaultdict(list)
    for number in range(num_rewrites):
        piece = _piece(model, DESCRIPTIONS[number % len(DESCRIPTIONS)], seed + number)
        pitched = [i for i, track in enumerate(piece.tracks) if not track.is_drum]
        track = pitched[number // len(DESCRIPTIONS) % len(pitched)]
        cells = frozenset((bar, track) for bar in _BARS)
        for words in _WORDS:
            shaping = Shaping(model=model, seed=seed + number, takes=1, spec=describe(words))
            for event in rewrite(piece, cells, with_words(piece, cells, shaping)):
                if isinstance(event, Reshaped):
                    found[words].append(_measure(event.score, track))
    return found


def _piece(model: Model, description: str, seed: int) -> Score:
    spec = describe(f"{description}, {_NUM_BARS} bars")
    return next(
        event.score
        for event in compose(spec, model=model, seed=seed)
        if isinstance(event, TakeFinished)
    )


def _measure(score: Score, track: int) -> RewrittenPart:
    starts = score.bar_starts_ticks
    notes = score.notes
    is_there = (
        (notes.track == track)
        & (notes.onset_ticks >= starts[_BARS.start])
        & (notes.onset_ticks < starts[_BARS.stop])
    )
    facts = analyze(replace(score, notes=notes.select(is_there)))
    return RewrittenPart(
        off_beat_share=facts.off_beat_share,
        syncopation_share=facts.syncopation_share,
        notes_per_bar=facts.num_notes / len(_BARS),
    )


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rewrites", type=int, default=24, help="rewrites with each of the words")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first")
    arguments = parser.parse_args()
    print(this_machine())
    found = measure_rewrites(Model.load(), arguments.rewrites, seed=arguments.seed)
    plain = found[""]
    heads = f"{'off the beat':>14}{'over the beat':>15}{'notes a bar':>13}{'moved':>8}"
    print(f"\n{'words':<18}{heads}")
    for words, parts in found.items():
        off_beat, over, notes = (
            statistics.fmean(values)
            for values in zip(
                *((p.off_beat_share, p.syncopation_share, p.notes_per_bar) for p in parts),
                strict=True,
            )
        )
        moved = sum(
            (part.off_beat_share - before.off_beat_share) * _WORDS[words] > 0
            for part, before in zip(parts, plain, strict=True)
        )
        share = f"{moved}/{len(parts)}" if words else ""
        print(f"{words or '(none)':<18}{off_beat:>14.1%}{over:>15.1%}{notes:>13.1f}{share:>8}")


if __name__ == "__main__":
    main()
