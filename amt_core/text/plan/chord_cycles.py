"""Chord cycles from the progressions in the text, each for its part of the piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key, Mode
from amt_core.spec.music_spec import MAX_NUM_BARS
from amt_core.spec.requests import ChordCycle, RequestedChord
from amt_core.spec.spans import WHOLE, Place, Span, TextRange
from amt_core.text.lexicon.plan.chord_words import (
    ALTERNATE_WORDS,
    CHORD_LABELS,
    EVERY_BAR,
    LABEL_LINKS,
    SECTION_CHORD_LINKS,
)
from amt_core.text.recognize.chords.chord_items import ChordItem
from amt_core.text.recognize.chords.chord_key import key_of
from amt_core.text.recognize.chords.chord_runs import ChordRun
from amt_core.text.recognize.chords.degrees import is_arabic_degree, mode_of, parse_degree
from amt_core.text.recognize.chords.named_progressions import items_of
from amt_core.text.words import Words

_THREE_IN_FOUR = (0.0, 2.0, 3.0)
_AROUND = CHORD_LABELS | LABEL_LINKS | SECTION_CHORD_LINKS | ALTERNATE_WORDS | EVERY_BAR
_PLAIN_BLUES = "12-bar blues"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundChords:
    """A progression in the text.

    Attributes:
        words: Its characters.
        span: The part of the piece.
        run: The progression, if it is written out.
        name: The name of the progression, else.
    """

    words: TextRange
    span: Span = WHOLE
    run: ChordRun | None = None
    name: str = ""


def chord_cycles(
    found: Sequence[FoundChords], *, mode: Mode, meter: TimeSignature
) -> tuple[ChordCycle, ...]:
    """The cycles of the progressions; one that is written out wins over a name for the same part.

    `12-bar blues with a quick change` has the chords of its last words.

    Args:
        found: The progressions, from left to right.
        mode: The mode of the key, which decides what numbers and names stand for.
        meter: The time signature, which decides where two chords of a bar stand.
    """
    written = {f.span for f in found if f.run is not None}
    special = {f.span for f in found if f.name and f.name != _PLAIN_BLUES}
    return tuple(
        _cycle(f, mode, meter)
        for f in found
        if f.run is not None
        or (f.span not in written and not (f.name == _PLAIN_BLUES and f.span in special))
    )


def label_tokens(words: Words, found: Sequence[FoundChords]) -> Iterator[int]:
    """The tokens next to progressions that say that they are some: `a vamp between Dm and G`."""
    for chords in found:
        inside = [
            i for i in range(len(words)) if chords.words.start <= words[i].start < chords.words.stop
        ]
        before, behind = (inside[0] - 1, inside[-1] + 1) if inside else (-1, len(words))
        while before >= 0 and words.text(before) in _AROUND:
            yield before
            before -= 1
        while words.text(behind) in _AROUND:
            yield behind
            behind += 1


def implied_key(cycles: Sequence[ChordCycle]) -> Key | None:
    """The key of the first progression that is written with letters, for the widest part."""
    letters = [cycle for cycle in cycles if cycle.mode is None]
    chords = [
        at.chord
        for cycle in sorted(letters, key=lambda cycle: cycle.span.place is not Place.WHOLE)
        for bar in cycle.bars
        for at in bar
        if at.chord is not None
    ]
    return key_of(chords)


def _cycle(found: FoundChords, mode: Mode, meter: TimeSignature) -> ChordCycle:
    if found.run is None:
        items, degrees_mode = items_of(found.name, mode)
        return ChordCycle(
            bars=_bars(items, degrees_mode, meter), mode=degrees_mode, name=found.name,
            span=found.span, words=found.words,
        )  # fmt: skip
    items = found.run.items
    degrees = [item.degree for item in items if item.degree]
    degrees_mode: Mode | None = None
    if degrees:
        degrees_mode = mode if is_arabic_degree(degrees[0]) else mode_of(degrees)
    return ChordCycle(
        bars=_bars(items, degrees_mode or mode, meter),
        mode=degrees_mode,
        is_loop=found.run.is_loop,
        span=found.span,
        words=found.words,
    )


def _bars(
    items: Sequence[ChordItem], mode: Mode, meter: TimeSignature
) -> tuple[tuple[RequestedChord, ...], ...]:
    num_beats = max(meter.bar_ticks // meter.beat_ticks, 1)
    if any(item.bar >= 0 for item in items):
        return tuple(_lined(items, mode, num_beats))[:MAX_NUM_BARS]
    bars: dict[int, list[RequestedChord]] = {}
    beat = 0.0
    for item in items:
        length = item.num_beats or (item.num_bars or 1) * num_beats
        bar, place = divmod(round(beat * 4) / 4, num_beats)
        if not item.is_held:
            bars.setdefault(int(bar), []).append(
                RequestedChord(beat=place, chord=_chord(item, mode))
            )
        beat += length
    num_bars = min(-(-int(beat) // num_beats), MAX_NUM_BARS)
    return tuple(tuple(bars.get(bar, ())) for bar in range(num_bars))


def _lined(
    items: Sequence[ChordItem], mode: Mode, num_beats: int
) -> Iterator[tuple[RequestedChord, ...]]:
    """The bars between bar lines; the chords of a bar share it evenly."""
    for bar in dict.fromkeys(item.bar for item in items):
        chords = [item for item in items if item.bar == bar]
        count = len(chords)
        places = (
            _THREE_IN_FOUR
            if (count, num_beats) == (3, 4)
            else [round(k * num_beats / count * 4) / 4 for k in range(count)]
        )
        yield tuple(
            RequestedChord(beat=place, chord=_chord(item, mode))
            for item, place in zip(chords, places, strict=True)
            if not item.is_held
        )


def _chord(item: ChordItem, mode: Mode) -> ChordSymbol | None:
    return parse_degree(item.degree, mode=mode) if item.degree else item.chord
