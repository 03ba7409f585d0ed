"""Pairs of pieces with one description: a human test piece, and what the model writes for it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from amt_core.composing.compose import TakeFinished, compose
from amt_core.engine.model import Model
from amt_core.errors import AmtError
from amt_core.evaluation.described_piece import spec_of_piece
from amt_core.evaluation.reference import middle_of
from amt_core.midi.read import read_midi
from amt_core.music.score import Score
from amt_core.music.theory import Key
from amt_core.spec.genres import GENRES
from amt_core.spec.music_spec import MusicSpec
from amt_core.tokens.grid import quantize
from amt_core.tokens.vocabulary import MAX_BAR_STEPS, TICKS_PER_STEP

HUMAN_SOURCES = (
    "mutopia", "polish-scores", "openscore-lieder", "openscore-quartets", "openscore-orchestra",
    "piano-midi", "chopin-first-editions", "freedoom", "freedoom-history", "easyrpg-rtp",
    "ignacio-calvo", "ceol-rince", "open-hymnal", "old-time-tunebook",
)  # fmt: skip
"""Sources of the corpus whose notes were written or played by people."""

NUM_BARS = 16
_MAX_TRACKS = 12
_MIN_NOTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanPiece:
    """An excerpt of a human piece with its description.

    Attributes:
        source: Its source in the corpus.
        genre: Its genre.
        spec: What a listener could ask for to get a piece like it.
        score: `NUM_BARS` bars on the token grid.
    """

    source: str
    genre: str
    spec: MusicSpec
    score: Score


def human_pieces(
    corpus: Path, *, count: int, seed: int, split: str = "test", sources: tuple[str, ...] = ()
) -> list[HumanPiece]:
    """Excerpts drawn from the human pieces of a split, at most one of a work.

    Args:
        corpus: The folder with `manifest.csv`.
        count: How many.
        seed: Draws them.
        split: Which split.
        sources: Which sources; by default `HUMAN_SOURCES`.
    """
    with (corpus / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if row["split"] == split
            and row["source"] in (sources or HUMAN_SOURCES)
            and row["genre"] in GENRES
            and row["key"]
        ]
    rng = np.random.default_rng(seed)
    found: list[HumanPiece] = []
    works: set[str] = set()
    for i in rng.permutation(len(rows)):
        row = rows[int(i)]
        if row["work_id"] in works:
            continue
        piece = _read(corpus / row["path"], row)
        if piece is not None:
            works.add(row["work_id"])
            found.append(piece)
        if len(found) == count:
            break
    return found


def _read(path: Path, row: dict[str, str]) -> HumanPiece | None:
    """The excerpt of a file; None where it is too short, too full, or its bars are too long."""
    try:
        whole = read_midi(path)
        key = Key.parse(row["key"])
    except AmtError:
        return None
    if whole.num_bars < NUM_BARS:
        return None
    excerpt = middle_of(whole, NUM_BARS)
    played = np.unique(excerpt.notes.track)
    meter = excerpt.meter.at(0)
    if (
        len(excerpt.meter.changes) > 1
        or not 0 < len(played) <= _MAX_TRACKS
        or len(excerpt.notes) < _MIN_NOTES
        or meter.bar_ticks > MAX_BAR_STEPS * TICKS_PER_STEP
    ):
        return None
    new_index = np.zeros(len(excerpt.tracks), dtype=np.int16)
    new_index[played] = np.arange(len(played))
    tracks = tuple(excerpt.tracks[int(i)] for i in played)
    notes = replace(excerpt.notes, track=new_index[excerpt.notes.track])
    score = quantize(replace(excerpt, tracks=tracks, notes=notes))
    spec = spec_of_piece(score, genre=row["genre"], subgenre=row["subgenre"], key=key)
    return HumanPiece(source=row["source"], genre=row["genre"], spec=spec, score=score)


def composed(
    pieces: list[HumanPiece], *, model: Model, seed: int, candidates: int | None = None
) -> Iterator[Score]:
    """The piece that the model writes for each description, on the token grid."""
    for number, piece in enumerate(pieces):
        for event in compose(
            piece.spec, model=model, seed=seed + number, num_candidates=candidates
        ):
            if isinstance(event, TakeFinished):
                yield quantize(event.score)
