"""Chords as text events, as MIDI files carry them: `Am7` where the chord begins.

A text event may hold anything, also the syllables of a song. The texts of a track chunk are chords
if nearly all of them are chord symbols.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from amt_core.midi.smf.smf_events import META, META_TEXT
from amt_core.music.chord_symbols import ChordSymbol, is_no_chord, parse_chord
from amt_core.music.event_table import EventTable
from amt_core.music.score import Score

# Of the texts of a chunk at least this share must be chords.
_MIN_SHARE = 0.9
_MAX_LENGTH = 16
_CONDUCTOR = 0

ChordTexts = list[tuple[int, ChordSymbol | None]]
"""Ticks with the chords that begin there, ascending; None where no chord sounds."""


def chord_text_events(chords: Sequence[tuple[int, str]]) -> EventTable:
    """Text events of the conductor track, for chords given as tick and symbol, ascending."""
    rows = [(tick, text.encode()) for tick, text in chords]
    return EventTable.of_texts(rows, kind=META_TEXT, chunk=_CONDUCTOR)


def read_chord_texts(score: Score) -> ChordTexts:
    """The chords that a score states as texts, or as markers, which MusicXML has for them."""
    found = [
        (tick, chord)
        for rows in _rows_by_chunk(score.events).values()
        for tick, chord in _chords([(tick, text) for tick, text, _ in rows])
    ]
    markers = [(marker.tick, marker.text) for marker in score.markers]
    # A letter alone is a rehearsal mark unless it stands among other symbols.
    symbols = [row for row in markers if _is_chord(row[1])]
    if any(len(text) > 1 for _, text in symbols):
        found += _chords(symbols)
    return sorted(found, key=lambda row: row[0])


def without_chord_texts(events: EventTable, start_ticks: int, stop_ticks: int) -> EventTable:
    """The events without the chords that begin in `[start_ticks, stop_ticks)`."""
    is_dropped = np.zeros(len(events), dtype=np.bool_)
    for rows in _rows_by_chunk(events).values():
        if _chords([(tick, text) for tick, text, _ in rows]):
            is_dropped[[row for tick, _, row in rows if start_ticks <= tick < stop_ticks]] = True
    return events.select(~is_dropped)


def _rows_by_chunk(events: EventTable) -> dict[int, list[tuple[int, str, int]]]:
    """Chunk -> tick, text and row of its text events."""
    rows: dict[int, list[tuple[int, str, int]]] = defaultdict(list)
    is_text = (events.status == META) & (events.data1 == META_TEXT)
    for row in np.flatnonzero(is_text).tolist():
        text = events.content(row).decode("utf-8", errors="replace").strip("\0 ")
        rows[int(events.chunk[row])].append((int(events.tick[row]), text, row))
    return rows


def _chords(rows: Sequence[tuple[int, str]]) -> ChordTexts:
    """The chords of some texts; none where too many of them are no chords."""
    is_chord = [_is_chord(text) for _, text in rows]
    if not rows or sum(is_chord) < _MIN_SHARE * len(rows):
        return []
    return [
        (tick, parse_chord(text)) for (tick, text), own in zip(rows, is_chord, strict=True) if own
    ]


def _is_chord(text: str) -> bool:
    return len(text) <= _MAX_LENGTH and (is_no_chord(text) or parse_chord(text) is not None)
