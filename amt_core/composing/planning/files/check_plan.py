"""Checks that the parts of a plan agree with each other."""

from __future__ import annotations

from itertools import pairwise

from amt_core.composing.planning.plan import Plan
from amt_core.errors import AmtError
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.sentence import Sentence
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
                Sentence(
                    'The section "{section}" starts in bar {first_bar}; the '
                    "sections before it end with bar {bar}.",
                    section=section.label,
                    first_bar=section.first_bar + 1,
                    bar=bar,
                ),
                "Let each section start where the one before it ends.",
            )
        bar = section.stop_bar
    if bar != plan.num_bars:
        raise AmtError(
            Sentence(
                "The sections end with bar {bar}; the piece has {num_bars} bars.",
                bar=bar,
                num_bars=plan.num_bars,
            ),
            "Let the last section end with the piece.",
        )
    for what, bars in (
        ("tempo", [(at.bar, at.beat) for at in plan.tempo]),
        ("meter", [(at.bar, 0.0) for at in plan.meter]),
        ("keys", [(at.bar, 0.0) for at in plan.keys] or [(0, 0.0)]),
    ):
        if not bars or bars[0] != (0, 0.0):
            raise AmtError(
                Sentence("The {what} of the plan does not start in bar 1.", what=what), "Add bar 1."
            )
        for earlier, later in pairwise(bars):
            if later <= earlier:
                raise AmtError(
                    Sentence(
                        "The {what} of bar {later} stands after that of bar {earlier}.",
                        what=what,
                        later=later[0] + 1,
                        earlier=earlier[0] + 1,
                    ),
                    "Order the list by bar, with each place once.",
                )
    for at in plan.tempo:
        quarters = plan.meter_map.at(at.bar).bar_ticks / TICKS_PER_QUARTER
        if at.beat >= quarters:
            raise AmtError(
                Sentence(
                    "Bar {bar} has no beat {beat:g} for a tempo.", bar=at.bar + 1, beat=at.beat + 1
                ),
                Sentence("It is {quarters:g} quarter notes long.", quarters=quarters),
            )
    for at in plan.meter:
        if at.time_signature.bar_ticks > MAX_BAR_STEPS * TICKS_PER_STEP:
            raise AmtError(
                Sentence(
                    "Bars of {time_signature} are too long to write.",
                    time_signature=at.time_signature,
                ),
                "Use at most 16/4 or 32/8.",
            )
    for bar in range(0 if may_be_silent else plan.num_bars):
        if len(plan.resting(bar)) == len(plan.players):
            raise AmtError(
                Sentence("In bar {bar} all players rest.", bar=bar + 1),
                "Let at least one of them play.",
            )
