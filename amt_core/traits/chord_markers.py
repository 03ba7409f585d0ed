"""The chords that are heard in a piece as markers, which notation shows as chord symbols."""

from __future__ import annotations

from dataclasses import replace

from amt_core.midi.text.chord_texts import read_chord_texts
from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.score import Marker, Score
from amt_core.traits.analyze_plan import analyze_plan


def with_chord_markers(score: Score) -> Score:
    """The score with a marker where the chord changes; as it is if it states its chords already."""
    if read_chord_texts(score):
        return score
    keys = {change.bar: change.key for change in score.keys}
    starts: list[int] = score.bar_starts_ticks.tolist()
    markers: list[Marker] = []
    key, last = score.key, None
    for bar, chords in enumerate(analyze_plan(score).chords):
        key = keys.get(bar, key)
        for at in chords:
            chord: ChordSymbol | None = at.chord
            if chord is not None and chord != last:
                markers.append(Marker(tick=starts[bar] + at.offset_ticks, text=chord.spelled(key)))
            last = chord
    found = sorted([*score.markers, *markers], key=lambda marker: marker.tick)
    return replace(score, markers=tuple(found))
