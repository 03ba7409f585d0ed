"""The list of parts at the beginning of MusicXML: names, braces, and what plays each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from amt_core.formats.notation.directions import plain_text
from amt_core.formats.notation.staves import Part
from amt_core.music.instruments.general_midi import DRUM_CHANNEL, DRUM_KEY_NAMES
from amt_core.music.score import Score, Track


def part_list(score: Score, parts: Sequence[Part]) -> Iterator[str]:
    """The list, line by line."""
    yield "<part-list>\n"
    channel = 0
    is_braced = False
    for number, part in enumerate(parts):
        track = score.tracks[part.track]
        if part.brace:
            yield '<part-group type="start" number="1">'
            yield f"<group-name>{escape(plain_text(part.brace))}</group-name>"
            yield "<group-symbol>brace</group-symbol><group-barline>yes</group-barline>"
            yield "</part-group>\n"
        # The brace has the name of both hands.
        shown = ' print-object="no"' if part.brace or is_braced else ""
        name = escape(plain_text(part.name))
        yield f'<score-part id="P{number + 1}"><part-name{shown}>{name}</part-name>'
        short_name = escape(plain_text(part.short_name))
        yield f"<part-abbreviation{shown}>{short_name}</part-abbreviation>\n"
        channel += channel == DRUM_CHANNEL
        yield from _instruments(track, part, number=number, channel=channel)
        channel = (channel + (not track.is_drum)) % 16
        yield "</score-part>\n"
        if is_braced:
            yield '<part-group type="stop" number="1"/>\n'
        is_braced = bool(part.brace)
    yield "</part-list>\n"


def _instruments(track: Track, part: Part, *, number: int, channel: int) -> Iterator[str]:
    """One instrument, or for a drum kit each drum that is played."""
    if not track.is_drum:
        name = escape(plain_text(track.instrument))
        yield f'<score-instrument id="P{number + 1}-I1"><instrument-name>{name}'
        yield "</instrument-name></score-instrument>"
        yield f'<midi-instrument id="P{number + 1}-I1"><midi-channel>{channel + 1}</midi-channel>'
        yield f"<midi-program>{track.program + 1}</midi-program></midi-instrument>\n"
        return
    played = {note.pitch for staff in part.staves for note in staff.notes}
    drums = sorted(played) or [min(DRUM_KEY_NAMES)]
    for drum in drums:
        name = escape(DRUM_KEY_NAMES.get(drum, f"Drum {drum}"))
        yield f'<score-instrument id="P{number + 1}-I{drum + 1}"><instrument-name>{name}'
        yield "</instrument-name></score-instrument>"
    for drum in drums:
        yield f'<midi-instrument id="P{number + 1}-I{drum + 1}">'
        yield f"<midi-channel>{DRUM_CHANNEL + 1}</midi-channel>"
        yield f"<midi-program>{track.program + 1}</midi-program>"
        yield f"<midi-unpitched>{drum + 1}</midi-unpitched></midi-instrument>\n"
