"""The length of a piece in bars, where bars or a playing time are asked for."""

from __future__ import annotations

import numpy as np

from amt_core.composing.planning.plan import Plan
from amt_core.music.meter import TICKS_PER_QUARTER, TimeSignature
from amt_core.spec.music_spec import MAX_NUM_BARS, MusicSpec


def asked_bars(spec: MusicSpec, meter: TimeSignature, bpm: float) -> int | None:
    """The length that is asked for; None leaves it to the form."""
    if _is_in_bars(spec) and spec.num_bars.value is not None:
        return int(np.clip(spec.num_bars.value, 1, MAX_NUM_BARS))
    if spec.duration_sec.value is not None:
        bar_sec = meter.bar_ticks / TICKS_PER_QUARTER * 60.0 / bpm
        return int(np.clip(round(spec.duration_sec.value / bar_sec), 1, MAX_NUM_BARS))
    return None


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
