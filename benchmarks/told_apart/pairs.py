"""Excerpts of the human pieces of a corpus, with the descriptions that a model composes for."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from amt_core.errors import AmtError
from amt_core.evaluation.told_apart.pairs import excerpt_of, spec_like
from amt_core.midi.read import read_midi
from amt_core.music.score import Score
from amt_core.music.theory import Key
from amt_core.spec.genres import GENRES, SUBGENRES
from amt_core.spec.music_spec import MusicSpec

HUMAN_SOURCES = (
    "mutopia", "polish-scores", "openscore-lieder", "openscore-quartets", "openscore-orchestra",
    "piano-midi", "chopin-first-editions", "freedoom", "freedoom-history", "easyrpg-rtp",
    "ignacio-calvo", "ceol-rince", "open-hymnal", "old-time-tunebook",
)  # fmt: skip
"""Sources of the corpus whose notes were written or played by people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanPiece:
    """An excerpt of a human piece with its description.

    Attributes:
        source: Its source in the corpus.
        genre: Its genre.
        spec: What a listener could ask for to get a piece like it.
        score: Bars of its middle on the token grid.
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
    score = excerpt_of(whole)
    if score is None:
        return None
    subgenre = row["subgenre"] if row["subgenre"] in SUBGENRES else None
    spec = spec_like(
        score, whole_bars=whole.num_bars, key=key, genre=row["genre"], subgenre=subgenre
    )
    return HumanPiece(
        source=row["source"],
        genre=row["genre"],
        spec=spec,
        score=score,
    )
