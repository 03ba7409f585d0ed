"""Training data on disk: tokens of all pieces in one memory-mapped file, and an index with it.

A folder holds `cells.u16` (the cells of all pieces, one after another) and `index.npz`
(plain arrays, no pickle). Pieces stay divisible into bars and cells, so that windows,
transposition, dropped tracks and gaps to fill are made again each time a piece is read.
"""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, Self

import numpy as np

from amt_core.errors import AmtError
from amt_core.music.theory import Key
from amt_core.sentence import Sentence
from amt_core.system.arrays import Kind, read_arrays
from amt_core.system.files import replacing
from amt_core.tokens.bar_plan import PlanTokens
from amt_core.tokens.codec import EncodedScore
from amt_core.tokens.controls import Controls, TrackControls
from amt_core.tokens.grid import TrackTokens
from amt_core.tokens.vocabulary import VOCABULARY

_SCORE_ARRAYS = {
    "cell_offsets": "<i8", "cell_bar": "<i4", "cell_track": "<i4", "beats": "<u2", "unit": "<u2",
    "tempo": "<u2",
}  # fmt: skip
_PLAN_ARRAYS = {
    "section": "<u2", "section_bar": "<u2", "energy": "<u2", "key": "<u2", "chords": "<u2",
    "chord_offsets": "<i4",
}  # fmt: skip
_ARRAYS = {**_SCORE_ARRAYS, **_PLAN_ARRAYS}
_CELLS, _INDEX, _PIECES = "cells.u16", "index.npz", "pieces.jsonl"
_RESUME_FILE = "resume.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The labels of a piece: everything known of it besides its notes.

    Attributes:
        name: Where it comes from, for people.
        work: The same for all renderings of one work; no work is in two splits.
        split: `train`, `valid` or `test`.
        controls: Its controls, complete; `num_bars` and all that concerns single tracks follow from
            the encoded piece.
        source: The collection that it comes from; empty in a library of one collection.
    """

    name: str
    work: str
    split: str
    controls: Controls
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of the training data."""

    labels: Labels
    encoded: EncodedScore


