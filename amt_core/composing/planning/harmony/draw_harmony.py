"""Drawn harmony: chords for every bar as pieces of a style have them.

A small model keeps to the chord that it is on. The plan moves on as pieces of the style do, in
their harmonic rhythm, comes back where the form comes back, and leads to the tonic at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from amt_core.composing.planning.plan import PlannedBar, PlannedChord
from amt_core.music.chord_symbols import QUALITIES, QUALITY_TRIADS, ChordSymbol
from amt_core.music.score import Score
from amt_core.music.theory import Key
from amt_core.styles.analyzed_chords import CHANGES
from amt_core.styles.plan_counts import (
    BASSES,
    PlanCounts,
    bass_of,
    bass_place,
    first_beat_alone,
    quality_place,
)
from amt_core.styles.progressions import Progressions
from amt_core.tokens.bar_plan import chord_beat_ticks, num_chord_beats

# The triads that a progression tells apart, and the qualities that stand for each.
_MINOR_TRIADS = ("min", "dim")
# A tonic that rests has a fifth and a third.
_TONIC_TRIADS = ("maj", "min", "5")


def draw_harmony(
    progressions: Progressions,
    key: Key,
    frame: Score,
    *,
    genre: str | None,
    form: Sequence[int | None],
    rng: np.random.Generator,
    is_strict: bool = False,
    counts: PlanCounts | None = None,
) -> list[PlannedBar]:
    """The chords of every bar.

    Args:
        progressions: Which chord follows which.
        key: The key.
        frame: Bars and meter.
        genre: The style, if any.
        form: For each bar, the earlier bar that it repeats, or None.
        rng: What they are drawn with.
        is_strict: Whether all their notes lie in the scale of the key.
        counts: Which harmonic rhythms, sevenths, other qualities and basses the style has; without
            them, a triad on its root in every bar.
    """
    meters = [frame.meter.at(bar) for bar in range(frame.num_bars)]
    rhythms = _harmonic_rhythms(
        [num_chord_beats(meter) for meter in meters], genre=genre, form=form, counts=counts, rng=rng
    )
    first_beats = np.cumsum([0, *map(len, rhythms)]).tolist()
    bars = [bar for bar, rhythm in enumerate(rhythms) for _ in rhythm]
    begins = [beat == first_beats[bar] for beat, bar in enumerate(bars)]
    taken_up: list[int | None] = []
    for beat, bar in enumerate(bars):
        source = form[bar] if bar < len(form) else None
        is_alike = source is not None and len(rhythms[source]) == len(rhythms[bar])
        shift = beat - first_beats[bar]
        taken_up.append(first_beats[source] + shift if is_alike else None)
    chords = progressions.draw(
        key, genre, begins, taken_up, rng,
        changes=[sign == CHANGES for sign in "".join(rhythms)], is_strict=is_strict,
    )  # fmt: skip
    symbols = _with_qualities(
        chords, key, taken_up, genre=genre, is_strict=is_strict, counts=counts, rng=rng
    )
    if counts is not None:
        symbols = _with_basses(symbols, begins, taken_up, genre=genre, counts=counts, rng=rng)
    planned: list[list[PlannedChord]] = [[] for _ in meters]
    for beat, (bar, symbol) in enumerate(zip(bars, symbols, strict=True)):
        if planned[bar] and planned[bar][-1].chord == symbol:
            continue  # a bar names a chord once, as the analysis of pieces does
        offset_ticks = (beat - first_beats[bar]) * chord_beat_ticks(meters[bar])
        at = offset_ticks / meters[bar].beat_ticks
        planned[bar].append(PlannedChord(beat=at, chord=symbol))
    return [PlannedBar(chords=tuple(bar)) for bar in planned]


def _harmonic_rhythms(
    num_beats: Sequence[int],
    *,
    genre: str | None,
    form: Sequence[int | None],
    counts: PlanCounts | None,
    rng: np.random.Generator,
) -> list[str]:
    """(bars,) the beats at which the chord changes; the last bar rests on one chord.

    Args:
        num_beats: (bars,) the beats of each bar at which a chord may begin.
        genre: The style, if any.
        form: For each bar, the earlier bar that it repeats, or None.
        counts: Which harmonic rhythms the style has; without them, each bar has one chord.
        rng: What they are drawn with.
    """
    rhythms: list[str] = []
    for bar, beats in enumerate(num_beats):
        source = form[bar] if bar < len(form) else None
        if source is not None and num_beats[source] == beats:
            rhythms.append(rhythms[source])
        elif counts is None or bar == len(num_beats) - 1:
            rhythms.append(first_beat_alone(beats))
        else:
            before = rhythms[-1] if rhythms else None
            rhythms.append(counts.draw_harmonic_rhythm(genre, before, beats, rng))
    return rhythms


def _with_qualities(
    chords: Sequence[int],
    key: Key,
    taken_up: Sequence[int | None],
    *,
    genre: str | None,
    is_strict: bool,
    counts: PlanCounts | None,
    rng: np.random.Generator,
) -> list[ChordSymbol]:
    """The triads with the sevenths that a style gives them.

    A triad has the same quality at each place of a piece that is alike: a piece in which the
    dominant is a seventh chord once has it so throughout.
    """
    qualities: dict[str, str] = {}
    symbols: list[ChordSymbol] = []
    for beat, (chord, source) in enumerate(zip(chords, taken_up, strict=True)):
        if source is not None:
            symbols.append(symbols[source])
            continue
        root, is_minor = chord % 12, chord >= 12
        following = next((c for c in chords[beat + 1 :] if c != chord), chord)
        place = quality_place(
            key.mode, (root - key.tonic) % 12, is_minor=is_minor,
            falls_by_fifth=root != key.tonic and (root - following) % 12 == 7,
        )  # fmt: skip
        if place not in qualities:
            triad = "min" if is_minor else "maj"
            drawn = None
            if counts is not None:
                allowed = _allowed(root, key, is_minor=is_minor, is_strict=is_strict)
                drawn = counts.draw_quality(genre, place, allowed, rng)
            qualities[place] = drawn or triad
        symbols.append(ChordSymbol(root, qualities[place]))
    return symbols


def _with_basses(
    symbols: Sequence[ChordSymbol],
    is_bar_start: Sequence[bool],
    taken_up: Sequence[int | None],
    *,
    genre: str | None,
    counts: PlanCounts,
    rng: np.random.Generator,
) -> list[ChordSymbol]:
    """The chords with the basses that a style gives them; the last bar stands on its root."""
    last_bar = max(beat for beat, begins in enumerate(is_bar_start) if begins)
    found: list[ChordSymbol] = []
    before = "root"
    for beat, (symbol, begins, source) in enumerate(
        zip(symbols, is_bar_start, taken_up, strict=True)
    ):
        if source is None and not begins and symbol == symbols[beat - 1]:
            found.append(found[-1])
            continue
        found.append(symbol if source is None else found[source])
        if source is None and beat < last_bar:
            sizes = _basses_of(symbol)
            size = sizes[
                counts.draw_bass(genre, bass_place(before, is_bar_start=begins), sizes, rng)
            ]
            if size:
                found[-1] = replace(symbol, bass=(symbol.root + size) % 12)
        before = bass_of((found[-1].lowest - found[-1].root) % 12)
    return found


def _basses_of(symbol: ChordSymbol) -> dict[str, int]:
    """The notes of a chord that may be its bass, with their semitones above its root."""
    return {
        name: size for name, sizes in BASSES.items() for size in sizes if size in symbol.intervals
    }


def _allowed(root: int, key: Key, *, is_minor: bool, is_strict: bool) -> list[str]:
    """The qualities over a major or a minor third, in the scale of the key if that is strict."""
    return [
        quality
        for quality in QUALITIES
        if (QUALITY_TRIADS[quality] in _MINOR_TRIADS) == is_minor
        and (root != key.tonic or QUALITY_TRIADS[quality] in _TONIC_TRIADS)
        and (not is_strict or ChordSymbol(root, quality).pitch_classes <= key.scale)
    ]
