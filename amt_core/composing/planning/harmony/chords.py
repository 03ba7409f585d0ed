"""The chords of a plan: the progressions that are asked for, and drawn ones elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from amt_core.composing.planning.harmony.draw_harmony import draw_harmony
from amt_core.composing.planning.plan import (
    Plan,
    PlannedBar,
    PlannedChord,
    transposed_chords,
)
from amt_core.composing.planning.sections.form_templates import is_song_style
from amt_core.composing.planning.spans import bars_of_span
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key, find_key
from amt_core.spec.music_spec import Attribute, Source
from amt_core.spec.requests import ChordCycle, ChordPlan
from amt_core.spec.spans import Place
from amt_core.styles.plan_counts import PlanCounts
from amt_core.styles.progressions import Progressions
from amt_core.text.recognize.chords.chord_key import key_of

# The usual length of a progression that goes round.
_LOOP_BARS = 4

# Chords whose notes are found in another key than the wanted one, mostly its relative, would take
# the piece there. They are drawn again, this often at most.
_MAX_DRAWS = 8


def key_of_cycles(cycles: Sequence[ChordCycle]) -> Key | None:
    """The key that progressions imply; None for degrees alone, which have no key of their own."""
    return key_of(
        [
            at.chord
            for cycle in cycles
            if cycle.mode is None
            for bar in cycle.bars
            for at in bar
            if at.chord is not None
        ]
    )


def plan_chords(
    plan: Plan,
    asked: Attribute[ChordPlan],
    repeated: Sequence[int | None],
    *,
    progressions: Progressions | None,
    counts: PlanCounts | None,
    is_strict: bool,
    rng: np.random.Generator,
) -> tuple[PlannedBar, ...]:
    """The chords of all bars; empty where no chords are asked for and none are drawn.

    Args:
        plan: The plan without chords.
        asked: The chords that are asked for.
        repeated: For each bar, the earlier bar that it repeats, or None.
        progressions: Which chord follows which; without them no chords are drawn.
        counts: Which harmonic rhythms and sevenths a style has; without them, a triad a bar.
        is_strict: Whether all notes of drawn chords lie in the scale of the key.
        rng: What they are drawn with.
    """
    if not plan.keys:
        return ()
    cycles = () if asked.value is None else asked.value.cycles
    bars: list[PlannedBar | None] = [None] * plan.num_bars
    # The chords of a part win over the chords of the whole.
    for cycle in sorted(cycles, key=lambda cycle: cycle.span.place is not Place.WHOLE):
        for run in bars_of_span(cycle.span, plan.sections, plan.num_bars):
            place_cycle(cycle, run, plan, asked.source, bars)
    if progressions is not None and any(bar is None for bar in bars):
        drawn = _drawn(plan, progressions, repeated, counts=counts, is_strict=is_strict, rng=rng)
        bars = [own or other for own, other in zip(bars, drawn, strict=True)]
    if all(bar is None for bar in bars):
        return ()
    silent = PlannedBar(chords=(PlannedChord(beat=0.0, chord=None),))
    return tuple(bar or silent for bar in bars)


def place_cycle(
    cycle: ChordCycle,
    run: range,
    plan: Plan,
    source: Source,
    bars: list[PlannedBar | None],
    *,
    home: Key | None = None,
) -> None:
    """Fills a run of bars with the chords of a cycle, which begins again at its end.

    Args:
        cycle: The chords.
        run: The bars.
        plan: The plan, for the keys and the meters of the bars.
        source: The origin of the chords.
        bars: (bars,) the chords of all bars, which this changes.
        home: The key in which chords were named; the first of the plan by default.
    """
    home = home or plan.keys[0].key
    meter = plan.meter_map
    last = PlannedChord(beat=0.0, chord=None)
    for offset, bar in enumerate(run):
        key = plan.key_of(bar) or home
        # Chords that were named move with the music where it modulates.
        shift = 0 if cycle.mode is not None else (key.tonic - home.tonic) % 12
        beats = num_beats(meter.at(bar))
        chords = [
            PlannedChord(
                beat=at.beat,
                chord=None if at.chord is None else at.chord.transposed(shift),
            )
            for at in cycle.in_key(key).bars[offset % len(cycle.bars)]
            if at.beat < beats
        ]
        if not chords or chords[0].beat > 0:
            chords.insert(0, last)
        last = replace(chords[-1], beat=0.0)
        bars[bar] = PlannedBar(chords=tuple(chords), source=source)


def num_beats(meter: TimeSignature) -> float:
    """The felt beats of a bar."""
    return meter.bar_ticks / meter.beat_ticks


def _drawn(
    plan: Plan,
    progressions: Progressions,
    repeated: Sequence[int | None],
    *,
    counts: PlanCounts | None,
    is_strict: bool,
    rng: np.random.Generator,
) -> list[PlannedBar]:
    """Chords as pieces of the style have them, in the key of each bar."""
    home = plan.keys[0].key
    keys = [plan.key_of(bar) or home for bar in range(plan.num_bars)]
    if is_song_style(plan.style):
        repeated = _with_loops(plan, repeated)

    frame = plan.frame()
    beats = [num_beats(frame.meter.at(bar)) for bar in range(frame.num_bars)]

    def draw(key: Key) -> list[PlannedBar]:
        drawn: list[PlannedBar] = []
        for _ in range(_MAX_DRAWS):
            drawn = draw_harmony(
                progressions, key, frame, genre=plan.style, form=repeated, rng=rng,
                is_strict=is_strict, counts=counts,
            )  # fmt: skip
            if _sounds_in(key, drawn, beats):
                break
        return drawn

    by_mode = {home.mode: draw(home)}
    for key in keys:
        if key.mode not in by_mode:
            by_mode[key.mode] = draw(Key(home.tonic, key.mode))
    return [
        _transposed(by_mode[key.mode][bar], (key.tonic - home.tonic) % 12)
        for bar, key in enumerate(keys)
    ]


def _sounds_in(key: Key, bars: Sequence[PlannedBar], beats: Sequence[float]) -> bool:
    """True if the notes of some chords, by how long they sound, are found in a key.

    Args:
        key: The key.
        bars: The chords of each bar.
        beats: The felt beats of each bar.
    """
    histogram = np.zeros(12)
    for bar, length in zip(bars, beats, strict=True):
        ends = [*(at.beat for at in bar.chords[1:]), length]
        for at, end in zip(bar.chords, ends, strict=True):
            if at.chord is not None:
                histogram[list(at.chord.pitch_classes)] += end - at.beat
    found = find_key(histogram)
    return found is not None and found[0] == key


def _with_loops(plan: Plan, repeated: Sequence[int | None]) -> list[int | None]:
    """The repeated bars, with the chords of a song going round within its sections.

    The last bar of a section leads to the next one, and does not go round.
    """
    loops = list(repeated)
    for section in plan.sections:
        for bar in range(section.first_bar + _LOOP_BARS, section.stop_bar - 1):
            if loops[bar] is None:
                loops[bar] = bar - _LOOP_BARS
    return loops


def _transposed(bar: PlannedBar, semitones: int) -> PlannedBar:
    return replace(bar, chords=transposed_chords(bar.chords, semitones))
