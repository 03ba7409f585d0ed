"""Changes of single values of the event list, and what is deleted in it, as edits."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.music.editing.edit import Edit, ReplaceEvents, ReplaceNotes, Steps
from amt_core.music.event_table import EventTable
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.music.tempo_map import MAX_BPM, MIN_BPM
from amt_core.music.theory import Key, Mode
from amt_core.sentence import Sentence
from amt_desktop.look.words import word
from amt_desktop.piece.events.event_rows import EVENT_KINDS, EventRows, Kind
from amt_desktop.piece.events.places import Places, length_of, pitch_of

BEND_CENTER = 8192
_TEMPO = re.compile(r"(\d{1,4}(?:[.,]\d*)?)\s*(?:bpm)?", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d{1,5}")
_MODES: tuple[Mode, ...] = ("major", "minor")


def with_position(score: Score, note: NoteTable, text: str) -> NoteTable:
    """One note at another place.

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
    return replace(note, onset_ticks=np.array([tick], dtype=np.int32))


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
    """The edit that gives a controller, bend or pressure another value.

    Raises:
        AmtError: The text is no such value.
    """
    low, high = (-BEND_CENTER, BEND_CENTER - 1) if kind is Kind.BEND else (0, 127)
    match = _NUMBER.fullmatch(text.strip())
    value = int(match[0]) if match else high + 1
    if not low <= value <= high:
        raise AmtError(
            Sentence("“{text}” is no value.", text=text),
            Sentence("Write a number from {low} to {high}.", low=low, high=high),
        )
    events = score.events
    content = events.content(row)
    if kind is Kind.BEND:
        content = bytes([(value + BEND_CENTER) & 0x7F, (value + BEND_CENTER) >> 7])
    else:
        content = content[:-1] + bytes([value])
    message = (int(events.tick[row]), int(events.status[row]), content)
    new = EventTable.of_messages([message], chunk=int(events.chunk[row]))
    # The new message is the last of its tick; it takes the place of the old one.
    place = int(np.searchsorted(events.tick, events.tick[row], side="right"))
    order = np.delete(np.arange(len(events) + 1), place)
    order[row] = place
    return ReplaceEvents(before=events, after=EventTable.concat([events, new]).select(order))


def deletion(score: Score, rows: EventRows, chosen: NDArray[np.integer]) -> Edit | None:
    """The edit that deletes the notes and messages of some rows.

    Tempo, meter, key and markers are not among them: they hold for all parts.
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
    return Steps(edits=tuple(edits)) if edits else None
