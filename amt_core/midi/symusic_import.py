"""From what symusic parsed to a `Score`: one clock, one track a part, bars that hold all onsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from symusic.core import ScoreTick, TrackTick

from amt_core.errors import AmtError
from amt_core.midi.smf_events import clean_text
from amt_core.music.general_midi import DRUM_KIT_NAMES, PROGRAM_NAMES
from amt_core.music.meter import TICKS_PER_QUARTER, MeterMap, TimeSignature
from amt_core.music.note_table import NoteTable
from amt_core.music.score import KeyChange, Marker, Score, Track
from amt_core.music.tempo_map import MAX_BPM, MIN_BPM, TempoMap
from amt_core.music.theory import Key

MAX_TRACKS = 1_000

_VOLUME, _PAN = 7, 10
_DEFAULT_VOLUME, _DEFAULT_PAN = 100, 64
_PITCHES = 128

Int64Column = NDArray[np.int64]

T = TypeVar("T")


def score_from_symusic(
    parsed: ScoreTick, *, title: str, end_ticks: int, has_part_names: bool
) -> Score:
    """The score of a parsed file, in 480 ticks to the quarter.

    Args:
        parsed: Tracks as symusic splits them: by chunk, channel and program.
        title: The piece's name.
        end_ticks: Where the file says that the piece ends, in its own ticks; counts if it is a
            bar line after the last onset.
        has_part_names: Whether the tracks' names are those of the parts; otherwise the
            instruments name them.

    Raises:
        AmtError: The file has too many parts.
    """
    parts = [(track, track.notes.numpy()) for track in parsed.tracks]
    parts = [(track, columns) for track, columns in parts if len(columns["time"])]
    if len(parts) > MAX_TRACKS:
        raise AmtError(
            f"The file has {len(parts)} parts; {MAX_TRACKS} is the most that can be shown.",
            "Join parts in another program, or leave some out.",
        )
    clock = _Clock(parsed.tpq)
    notes = _note_table([columns for _, columns in parts], clock)
    last_onset = int(notes.onset_ticks[-1]) if len(notes) else 0
    end = clock.ticks(end_ticks)
    signatures = parsed.time_signatures.numpy()
    meter, num_bars = _meter(
        clock.all_ticks(signatures["time"]).tolist(),
        signatures["numerator"].tolist(),
        signatures["denominator"].tolist(),
        last_onset_ticks=last_onset,
        end_ticks=end,
    )
    bar_starts: list[int] = meter.bar_starts_ticks(num_bars).tolist()
    return Score(
        num_bars=num_bars,
        tracks=tuple(
            _track(track, columns["time"], track.name if has_part_names else "")
            for track, columns in parts
        ),
        notes=notes,
        meter=meter,
        tempo=_tempo(parsed, clock, bar_starts[-1]),
        keys=_keys(parsed, clock, bar_starts),
        markers=_markers(parsed, clock),
        title=clean_text(title),
    )


class _Clock:
    """Turns ticks of the file into ticks of ours, rounding halves up."""

    def __init__(self, ticks_per_quarter: int) -> None:
        self._file = ticks_per_quarter

    def ticks(self, file_ticks: int) -> int:
        return (file_ticks * TICKS_PER_QUARTER * 2 + self._file) // (2 * self._file)

    def all_ticks(self, file_ticks: NDArray[np.integer]) -> Int64Column:
        ticks = file_ticks.astype(np.int64)
        if self._file == TICKS_PER_QUARTER:
            return ticks
        return (ticks * (TICKS_PER_QUARTER * 2) + self._file) // (2 * self._file)


def _note_table(columns: list[dict[str, NDArray[np.integer]]], clock: _Clock) -> NoteTable:
    """All notes; within a track a note ends where the next of its pitch begins.

    Notes of one pitch that begin together become one, as long as the longest.
    """
    if not columns:
        return NoteTable.empty()
    time = np.concatenate([column["time"] for column in columns])
    onset = clock.all_ticks(time)
    end = clock.all_ticks(time + np.concatenate([column["duration"] for column in columns]))
    end = np.maximum(end, onset + 1)
    pitch = np.concatenate([column["pitch"] for column in columns]).astype(np.int64)
    velocity = np.concatenate([column["velocity"] for column in columns])
    track = np.repeat(np.arange(len(columns)), [len(column["time"]) for column in columns])
    # Track, pitch and onset fit into one 64-bit key, and one sort is cheaper than three.
    key = ((track * _PITCHES + pitch) << 32) | onset
    order = np.argsort(key, kind="stable")
    key, onset, end = key[order], onset[order], end[order]
    starts_anew = np.ones(len(key), dtype=np.bool_)
    starts_anew[1:] = key[1:] != key[:-1]
    if not starts_anew.all():
        first = np.flatnonzero(starts_anew)
        end = np.maximum.reduceat(end, first)
        key, onset, order = key[first], onset[first], order[first]
    is_same_pitch = key[1:] >> 32 == key[:-1] >> 32
    end[:-1] = np.where(is_same_pitch, np.minimum(end[:-1], onset[1:]), end[:-1])
    in_time = np.argsort((onset << 32) | (key >> 32), kind="stable")
    order = order[in_time]
    return NoteTable(
        onset_ticks=onset[in_time].astype(np.int32),
        duration_ticks=(end - onset)[in_time].astype(np.int32),
        pitch=pitch[order].astype(np.uint8),
        velocity=velocity[order].astype(np.uint8),
        track=track[order].astype(np.int16),
    )


def _track(track: TrackTick, onsets: NDArray[np.int32], name: str) -> Track:
    program = track.program & 0x7F
    instrument = DRUM_KIT_NAMES.get(program, "Drums") if track.is_drum else PROGRAM_NAMES[program]
    name = clean_text(name)
    volume, pan = _DEFAULT_VOLUME, _DEFAULT_PAN
    if len(track.controls):
        controls = track.controls.numpy()
        volume = _level(controls, _VOLUME, onsets, volume)
        pan = _level(controls, _PAN, onsets, pan)
    return Track(
        program=program,
        is_drum=bool(track.is_drum),
        name="" if name == instrument else name,
        volume=volume,
        pan=pan,
    )


def _level(
    controls: dict[str, NDArray[np.integer]], number: int, onsets: NDArray[np.int32], default: int
) -> int:
    """The controller's value under which most of the notes start: fades have many."""
    is_wanted = controls["number"] == number
    times, values = controls["time"][is_wanted], controls["value"][is_wanted]
    if len(times) == 0:
        return default
    in_force = np.searchsorted(times, onsets, side="right")
    return int(np.concatenate(([default], values))[np.bincount(in_force).argmax()]) & 0x7F


