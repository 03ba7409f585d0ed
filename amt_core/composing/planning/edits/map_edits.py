"""Changes of tempo, meter and key: each holds from a bar on, to the next change of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from amt_core.composing.planning.edits.plan_edit import PlanEdit, cells_of, same_bars
from amt_core.composing.planning.plan import (
    Plan,
    PlannedBar,
    PlannedKey,
    PlannedMeter,
    PlannedTempo,
    transposed_chords,
)
from amt_core.errors import AmtError
from amt_core.music.meter import TICKS_PER_QUARTER, TimeSignature
from amt_core.music.theory import Key
from amt_core.sentence import Sentence
from amt_core.spec.music_spec import Source
from amt_core.tokens.vocabulary import MAX_BAR_STEPS, TICKS_PER_STEP


def set_tempo(plan: Plan, bar: int, bpm: float, *, beat: float = 0.0) -> PlanEdit:
    """A tempo from a beat of a bar on; the notes fit any tempo."""
    kept = [at for at in plan.tempo if (at.bar, at.beat) != (bar, beat)]
    new = PlannedTempo(bar=bar, beat=beat, bpm=bpm, source=Source.SET)
    ordered = sorted([*kept, new], key=lambda at: (at.bar, at.beat))
    return same_bars(replace(plan, tempo=tuple(ordered)))


def set_meter(plan: Plan, bar: int, time_signature: TimeSignature) -> PlanEdit:
    """A time signature from a bar on; the bars that get longer or shorter no longer fit.

    Raises:
        AmtError: Its bars are too long to be written.
    """
    if time_signature.bar_ticks > MAX_BAR_STEPS * TICKS_PER_STEP:
        raise AmtError(
            Sentence("Bars of {time_signature} are too long.", time_signature=time_signature),
            "Use at most 16/4 or 32/8.",
        )
    new = PlannedMeter(bar=bar, time_signature=time_signature, source=Source.SET)
    meter = sorted([*(at for at in plan.meter if at.bar != bar), new], key=lambda at: at.bar)
    return _with_meter(plan, tuple(meter))


def set_key(plan: Plan, bar: int, key: Key) -> PlanEdit:
    """A key from a bar on; its chords are transposed with it, and its bars no longer fit."""
    new = PlannedKey(bar=bar, key=key, source=Source.SET)
    keys = sorted([*(at for at in plan.keys if at.bar != bar), new], key=lambda at: at.bar)
    return _with_keys(plan, tuple(keys))


def transposed_plan(plan: Plan, semitones: int) -> Plan:
    """The plan of a piece all of whose notes are transposed: keys and chords move with them."""
    if not semitones % 12 or not plan.keys:
        return plan
    keys = (
        replace(at, key=Key((at.key.tonic + semitones) % 12, at.key.mode), source=Source.SET)
        for at in plan.keys
    )
    return _with_keys(plan, tuple(keys)).plan


def remove_tempo(plan: Plan, bar: int, *, beat: float | None = None) -> PlanEdit:
    """The tempo of before holds on; the tempo at the start of the piece stays.

    Args:
        plan: The plan.
        bar: The bar.
        beat: Where in the bar the tempo changes; None for all of its changes.
    """
    kept = tuple(
        at
        for at in plan.tempo
        if at.bar != bar or beat not in (None, at.beat) or (bar, at.beat) == (0, 0.0)
    )
    return same_bars(replace(plan, tempo=kept))


def remove_meter(plan: Plan, bar: int) -> PlanEdit:
    """The meter of before holds on; that at the start of the piece stays."""
    return _with_meter(plan, tuple(at for at in plan.meter if at.bar != bar or bar == 0))


def remove_key(plan: Plan, bar: int) -> PlanEdit:
    """The key of before holds on; that at the start of the piece stays."""
    return _with_keys(plan, tuple(at for at in plan.keys if at.bar != bar or bar == 0))


def _with_meter(plan: Plan, meter: Sequence[PlannedMeter]) -> PlanEdit:
    after = replace(plan, meter=tuple(meter))
    before_map, after_map = plan.meter_map, after.meter_map
    changed = [bar for bar in range(plan.num_bars) if before_map.at(bar) != after_map.at(bar)]
    chords = list(plan.chords)
    for bar in changed if chords else ():
        signature = after_map.at(bar)
        beats = signature.bar_ticks / signature.beat_ticks
        kept = tuple(at for at in chords[bar].chords if at.beat < beats)
        chords[bar] = replace(chords[bar], chords=kept)
    tempo = tuple(
        at
        for at in plan.tempo
        if at.bar not in changed or at.beat * TICKS_PER_QUARTER < after_map.at(at.bar).bar_ticks
    )
    after = replace(after, chords=tuple(chords), tempo=tempo)
    return same_bars(after, cells_of(after, changed))


def _with_keys(plan: Plan, keys: tuple[PlannedKey, ...]) -> PlanEdit:
    after = replace(plan, keys=keys)
    changed = [bar for bar in range(plan.num_bars) if plan.key_of(bar) != after.key_of(bar)]
    chords = list(plan.chords)
    for bar in changed if chords else ():
        old, new = plan.key_of(bar), after.key_of(bar)
        if old is not None and new is not None and old.tonic != new.tonic:
            moved = transposed_chords(chords[bar].chords, (new.tonic - old.tonic) % 12)
            chords[bar] = PlannedBar(chords=moved, source=chords[bar].source)
    after = replace(after, chords=tuple(chords))
    return same_bars(after, cells_of(after, changed, has_drums=False))
