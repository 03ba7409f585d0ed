"""Prints a hash of the notes of 60 takes and 20 changed pieces: `python -m benchmarks.same_notes`.

A refactoring must not change a note. Run the command before and after, and compare what it prints
(`diff`). Hashes hold for one machine and one model: rounding differs between processors.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path

from amt_core.compose import TakeFinished, compose
from amt_core.engine.model import Model
from amt_core.midi.write import midi_bytes
from amt_core.music.score import Score
from amt_core.shaping import Reshaped, Shaping, add_part, continue_piece, rewrite, vary
from amt_core.text import describe
from amt_core.text.genres import GENRES
from amt_core.text.music_spec import Instrument
from benchmarks.machine import this_machine

NUM_BARS = 8
NUM_TAKES = 60

DESCRIPTIONS = (
    "calm piano nocturne in A minor, 72 bpm",
    "string quartet in D minor, slow, very soft",
    "drum and bass, 174 bpm, F minor",
    "funky bass and drums, no piano",
    "four-part choir in G major, no accidentals",
    "a fast waltz for accordion and violin",
    "solo flute, pentatonic, high",
    "big band swing, loud, dense",
    "music in 7/8 for guitar and percussion",
    "orchestral march in B flat major",
)
CHANGED = (DESCRIPTIONS[0], DESCRIPTIONS[1], DESCRIPTIONS[3], DESCRIPTIONS[4], DESCRIPTIONS[7])


def main() -> None:
    """Composes, changes, and prints one line for each piece and one for all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--model", type=Path, default=None, help="the model folder")
    model = Model.load(parser.parse_args().model)
    print(f"# {this_machine()}; model {model.id}")
    whole = hashlib.sha256()
    for name, score in (*_takes(model), *_changes(model)):
        content = midi_bytes(score)
        whole.update(content)
        print(f"{hashlib.sha256(content).hexdigest()[:16]}  {name}", flush=True)
    print(f"{whole.hexdigest()[:16]}  all")


def _takes(model: Model) -> Iterator[tuple[str, Score]]:
    """One take of each genre, then one of each description."""
    texts = [*GENRES, *DESCRIPTIONS]
    for seed, text in enumerate(texts[:NUM_TAKES], start=1):
        yield f"take {text}", _compose(model, f"{text}, {NUM_BARS} bars", seed)


def _changes(model: Model) -> Iterator[tuple[str, Score]]:
    """The four ways to change a piece, each on five pieces."""
    for seed, text in enumerate(CHANGED, start=100):
        score = _compose(model, f"{text}, {NUM_BARS} bars", seed)
        how = Shaping(model=model, seed=seed, spec=describe(text))
        cells = {(bar, track) for bar in range(2, 4) for track in range(len(score.tracks))}
        cello = Instrument(program=42)
        for name, events in (
            ("rewrite", rewrite(score, cells, how)),
            ("vary", vary(score, 0.3, how)),
            ("continue", continue_piece(score, 2, how)),
            ("add", add_part(score, cello, how)),
        ):
            for event in events:
                if isinstance(event, Reshaped):
                    yield f"{name} {text}", event.score


def _compose(model: Model, text: str, seed: int) -> Score:
    events = compose(describe(text), model=model, seed=seed)
    return next(event.score for event in events if isinstance(event, TakeFinished))


if __name__ == "__main__":
    main()
