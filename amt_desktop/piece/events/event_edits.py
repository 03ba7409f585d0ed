"""Changes of single values of the event list, and what is deleted in it, as edits."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.midi.smf.smf_events import META
from amt_core.midi.text.text_encoding import UTF_8, decode_text, encode_text
from amt_core.music.editing.edit import (
    Edit,
    ReplaceEvents,
    ReplaceMarkers,
    ReplaceNotes,
    Steps,
)
from amt_core.music.event_table import NOT_IN_SOURCE, EventTable
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Marker, Score
from amt_core.music.tempo_map import MAX_BPM, MIN_BPM
from amt_core.music.theory import Key, Mode
from amt_core.sentence import Sentence
from amt_desktop.look.words import word
from amt_desktop.piece.events.event_rows import EVENT_KINDS, EventRows, Kind
from amt_desktop.piece.events.places import Places, length_of, pitch_of

BEND_CENTER = 8192
_RANGES = {Kind.BEND: (-BEND_CENTER, BEND_CENTER - 1), Kind.PROGRAM: (1, 128)}
_TEMPO = re.compile(r"(\d{1,4}(?:[.,]\d*)?)\s*(?:bpm)?", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d{1,5}")
_MODES: tuple[Mode, ...] = ("major", "minor")


def with_position(score: Score, note: NoteTable, text: str) -> NoteTable:
    """One note at another place.

    Raises:
        AmtError: The text is no place in the piece.
    """
    return replace(note, onset_ticks=np.array([_tick_of(score, text)], dtype=np.int32))


def with_pitch(score: Score, note: NoteTable, text: str) -> NoteTable:
    """One note with another pitch.

    Raises:
        AmtError: The text is no pitch.
    """
    is_drum = score.tracks[int(note.track[0])].is_drum
    pitch = pitch_of(text, is_drum=is_drum)
    if pitch is None:
        example = "Snare or 38" if is_drum else "C#4, Bb3 or 61"
        raise AmtError(
            Sentence("“{text}” is no pitch.", text=text),
            Sentence("Write it as {example}.", example=example),
        )
    return replace(note, pitch=np.array([pitch], dtype=np.uint8))


def with_velocity(note: NoteTable, text: str) -> NoteTable:
    """One note with another velocity.

    Raises:
        AmtError: The text is no number from 1 to 127.
    """
    text = text.strip()
    if not text.isdecimal() or not 1 <= int(text) <= 127:
        raise AmtError(
            Sentence("“{text}” is no velocity.", text=text), "Write a number from 1 to 127."
        )
    return replace(note, velocity=np.array([int(text)], dtype=np.uint8))


def with_length(note: NoteTable, text: str) -> NoteTable:
    """One note with another length.

    Raises:
        AmtError: The text is no length.
    """
    ticks = length_of(text)
    if ticks is None:
        raise AmtError(
            Sentence("“{text}” is no length.", text=text),
            "Write quarter notes and ticks, such as 1.240, or a note value, such as 1/8.",
        )
    return replace(note, duration_ticks=np.array([ticks], dtype=np.int32))


def tempo_of(text: str) -> float:
    """The tempo that was typed, in quarter notes per minute.

    Raises:
        AmtError: The text is no tempo.
    """
    match = _TEMPO.fullmatch(text.strip())
    bpm = float(match[1].replace(",", ".")) if match else 0.0
    if not MIN_BPM <= bpm <= MAX_BPM:
        raise AmtError(
            Sentence("“{text}” is no tempo.", text=text),
            Sentence("Write a number from {low:g} to {high:g}.", low=MIN_BPM, high=MAX_BPM),
        )
    return bpm


def key_of(text: str) -> Key:
    """The key that was typed, in English or in the language of the window.

    Raises:
        AmtError: The text is no key.
    """
    keys = (Key(tonic, mode) for tonic in range(12) for mode in _MODES)
    words = {word(str(key)).casefold(): key for key in keys}
    return words.get(" ".join(text.split()).casefold()) or Key.parse(text)


def with_amount(score: Score, row: int, kind: Kind, text: str) -> Edit:
    """The edit that gives a controller, bend, pressure or program change another value.

    Raises:
        AmtError: The text is no such value.
    """
    low, high = _RANGES.get(kind, (0, 127))
    match = _NUMBER.fullmatch(text.strip())
    value = int(match[0]) if match else high + 1
    if not low <= value <= high:
        raise AmtError(
            Sentence("“{text}” is no value.", text=text),
            Sentence("Write a number from {low} to {high}.", low=low, high=high),
        )
    content = score.events.content(row)
    match kind:
        case Kind.BEND:
            content = bytes([(value + BEND_CENTER) & 0x7F, (value + BEND_CENTER) >> 7])
        case Kind.PROGRAM:
            content = bytes([value - 1])
        case _:
            content = content[:-1] + bytes([value])
    return _with_content(score, row, content)


def text_of(score: Score, row: int) -> str:
    """The text of a text event."""
    return decode_text(score.events.content(row), _encoding(score)).strip("\0 \r\n")


def with_text(score: Score, row: int, text: str) -> Edit:
    """The edit that gives a text event another text, in the encoding of its file."""
    return _with_content(score, row, encode_text(text, _encoding(score)))


def with_event_position(score: Score, row: int, text: str) -> Edit:
    """The edit that moves a message or a text event; it is the last one at its new place.

    Raises:
        AmtError: The text is no place in the piece.
    """
    events = score.events
    old = events.select(slice(row, row + 1))
    new = replace(
        old,
        tick=np.array([_tick_of(score, text)], dtype=np.int64),
        source_row=np.array([NOT_IN_SOURCE], dtype=np.int32),
    )
    others = events.select(np.arange(len(events)) != row)
    return ReplaceEvents(before=events, after=EventTable.concat([others, new]))


def with_marker(score: Score, index: int, *, position: str = "", text: str = "") -> Edit:
    """The edit that gives a marker another position or another text.

    Args:
        score: The score.
        index: The marker.
        position: Its new position; empty keeps it.
        text: Its new text; empty keeps it.

    Raises:
        AmtError: The position is no place in the piece.
    """
    marker = score.markers[index]
    tick = _tick_of(score, position) if position else marker.tick
    changed = Marker(tick=tick, text=text.strip() or marker.text)
    others = score.markers[:index] + score.markers[index + 1 :]
    place = index if tick == marker.tick else sum(other.tick <= tick for other in others)
    return ReplaceMarkers(before=score.markers, after=(*others[:place], changed, *others[place:]))


def deletion(score: Score, rows: EventRows, chosen: NDArray[np.integer]) -> Edit | None:
    """The edit that deletes the notes, messages, texts and markers of some rows.

    Tempo, meter and key are not among them: the plan changes them.
    """
    edits: list[Edit] = []
    notes = score.notes.select(rows.indices_of(chosen, Kind.NOTE))
    if len(notes):
        edits.append(ReplaceNotes(removed=notes, added=NoteTable.empty()))
    events = rows.indices_of(chosen, *EVENT_KINDS)
    if len(events):
        kept = np.ones(len(score.events), dtype=np.bool_)
        kept[events] = False
        edits.append(ReplaceEvents(before=score.events, after=score.events.select(kept)))
    markers = set(rows.indices_of(chosen, Kind.MARKER).tolist())
    if markers:
        others = [marker for at, marker in enumerate(score.markers) if at not in markers]
        edits.append(ReplaceMarkers(before=score.markers, after=tuple(others)))
    return Steps(edits=tuple(edits)) if edits else None


def _tick_of(score: Score, text: str) -> int:
    """The tick of a position that was typed.

    Raises:
        AmtError: The text is no place in the piece.
    """
    tick = Places(score).tick_of(text)
    if tick is None:
        raise AmtError(
            Sentence("“{text}” is no place in this piece.", text=text),
            Sentence(
                "Write bar, beat and tick, such as 3.2.120; the last bar is {num_bars}.",
                num_bars=score.num_bars,
            ),
        )
    return tick


def _encoding(score: Score) -> str:
    return score.source.encoding if score.source is not None else UTF_8


def _with_content(score: Score, row: int, content: bytes) -> Edit:
    """The edit that gives an event another content; among those of its tick it keeps its place."""
    events = score.events
    tick, status, chunk = int(events.tick[row]), int(events.status[row]), int(events.chunk[row])
    if status == META:
        kind = int(events.data1[row])
        new = EventTable.of_texts([(tick, content)], kind=kind, chunk=chunk)
    else:
        new = EventTable.of_messages([(tick, status, content)], chunk=chunk)
    # The new event is the last of its tick; it takes the place of the old one.
    place = int(np.searchsorted(events.tick, tick, side="right"))
    order = np.delete(np.arange(len(events) + 1), place)
    order[row] = place
    return ReplaceEvents(before=events, after=EventTable.concat([events, new]).select(order))
