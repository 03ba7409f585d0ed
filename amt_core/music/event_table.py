"""Events other than notes as columns: controllers, bends, programs, texts, system exclusive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

NOT_IN_SOURCE = -1
"""The `source_row` of an event that an edit has added."""

_CHANNELS = 16
_CONTROL_CHANGE, _META = 0xB0, 0xFF


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventTable:
    """Events as equally long columns, sorted by tick.

    Attributes:
        tick: (n,) int64, ticks from the start of the piece, 480 to the quarter.
        chunk: (n,) int32, index of the track chunk in which the event stands.
        status: (n,) uint8, status byte; 0xFF for a meta event.
        data1: (n,) uint8, first data byte of a channel message; the type of a meta event.
        start: (n,) int32, where the content of the event starts in `payload`.
        stop: (n,) int32, where it ends.
        source_row: (n,) int32, row of the event in the file that was read, or `NOT_IN_SOURCE`.
        payload: The bytes into which `start` and `stop` point. The content of a channel message is
            its data bytes; that of a meta event or system exclusive message is what follows its
            length.
    """

    tick: NDArray[np.int64]
    chunk: NDArray[np.int32]
    status: NDArray[np.uint8]
    data1: NDArray[np.uint8]
    start: NDArray[np.int32]
    stop: NDArray[np.int32]
    source_row: NDArray[np.int32]
    payload: bytes = b""

    @classmethod
    def empty(cls) -> EventTable:
        """A table without events."""
        return _EMPTY

    @classmethod
    def of_messages(cls, messages: Sequence[tuple[int, int, bytes]], *, chunk: int) -> EventTable:
        """Channel messages, each as tick, status byte and data bytes, that no file contains yet."""
        payload = b"".join(data for _, _, data in messages)
        stops = np.cumsum([len(data) for _, _, data in messages], dtype=np.int32)
        starts = stops - np.array([len(data) for _, _, data in messages], dtype=np.int32)
        table = cls(
            tick=np.array([tick for tick, _, _ in messages], dtype=np.int64),
            chunk=np.full(len(messages), chunk, dtype=np.int32),
            status=np.array([status for _, status, _ in messages], dtype=np.uint8),
            data1=np.array([data[0] for _, _, data in messages], dtype=np.uint8),
            start=starts.astype(np.int32),
            stop=stops,
            source_row=np.full(len(messages), NOT_IN_SOURCE, dtype=np.int32),
            payload=payload,
        )
        return table.select(np.argsort(table.tick, kind="stable"))

    @classmethod
    def of_controls(
        cls,
        tick: NDArray[np.int64],
        part: NDArray[np.int64],
        control: NDArray[np.int64],
        value: NDArray[np.int64],
    ) -> EventTable:
        """Controller messages, ascending by tick, that no file contains yet.

        Args:
            tick: (n,) when each comes.
            part: (n,) its part: chunk x 16 + channel.
            control: (n,) number of the controller.
            value: (n,) 0..127.
        """
        size = len(tick)
        return cls(
            tick=tick,
            chunk=(part // _CHANNELS).astype(np.int32),
            status=(_CONTROL_CHANGE | part % _CHANNELS).astype(np.uint8),
            data1=control.astype(np.uint8),
            start=np.arange(0, 2 * size, 2, dtype=np.int32),
            stop=np.arange(2, 2 * size + 2, 2, dtype=np.int32),
            source_row=np.full(size, NOT_IN_SOURCE, dtype=np.int32),
            payload=np.stack((control, value), axis=1).astype(np.uint8).tobytes(),
        )

    @classmethod
    def of_texts(cls, texts: Sequence[tuple[int, bytes]], *, kind: int, chunk: int) -> EventTable:
        """Texts of one kind of meta event, each as tick and content, that no file contains yet."""
        size = len(texts)
        stops = np.cumsum([len(content) for _, content in texts], dtype=np.int32)
        table = cls(
            tick=np.array([tick for tick, _ in texts], dtype=np.int64),
            chunk=np.full(size, chunk, dtype=np.int32),
            status=np.full(size, _META, dtype=np.uint8),
            data1=np.full(size, kind, dtype=np.uint8),
            start=(stops - [len(content) for _, content in texts]).astype(np.int32),
            stop=stops,
            source_row=np.full(size, NOT_IN_SOURCE, dtype=np.int32),
            payload=b"".join(content for _, content in texts),
        )
        return table.select(np.argsort(table.tick, kind="stable"))

    @classmethod
    def concat(cls, tables: Sequence[EventTable]) -> EventTable:
        """The events of several tables; at one tick, earlier tables come first."""
        filled = [table for table in tables if len(table)]
        if len(filled) < 2:
            return filled[0] if filled else _EMPTY
        payloads: list[bytes] = []
        offsets: list[int] = []
        length = 0
        for table in filled:
            known = next((i for i, own in enumerate(payloads) if own is table.payload), None)
            if known is not None:
                offsets.append(sum(len(own) for own in payloads[:known]))
                continue
            offsets.append(length)
            payloads.append(table.payload)
            length += len(table.payload)
        shift = np.repeat(np.array(offsets, dtype=np.int32), [len(table) for table in filled])
        columns = {
            column: np.concatenate([getattr(table, column) for table in filled])
            for column in _COLUMNS
        }
        columns["start"] = columns["start"] + shift
        columns["stop"] = columns["stop"] + shift
        payload = payloads[0] if len(payloads) == 1 else b"".join(payloads)
        joined = cls(**columns, payload=payload)
        return joined.select(np.argsort(joined.tick, kind="stable"))

    def __len__(self) -> int:
        return len(self.tick)

    @property
    def data2(self) -> NDArray[np.uint8]:
        """(n,) uint8, the second data byte of a channel message; 0 where there is none."""
        if not len(self):
            return self.data1
        # The byte after the last start exists in the payload only if the content has two.
        has_two = self.stop - self.start >= 2
        content = np.frombuffer(self.payload, dtype=np.uint8)
        return np.where(has_two, content[np.where(has_two, self.start + 1, 0)], 0).astype(np.uint8)

    @property
    def part(self) -> NDArray[np.int64]:
        """(n,) int64, the part of a channel message: chunk x 16 + channel; else -1."""
        is_channel = self.status < 0xF0
        part = self.chunk.astype(np.int64) * _CHANNELS + (self.status & 0x0F)
        return np.where(is_channel, part, -1)

    def content(self, row: int) -> bytes:
        """The content of one event."""
        return self.payload[int(self.start[row]) : int(self.stop[row])]

    def select(self, which: NDArray[np.bool_] | NDArray[np.integer] | slice) -> EventTable:
        """The rows of a mask, of an index array, or of a slice, in that order."""
        columns = {column: getattr(self, column)[which] for column in _COLUMNS}
        return EventTable(**columns, payload=self.payload)

    def window(self, start_ticks: float, end_ticks: float) -> EventTable:
        """The events in `[start_ticks, end_ticks)`."""
        first, last = np.searchsorted(self.tick, [start_ticks, end_ticks])
        return self.select(slice(int(first), int(last)))


_COLUMNS = tuple(field.name for field in fields(EventTable) if field.name != "payload")

_EMPTY = EventTable(
    tick=np.empty(0, dtype=np.int64),
    chunk=np.empty(0, dtype=np.int32),
    status=np.empty(0, dtype=np.uint8),
    data1=np.empty(0, dtype=np.uint8),
    start=np.empty(0, dtype=np.int32),
    stop=np.empty(0, dtype=np.int32),
    source_row=np.empty(0, dtype=np.int32),
)
