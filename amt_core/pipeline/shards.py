"""Training data on disk: tokens of all pieces in one memory-mapped file, and an index beside it.

A folder holds `cells.u16` (the cells of all pieces, one after another) and `index.npz`
(plain arrays, no pickle). Pieces stay divisible into bars and cells, so that windows,
transposition, dropped tracks and gaps to fill are made anew each time a piece is read.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.music.theory import Key
from amt_core.tokens.codec import EncodedScore
from amt_core.tokens.controls import Controls
from amt_core.tokens.grid import TrackTokens
from amt_core.tokens.vocabulary import VOCABULARY

_ARRAYS = ("cell_offsets", "cell_bar", "cell_track", "beats", "unit", "tempo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What is known of a piece besides its notes.

    Attributes:
        name: Where it comes from, for people.
        work: The same for all renderings of one work; no work is in two splits.
        split: `train`, `valid` or `test`.
        controls: Its controls, complete; `num_bars` and `tracks` follow from the notes.
    """

    name: str
    work: str
    split: str
    controls: Controls


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of the training data."""

    labels: Labels
    encoded: EncodedScore


class ShardWriter:
    """Writes pieces one by one; memory does not grow with their notes.

    Use as a context manager: the folder is complete, under its final name, on leaving.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._cells = (folder / "cells.u16.part").open("wb")
        self._num_tokens = 0
        self._columns: dict[str, list[NDArray[np.generic]]] = {name: [] for name in _ARRAYS}
        self._labels: list[str] = []

    def __enter__(self) -> Self:
        return self

    def add(self, piece: Piece) -> None:
        """Appends one piece."""
        encoded = piece.encoded
        self._cells.write(encoded.cells.tobytes())
        for name in _ARRAYS:
            self._columns[name].append(getattr(encoded, name))
        row = asdict(piece.labels)
        row["tracks"] = [[t.program, t.part] for t in encoded.tracks]
        row["num_tokens"], row["num_cells"] = len(encoded.cells), len(encoded.cell_bar)
        row["num_bars"] = encoded.num_bars
        key = piece.labels.controls.key
        row["controls"]["key"] = [key.tonic, key.mode] if key else None
        self._labels.append(json.dumps(row, ensure_ascii=False))
        self._num_tokens += len(encoded.cells)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._cells.close()
        if kind is not None:
            return
        arrays = {name: np.concatenate(columns) for name, columns in self._columns.items()}
        with (self._folder / "index.npz.part").open("wb") as file:
            np.savez(file, **arrays)  # type: ignore[arg-type]
        meta = {"vocabulary": VOCABULARY.version, "num_tokens": self._num_tokens}
        lines = "\n".join([json.dumps(meta), *self._labels])
        (self._folder / "pieces.jsonl.part").write_text(lines, encoding="utf-8")
        for part in self._folder.glob("*.part"):
            part.rename(part.with_suffix(""))


class Shards:
    """Reads what `ShardWriter` wrote; tokens stay on disk until they are used.

    Attributes:
        labels: The labels of all pieces.
        num_tokens: (pieces,) tokens in the cells of each piece.
    """

    def __init__(self, folder: Path) -> None:
        try:
            meta, *rows = (folder / "pieces.jsonl").read_text(encoding="utf-8").splitlines()
            with np.load(folder / "index.npz", allow_pickle=False) as index:
                self._index = {name: index[name] for name in _ARRAYS}
            self._cells = np.memmap(folder / "cells.u16", dtype=np.uint16, mode="r")
        except (OSError, ValueError) as error:
            raise AmtError(
                f"{folder} holds no training data ({error}).", "Run the prepare stage first."
            ) from error
        if json.loads(meta)["vocabulary"] != VOCABULARY.version:
            raise AmtError(
                f"The training data in {folder} uses another vocabulary.",
                "Run the prepare stage again.",
            )
        parsed = [json.loads(row) for row in rows]
        self.labels = [_labels(row) for row in parsed]
        self._tracks = [tuple(TrackTokens(*t) for t in row["tracks"]) for row in parsed]
        self.num_tokens = np.array([row["num_tokens"] for row in parsed], dtype=np.int64)
        self._token_starts = np.concatenate(([0], np.cumsum(self.num_tokens)))
        self._cell_starts = np.concatenate(([0], np.cumsum([row["num_cells"] for row in parsed])))
        self._bar_starts = np.concatenate(([0], np.cumsum([row["num_bars"] for row in parsed])))

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, index: int) -> Piece:
        tokens = slice(*self._token_starts[index : index + 2])
        cells = slice(*self._cell_starts[index : index + 2])
        bars = slice(*self._bar_starts[index : index + 2])
        # Every piece has one more offset than cells.
        offsets = slice(cells.start + index, cells.stop + index + 1)
        columns = self._index
        return Piece(
            labels=self.labels[index],
            encoded=EncodedScore(
                cells=np.asarray(self._cells[tokens]),
                cell_offsets=columns["cell_offsets"][offsets],
                cell_bar=columns["cell_bar"][cells],
                cell_track=columns["cell_track"][cells],
                beats=columns["beats"][bars],
                unit=columns["unit"][bars],
                tempo=columns["tempo"][bars],
                tracks=self._tracks[index],
            ),
        )


def _labels(row: dict[str, Any]) -> Labels:
    fields: dict[str, Any] = row["controls"]
    fields["key"] = Key(*fields["key"]) if fields["key"] else None
    fields["moods"] = tuple(fields["moods"])
    fields["tracks"] = ()
    return Labels(
        name=row["name"], work=row["work"], split=row["split"], controls=Controls(**fields)
    )
