"""The length of a piece in bars, where bars or a playing time are asked for."""

from __future__ import annotations

import numpy as np

from amt_core.composing.planning.plan import Plan
from amt_core.composing.planning.sections.section_lengths import PHRASE_BARS
from amt_core.music.meter import TICKS_PER_QUARTER, TimeSignature
from amt_core.spec.music_spec import MAX_NUM_BARS, MusicSpec
from amt_core.spec.requests import MeterChange, TempoChange

# By so much a whole number of quarter notes per minute may miss a playing time.
_MAX_DISTANCE_BARS = 0.4


# From these lengths in bars on a piece consists of whole phrases, or of whole halves of phrases.
_MIN_BARS_OF_UNITS = ((14, PHRASE_BARS), (6, PHRASE_BARS // 2))


def asked_length(spec: MusicSpec, meter: TimeSignature, bpm: float) -> tuple[int | None, float]:
    """The length in bars that is asked for, and the tempo with which it lasts as long as asked.

    Whole phrases fill a playing time where the tempo is free, which then is a little different;
    where the tempo is asked for or changes, the bars follow it.

    Args:
        spec: The request.
        meter: The meter of the piece.
        bpm: The tempo that is asked for or drawn, in quarter notes per minute.

    Returns:
        (bars, quarter notes per minute); None for the bars leaves them to the form.
    """
    if _is_in_bars(spec) and spec.num_bars.value is not None:
        return int(np.clip(spec.num_bars.value, 1, MAX_NUM_BARS)), bpm
    if spec.duration_sec.value is None:
        return None, bpm
    bar_quarters = meter.bar_ticks / TICKS_PER_QUARTER
    exact = spec.duration_sec.value * bpm / 60.0 / bar_quarters
    changes = spec.changes.value or ()
    is_fixed = spec.tempo_bpm.value is not None or any(
        isinstance(change, TempoChange | MeterChange) for change in changes
    )
    unit = next((unit for least, unit in _MIN_BARS_OF_UNITS if exact >= least), 1)
    if is_fixed or unit == 1 or exact > MAX_NUM_BARS:
        return int(np.clip(round(exact), 1, MAX_NUM_BARS)), bpm
    num_bars = unit * round(exact / unit)
    fitting = num_bars * bar_quarters * 60.0 / spec.duration_sec.value
    # A whole number where that is less than half a bar off.
    is_near = abs(1.0 - fitting / round(fitting)) * num_bars < _MAX_DISTANCE_BARS
    return num_bars, float(round(fitting)) if is_near else round(fitting, 2)


def _is_in_bars(spec: MusicSpec) -> bool:
    """True if bars say the length: those that sections imply give way to a playing time."""
    return spec.num_bars.is_binding or not spec.duration_sec.is_binding


def missing_bars(plan: Plan, spec: MusicSpec) -> int:
    """Bars that a plan lacks for the playing time that is asked for; below 0 it has too many.

    Tempo and meter that change make other lengths than the main ones say.
    """
    if spec.duration_sec.value is None or (spec.num_bars.value is not None and _is_in_bars(spec)):
        return 0
    duration_sec = plan.frame().duration_sec
    return round((spec.duration_sec.value - duration_sec) / (duration_sec / plan.num_bars))
