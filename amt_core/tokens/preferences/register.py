"""The logit bias that keeps accompanying parts below a tune that is asked for.

A tune is heard as such where nothing lies above it. A model that writes a piano before the clarinet
that has the tune does not know yet how low that will lie; so the parts that accompany are led below
where the tune lay last, and at first below the middle of its instrument. The tune itself is free.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import numpy as np

from amt_core.tokens.preferences.protocol import Bias, Choice, Preference, WrittenNote
from amt_core.tokens.preferences.weights import ABOVE_TUNE, FURTHER_ABOVE_TUNE
from amt_core.tokens.track_rules import TrackRules
from amt_core.tokens.vocabulary import VOCABULARY

_PITCH = VOCABULARY.pitch
# Notes of the tune by which its place is known, and how many of them may lie lower.
_RECENT, _LOWER = 12, 3
# Where in the range of its instrument a tune lies before it is heard.
_USUAL_PLACE = 0.4
# Under a low tune the parts keep an octave of their own range, and this much in any case.
_ROOM = 12
_LOWEST_CEILING = 57


class RegisterBias(Preference):
    """The bias of accompanying parts towards pitches below the tune.

    Args:
        rules: The rules of each track.
    """

    def __init__(self, rules: Sequence[TrackRules]) -> None:
        self._tunes = {i for i, each in enumerate(rules) if each.is_asked_tune}
        self._recent: deque[int] = deque(maxlen=_RECENT)
        first = min(self._tunes)
        low, high = _range(rules[first])
        self._usual = round(low + _USUAL_PLACE * (high - low))
        self._lowest = [0 if each.is_drum else _range(each)[0] for each in rules]

    def observe(self, note: WrittenNote) -> None:
        """Hears where the tune lies."""
        if note.track in self._tunes:
            self._recent.append(note.pitch)

    def bias(self, choice: Choice) -> Bias | None:
        """(n,) nats, negative for pitches above the tune."""
        rules = choice.pitched_rules
        if rules is None or choice.track in self._tunes or rules.has_tune:
            return None
        ceiling = max(self._ceiling(), self._lowest[choice.track] + _ROOM, _LOWEST_CEILING)
        above = choice.allowed - (_PITCH.start + ceiling)
        is_above = (above > 0) & (choice.allowed < _PITCH.end)
        if not is_above.any():
            return None
        nats = np.float32(ABOVE_TUNE) + np.float32(FURTHER_ABOVE_TUNE) * above
        return np.where(is_above, -nats, np.float32(0.0)).astype(np.float32)

    def _ceiling(self) -> int:
        """The highest MIDI pitch below the tune."""
        heard = sorted(self._recent)
        return (heard[min(_LOWER, len(heard) - 1)] if heard else self._usual) - 1


def _range(rules: TrackRules) -> tuple[int, int]:
    return int(rules.pitches[0]) - _PITCH.start, int(rules.pitches[-1]) - _PITCH.start
