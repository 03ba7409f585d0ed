"""Runs of notes that belong to one or two training pieces, and shall not be written again.

A run is known by a hash of its symbols (`amt_core.tokens.note_runs`), so that no piece can be read
from what is kept. Nearly all runs have the same, shortest length: of them a Bloom filter is kept
(Bloom 1970; its places by double hashing, Kirsch & Mitzenmacher 2006), which says yes to every run
that was put in, and by mistake to one in 300 others. The few longer ones are kept as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from amt_core.system.arrays import read_arrays
from amt_core.system.companion_file import CompanionFile
from amt_core.system.splitmix import (
    GOLDEN_GAMMA,
    Hashes,
    finalized,
    finalized_number,
    splitmix64,
)
from amt_core.tokens.note_runs import SYMBOL_BITS, Symbols

COMMON_PIECES = 3
"""A run that stands in this many training pieces is common property, and no copy of one of them."""

MAX_COPIED_NOTES = 16
"""A longer run that is not common is a copy."""

SHORTEST_RUN = 14
"""Symbols of the shortest runs; the longest have `MAX_RUN`."""

_BITS_PER_RUN = 12
_BITS_OF_RUN = 8
_NUMBERS = np.arange(_BITS_OF_RUN, dtype=np.uint64)
_NUM_HASHES = 1 << 64
_FORMAT = 1
# This many runs are put in at a time, to save memory.
_CHUNK = 100_000


_OF_SYMBOL: Hashes = splitmix64(np.arange(1 << SYMBOL_BITS, dtype=np.uint64))


def longer_runs(hashes: Hashes, symbol: Symbols | int) -> Hashes:
    """The hashes of runs when each goes on by a symbol; that of no symbols is 0.

    Args:
        hashes: (n,) of the runs.
        symbol: The symbol that follows all, or the (n,) symbols that follow each.
    """
    return hashes * GOLDEN_GAMMA + _OF_SYMBOL[symbol]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class KnownRuns:
    """A set of runs that is sure of what it has, and almost sure of what it has not.

    Attributes:
        bits: (n,) uint8, the filter of the shortest runs, the first bit of a byte in the lowest.
        longer: (n,) hashes of the longer runs, ascending.
    """

    bits: NDArray[np.uint8]
    longer: Hashes

    @classmethod
    def of(cls, shortest: Hashes, longer: Hashes) -> KnownRuns:
        """The set of the runs with these hashes."""
        num_bytes = max(1, -(-len(shortest) * _BITS_PER_RUN // 8))
        is_set = np.zeros(8 * num_bytes, dtype=np.bool_)
        for first in range(0, len(shortest), _CHUNK):
            is_set[_places(shortest[first : first + _CHUNK], len(is_set))] = True
        return cls(bits=np.packbits(is_set, bitorder="little"), longer=np.unique(longer))

    def contain_any(self, runs: Hashes) -> bool:
        """True if one of some runs is in the set.

        Args:
            runs: Hashes of runs of `SHORTEST_RUN` symbols, of one more, and so on; at least one.
        """
        if self._may_contain_shortest(int(runs[0])):
            return True
        if not len(self.longer) or len(runs) == 1:
            return False
        nearest = self.longer.take(self.longer.searchsorted(runs[1:]), mode="clip")
        return bool(np.count_nonzero(nearest == runs[1:]))

    def _may_contain_shortest(self, run: int) -> bool:
        """True if all bits of the hash of a shortest run are set; most runs lack one of the first.

        One run at a time is asked for, at every note: numbers are faster here than arrays.
        """
        mixed = finalized_number(run)
        place, step = mixed >> 32, mixed | 1
        for _ in range(_BITS_OF_RUN):
            byte, bit = divmod(place % (8 * len(self.bits)), 8)
            if not self.bits.item(byte) >> bit & 1:
                return False
            place = (place + step) % _NUM_HASHES
        return True


def _read(path: Path) -> KnownRuns:
    file = read_arrays(
        path, {"format": ("i", ()), "bits": ("u1", ("bytes",)), "longer": ("u8", ("runs",))}
    )
    if file["format"] != _FORMAT or not len(file["bits"]):
        raise ValueError(f"{path} is of another format")
    return KnownRuns(bits=file["bits"], longer=file["longer"])


def _places(hashes: Hashes, num_bits: int) -> NDArray[np.int64]:
    """(n, 8) the bits that speak for each of (n,) hashes."""
    mixed = finalized(hashes)[:, None]
    first, step = mixed >> np.uint64(32), mixed | np.uint64(1)
    places = (first + _NUMBERS * step) % np.uint64(num_bits)
    return places.view(np.int64)


def _write(path: Path, known: KnownRuns) -> None:
    with path.open("wb") as file:
        np.savez(file, format=np.array(_FORMAT), bits=known.bits, longer=known.longer)


KNOWN_RUNS_FILE = CompanionFile(
    name="known_runs.npz",
    read=_read,
    write=_write,
)
