"""From a score to a performance of it: all rules in one list, and the limits that none exceeds."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.music.tempo_map import MAX_BPM, MIN_BPM, TempoMap
from amt_core.performance.context import Context, Floats, Ints, make_context
from amt_core.performance.control_table import ControlTable
from amt_core.performance.feel import Feel
from amt_core.performance.rule import ControlRule, NoteRule, PlayedNotes
from amt_core.performance.rules.accents import MelodicContour, MetricAccents
from amt_core.performance.rules.articulation import Articulation
from amt_core.performance.rules.chords import ChordSpread
from amt_core.performance.rules.controls import sets_control, with_controls
from amt_core.performance.rules.drums import DrumFeel
from amt_core.performance.rules.endings import FinalRitardando
from amt_core.performance.rules.expression import Expression
from amt_core.performance.rules.pedal import SustainPedal
from amt_core.performance.rules.phrases import EIGHTH_TICKS, PhraseArch
from amt_core.performance.rules.swing import SwungNotes, swing_notes
from amt_core.performance.rules.timing import MotorNoise, PushesAndDelays
from amt_core.traits.analyze_plan import analyze_plan
from amt_core.traits.plan_analysis import PlanAnalysis

MAX_SHIFT_TICKS = 120
"""A sixteenth note: no onset is moved further."""

NOTE_RULES: tuple[tuple[NoteRule, float], ...] = (
    (DrumFeel(), 1.0),
    (PushesAndDelays(), 1.0),
    (MotorNoise(), 1.0),
    (MetricAccents(), 1.5),
    (MelodicContour(), 0.7),
    (PhraseArch(), 1.0),
    (FinalRitardando(), 1.0),
    (ChordSpread(), 1.0),
    (Articulation(), 1.0),
)
"""The rules that move and weigh notes, each with its weight; their deviations are added up."""

CONTROL_RULES: tuple[ControlRule, ...] = (SustainPedal(), Expression())
"""The rules that shape the sound of held notes."""

_LEAST_TEMPO_CHANGE = 0.003


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Performance:
    """A score as it is played.

    Attributes:
        score: The played notes, the tempo with its rubato, and the controllers among its events.
        controls: The controller messages that the rules have added.
        written_rows: (n,) for each played note the row of the written one.
    """

    score: Score
    controls: ControlTable
    written_rows: Ints


def perform(
    score: Score,
    feel: Feel,
    *,
    seed: int,
    plan: PlanAnalysis | None = None,
) -> Performance:
    """A performance of a score; the same arguments give the same one.

    No onset moves by more than a sixteenth, and notes of one line keep their order: of a track,
    or of one drum. An amount of 0 gives the score itself.

    Args:
        score: The written notes.
        feel: How they are to be played.
        seed: Decides what differs between two performances.
        plan: Chords, sections and roles of the score; found in its notes if absent.
    """
    amounts = [feel.amount_of(index) for index in range(len(score.tracks))]
    if not len(score.notes) or not any(amounts):
        rows = np.arange(len(score.notes))
        return Performance(score=score, controls=ControlTable.empty(), written_rows=rows)
    context = make_context(score, plan or analyze_plan(score), feel, seed)
    made = perform_notes(context, keeps_bars=False)
    played = replace(score, notes=made.notes, tempo=_tempo(score.tempo, made.tempo))
    return Performance(
        score=with_controls(played, made.controls),
        controls=made.controls,
        written_rows=made.written_rows,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PerformedNotes:
    """The notes of a context as they are played.

    Attributes:
        notes: The played notes.
        written_rows: (n,) for each of them the row of the written one.
        controls: The controller messages that the rules add.
        tempo: (eighths,) the factor of the tempo in each eighth note of the piece; None for 1.
    """

    notes: NoteTable
    written_rows: Ints
    controls: ControlTable
    tempo: Floats | None


def perform_notes(context: Context, *, keeps_bars: bool) -> PerformedNotes:
    """Plays the notes of a context.

    Args:
        context: The notes; at least one.
        keeps_bars: True if no note may come before its bar line.
    """
    score = context.score
    amounts = [context.feel.amount_of(index) for index in range(len(score.tracks))]
    sums = _sum_deviations(context, np.array(amounts)[context.track])
    played = _limited(context, swing_notes(context), sums, keeps_bars=keeps_bars)
    velocity = np.clip(np.rint(score.notes.velocity + sums.velocity), 1, 127)
    order = np.lexsort((context.pitch, context.track, played.onset_ticks))
    notes = NoteTable.from_columns(
        played.onset_ticks[order],
        (played.end_ticks - played.onset_ticks)[order],
        context.pitch[order],
        velocity[order].astype(np.uint8),
        context.track[order],
    )
    controls = ControlTable.concat([rule.control(context, played) for rule in CONTROL_RULES])
    return PerformedNotes(
        notes=notes,
        written_rows=order,
        controls=_free_controls(score, controls),
        tempo=sums.tempo,
    )


def _free_controls(score: Score, controls: ControlTable) -> ControlTable:
    """The messages of controllers that the score does not move itself."""
    kind = controls.track * 128 + controls.control
    free = [
        each
        for each in np.unique(kind).tolist()
        if not sets_control(score, score.tracks[each // 128], each % 128)
    ]
    return controls.select(np.isin(kind, free))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Sums:
    """The weighted deviations of all rules, scaled by the amounts; times are in ticks."""

    onset: Floats
    velocity: Floats
    length: Floats
    tempo: Floats | None


def _sum_deviations(context: Context, amount: Floats) -> _Sums:
    onset, velocity = np.zeros(len(amount)), np.zeros(len(amount))
    log_length = np.zeros(len(amount))
    tempo: Floats | None = None
    for rule, weight in NOTE_RULES:
        deviation = rule.deviate(context)
        if deviation.onset_ms is not None:
            onset += weight * deviation.onset_ms
        if deviation.velocity is not None:
            velocity += weight * deviation.velocity
        if deviation.length is not None:
            log_length += weight * np.log(deviation.length)
        if deviation.tempo is not None:
            factor = deviation.tempo ** (weight * context.feel.amount)
            tempo = factor if tempo is None else tempo * factor
    return _Sums(
        onset=amount * onset * context.ticks_per_ms,
        velocity=amount * velocity,
        length=np.exp(amount * log_length),
        tempo=tempo,
    )


def _limited(context: Context, swung: SwungNotes, sums: _Sums, *, keeps_bars: bool) -> PlayedNotes:
    """Onsets and ends within the limits.

    Each onset stays nearer to its own place than to those of its neighbors, so that the order of
    a line cannot change.
    """
    center = swung.onset_ticks
    before, after = _midpoints(context, center)
    written = context.onset_ticks
    low = np.maximum(np.ceil(before), np.maximum(written - MAX_SHIFT_TICKS, 0))
    if keeps_bars:
        low = np.maximum(low, written - context.place_ticks)
    high = np.minimum(np.ceil(after) - 1, written + MAX_SHIFT_TICKS)
    high = np.minimum(high, max(context.score.length_ticks - 1, 0))
    onset = np.clip(np.rint(center + sums.onset), low, np.maximum(high, low)).astype(np.int64)
    duration = (swung.end_ticks - center) * sums.length
    end = np.maximum(onset + np.rint(duration).astype(np.int64), onset + 1)
    keeps = np.array([context.feel.amount_of(i) == 0 for i in range(len(context.score.tracks))])
    kept = keeps[context.track]
    onset, end = np.where(kept, written, onset), np.where(kept, context.end_ticks, end)
    return PlayedNotes(onset_ticks=onset, end_ticks=_without_overlaps(context, onset, end))


def _midpoints(context: Context, center: Floats) -> tuple[Floats, Floats]:
    """(n,) each: the middle between an onset and the one before it and after it in its line."""
    line = context.track * 128 + np.where(context.is_drum, context.pitch, 0)
    order = np.lexsort((center, line))
    place, of_line = center[order], line[order]
    is_new = np.append(True, (np.diff(place) > 0) | (np.diff(of_line) != 0))
    index = np.cumsum(is_new) - 1
    at, line_of = place[is_new], of_line[is_new]
    middle = np.where(np.diff(line_of) == 0, (at[:-1] + at[1:]) / 2, np.inf)
    before = np.append(-np.inf, np.where(np.isinf(middle), -np.inf, middle))
    after = np.append(middle, np.inf)
    unordered = np.empty(len(order), dtype=np.int64)
    unordered[order] = index
    return before[unordered], after[unordered]


def _without_overlaps(context: Context, onset: Ints, end: Ints) -> Ints:
    """The ends, none later than the next onset of the same pitch in the same track.

    Notes that were written over each other keep their ends.
    """
    order = np.lexsort((onset, context.pitch, context.track))
    same = (np.diff(context.track[order]) == 0) & (np.diff(context.pitch[order]) == 0)
    first, second = order[:-1][same], order[1:][same]
    was_apart = context.end_ticks[first] <= context.onset_ticks[second]
    first, second = first[was_apart], second[was_apart]
    limited = end.copy()
    limited[first] = np.maximum(np.minimum(end[first], onset[second]), onset[first] + 1)
    return limited


def _tempo(written: TempoMap, factor: Floats | None) -> TempoMap:
    """The written tempo times a factor for each eighth note; small changes are left out."""
    if factor is None:
        return written
    changes: list[tuple[int, float]] = []
    ticks = {tick for tick, _ in written.changes} | set(
        range(0, len(factor) * EIGHTH_TICKS, EIGHTH_TICKS)
    )
    last = 0.0
    for tick in sorted(ticks):
        at = min(tick // EIGHTH_TICKS, len(factor) - 1)
        bpm = float(np.clip(written.at(tick) * factor[at], MIN_BPM, MAX_BPM))
        if not last or abs(bpm / last - 1.0) > _LEAST_TEMPO_CHANGE:
            changes.append((tick, bpm))
            last = bpm
    return TempoMap(changes=tuple(changes))
