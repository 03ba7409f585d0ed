"""From tokens back to notes, one token at a time: a bar is handed out as soon as it is complete."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from amt_core.errors import AmtError
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import NoteTable
from amt_core.music.score import KeyChange, Score, Track
from amt_core.music.tempo_map import TempoMap
from amt_core.sentence import Sentence
from amt_core.tokens.bar_plan import BarPlan, BarPlanReader
from amt_core.tokens.codec import meter_of
from amt_core.tokens.grid import TrackTokens, quantize
from amt_core.tokens.vocabulary import (
    DRUM_PROGRAM,
    LONG_DURATION_STEPS,
    TICKS_PER_STEP,
    VELOCITY_STEP,
    VOCABULARY,
    tempo_of,
)


class CellReader:
    """Reads the notes of one cell.

    Attributes:
        notes: (onset step in the bar, duration in steps, pitch, velocity) of each note so far.
    """

    def __init__(self) -> None:
        self.notes: list[tuple[int, int, int, int]] = []
        self._pos = 0
        self._dur = 1
        self._vel = 64
        self._long_pending = False

    def push(self, token: int) -> bool:
        """Takes one token; False if it does not belong to a cell."""
        v = VOCABULARY
        if token in v.pitch or token in v.drum:
            start = v.pitch.start if token in v.pitch else v.drum.start
            self.notes.append((self._pos, self._dur, token - start, self._vel))
            self._long_pending = False
        elif token in v.pos:
            self._pos = token - v.pos.start
        elif token in v.dur:
            rest = token - v.dur.start + 1
            self._dur = self._dur + rest if self._long_pending else rest
            self._long_pending = False
        elif token in v.long_dur:
            self._dur = (token - v.long_dur.start + 1) * LONG_DURATION_STEPS
            self._long_pending = True
        elif token in v.vel:
            self._vel = (token - v.vel.start) * VELOCITY_STEP + VELOCITY_STEP // 2
        else:
            return False
        return True

    def table(self, bar_start_ticks: int, track: int) -> NoteTable:
        """The notes read so far, placed in the piece."""
        columns = np.array(self.notes, dtype=np.int64).reshape(-1, 4)
        return NoteTable.from_columns(
            bar_start_ticks + columns[:, 0] * TICKS_PER_STEP,
            columns[:, 1] * TICKS_PER_STEP,
            columns[:, 2],
            columns[:, 3],
            np.full(len(columns), track),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedBar:
    """One complete bar.

    Attributes:
        index: Which bar, from 0.
        start_ticks: Where it starts.
        time_signature: Its meter.
        tempo_bpm: The tempo class in force.
        plan: What its header says of section, energy, key and chords.
        notes: Its notes in ticks from the start of the piece.
    """

    index: int
    start_ticks: int
    time_signature: TimeSignature
    tempo_bpm: float
    plan: BarPlan
    notes: NoteTable


@dataclass(slots=True)
class StreamDecoder:
    """Reads a written piece token by token, from BOS or from anywhere after it.

    Attributes:
        tracks: The tracks by name; names that appear for the first time are appended.
    """

    tracks: list[TrackTokens] = field(default_factory=list[TrackTokens])
    _bar: int = -1
    _start: int = 0
    _meter: TimeSignature = field(default_factory=TimeSignature)
    _beats: int = 0
    _tempo: float = 120.0
    _plan: BarPlanReader = field(default_factory=BarPlanReader)
    _cells: list[tuple[TrackTokens, CellReader]] = field(
        default_factory=list[tuple[TrackTokens, CellReader]]
    )

    def push(self, token: int) -> DecodedBar | None:
        """Takes one token; gives the bar that it completes, if it completes one.

        Raises:
            AmtError: The token cannot stand here.
        """
        v = VOCABULARY
        if token in v.bar or token == v.eos:
            return self._next_bar()
        if self._bar < 0:
            return None  # controls
        if self._cells and self._cells[-1][1].push(token):
            return None
        if token in v.track:
            self._cells.append((TrackTokens(token - v.track.start, 0), CellReader()))
        elif token in v.part and self._cells:
            name, reader = self._cells[-1]
            self._cells[-1] = (replace(name, part=token - v.part.start + 1), reader)
        elif token in v.beats:
            self._beats = token
        elif token in v.unit:
            self._meter = meter_of(self._beats, token)
        elif token in v.tempo:
            self._tempo = tempo_of(token - v.tempo.start)
        elif self._cells or not self._plan.push(token):
            raise AmtError(
                Sentence("The token {token} does not belong into a bar.", token=v.name(token))
            )
        return None

    def _next_bar(self) -> DecodedBar | None:
        done = None
        if self._bar >= 0:
            tables = [reader.table(self._start, self._index(name)) for name, reader in self._cells]
            done = DecodedBar(
                index=self._bar,
                start_ticks=self._start,
                time_signature=self._meter,
                tempo_bpm=self._tempo,
                plan=self._plan.read(self._meter),
                notes=NoteTable.concat(tables),
            )
            self._start += self._meter.bar_ticks
        self._bar += 1
        self._cells = []
        self._plan.open_bar()
        return done

    def _index(self, name: TrackTokens) -> int:
        if name not in self.tracks:
            self.tracks.append(name)
        return self.tracks.index(name)


def decode(tokens: Iterable[int], *, tracks: Iterable[TrackTokens] = ()) -> Score:
    """The score that a whole sequence says.

    Args:
        tokens: From BOS (or a first Bar token) to EOS.
        tracks: Names of tracks whose place is known; others follow as they appear.

    Raises:
        AmtError: The sequence is not one that the grammar allows.
    """
    decoder = StreamDecoder(tracks=list(tracks))
    bars = [bar for token in tokens if (bar := decoder.push(token)) is not None]
    meter: list[tuple[int, TimeSignature]] = []
    tempo: list[tuple[int, float]] = []
    keys: list[KeyChange] = []
    for bar in bars:
        if not meter or meter[-1][1] != bar.time_signature:
            meter.append((bar.index, bar.time_signature))
        if not tempo or tempo[-1][1] != bar.tempo_bpm:
            tempo.append((bar.start_ticks, bar.tempo_bpm))
        if bar.plan.key is not None and not (keys and keys[-1].key == bar.plan.key):
            keys.append(KeyChange(bar=bar.index, key=bar.plan.key))
    score = Score(
        num_bars=len(bars),
        tracks=tuple(
            Track(is_drum=True) if name.program == DRUM_PROGRAM else Track(program=name.program)
            for name in decoder.tracks
        ),
        notes=NoteTable.concat([bar.notes for bar in bars]),
        meter=MeterMap(changes=tuple(meter) or ((0, TimeSignature()),)),
        tempo=TempoMap(changes=tuple(tempo) or ((0, 120.0),)),
        keys=tuple(keys),
    )
    return quantize(score)
