"""Reads bars in another meter: `one bar of 2/4`, `a 2/4 bar`."""

from __future__ import annotations

from amt_core.music.meter import TimeSignature
from amt_core.spec.requests import MeterChange
from amt_core.text.claims import PlanMention
from amt_core.text.lexicon.plan.changes import (
    OF_WORDS,
    ONE_BAR,
    OTHER_METER_UNITS,
    SINGLE_BARS,
    SINGLE_WORDS,
)
from amt_core.text.lexicon.plan.playing import AT_A_BAR
from amt_core.text.lexicon.plan.sections import AFTER_WORDS, BEFORE_WORDS
from amt_core.text.recognize.numbers import read_number
from amt_core.text.words import Words

_DENOMINATORS = frozenset({2, 4, 8, 16})


def odd_bars(words: Words, i: int) -> PlanMention | None:
    """Reads `one bar of 2/4`, `a 2/4 bar`, `two bars in 3/4`."""
    read = read_number(words, i)
    number, at = (1.0, i + 1) if words.text(i) in ONE_BAR else read or (0.0, i)
    if (
        words.is_number(i)
        and words.text(i + 1) == "/"
        and (words.text(i + 3) in SINGLE_BARS)
        and words.text(i + 4) in BEFORE_WORDS | AFTER_WORDS | AT_A_BAR
    ):
        # `2/4 bar before each chorus`
        number, at = 1.0, i
    if not 1 <= number <= 8:
        return None
    if words.text(at) in SINGLE_WORDS:
        at += 1
    stop = 0
    signature = None
    if words.text(at) in OTHER_METER_UNITS and words.text(at + 1) in OF_WORDS:
        signature, stop = _signature(words, at + 2), at + 5
    elif words.text(at + 3) in OTHER_METER_UNITS:
        signature, stop = _signature(words, at), at + 4
    if signature is None:
        return None
    change = MeterChange(time_signature=signature, num_bars=int(number))
    return PlanMention(start=i, stop=stop, request=change)


def _signature(words: Words, i: int) -> TimeSignature | None:
    if not (words.is_number(i) and words.text(i + 1) == "/" and words.is_number(i + 2)):
        return None
    above, below = words[i].value, words[i + 2].value
    if below not in _DENOMINATORS or not 1 <= above <= 32 or above != int(above):
        return None
    return TimeSignature(int(above), int(below))
