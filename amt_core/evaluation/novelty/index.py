"""Finds the longest runs of notes of a piece that an indexed piece contains.

The index is a suffix array (Manber & Myers, 1993) over the lines of all pieces, sorted to a depth
of `MAX_RUN` symbols; of a run that one piece repeats to that depth one place is kept. Its files
are memory-mapped, so that only the pages that a search touches are read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.files import replacing
from amt_core.tokens.note_runs import MAX_RUN, SYMBOL_BITS, Symbols

FOLDER_NAME = "novelty"

_BLOCK = 4
_PAST_THE_END = (1 << SYMBOL_BITS) - 1
_SYMBOLS, _SUFFIXES, _PIECES, _ABOUT = "symbols.npy", "suffixes.npy", "pieces.npy", "index.json"
_FORMAT = 1

Ids = NDArray[np.int64]


def build_index(pieces: Iterable[tuple[str, Symbols]], folder: Path) -> None:
    """Writes the index of some pieces into a folder, which is made.

    Memory: about 40 bytes a symbol while it is sorted.

    Args:
        pieces: The work that each piece is a rendering of, and its lines.
        folder: Where the files go.

    Raises:
        AmtError: There are no pieces, or the folder cannot be written.
    """
    works: dict[str, int] = {}
    lines: list[Symbols] = []
    rows: list[tuple[int, int]] = []
    start = 0
    for work, symbols in pieces:
        lines.append(symbols)
        rows.append((start, works.setdefault(work, len(works))))
        start += len(symbols)
    if not any(symbols.any() for symbols in lines):
        raise AmtError("There is no piece to compare with.", "Give pieces with pitched parts.")
    # The padding lets every suffix be read to its full depth.
    symbols = np.concatenate([*lines, np.zeros(MAX_RUN + _BLOCK, dtype=np.uint16)])
    lines.clear()
    starts = np.array([place for place, _ in rows], dtype=np.int64)
    suffixes = _sorted_suffixes(symbols, start, starts)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, array in (
            (_SYMBOLS, symbols),
            (_SUFFIXES, suffixes),
            (_PIECES, np.array(rows, dtype=np.int32)),
        ):
            with replacing(folder / name) as temporary:
                np.save(temporary, array, allow_pickle=False)
        with replacing(folder / _ABOUT) as temporary:
            about = {"format": _FORMAT, "pieces": len(rows), "works": len(works), "symbols": start}
            temporary.write_text(json.dumps(about) + "\n", encoding="utf-8")
    except OSError as error:
        raise AmtError(
            Sentence("The index of pieces cannot be written ({error}).", error=error),
            "Choose a folder that can be written, on a disk with room.",
        ) from error


def _sorted_suffixes(symbols: Symbols, count: int, starts: Ids) -> NDArray[np.int32]:
    """Positions in order of their suffixes, by prefix doubling; see above for the omissions."""
    key = np.zeros(count, dtype=np.int64)
    for offset in range(_BLOCK):
        key = (key << SYMBOL_BITS) | symbols[offset : offset + count]
    depth = _BLOCK
    order, rank = _ranked(key)
    while depth < MAX_RUN and rank[order[-1]] < count - 1:
        later = np.full(count, 0, dtype=np.int64)
        later[:-depth] = rank[depth:] + 1 if depth < count else 0
        order, rank = _ranked(rank * (count + 1) + later)
        depth *= 2
    is_line = symbols[order] != 0
    order = order[is_line]
    piece = np.searchsorted(starts, order, side="right") - 1
    # Stable, so that of one piece's equal runs the same one stays each time.
    pair = rank[order] * len(starts) + piece
    by_pair = np.argsort(pair, kind="stable")
    is_first = np.diff(pair[by_pair], prepend=-1) != 0
    return order[np.sort(by_pair[is_first])].astype(np.int32)


def _ranked(key: Ids) -> tuple[Ids, Ids]:
    """Positions in order of their keys, and for each the number of different smaller keys."""
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    rank = np.empty(len(key), dtype=np.int64)
    rank[order] = np.concatenate(([0], np.cumsum(ordered[1:] != ordered[:-1])))
    return order, rank


class Runs(NamedTuple):
    """The longest known run from each place on: three (symbols,) columns.

    Attributes:
        length: Its symbols; 0 where none is known.
        low: The first suffix of the index that begins with it.
        high: The one after the last.
    """

    length: Ids
    low: Ids
    high: Ids


class NoveltyIndex:
    """Searches what `build_index` wrote.

    Attributes:
        num_pieces: Pieces in it.
    """

    def __init__(self, folder: Path) -> None:
        try:
            about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
            if about["format"] != _FORMAT:
                raise ValueError(f"format {about['format']}")  # noqa: TRY301
            self._symbols: Symbols = np.load(folder / _SYMBOLS, mmap_mode="r", allow_pickle=False)
            self._suffixes = np.load(folder / _SUFFIXES, mmap_mode="r", allow_pickle=False)
            pieces = np.load(folder / _PIECES, allow_pickle=False).astype(np.int64)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise AmtError(
                Sentence(
                    "{folder} holds no index of training pieces ({error}).",
                    folder=folder,
                    error=error,
                ),
                "Make it with: amt evaluate --data DATA --model DIR",
            ) from error
        self._starts, self._works = pieces[:, 0], pieces[:, 1]
        self.num_pieces = len(pieces)

    def longest_runs(self, lines: Symbols) -> Runs:
        """For each position of some lines, the longest run of symbols that the index contains."""
        count = len(lines)
        padded = _padded(lines)
        low = np.zeros(count, dtype=np.int64)
        high = np.full(count, len(self._suffixes), dtype=np.int64)
        length = np.zeros(count, dtype=np.int64)
        open_ = np.flatnonzero(lines != 0)
        for depth in range(0, MAX_RUN, _BLOCK):
            if not len(open_):
                break
            block = padded[open_[:, None] + np.arange(depth, depth + _BLOCK)]
            key = _packed(block)
            first = self._lower_bound(key, low[open_], high[open_], depth)
            last = self._lower_bound(key + 1, first, high[open_], depth)
            is_found = last > first
            ended = open_[~is_found]
            near = first[~is_found]
            left = self._common(np.maximum(near - 1, low[ended]), block[~is_found], depth)
            right = self._common(np.minimum(near, high[ended] - 1), block[~is_found], depth)
            length[ended] = depth + np.maximum(left, right)
            open_ = open_[is_found]
            low[open_], high[open_] = first[is_found], last[is_found]
            length[open_] = depth + _BLOCK
        self._narrow(padded, length, low, high)
        return Runs(length=length, low=low, high=high)

    def _narrow(self, padded: Ids, length: Ids, low: Ids, high: Ids) -> None:
        """Narrows ranges that are valid for whole blocks to the ones valid for the whole runs."""
        for kept in range(1, _BLOCK):
            which = np.flatnonzero(length % _BLOCK == kept)
            for depth in np.unique(length[which] - kept).tolist():
                runs = which[length[which] == depth + kept]
                block = padded[runs[:, None] + np.arange(depth, depth + _BLOCK)]
                block[:, kept:] = 0
                key = _packed(block)
                above = key + (1 << (SYMBOL_BITS * (_BLOCK - kept)))
                first = self._lower_bound(key, low[runs], high[runs], depth)
                high[runs] = self._lower_bound(above, first, high[runs], depth)
                low[runs] = first

    def pieces_in(self, low: int, high: int) -> Ids:
        """The pieces of a range of suffixes, each once."""
        places = np.asarray(self._suffixes[low:high], dtype=np.int64)
        return np.unique(np.searchsorted(self._starts, places, side="right") - 1)

    def works_of(self, pieces: Ids) -> Ids:
        """The works that some pieces are renderings of, each once."""
        return np.unique(self._works[pieces])

    def _lower_bound(self, key: Ids, low: Ids, high: Ids, depth: int) -> Ids:
        """For each key, the first suffix in `low … high` whose block at `depth` is not below it."""
        low, high = low.copy(), high.copy()
        active = np.flatnonzero(low < high)
        while len(active):
            middle = (low[active] + high[active]) >> 1
            is_below = self._key(middle, depth) < key[active]
            low[active[is_below]] = middle[is_below] + 1
            high[active[~is_below]] = middle[~is_below]
            active = active[low[active] < high[active]]
        return low

    def _key(self, suffixes: Ids, depth: int) -> Ids:
        places = self._suffixes[suffixes].astype(np.int64) + depth
        return _packed(self._symbols[places[:, None] + np.arange(_BLOCK)])

    def _common(self, suffixes: Ids, block: Ids, depth: int) -> Ids:
        """The number of first symbols of a block that a suffix has at this depth."""
        places = self._suffixes[suffixes].astype(np.int64) + depth
        is_same = self._symbols[places[:, None] + np.arange(_BLOCK)] == block
        return np.cumprod(is_same, axis=1).sum(axis=1)


def _padded(lines: Symbols) -> Ids:
    """Pads lines so that no run continues past their ends."""
    symbols = lines.astype(np.int64)
    symbols[symbols == 0] = _PAST_THE_END
    return np.concatenate((symbols, np.full(MAX_RUN + _BLOCK, _PAST_THE_END, dtype=np.int64)))


def _packed(block: NDArray[np.integer]) -> Ids:
    key = np.zeros(len(block), dtype=np.int64)
    for column in range(_BLOCK):
        key = (key << SYMBOL_BITS) | block[:, column]
    return key
