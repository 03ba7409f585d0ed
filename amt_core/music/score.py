"""A piece of music as a grid of cells: bars down, tracks across."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from amt_core.music.event_table import EventTable
from amt_core.music.instruments.general_midi import DRUM_KIT_NAMES, PROGRAM_NAMES
from amt_core.music.meter import MeterMap
from amt_core.music.note_table import NoteTable
from amt_core.music.source_file import SourceFile
from amt_core.music.tempo_map import TempoMap
from amt_core.music.theory import Key

NO_PART = -1
"""The `part` of a track that has no events but its notes."""

NO_COLOR = -1
"""The `color` of a track that has none yet."""

DEFAULT_REVERB, DEFAULT_CHORUS = 40, 0
"""The sends of a track that sets none (General MIDI 2, RP-015)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One part of the score.

    Attributes:
        program: General MIDI program 0..127; for drums the kit (0 is the standard kit).
        is_drum: True if pitches are General MIDI drum keys.
        name: What the part is called; the instrument's name if empty.
        volume: Channel volume (CC 7), 0..127.
        pan: Stereo position (CC 10), 0 left, 64 center, 127 right.
        reverb: Send to the reverb (CC 91), 0..127.
        chorus: Send to the chorus (CC 93), 0..127.
        color: The number of its color, which no other track of the score has; it stays when tracks
            change their places, or `NO_COLOR`. Two tracks are equal without it.
        part: The chunk x 16 + channel under which the score's events belong to the track, or
            `NO_PART`; it stays when tracks change their places. Two tracks are equal without it.
    """

    program: int = 0
    is_drum: bool = False
    name: str = ""
    volume: int = 100
    pan: int = 64
    reverb: int = DEFAULT_REVERB
    chorus: int = DEFAULT_CHORUS
    color: int = field(default=NO_COLOR, compare=False)
    part: int = field(default=NO_PART, compare=False)

    def __post_init__(self) -> None:
        assert 0 <= self.program < 128
        assert all(0 <= v < 128 for v in (self.volume, self.pan, self.reverb, self.chorus))

    @property
    def instrument(self) -> str:
        """The General MIDI name of the sound."""
        if self.is_drum:
            return DRUM_KIT_NAMES.get(self.program, "Drums")
        return PROGRAM_NAMES[self.program]

    @property
    def label(self) -> str:
        """The name to show: the part's own, else the instrument's."""
        return self.name or self.instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyChange:
    """From `bar` on the piece stands in `key`."""

    bar: int
    key: Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A named place in the piece."""

    tick: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A whole piece: bars × tracks, a cell being the notes of one track in one bar.

    A note belongs to the bar in which it starts, and may ring past its end.

    Attributes:
        num_bars: Number of bars; every onset lies before the end of the last one.
        tracks: The parts, in the order in which they are shown.
        notes: All notes; `notes.track` indexes `tracks`.
        meter: Time signatures by bar.
        tempo: Tempo by tick.
        keys: Key changes by bar; empty if no key is stated.
        markers: Markers, each a tick and a text.
        title: The piece's name, may be empty.
        events: Controllers, bends, programs, texts and all else that is not said above; empty
            unless the score was read from a file or an edit has added some.
        source: The file that the score was read from, None for a composed score.

    Two scores are equal if all but their events and sources are.
    """

    num_bars: int
    tracks: tuple[Track, ...]
    notes: NoteTable = field(default_factory=NoteTable.empty)
    meter: MeterMap = field(default_factory=MeterMap)
    tempo: TempoMap = field(default_factory=TempoMap)
    keys: tuple[KeyChange, ...] = ()
    markers: tuple[Marker, ...] = ()
    title: str = ""
    events: EventTable = field(default_factory=EventTable.empty, compare=False, repr=False)
    source: SourceFile | None = field(default=None, compare=False, repr=False)

    @property
    def bar_starts_ticks(self) -> NDArray[np.int64]:
        """(num_bars + 1,) int64: where each bar starts, and where the piece ends."""
        return self.meter.bar_starts_ticks(self.num_bars)

    @property
    def length_ticks(self) -> int:
        """The tick at which the last bar ends."""
        return int(self.bar_starts_ticks[-1])

    @property
    def duration_sec(self) -> float:
        """Playing time up to the end of the last bar."""
        return float(self.tempo.to_sec(self.length_ticks))

    @property
    def key(self) -> Key | None:
        """The key at the beginning, if one is stated."""
        return self.keys[0].key if self.keys else None

    def bars_of(self, ticks: NDArray[np.integer]) -> NDArray[np.int64]:
        """The bar in which each tick lies; same shape as `ticks`."""
        return np.searchsorted(self.bar_starts_ticks, ticks, side="right") - 1

    def cell(self, bar: int, track: int) -> NoteTable:
        """The notes of one track that start in one bar."""
        start, end = self.bar_starts_ticks[bar : bar + 2]
        return self.notes.window(int(start), int(end)).of_track(track)

    def with_notes(self, notes: NoteTable) -> Score:
        """The same piece with other notes."""
        return replace(self, notes=notes)
