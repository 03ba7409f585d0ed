"""Checks that the parts of a plan agree with each other."""

from __future__ import annotations

from itertools import pairwise

from amt_core.composing.planning.plan import Plan
from amt_core.errors import AmtError
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.tokens.vocabulary import MAX_BAR_STEPS, TICKS_PER_STEP


def check_plan(plan: Plan, *, may_be_silent: bool = False) -> None:
    """Checks that the parts of a plan agree with each other.

    Args:
        plan: The plan.
        may_be_silent: Whether all players may rest in a bar, as in pieces that are there.

    Raises:
        AmtError: They do not; the message names the place.
    """
    bar = 0
    for section in plan.sections:
        if section.first_bar != bar:
            raise AmtError(
                f'The section "{section.label}" starts in bar {section.first_bar + 1}; the '
                f"sections before it end with bar {bar}.",
                "Let each section start where the one before it ends.",
            )
        bar = section.stop_bar
    if bar != plan.num_bars:
        raise AmtError(
            f"The sections end with bar {bar}; the piece has {plan.num_bars} bars.",
            "Let the last section end with the piece.",
        )
    for what, bars in (
        ("tempo", [(at.bar, at.beat) for at in plan.tempo]),
        ("meter", [(at.bar, 0.0) for at in plan.meter]),
        ("keys", [(at.bar, 0.0) for at in plan.keys] or [(0, 0.0)]),
    ):
        if not bars or bars[0] != (0, 0.0):
            raise AmtError(f"The {what} of the plan does not start in bar 1.", "Add bar 1.")
        for earlier, later in pairwise(bars):
            if later <= earlier:
                raise AmtError(
                    f"The {what} of bar {later[0] + 1} stands after that of bar {earlier[0] + 1}.",
                    "Order the list by bar, with each place once.",
                )
    for at in plan.tempo:
        quarters = plan.meter_map.at(at.bar).bar_ticks / TICKS_PER_QUARTER
        if at.beat >= quarters:
            raise AmtError(
                f"Bar {at.bar + 1} has no beat {at.beat + 1:g} for a tempo.",
                f"It is {quarters:g} quarter notes long.",
            )
    for at in plan.meter:
        if at.time_signature.bar_ticks > MAX_BAR_STEPS * TICKS_PER_STEP:
            raise AmtError(
                f"Bars of {at.time_signature} are too long to write.", "Use at most 16/4 or 32/8."
            )
    for bar in range(0 if may_be_silent else plan.num_bars):
        if len(plan.resting(bar)) == len(plan.players):
            raise AmtError(f"In bar {bar + 1} all players rest.", "Let at least one of them play.")