class ShardWriter:
    """Writes pieces one by one; memory does not grow with their number.

    Use as a context manager: the folder is complete, under its final name, on leaving. What was
    written up to the last `keep` survives a killed process, and the next writer goes on there.

    Attributes:
        num_sources: Sources that the pieces kept so far were made from; see `keep`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._resume = folder / _RESUME_FILE
        kept = self._kept()
        self.num_sources = int(kept.get("num_sources", 0))
        self._files: dict[str, BinaryIO] = {}
        for name in (_CELLS, _PIECES, *_ARRAYS):
            path = folder / f"{name}.part"
            path.touch()
            self._files[name] = path.open("r+b")
            self._files[name].truncate(kept.get(name, 0))
            self._files[name].seek(0, os.SEEK_END)
        if not self._files[_PIECES].tell():
            self._write_line({"vocabulary": VOCABULARY.version})

    def __enter__(self) -> Self:
        return self

    @property
    def num_tokens(self) -> int:
        """Tokens written so far, those of an earlier writer included."""
        return self._files[_CELLS].tell() // 2

    def add(self, piece: Piece) -> None:
        """Appends one piece."""
        encoded = piece.encoded
        self._files[_CELLS].write(encoded.cells.tobytes())
        for owner, arrays in ((encoded, _SCORE_ARRAYS), (encoded.plan, _PLAN_ARRAYS)):
            for name, kind in arrays.items():
                self._files[name].write(getattr(owner, name).astype(kind).tobytes())
        row = asdict(piece.labels)
        row["tracks"] = [[t.program, t.part] for t in encoded.tracks]
        row["track_controls"] = [asdict(track) for track in encoded.track_controls]
        row["num_tokens"], row["num_cells"] = len(encoded.cells), len(encoded.cell_bar)
        row["num_bars"], row["num_chord_tokens"] = encoded.num_bars, len(encoded.plan.chords)
        key = piece.labels.controls.key
        row["controls"]["key"] = [key.tonic, key.mode] if key else None
        self._write_line(row)

    def keep(self, num_sources: int) -> None:
        """Makes sure that what was added so far is not written again.

        Args:
            num_sources: How many sources were read until now, so that a writer that goes on
                knows where.
        """
        for file in self._files.values():
            file.flush()
        sizes = {name: file.tell() for name, file in self._files.items()}
        with replacing(self._resume) as temporary:
            temporary.write_text(
                json.dumps({"num_sources": num_sources, **sizes}), encoding="utf-8"
            )

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for file in self._files.values():
            file.close()
        if kind is not None:
            return
        index = self._folder / "index.npz.part"
        with zipfile.ZipFile(index, "w") as archive:
            for name, kind_name in _ARRAYS.items():
                _archive_array(archive, name, self._folder / f"{name}.part", np.dtype(kind_name))
        # The listing comes last: without it the folder does not look complete.
        for name in (_CELLS, _INDEX, _PIECES):
            (self._folder / f"{name}.part").replace(self._folder / name)
        for name in _ARRAYS:
            (self._folder / f"{name}.part").unlink()
        self._resume.unlink(missing_ok=True)

    def _kept(self) -> dict[str, int]:
        """Sizes of the files that an earlier writer made sure of; empty if there was none."""
        try:
            kept: dict[str, int] = json.loads(self._resume.read_text(encoding="utf-8"))
            sizes = {name: (self._folder / f"{name}.part").stat().st_size for name in kept
                     if name != "num_sources"}  # fmt: skip
        except (OSError, ValueError):
            return {}
        # After a failure of power a file may be shorter than it was said to be.
        return kept if all(sizes[name] >= kept[name] for name in sizes) else {}

    def _write_line(self, row: dict[str, Any]) -> None:
        self._files[_PIECES].write(json.dumps(row, ensure_ascii=False).encode() + b"\n")


def _archive_array(
    archive: zipfile.ZipFile, name: str, part: Path, kind: np.dtype[np.generic]
) -> None:
    """Adds a file of plain numbers as an array, as `np.savez` would, but piece by piece."""
    header = {
        "descr": np.lib.format.dtype_to_descr(kind),
        "fortran_order": False,
        "shape": (part.stat().st_size // kind.itemsize,),
    }
    # A fixed date, so that the same pieces give the same bytes.
    info = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
    with archive.open(info, "w", force_zip64=True) as member, part.open("rb") as source:
        np.lib.format.write_array_header_1_0(member, header)
        shutil.copyfileobj(source, member)


def _damaged(folder: Path) -> AmtError:
    return AmtError(
        Sentence("The training data in {folder} is damaged.", folder=folder),
        "Run `amt pipeline prepare --force`.",
    )


class Shards:
    """Reads what `ShardWriter` wrote; tokens stay on disk until they are used.

    Attributes:
        labels: The labels of all pieces.
        num_tokens: (pieces,) tokens in the cells of each piece.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            meta, *rows = (folder / _PIECES).read_text(encoding="utf-8").splitlines()
            kinds: dict[str, Kind] = {name: (kind[1:], (name,)) for name, kind in _ARRAYS.items()}
            self._index = read_arrays(folder / _INDEX, kinds)
            self._cells = np.memmap(folder / _CELLS, dtype=np.uint16, mode="r")
            vocabulary = json.loads(meta)["vocabulary"]
            parsed = [json.loads(row) for row in rows]
        except OSError as error:
            raise AmtError(
                Sentence('"{folder}" holds no training data.', folder=folder),
                "Run the prepare stage first.",
            ) from error
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise _damaged(folder) from error
        if vocabulary != VOCABULARY.version:
            raise AmtError(
                Sentence("The training data in {folder} uses another vocabulary.", folder=folder),
                "Run the prepare stage again.",
            )
        self.labels = [_labels(row) for row in parsed]
        self._tracks = [tuple(TrackTokens(*t) for t in row["tracks"]) for row in parsed]
        self._track_controls = [
            tuple(TrackControls(**track) for track in row["track_controls"]) for row in parsed
        ]
        self.num_tokens = np.array([row["num_tokens"] for row in parsed], dtype=np.int64)
        self._token_starts = np.concatenate(([0], np.cumsum(self.num_tokens)))
        if self._token_starts[-1] != len(self._cells):
            raise _damaged(folder)
        self._cell_starts, self._bar_starts, self._chord_starts = (
            np.concatenate(([0], np.cumsum([row[name] for row in parsed])))
            for name in ("num_cells", "num_bars", "num_chord_tokens")
        )

    def __reduce__(self) -> tuple[type[Shards], tuple[Path]]:
        # Another process opens the files itself.
        return Shards, (self._folder,)

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, index: int) -> Piece:
        tokens = slice(*self._token_starts[index : index + 2])
        cells = slice(*self._cell_starts[index : index + 2])
        bars = slice(*self._bar_starts[index : index + 2])
        chords = slice(*self._chord_starts[index : index + 2])
        # Every piece has one more offset than cells, and than bars.
        offsets = slice(cells.start + index, cells.stop + index + 1)
        chord_offsets = slice(bars.start + index, bars.stop + index + 1)
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
                plan=PlanTokens(
                    section=columns["section"][bars],
                    section_bar=columns["section_bar"][bars],
                    energy=columns["energy"][bars],
                    key=columns["key"][bars],
                    chords=columns["chords"][chords],
                    chord_offsets=columns["chord_offsets"][chord_offsets],
                ),
                track_controls=self._track_controls[index],
            ),
        )


def _labels(row: dict[str, Any]) -> Labels:
    fields: dict[str, Any] = row["controls"]
    fields["key"] = Key(*fields["key"]) if fields["key"] else None
    fields["moods"] = tuple(fields["moods"])
    fields["tracks"] = fields["track_controls"] = ()
    return Labels(
        name=row["name"],
        work=row["work"],
        split=row["split"],
        controls=Controls(**fields),
        source=row["source"],
    )
