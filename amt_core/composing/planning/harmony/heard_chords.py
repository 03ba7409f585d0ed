"""The chords that a written piece sounds, in place of the drawn chords of its plan.

A model follows the chords that it is asked for, and takes those that the seed has drawn as a
suggestion. Once the notes are there, the plan, the chord lane and the chord texts of a file say
what is heard, so that a musician can play along and a change of some bars fits the others.
"""

from __future__ import annotations

from dataclasses import replace

from amt_core.composing.planning.found_plan import find_chord_bars
from amt_core.composing.planning.plan import Plan
from amt_core.midi.text.chord_texts import without_chord_texts
from amt_core.music.event_table import EventTable
from amt_core.music.score import Score
from amt_core.spec.music_spec import Source


def with_heard_chords(plan: Plan, score: Score) -> Plan:
    """The plan in which found chords replace those that nobody asked for.

    Args:
        plan: The plan of a piece.
        score: The piece, as far as it is written.
    """
    drawn = [bar for bar in range(min(len(plan.chords), score.num_bars)) if _is_drawn(plan, bar)]
    if not drawn or not len(score.notes):
        return plan
    found = find_chord_bars(score)
    chords = list(plan.chords)
    for bar in drawn:
        chords[bar] = found[bar]
    return replace(plan, chords=tuple(chords))


def with_chord_texts(score: Score, plan: Plan) -> Score:
    """The piece whose chord texts are the chords of the plan.

    Args:
        score: The piece, with as many bars as are written.
        plan: Its plan, which may go on further.
    """
    bars = range(min(len(plan.chords), score.num_bars))
    if not bars:
        return score
    end_ticks = int(plan.meter_map.bar_starts_ticks(plan.num_bars)[-1])
    kept = without_chord_texts(score.events, 0, end_ticks)
    return replace(score, events=EventTable.concat([kept, plan.chord_events(bars)]))


def _is_drawn(plan: Plan, bar: int) -> bool:
    return plan.chords[bar].source is Source.FREE
