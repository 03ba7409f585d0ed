"""Finds runs of notes such that whatever copies from one or two training pieces contains one.

A run that stands in fewer than `COMMON_PIECES` pieces is rare, and so is every longer run that it
is a part of. So the rare runs of more than `MAX_COPIED_NOTES` notes are of two kinds: those that
contain a rare run of the shortest length, and those that contain a longer one that is rare though
all its parts are common. Of the first kind a few are chosen, one for each stretch of notes
(compare winnowing, Schleimer et al. 2003); the second kind is small, and is found level by level
among the runs whose parts are common (as Agrawal & Srikant, 1994, find frequent sets).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from amt_core.tokens.known_runs import (
    COMMON_PIECES,
    MAX_COPIED_NOTES,
    SHORTEST_RUN,
    Hashes,
    longer_runs,
)
from amt_core.tokens.note_runs import (
    END_OF_LINE,
    MAX_RUN,
    Symbols,
)

Places = NDArray[np.int32]

# The number of parts of the shortest length in a run of one note more than may be copied.
_NUM_PARTS = MAX_COPIED_NOTES - SHORTEST_RUN + 1
# To save memory, runs are sorted by hash in this many heaps and read this many at a time.
_HEAP_BITS = 4
_CHUNK = 1 << 16


class RareRuns(NamedTuple):
    """Hashes of runs, each once.

    Attributes:
        shortest: (n,) of runs of `SHORTEST_RUN` symbols.
        longer: (m,) of longer ones.
    """

    shortest: Hashes
    longer: Hashes


def rare_runs(pieces: Iterable[Symbols]) -> RareRuns:
    """Runs that stand in fewer than `COMMON_PIECES` of the pieces.

    Every such run of more than `MAX_COPIED_NOTES` notes of one part contains one of them; what is
    common for `MAX_RUN` symbols is common. Memory: about 30 bytes a symbol.

    Args:
        pieces: The lines of each piece.
    """
    texts = list(pieces)
    starts = np.cumsum([0, *(len(text) for text in texts)])
    symbols = np.concatenate([np.zeros(0, dtype=np.uint16), *texts])
    texts.clear()
    places = _places_with_room(symbols)
    hashes = _shortest_runs(symbols, places)
    chosen: list[Hashes] = []
    for length in range(SHORTEST_RUN, MAX_RUN + 1):
        runs = _different(hashes, places, starts)
        is_chosen = _covering(places, runs) if length == SHORTEST_RUN else runs.is_rare
        chosen.append(np.unique(hashes[is_chosen[runs.number]]))
        # Only a run whose two parts that lack a symbol are common can be the first that is rare.
        is_common = ~runs.is_rare[runs.number]
        begins_common = np.zeros(len(symbols), dtype=np.bool_)
        begins_common[places[is_common]] = True
        is_common &= begins_common[places + 1]
        places, hashes = _gone_on(symbols, places[is_common], hashes[is_common], length)
    return RareRuns(chosen[0], np.concatenate(chosen[1:]))


def _places_with_room(symbols: Symbols) -> Places:
    """The starts of the runs of the shortest length that end before their line does."""
    place = np.arange(len(symbols), dtype=np.int32)
    end = np.where(symbols == END_OF_LINE, place, np.int32(len(symbols)))
    end = np.minimum.accumulate(end[::-1])[::-1]
    return place[end - place >= SHORTEST_RUN]


def _shortest_runs(symbols: Symbols, places: Places) -> Hashes:
    """(places,) the hashes of the runs of the shortest length."""
    hashes = np.zeros(len(places), dtype=np.uint64)
    for first in range(0, len(places), _CHUNK):
        chunk = slice(first, first + _CHUNK)
        for offset in range(SHORTEST_RUN):
            hashes[chunk] = longer_runs(hashes[chunk], symbols[places[chunk] + offset])
    return hashes


def _gone_on(
    symbols: Symbols, places: Places, hashes: Hashes, length: int
) -> tuple[Places, Hashes]:
    """The runs of `length` symbols, longer by one, except where their line ends."""
    newest = symbols[places + length]
    goes_on = newest != END_OF_LINE
    return places[goes_on], longer_runs(hashes[goes_on], newest[goes_on])


class _Runs(NamedTuple):
    """The different runs that begin at some places.

    Attributes:
        number: (places,) which run begins at each.
        is_rare: (runs,) whether it stands in fewer than `COMMON_PIECES` pieces.
    """

    number: NDArray[np.int32]
    is_rare: NDArray[np.bool_]


def _different(hashes: Hashes, places: Places, starts: NDArray[np.int64]) -> _Runs:
    """Distinguishes runs by their hashes, and counts the pieces of each.

    Args:
        hashes: (places,) of the runs.
        places: Where they begin, ascending.
        starts: Where the pieces begin.
    """
    number = np.empty(len(hashes), dtype=np.int32)
    is_rare: list[NDArray[np.bool_]] = []
    num_runs = 0
    heap = (hashes >> np.uint64(64 - _HEAP_BITS)).astype(np.uint8)
    for which in range(1 << _HEAP_BITS):
        members = np.flatnonzero(heap == which)
        # Stable: the places, and so the pieces, of one run still ascend.
        members = members[np.argsort(hashes[members], kind="stable")]
        piece = np.searchsorted(starts, places[members], side="right")
        is_new_run = np.ones(len(members), dtype=np.bool_)
        is_new_run[1:] = np.diff(hashes[members]) != 0
        is_new_piece = is_new_run.copy()
        is_new_piece[1:] |= np.diff(piece) != 0
        own_number = np.cumsum(is_new_run) - 1
        number[members] = num_runs + own_number
        num_runs += int(is_new_run.sum())
        is_rare.append(np.bincount(own_number[is_new_piece]) < COMMON_PIECES)
    return _Runs(number, np.concatenate(is_rare))


def _covering(places: Places, runs: _Runs) -> NDArray[np.bool_]:
    """(runs,) a choice of rare runs: one of them stands in every stretch that has a rare one.

    A stretch is `_NUM_PARTS` successive places of one line. Where one ends in which none is
    chosen yet, its newest rare run is, as that stands in the most of the next stretches too.
    """
    chosen = bytearray(len(runs.is_rare))
    previous = line_start = newest_chosen = newest_rare = rare = -1
    for first in range(0, len(places), _CHUNK):
        numbers = runs.number[first : first + _CHUNK]
        for place, run, is_rare in zip(
            places[first : first + _CHUNK].tolist(),
            numbers.tolist(),
            runs.is_rare[numbers].tolist(),
            strict=True,
        ):
            if place != previous + 1:
                line_start, newest_chosen, newest_rare = place, -1, -1
            previous = place
            if is_rare:
                newest_rare, rare = place, run
                if chosen[run]:
                    newest_chosen = place
            start = place - _NUM_PARTS + 1
            if line_start <= start <= newest_rare and newest_chosen < start:
                chosen[rare] = 1
                newest_chosen = newest_rare
    return np.frombuffer(chosen, dtype=np.bool_)
