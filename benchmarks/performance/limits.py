"""The limits of every performance: small shifts, kept order, equal results, clear pedal."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from amt_core.music.score import Score
from amt_core.performance.context import chord_spans
from amt_core.performance.feel import Feel
from amt_core.performance.growing import GrowingInterpretation
from amt_core.performance.perform import Performance, perform
from amt_core.performance.rules.pedal import SUSTAIN
from amt_core.traits.analyze_plan import analyze_plan
from amt_core.traits.plan_analysis import PlanAnalysis

_MAX_NEW_BARS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The results over some pieces.

    Attributes:
        num_pieces: Pieces performed.
        max_shift_ticks: The furthest that an onset moved; a sixteenth is 120.
        num_disordered: Pieces in which notes of a line changed their order.
        num_different: Pieces that the same seed performed differently.
        num_blurs: Pedals that carry a note into another harmony.
        num_pedals: Pedals.
        median_bar_ms: Processor time for a bar, of the middle piece.
        slowest_bar_ms: The same of the slowest piece.
        median_new_bar_ms: Processor time for a new bar of a piece that is heard while it is
            written, of the middle piece.
        slowest_new_bar_ms: The same of the slowest piece.
    """

    num_pieces: int
    max_shift_ticks: int
    num_disordered: int
    num_different: int
    num_blurs: int
    num_pedals: int
    median_bar_ms: float
    slowest_bar_ms: float
    median_new_bar_ms: float
    slowest_new_bar_ms: float


def measure_limits(pieces: Iterable[tuple[Score, str]]) -> Limits:
    """Performs pieces, each with its style, twice."""
    shifts: list[int] = []
    bar_ms: list[float] = []
    new_bar_ms: list[float] = []
    disordered = different = blurs = num_pedals = 0
    for seed, (score, style) in enumerate(pieces):
        plan = analyze_plan(score)
        feel = Feel(style=style)
        started = time.process_time()
        performance = perform(score, feel, seed=seed, plan=plan)
        bar_ms.append((time.process_time() - started) * 1000 / max(score.num_bars, 1))
        new_bar_ms.append(_new_bar_ms(score, plan, feel))
        again = perform(score, feel, seed=seed, plan=plan)
        different += again.score != performance.score or again.controls != performance.controls
        written = score.notes.onset_ticks[performance.written_rows].astype(np.int64)
        played = performance.score.notes.onset_ticks
        shifts.append(int(np.abs(played - written).max(initial=0)))
        disordered += _is_disordered(score, performance)
        piece_blurs, piece_pedals = _blurs(score, plan, performance)
        blurs += piece_blurs
        num_pedals += piece_pedals
    return Limits(
        num_pieces=len(shifts),
        max_shift_ticks=max(shifts),
        num_disordered=disordered,
        num_different=different,
        num_blurs=blurs,
        num_pedals=num_pedals,
        median_bar_ms=float(np.median(bar_ms)),
        slowest_bar_ms=max(bar_ms),
        median_new_bar_ms=float(np.median(new_bar_ms)),
        slowest_new_bar_ms=max(new_bar_ms),
    )


def _new_bar_ms(score: Score, plan: PlanAnalysis, feel: Feel) -> float:
    """The mean of the bars, each of which comes by itself."""
    num_bars = min(score.num_bars, _MAX_NEW_BARS)
    ends = score.bar_starts_ticks[1 : num_bars + 1].tolist()
    written = [score.with_notes(score.notes.window(0, end)) for end in ends]
    piece = GrowingInterpretation(feel, seed=1, mixes=True, plan=plan)
    started = time.process_time()
    for bar, bars_so_far in enumerate(written):
        piece.extended(bars_so_far, bar + 1)
    return (time.process_time() - started) * 1000 / num_bars


def _is_disordered(score: Score, performance: Performance) -> bool:
    is_drum = np.array([track.is_drum for track in score.tracks])
    notes = score.notes.select(performance.written_rows)
    track = notes.track.astype(np.int64)
    line = track * 128 + np.where(is_drum[track], notes.pitch.astype(np.int64), 0)
    written, played = notes.onset_ticks, performance.score.notes.onset_ticks
    for index in np.unique(line):
        rows = np.flatnonzero(line == index)
        rows = rows[np.lexsort((played[rows], written[rows]))]
        if (np.diff(played[rows])[np.diff(written[rows]) > 0] <= 0).any():
            return True
    return False


def _blurs(score: Score, plan: PlanAnalysis, performance: Performance) -> tuple[int, int]:
    """Pedals that hold notes of two chords, and all pedals."""
    starts, chords = chord_spans(score, plan)
    notes = performance.score.notes
    written = score.notes.onset_ticks[performance.written_rows]
    span = np.searchsorted(starts, written, side="right") - 1
    down: dict[int, int] = {}
    blurs = pedals = 0
    for control in performance.controls:
        if control.control != SUSTAIN:
            continue
        if control.value:
            down[control.track] = control.tick
            continue
        pedals += 1
        rings = (notes.track == control.track) & (notes.onset_ticks < control.tick)
        rings &= (notes.end_ticks > down[control.track]) & (notes.end_ticks < control.tick)
        # A note of an earlier chord that belongs to this one as well does not blur it.
        current = chords[int(np.searchsorted(starts, down[control.track], side="right")) - 1]
        held = np.flatnonzero(rings)
        blurs += any(
            chords[span[row]] != current
            and current is not None
            and int(notes.pitch[row]) % 12 not in current.pitch_classes
            for row in held.tolist()
        )
    return blurs, pedals
