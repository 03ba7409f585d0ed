"""The logit bias of rhythms that are asked for: attacks between the beats, or on them.

No token says how syncopated a part is. Among the places where the next note may begin this
preference takes nats from those on the beats, or from those between them. A note of a syncopated
part that begins between two beats is drawn to sound over the next one. How likely a note is at all
does not change: what one place loses the others gain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from amt_core.music.instruments.rhythms import SYNCOPATED
from amt_core.music.meter import MeterMap
from amt_core.tokens.preferences.protocol import Bias, Choice, Preference, track_of
from amt_core.tokens.preferences.weights import AWAY_FROM_RHYTHM, FIRST_BEAT_SHARE, OVER_BEAT
from amt_core.tokens.track_rules import TrackRules
from amt_core.tokens.vocabulary import TICKS_PER_STEP, VOCABULARY

RhythmsByBar = Sequence[Mapping[int, str]]
"""(bars,) track → its rhythm in the bar, one of `RHYTHMS`, where one is asked for."""


class OffBeatBias(Preference):
    """The bias of the rhythms of all tracks.

    Args:
        rhythms: The tracks of which a rhythm is asked, by bar.
        rules: The rules of each track.
        meter: The time signature of every bar.
    """

    def __init__(
        self, rhythms: RhythmsByBar, rules: Sequence[TrackRules], *, meter: MeterMap
    ) -> None:
        self._rhythms, self._rules, self._meter = rhythms, rules, meter

    def bias(self, choice: Choice) -> Bias | None:
        """(n,) nats for the places where the next note may begin."""
        asked = self._rhythms[choice.bar] if choice.bar < len(self._rhythms) else {}
        rhythm = asked.get(track_of(choice, self._rules, asked)) if asked else None
        if rhythm is None:
            return None
        beat = self._meter.at(choice.bar).beat_ticks // TICKS_PER_STEP
        places = choice.allowed - VOCABULARY.pos.start
        is_place = (places >= 0) & (places < VOCABULARY.pos.size)
        if is_place.any():
            return _moved(choice, is_place, _bias_of_places(places[is_place], rhythm, beat))
        to_beat = beat - choice.position % beat
        if rhythm != SYNCOPATED or choice.position < 0 or to_beat == beat:
            return None
        steps = choice.allowed - VOCABULARY.dur.start + 1
        is_duration = (steps > 0) & (steps <= VOCABULARY.dur.size)
        if not is_duration.any():
            return None
        return _moved(choice, is_duration, np.where(steps[is_duration] > to_beat, OVER_BEAT, 0.0))


def _moved(choice: Choice, where: NDArray[np.bool_], nats: NDArray[np.float64]) -> Bias:
    """(n,) nats for some allowed tokens, so that all of them together stay as likely."""
    logits = choice.logits[choice.allowed[where]].astype(np.float64) + choice.bias[where]
    bias = np.zeros(len(choice.allowed), dtype=np.float32)
    bias[where] = nats + _log_sum(logits) - _log_sum(logits + nats)
    return bias


def _bias_of_places(places: NDArray[np.int64], rhythm: str, beat: int) -> NDArray[np.float64]:
    """(n,) nats for places in steps from the bar line."""
    is_on_beat = places % beat == 0
    if rhythm != SYNCOPATED:
        return np.where(is_on_beat, 0.0, -AWAY_FROM_RHYTHM)
    # The first beat tells where the bar begins: without it nothing is heard as off the beat.
    share = np.where(places == 0, FIRST_BEAT_SHARE, 1.0)
    return np.where(is_on_beat, -AWAY_FROM_RHYTHM * share, 0.0)


def _log_sum(logits: NDArray[np.float64]) -> float:
    return float(np.logaddexp.reduce(logits))
