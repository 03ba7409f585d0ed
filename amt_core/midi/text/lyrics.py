"""Syllables of a song: lyric events, and the texts of karaoke files (.kar).

Follows *SMF Lyric Meta Event Definition* (MMA, RP-017): a syllable that ends a word has a space
behind it, one within a word has none or a hyphen. Karaoke files put the space, a slash for a line
or a backslash for a paragraph in front of the first syllable of a word, and write texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from amt_core.midi.smf.smf_events import META, META_LYRIC, META_TEXT
from amt_core.midi.text.text_encoding import UTF_8, decode_text
from amt_core.music.event_table import EventTable
from amt_core.music.score import Score

_KARAOKE = b"@K"
_COMMENTS = ("@", "%")
_LINES = "/\\\r\n"
_SPACES = " \t\u3000" + _LINES
# A hyphen, a line or a tilde alone says that the syllable before it is held.
_HELD = frozenset("-_=~+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Syllable:
    """A syllable.

    Attributes:
        tick: When it is sung.
        text: Its letters.
        joins_before: True if the syllable before it belongs to the same word.
        joins_after: True if the next one does.
    """

    tick: int
    text: str
    joins_before: bool = False
    joins_after: bool = False


def read_syllables(score: Score) -> dict[int, list[Syllable]]:
    """Track chunk → its syllables in time; those of a karaoke file only where it has no lyrics."""
    encoding = score.source.encoding if score.source is not None else UTF_8
    events = score.events
    kinds = events.data1 * (events.status == META)
    if not (kinds == META_LYRIC).any():
        texts = np.flatnonzero(kinds == META_TEXT).tolist()
        if not any(events.content(row).startswith(_KARAOKE) for row in texts):
            return {}
    kind = META_LYRIC if (kinds == META_LYRIC).any() else META_TEXT
    rows: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in np.flatnonzero(kinds == kind).tolist():
        text = decode_text(events.content(row), encoding).strip("\0")
        if not text.startswith(_COMMENTS):
            rows[int(events.chunk[row])].append((int(events.tick[row]), text))
    found = {chunk: _syllables(own) for chunk, own in rows.items()}
    return {chunk: syllables for chunk, syllables in found.items() if syllables}


def lyric_events(syllables: Sequence[Syllable], *, chunk: int) -> EventTable:
    """The lyric events of some syllables, ascending in time, that no file contains yet."""
    rows = [
        (syllable.tick, (syllable.text + ("-" if syllable.joins_after else " ")).encode())
        for syllable in syllables
    ]
    return EventTable.of_texts(rows, kind=META_LYRIC, chunk=chunk)


def _syllables(rows: Sequence[tuple[int, str]]) -> list[Syllable]:
    # Where no text has a space, only hyphens can say that words go on.
    has_spaces = any(text[:1] in _SPACES or text[-1:] in _SPACES for _, text in rows if text)
    kept: list[tuple[int, str]] = []
    joins: list[bool] = []
    is_end = True
    for tick, text in rows:
        letters = text.strip(_SPACES)
        if not letters:
            is_end = is_end or bool(text)
            continue
        if set(letters) <= _HELD:
            continue
        goes_on = not is_end and text[0] not in _SPACES
        joins.append(goes_on or (letters[0] == "-" and bool(kept)))
        kept.append((tick, letters.strip("-")))
        is_end = letters[-1] != "-" and (text[-1] in _SPACES or not has_spaces)
    return [
        Syllable(tick=tick, text=letters, joins_before=before, joins_after=after)
        for (tick, letters), (before, after) in zip(kept, pairwise([*joins, False]), strict=True)
    ]
