"""The end of a cell as one decision, whichever token comes after it.

A model ends a cell by naming what follows: the next track, the next bar, the end. The grammar may
forbid the token that it would name most, such as a second piano where one was asked for. Masking
alone would then go on writing notes. So the tokens that may end the cell share the probability of
all tokens that would end it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from amt_core.tokens.preferences.protocol import Bias, Choice, Preference
from amt_core.tokens.track_rules import Ids
from amt_core.tokens.vocabulary import VOCABULARY

_ENDINGS: Ids = np.concatenate(
    [
        np.array([VOCABULARY.eos, VOCABULARY.cell_end], dtype=np.int64),
        VOCABULARY.bar.ids(),
        VOCABULARY.track.ids(),
    ]
)


class CellEndBias(Preference):
    """Gives the allowed endings of a cell the probability of all endings.

    It keeps the biases among the endings that are in the choice when it is asked.
    """

    def bias(self, choice: Choice) -> Bias | None:
        """(n,) nats, the same for all endings, 0 for other tokens."""
        if choice.endings is None or choice.rules is None:
            return None
        where, logits = choice.endings.where, choice.logits
        allowed = logits.take(choice.allowed[where]) + choice.bias[where]
        bias = np.zeros(len(choice.allowed), dtype=np.float32)
        bias[where] = _log_sum(logits.take(_ENDINGS)) - _log_sum(allowed)
        return bias


def _log_sum(logits: NDArray[np.float32]) -> np.float32:
    largest = logits.max()
    return np.float32(largest + np.log(np.exp(logits - largest).sum()))
