"""The chords that a generated piece of the corpus was made from, aligned with its bars."""

from __future__ import annotations

import re
from dataclasses import dataclass

from amt_core.music.chord_symbols import ChordSymbol, parse_chord
from amt_core.music.score import Score
from amt_core.traits.plan_analysis import ChordAt

_DEGREES = {"i": 0, "ii": 2, "iii": 4, "iv": 5, "v": 7, "vi": 9, "vii": 11}
_SHIFTS = {"b": -1, "#": 1, "": 0}
_SECTION_LENGTHS = (8, 16, 4, 12)
_MAX_INTRODUCTION_BARS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownChord:
    """A chord that stands in the progression.

    Attributes:
        bar: Its bar.
        start: Where it starts in the bar, 0..1.
        end: Where it ends, 0..1.
        chord: The chord.
    """

    bar: int
    start: float
    end: float
    chord: ChordSymbol


def read_degree(text: str, tonic: int) -> ChordSymbol | None:
    """The chord of a Roman numeral such as bVIIM7 or iim7b5; degrees count from the major scale."""
    match = re.fullmatch(r"([b#]?)([ivIV]+)(#?)(.*)", text)
    if match is None or match[2].lower() not in _DEGREES:
        return None
    root = _DEGREES[match[2].lower()] + _SHIFTS[match[1]] + _SHIFTS[match[3]] + tonic
    suffix = match[4]
    if match[2].islower() and not suffix.startswith(("m", "dim")):
        suffix = "m" + suffix
    chord = parse_chord("C" + suffix)
    return None if chord is None else chord.transposed(root % 12)


def read_progression(source_ref: str, tonic: int) -> list[list[list[ChordSymbol]]] | None:
    """Sections of bars of chords; None where the text gives no chords, as "12-bar blues" does."""
    text = re.sub(r"\(.*?\)", "", source_ref)
    sections: list[list[list[ChordSymbol]]] = []
    for part in text.split(" / "):
        bars: list[list[ChordSymbol]] = []
        for bar in part.strip().split("-"):
            chords = [read_degree(degree, tonic) for degree in bar.split("+")]
            if any(chord is None for chord in chords):
                return None
            bars.append([chord for chord in chords if chord is not None])
        if "two chords a bar" in source_ref:
            single = [chord for bar in bars for chord in bar]
            bars = [single[i : i + 2] for i in range(0, len(single), 2)]
        elif "two bars a chord" in source_ref:
            bars = [bar for bar in bars for _ in range(2)]
        sections.append(bars)
    return sections


def align(
    sections: list[list[list[ChordSymbol]]],
    form: str,
    num_bars: int,
    found: tuple[tuple[ChordAt, ...], ...],
) -> list[KnownChord]:
    """The known chords at the bars at which most of their roots are found.

    The files do not say how long the introduction is nor, for odd meters, how long a section.
    """
    best: list[KnownChord] = []
    best_hits = -1
    for length in _SECTION_LENGTHS:
        bars = [sections[min(ord(letter) - ord("A"), len(sections) - 1)] for letter in form]
        whole = [section[i % len(section)] for section in bars for i in range(length)]
        if len(whole) > num_bars:
            continue
        for first in range(min(_MAX_INTRODUCTION_BARS, num_bars - len(whole)) + 1):
            hits = sum(
                any(entry.chord is not None and entry.chord.root == chords[0].root
                    for entry in found[first + i][:1])
                for i, chords in enumerate(whole)
            )  # fmt: skip
            if hits / len(whole) > best_hits:
                best_hits = hits / len(whole)
                best = [
                    KnownChord(bar=first + i, start=nth / len(chords),
                               end=(nth + 1) / len(chords), chord=chord)
                    for i, chords in enumerate(whole) for nth, chord in enumerate(chords)
                ]  # fmt: skip
    return best


def chord_over(score: Score, found: tuple[ChordAt, ...], known: KnownChord) -> ChordSymbol | None:
    """The chord found for most of the time of a known one."""
    bar_ticks = score.meter.at(known.bar).bar_ticks
    start, end = known.start * bar_ticks, known.end * bar_ticks
    edges = [*(entry.offset_ticks for entry in found), bar_ticks]
    ticks_of: dict[ChordSymbol | None, float] = {}
    for entry, first, last in zip(found, edges, edges[1:], strict=False):
        ticks = max(min(last, end) - max(first, start), 0.0)
        ticks_of[entry.chord] = ticks_of.get(entry.chord, 0.0) + ticks
    return max(ticks_of, key=lambda chord: ticks_of[chord])
