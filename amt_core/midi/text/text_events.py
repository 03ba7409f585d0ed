"""The words in a file: names, copyright, lyrics and free text, found without a full parse.

A status byte 0xFF within a track begins a meta event (*Standard MIDI Files 1.0*), so that a search
for the bytes of text events finds them at the speed of C. Delta times may contain the same two
bytes; what follows them is hardly ever printable, and is dropped when it is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from amt_core.midi.text.text_encoding import clean_text, decode_text, find_encoding

_TEXT, _COPYRIGHT, _TRACK_NAME, _INSTRUMENT, _LYRIC, _MARKER = 1, 2, 3, 4, 5, 6
# The event's kind, then a length of one byte; longer texts take two and are cut to their first.
_TEXT_EVENT = re.compile(rb"\xff([\x01-\x06])(?:([\x01-\x7f])|([\x81-\xff])([\x00-\x7f]))")
_MAX_EVENTS = 4_000
_MAX_TEXTS_OF_A_KIND = 24
_MAX_LYRICS_CHARS = 2_000
_MAX_TEXT_CHARS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEvents:
    """The words in a MIDI file, cleaned, in order, each once.

    Attributes:
        texts: Free texts.
        copyrights: Copyright notices.
        names: Names of the sequence, its tracks and instruments.
        markers: Names of places.
        lyrics: The lyrics as one text, as far as its first two thousand characters.
    """

    texts: tuple[str, ...] = ()
    copyrights: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()
    lyrics: str = ""


def find_text_events(data: bytes) -> TextEvents:
    """The words in the bytes of a MIDI file; nothing is refused."""
    events: list[tuple[int, bytes]] = []
    for match in islice(_TEXT_EVENT.finditer(data), _MAX_EVENTS):
        length = match[2][0] if match[2] else (match[3][0] & 0x7F) << 7 | match[4][0]
        raw = data[match.end() : match.end() + length]
        if len(raw) == length and _is_text(raw):
            events.append((match[1][0], raw))
    encoding = find_encoding(raw for _, raw in events)
    found: dict[int, dict[str, None]] = {kind: {} for kind in range(1, 7)}
    lyrics: list[str] = []
    lyrics_chars = 0
    for kind, raw in events:
        text = decode_text(raw, encoding)
        if kind == _LYRIC:
            if lyrics_chars < _MAX_LYRICS_CHARS:
                lyrics.append(text)
                lyrics_chars += len(text)
        elif len(found[kind]) < _MAX_TEXTS_OF_A_KIND and (
            cleaned := clean_text(text)[:_MAX_TEXT_CHARS]
        ):
            found[kind][cleaned] = None
    return TextEvents(
        texts=tuple(found[_TEXT]),
        copyrights=tuple(found[_COPYRIGHT]),
        names=tuple(found[_TRACK_NAME] | found[_INSTRUMENT]),
        markers=tuple(found[_MARKER]),
        lyrics=clean_text("".join(lyrics))[:_MAX_LYRICS_CHARS],
    )


_NO_TEXT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _is_text(raw: bytes) -> bool:
    return _NO_TEXT.search(raw.rstrip(b"\0")) is None
