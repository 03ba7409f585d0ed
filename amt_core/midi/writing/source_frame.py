"""The changes of tempo, meter, keys and markers since a score was read from its file."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from amt_core.midi.frame import plain_bpm
from amt_core.midi.smf.smf_encode import Event
from amt_core.midi.smf.smf_events import (
    META,
    META_KEY_SIGNATURE,
    META_MARKER,
    META_TEMPO,
    META_TIME_SIGNATURE,
)
from amt_core.midi.text.text_encoding import clean_text, decode_text
from amt_core.midi.writing.write_new import key_event, tempo_event, text_event, time_signature_event
from amt_core.music.meter import TimeSignature
from amt_core.music.score import Score
from amt_core.music.source_file import SourceFile
from amt_core.music.theory import Key

Value = TypeVar("Value", bound=Hashable)


@dataclass(slots=True)
class FrameChanges:
    """The meta events to rewrite.

    Attributes:
        removed_rows: Events of the source that say what holds no more.
        added: Events that say what is new, in ticks of the file.
    """

    removed_rows: list[int] = field(default_factory=list[int])
    added: list[Event] = field(default_factory=list[Event])


def compare_frames(score: Score, source: SourceFile) -> FrameChanges:
    """The changes of tempo, meter, keys and markers."""
    before, changes = source.score, FrameChanges()
    bars = before.bar_starts_ticks
    if score.tempo != before.tempo:
        rows = _rows(source, META_TEMPO, _tempo_value)
        _compare(rows, dict(before.tempo.changes), dict(score.tempo.changes), changes, tempo_event)
    if _meters(score) != _meters(before):
        rows = _rows(source, META_TIME_SIGNATURE, _meter_value)
        # A bar that is cut short is as long as a time signature can say, give or take a little.
        at_bars = [(row, _nearest(bars, tick), value) for row, tick, value in rows]
        _compare(at_bars, _meters(before), _meters(score), changes, _meter_event)
    if _keys(score) != _keys(before):
        rows = _rows(source, META_KEY_SIGNATURE, _key_value)
        at_bars = [(row, _bar_start(bars, tick), value) for row, tick, value in rows]
        _compare(at_bars, _keys(before), _keys(score), changes, _key_event)
    if score.markers != before.markers:
        _compare_markers(score, source, changes)
    changes.added = [event._replace(tick=source.file_ticks(event.tick)) for event in changes.added]
    return changes


def _tempo_value(content: bytes) -> float:
    return plain_bpm(int.from_bytes(content[:3]) or 1)


def _meter_value(content: bytes) -> tuple[int, int]:
    numerator, power = content[:2].ljust(2, b"\0")
    return numerator, 1 << power


def _key_value(content: bytes) -> tuple[int, int]:
    is_minor = content[1] if len(content) > 1 else 0
    return int.from_bytes(content[:1], signed=True), is_minor


def _meters(score: Score) -> dict[int, tuple[int, int]]:
    """Tick -> numerator and denominator."""
    starts: list[int] = score.bar_starts_ticks.tolist()
    return {
        starts[bar]: (meter.numerator, meter.denominator)
        for bar, meter in score.meter.changes
        if bar < score.num_bars
    }


def _meter_event(tick: int, value: tuple[int, int]) -> Event:
    return time_signature_event(tick, TimeSignature(*value))


def _keys(score: Score) -> dict[int, tuple[int, int]]:
    """Tick -> sharps and whether the key is minor."""
    starts: list[int] = score.bar_starts_ticks.tolist()
    return {
        starts[change.bar]: (change.key.num_sharps, int(change.key.mode == "minor"))
        for change in score.keys
        if change.bar < score.num_bars
    }


def _key_event(tick: int, value: tuple[int, int]) -> Event:
    num_sharps, is_minor = value
    return key_event(tick, Key.of_signature(num_sharps, "minor" if is_minor else "major"))


def _nearest(ticks: NDArray[np.int64], tick: int) -> int:
    return int(ticks[np.abs(ticks - tick).argmin()])


def _bar_start(bars: NDArray[np.int64], tick: int) -> int:
    return int(bars[np.searchsorted(bars, tick, side="right") - 1])


def _rows(
    source: SourceFile, kind: int, value: Callable[[bytes], Value]
) -> list[tuple[int, int, Value]]:
    """Row, tick of 480 to the quarter and value of the meta events of one kind."""
    events = source.events
    rows = np.flatnonzero((events.status == META) & (events.data1 == kind))
    return [
        (row, tick, value(source.data[start:stop]))
        for row, tick, start, stop in zip(
            rows.tolist(),
            source.ticks_480(events.tick[rows]).tolist(),
            events.start[rows].tolist(),
            events.stop[rows].tolist(),
            strict=True,
        )
    ]


def _compare(
    rows: Iterable[tuple[int, int, Value]],
    before: dict[int, Value],
    after: dict[int, Value],
    changes: FrameChanges,
    event: Callable[[int, Value], Event],
) -> None:
    """Keeps the events that say what holds, drops the others, and adds what no event says."""
    missing = dict(after)
    for row, tick, value in rows:
        if missing.get(tick) == value:
            del missing[tick]
        else:
            changes.removed_rows.append(row)
    for tick, value in missing.items():
        # What the file leaves to the default, or says by where it puts its events, stays unsaid.
        if before.get(tick) != value:
            changes.added.append(event(tick, value))


def _compare_markers(score: Score, source: SourceFile, changes: FrameChanges) -> None:
    missing = [(marker.tick, marker.text) for marker in score.markers]
    for row, tick, text in _rows(
        source, META_MARKER, lambda data: clean_text(decode_text(data, source.encoding))
    ):
        if (tick, text) in missing:
            missing.remove((tick, text))
        elif text:
            changes.removed_rows.append(row)
    changes.added += [
        text_event(tick, META_MARKER, text, source.encoding) for tick, text in missing
    ]
