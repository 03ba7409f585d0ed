"""MusicXML 4.0 as text, from the staves of a score.

Written here and not by a library: music21, which reads MusicXML for us, takes 0.4 s for eight bars
of a quartet, and knows neither drums on their places nor a second staff for a keyboard.
"""

from __future__ import annotations

from dataclasses import replace
from xml.sax.saxutils import escape

import numpy as np

from amt_core.formats.notation.directions import directions_by_bar, plain_text
from amt_core.formats.notation.grid import bars_of
from amt_core.formats.notation.lyrics import verses_by_track
from amt_core.formats.notation.part_list import part_list
from amt_core.formats.notation.part_writer import PartWriter
from amt_core.formats.notation.staves import lay_out
from amt_core.formats.notation.swing import find_written_swing, written_straight
from amt_core.midi.text.chord_texts import read_chord_texts
from amt_core.music.chord_symbols import parse_chord
from amt_core.music.score import Marker, Score

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" \
"http://www.musicxml.org/dtds/partwise.dtd">
<score-partwise version="4.0">
"""


def musicxml_text(
    score: Score, *, is_straight: bool = True, new_systems: frozenset[int] = frozenset()
) -> str:
    """The score as MusicXML: notes on the grid of notation, its stated chords as chord symbols.

    Args:
        score: The score.
        is_straight: True to write swing as straight notes with a word above, False as triplets.
        new_systems: The bars that begin a line; whoever reads the file decides if there are none.
    """
    score = _with_chord_texts(score)
    verses = verses_by_track(score)
    swing = find_written_swing(score) if is_straight else None
    if swing is not None:
        score = written_straight(score, swing)
    parts = lay_out(score)
    bars = bars_of(score)
    lines = [_HEAD]
    if score.title:
        lines.append(f"<work><work-title>{escape(plain_text(score.title))}</work-title></work>\n")
    lines.append("<identification><encoding><software>AMT Desktop</software>")
    lines.append('<supports element="accidental" type="yes"/>')
    lines.append('<supports element="beam" type="yes"/></encoding></identification>\n')
    lines += part_list(score, parts)
    for number, part in enumerate(parts):
        writer = PartWriter(
            score,
            part,
            bars,
            number=number,
            is_swung=swing is not None,
            directions={} if number else directions_by_bar(score, bars, swing),
            verses=verses.get(part.track, []),
            new_systems=frozenset() if number else new_systems,
        )
        lines += writer.lines()
    lines.append("</score-partwise>\n")
    return "".join(lines)


def _with_chord_texts(score: Score) -> Score:
    """The score with the chords of its text events as markers, where they change."""
    marked = {marker.tick for marker in score.markers if parse_chord(marker.text) is not None}
    keys = {change.bar: change.key for change in score.keys}
    key, markers, last = score.key, list(score.markers), None
    for tick, chord in read_chord_texts(score):
        key = keys.get(int(score.bars_of(np.array([tick]))[0]), key)
        if chord is not None and chord != last and tick not in marked:
            markers.append(Marker(tick=tick, text=chord.spelled(key)))
        last = chord
    return replace(score, markers=tuple(sorted(markers, key=lambda marker: marker.tick)))
