"""The repeated bars of a plan: sections with equal letters return, however far apart they are.

Most music that people keep returns to what it began with. A small model that sees a thousand tokens
seldom does so of its own accord; so the plan says where, and a logit bias favors it
(`amt_core.tokens.preferences.repeated_bars`), which remembers the cells of all bars.

A section returns with variations, as people let it return: its last bars, where it turns to the
next, are free; at the end of each phrase the tune is written anew, and from the second return on
the drums as well; in a variation of a theme it is all of the tune. Of a section that is varied as a
whole (A′) only the chords return. The end of the piece stays free, and the model may leave the
earlier bar at any note.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from amt_core.composing.planning.plan import Plan, PlannedSection, transposed_chords
from amt_core.tokens.preferences.repeated_bars import RepeatedBar

_PHRASE_BARS = 4
# The bars at the end of a section in which it turns to the next, in one of two phrases or more.
_FREE_BARS, _MIN_BARS_OF_LONG_TURN = 2, 8

# Styles whose pieces go round in phrases: more than an eighth of their bars equal the bar four
# before, and hardly any in others (`bars_like_4_before` in `amt_core.evaluation.told_apart`, over
# 900 training pieces).
_STYLES_OF_PERIODS = frozenset(
    {"ambient", "bluegrass", "celtic", "folk", "hip-hop", "new age", "polka", "waltz", "world"}
)


def repeated_bars(plan: Plan) -> tuple[RepeatedBar | None, ...]:
    """For each bar, the earlier bar that it repeats, or None."""
    meter = plan.meter_map
    meters = [meter.at(bar) for bar in range(plan.num_bars)]
    repeated: list[RepeatedBar | None] = [None] * plan.num_bars
    longest_of: dict[str, tuple[int, int]] = {}
    returns: Counter[str] = Counter()
    for section in plan.sections:
        first, length = longest_of.setdefault(section.letter, (section.first_bar, section.num_bars))
        if first == section.first_bar:
            if plan.style in _STYLES_OF_PERIODS:
                for bar, source in _consequents(section):
                    if _has_same_chords(plan, source, bar, 0):
                        repeated[bar] = RepeatedBar(bar=source)
            continue
        returns[section.letter] += 1
        num_free = _FREE_BARS if section.num_bars >= _MIN_BARS_OF_LONG_TURN else 1
        last = min(section.num_bars - num_free, plan.num_bars - 1 - section.first_bar)
        for offset in range(min(last, length)):
            bar, source = section.first_bar + offset, first + offset
            shift = _shift(plan, source, bar)
            if (
                meters[bar] == meters[source]
                and shift is not None
                and _has_same_chords(plan, source, bar, shift)
            ):
                varied = _varied(plan, section, offset, returns[section.letter])
                repeated[bar] = RepeatedBar(bar=source, semitones=shift, varied=varied)
    return tuple(repeated)


def _varied(plan: Plan, section: PlannedSection, offset: int, num_returns: int) -> frozenset[int]:
    """The players who play something new in a bar of a section that returns.

    Args:
        plan: The plan.
        section: The section.
        offset: The bar, from the start of the section.
        num_returns: 1 for the first return.
    """
    if section.is_varied:
        return frozenset(range(len(plan.players)))
    tunes = frozenset(i for i, player in enumerate(plan.players) if player.has_tune)
    if section.name == "variation":
        return tunes
    if offset % _PHRASE_BARS != _PHRASE_BARS - 1:
        return frozenset()
    drums = frozenset(i for i, player in enumerate(plan.players) if player.is_drum)
    return tunes | drums if num_returns > 1 else tunes


def _consequents(section: PlannedSection) -> Iterator[tuple[int, int]]:
    """The bars of a long section that begin a phrase as the phrase before it began, as periods do.

    Yields:
        (bar, the earlier bar).
    """
    first = section.first_bar
    for phrase in range(
        first + _PHRASE_BARS, section.stop_bar - _PHRASE_BARS + 1, 2 * _PHRASE_BARS
    ):
        for offset in range(_PHRASE_BARS // 2):
            yield phrase + offset, phrase - _PHRASE_BARS + offset


def _has_same_chords(plan: Plan, source: int, bar: int, shift: int) -> bool:
    """True if the planned chords of a bar are those of another, some semitones higher."""
    if not plan.chords:
        return True
    before, now = plan.chords[source].chords, plan.chords[bar].chords
    return now == transposed_chords(before, shift)


def _shift(plan: Plan, source: int, bar: int) -> int | None:
    """The semitones by which the key of a bar lies above that of another; None for another mode."""
    before, now = plan.key_of(source), plan.key_of(bar)
    if before is None or now is None:
        return 0
    if before.mode != now.mode:
        return None
    return (now.tonic - before.tonic + 6) % 12 - 6