def _meter(
    ticks: list[int],
    numerators: list[int],
    denominators: list[int],
    *,
    last_onset_ticks: int,
    end_ticks: int,
) -> tuple[MeterMap, int]:
    """Time signatures, moved on to the next bar line where they stand between two; number of bars.

    Signatures that no score has, such as 0/4, are passed over.
    """
    current, current_bar, current_start = TimeSignature(), 0, 0
    changes: dict[int, TimeSignature] = {0: current}
    for tick, numerator, denominator in zip(ticks, numerators, denominators, strict=True):
        if not 1 <= numerator <= 32 or denominator not in (1, 2, 4, 8, 16, 32):
            continue
        signature = TimeSignature(numerator, denominator)
        if tick > max(last_onset_ticks, current_start) or signature == current:
            continue
        bars = -(-(tick - current_start) // current.bar_ticks)
        bars = max(bars, 0)
        start = current_start + bars * current.bar_ticks
        if start > last_onset_ticks and start > 0:
            continue
        current, current_bar, current_start = signature, current_bar + bars, start
        changes[current_bar] = signature
    bars_left = (last_onset_ticks - current_start) // current.bar_ticks + 1
    end_bars, beyond = divmod(end_ticks - current_start, current.bar_ticks)
    if beyond == 0:
        bars_left = max(bars_left, end_bars)
    return MeterMap(changes=_without_repeats(changes.items())), current_bar + bars_left


def _tempo(parsed: ScoreTick, clock: _Clock, length_ticks: int) -> TempoMap:
    """Tempos before the end, within what the program plays."""
    column = parsed.tempos.numpy()
    ticks: list[int] = clock.all_ticks(column["time"]).tolist()
    micros: list[int] = column["mspq"].tolist()
    changes = {0: 120.0}
    for tick, micros_per_quarter in zip(ticks, micros, strict=True):
        if micros_per_quarter > 0 and tick < length_ticks:
            changes[tick] = _plain_bpm(micros_per_quarter)
    return TempoMap(changes=_without_repeats(changes.items()))


@lru_cache(maxsize=4096)
def _plain_bpm(micros_per_quarter: int) -> float:
    """The shortest decimals that a file stores as these microseconds: 140, not 139.99998."""
    exact = 60e6 / micros_per_quarter
    candidates = (round(exact, decimals) for decimals in range(4))
    plain = next((b for b in candidates if b and round(60e6 / b) == micros_per_quarter), exact)
    return min(max(plain, MIN_BPM), MAX_BPM)


def _keys(parsed: ScoreTick, clock: _Clock, bar_starts: list[int]) -> tuple[KeyChange, ...]:
    """Key signatures, each from the bar in which it stands."""
    keys: dict[int, Key] = {}
    for signature in parsed.key_signatures:
        tick = clock.ticks(signature.time)
        if not -7 <= signature.key <= 7 or signature.tonality not in (0, 1):
            continue
        if tick >= bar_starts[-1]:
            continue
        major = Key(signature.key * 7 % 12)
        bar = bisect_right(bar_starts, tick) - 1
        keys[bar] = major.relative if signature.tonality else major
    return tuple(KeyChange(bar=bar, key=key) for bar, key in _without_repeats(keys.items()))


def _markers(parsed: ScoreTick, clock: _Clock) -> tuple[Marker, ...]:
    markers = ((clock.ticks(m.time), clean_text(m.text)) for m in parsed.markers)
    return tuple(Marker(tick=tick, text=text) for tick, text in markers if text)


def _without_repeats(changes: Iterable[tuple[int, T]]) -> tuple[tuple[int, T], ...]:
    """The changes that change something."""
    kept: list[tuple[int, T]] = []
    for place, value in sorted(changes, key=lambda change: change[0]):
        if not kept or kept[-1][1] != value:
            kept.append((place, value))
    return tuple(kept)
