"""The file that a score was read from: what a writer needs to leave the rest of it as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from amt_core.music.meter import TICKS_PER_QUARTER

if TYPE_CHECKING:
    from amt_core.music.score import Score

NO_ROW = -1
"""Says that a note has no event that releases it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """One chunk of a MIDI file.

    Attributes:
        kind: The four bytes that name it: `MTrk` for a track.
        start: Index of the first byte of its body.
        end: Index of the first byte after it.
    """

    kind: bytes
    start: int
    end: int

    @property
    def is_track(self) -> bool:
        """True if it holds events."""
        return self.kind == b"MTrk"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FileEvents:
    """The events of a file as equally long columns, in the order of the file.

    Attributes:
        chunk: (n,) int32, index among the file's track chunks.
        tick: (n,) int64, ticks of the file from the start of the track.
        status: (n,) uint8, status byte; 0xFF for a meta event.
        data1: (n,) uint8, first data byte of a channel message; the type of a meta event.
        start: (n,) int32, where the content starts in the bytes of the file.
        stop: (n,) int32, where it ends.
        lost: How many events were left out because they lie too late.
    """

    chunk: NDArray[np.int32]
    tick: NDArray[np.int64]
    status: NDArray[np.uint8]
    data1: NDArray[np.uint8]
    start: NDArray[np.int32]
    stop: NDArray[np.int32]
    lost: int = 0

    def __len__(self) -> int:
        return len(self.tick)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SourceFile:
    """A MIDI file as it was read.

    Attributes:
        data: The bytes.
        format: 0, 1 or 2.
        division: The two bytes of the header that say the resolution.
        ticks_per_quarter: Resolution; for SMPTE time, of a quarter note at 120 a minute.
        chunks: Its chunks in order, tracks and others.
        events: Every event of its tracks.
        onset_rows: (notes,) int32, for each note of `score` the row of the event that starts it.
        release_rows: (notes,) int32, the row of the event that ends it, or `NO_ROW`; the onset of
            another note where that strikes the same key.
        ports: For each track chunk the number of its port.
        encoding: The encoding of its texts, as Python names it.
        score: The score as it was read, itself without a source.
        remarks: Sentences about what was passed over.
    """

    data: bytes
    format: int
    division: bytes
    ticks_per_quarter: int
    chunks: tuple[Chunk, ...]
    events: FileEvents
    onset_rows: NDArray[np.int32]
    release_rows: NDArray[np.int32]
    ports: tuple[int, ...]
    encoding: str
    score: Score
    remarks: tuple[str, ...] = ()

    def ticks_480(self, ticks: NDArray[np.integer]) -> NDArray[np.int64]:
        """Ticks of the file as ticks of 480 to the quarter, halves rounded up; same shape."""
        return to_480(ticks, self.ticks_per_quarter)

    def file_ticks(self, ticks: int) -> int:
        """Ticks of 480 to the quarter as ticks of the file, halves rounded up."""
        return (ticks * 2 * self.ticks_per_quarter + TICKS_PER_QUARTER) // (2 * TICKS_PER_QUARTER)


def to_480(ticks: NDArray[np.integer], ticks_per_quarter: int) -> NDArray[np.int64]:
    """Ticks of any resolution as ticks of 480 to the quarter, halves rounded up; same shape."""
    ticks = ticks.astype(np.int64)
    if ticks_per_quarter == TICKS_PER_QUARTER:
        return ticks
    return (ticks * (2 * TICKS_PER_QUARTER) + ticks_per_quarter) // (2 * ticks_per_quarter)
