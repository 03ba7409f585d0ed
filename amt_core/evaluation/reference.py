"""Statistics of human pieces, stored in a model's folder for comparison."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.evaluation.adherence import measure_adherence
from amt_core.evaluation.confidence import mean_of
from amt_core.evaluation.likeness import NUM_VELOCITY_BINS, degree_histogram, velocity_histogram
from amt_core.evaluation.measures.cosiatec import measure_packing
from amt_core.evaluation.measures.musicality import measure_musicality
from amt_core.evaluation.novelty.index import NoveltyIndex
from amt_core.evaluation.novelty.novelty import measure_novelty, summarize_novelty
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.music.theory import Key
from amt_core.sentence import Sentence
from amt_core.spec.music_spec import MusicSpec
from amt_core.system.files import replacing

FILE_NAME = "reference.json"
EXCERPT_BARS = 16
"""Human pieces are measured over this number of bars from their middle, as long as a usual take."""

_QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
_MAX_VALUES = 300
_FORMAT = 1
_OF_KEY = ("key", "key_relative", "key_temperley")


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanPiece:
    """A piece with its label.

    Attributes:
        score: Its notes.
        key: The key that its source states, if any.
    """

    score: Score
    key: Key | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredPiece:
    """The measures of one human piece, small enough to be passed between processes.

    Attributes:
        excerpt: Measures of the bars from the middle, `cosiatec_ratio` among them if it was asked
            for; `ends_on_tonic` is that of the whole piece.
        whole: Measures of the whole piece.
        key: `key`, `key_relative` and `key_temperley` of `Adherence` to the stated key; empty if
            no key is stated.
        novelty: Notes that the excerpt shares with training pieces; None without an index.
        velocities: Notes by loudness.
        degrees: Notes by semitones above the tonic.
    """

    excerpt: dict[str, float]
    whole: dict[str, float]
    key: dict[str, float]
    novelty: dict[str, int] | None
    velocities: NDArray[np.float64]
    degrees: NDArray[np.float64]


def measure_human(
    piece: HumanPiece, index: NoveltyIndex | None = None, *, with_cosiatec: bool = False
) -> MeasuredPiece:
    """Measures one human piece, and looks for it in the training pieces if they are indexed.

    Args:
        piece: The piece.
        index: The training pieces.
        with_cosiatec: Also pack its excerpt with COSIATEC.
    """
    excerpt = middle_of(piece.score, EXCERPT_BARS)
    whole = measure_musicality(piece.score).to_json()
    measures = measure_musicality(excerpt).to_json()
    if with_cosiatec:
        measures |= measure_packing(excerpt)
    measures.pop("ends_on_tonic", None)
    if "ends_on_tonic" in whole:
        measures["ends_on_tonic"] = whole["ends_on_tonic"]
    asked = measure_adherence(MusicSpec().setting("key", piece.key), piece.score)
    return MeasuredPiece(
        excerpt=measures,
        whole=whole,
        key={k: v for k, v in asked.to_json().items() if k in _OF_KEY},
        novelty=None if index is None else measure_novelty(excerpt, index).to_json(),
        velocities=velocity_histogram(excerpt),
        degrees=degree_histogram(excerpt),
    )


def middle_of(score: Score, num_bars: int) -> Score:
    """The bars in the middle of a piece, from a multiple of four on; all of a shorter one."""
    if score.num_bars <= num_bars:
        return score
    first = (score.num_bars - num_bars) // 2 // 4 * 4
    starts = score.bar_starts_ticks
    start, end = int(starts[first]), int(starts[first + num_bars])
    notes = score.notes.window(start, end)
    moved = NoteTable.from_columns(
        notes.onset_ticks - start,
        np.minimum(notes.duration_ticks, end - notes.onset_ticks),
        notes.pitch,
        notes.velocity,
        notes.track,
    )
    return Score(
        num_bars=num_bars,
        tracks=score.tracks,
        notes=moved,
        meter=type(score.meter)(changes=_moved(score.meter.changes, first)),
        tempo=type(score.tempo)(changes=_moved(score.tempo.changes, start)),
        title=score.title,
    )


def _moved(changes: Sequence[tuple[int, Any]], start: int) -> tuple[tuple[int, Any], ...]:
    """Changes counted from a later start, with the one in force there as the first."""
    in_force = [value for place, value in changes if place <= start][-1]
    return ((0, in_force), *((place - start, value) for place, value in changes if place > start))


class Reference:
    """The statistics of human pieces.

    Attributes:
        num_pieces: The number of pieces.
        measures: Measure → `mean`, `low`, `high`, `n`, `std`, `quantiles` and `values`.
        whole: The same over whole pieces, without values.
        key: Share of pieces in which the key finder finds the key that the source states.
        novelty: Notes that human pieces share with training pieces; empty if not measured.
        velocities: (16,) notes by loudness.
        degrees: (12,) notes by semitones above the tonic.
    """

    def __init__(self, table: dict[str, Any]) -> None:
        self._table = table
        self.num_pieces = int(table["num_pieces"])
        self.measures: dict[str, dict[str, Any]] = table["excerpts"]
        self.whole: dict[str, dict[str, Any]] = table["whole"]
        self.key: dict[str, dict[str, float]] = table["key"]
        self.novelty: dict[str, Any] = table["novelty"]
        self.velocities = np.array(table["velocities"], dtype=np.float64)
        self.degrees = np.array(table["degrees"], dtype=np.float64)

    @classmethod
    def of(cls, pieces: Iterable[MeasuredPiece]) -> Reference:
        """Computes the statistics of measured pieces.

        Raises:
            AmtError: There are no pieces.
        """
        excerpts: dict[str, list[float]] = defaultdict(list)
        whole: dict[str, list[float]] = defaultdict(list)
        key: dict[str, list[float]] = defaultdict(list)
        runs: list[dict[str, int]] = []
        velocities, degrees = np.zeros(NUM_VELOCITY_BINS), np.zeros(12)
        num_pieces = 0
        for piece in pieces:
            num_pieces += 1
            for table, figures in (
                (excerpts, piece.excerpt),
                (whole, piece.whole),
                (key, piece.key),
            ):
                for name, value in figures.items():
                    table[name].append(value)
            runs += [] if piece.novelty is None else [piece.novelty]
            velocities += _shares(piece.velocities)
            degrees += _shares(piece.degrees)
        if not num_pieces:
            raise AmtError(
                "There is no human piece to compare with.", "Give data with a test split."
            )
        return cls(
            {
                "format": _FORMAT,
                "num_pieces": num_pieces,
                "excerpt_bars": EXCERPT_BARS,
                "excerpts": {n: _statistics(v, keep=True) for n, v in sorted(excerpts.items())},
                "whole": {n: _statistics(v, keep=False) for n, v in sorted(whole.items())},
                "key": {n: mean_of(v).to_json() for n, v in sorted(key.items())},
                "novelty": summarize_novelty(runs),
                "velocities": [round(v / num_pieces, 6) for v in velocities],
                "degrees": [round(v / num_pieces, 6) for v in degrees],
            }
        )

    @classmethod
    def load(cls, path: Path) -> Reference:
        """Reads what `save` wrote.

        Raises:
            AmtError: The file does not exist or has another format.
        """
        try:
            table = json.loads(path.read_text(encoding="utf-8"))
            if table["format"] != _FORMAT:
                raise ValueError(f"format {table['format']}")  # noqa: TRY301
            return cls(table)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise AmtError(
                Sentence(
                    "{path} holds no figures of human pieces ({error}).", path=path, error=error
                ),
                "Make them with: amt evaluate --data DATA --model DIR",
            ) from error

    def save(self, path: Path) -> None:
        """Writes the statistics as JSON."""
        with replacing(path) as temporary:
            temporary.write_text(json.dumps(self._table) + "\n", encoding="utf-8")


def _shares(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Normalizes a histogram, so that each piece counts the same."""
    return counts / counts.sum() if counts.any() else counts


def _statistics(values: Sequence[float], *, keep: bool) -> dict[str, Any]:
    table: dict[str, Any] = mean_of(values).to_json()
    table["std"] = round(float(np.std(values)), 5)
    table["quantiles"] = [round(float(q), 5) for q in np.quantile(values, _QUANTILES)]
    if keep:
        # Evenly spaced values of the sorted ones: the same distribution with fewer numbers.
        places = np.linspace(0, len(values) - 1, min(len(values), _MAX_VALUES)).astype(np.int64)
        table["values"] = [round(float(v), 4) for v in np.sort(values)[places]]
    return table
