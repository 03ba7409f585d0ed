"""The end of a cell as one decision, whatever comes after it.

A model ends a cell by naming what follows: the next track, the next bar, the end. Where the
grammar forbids what it would name most, as a second piano where one was asked for, its wish to
end must not be lost with that token: the tokens that may end the cell share the probability of
all that would. Masking alone would go on writing notes that nobody wants.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from amt_core.tokens.track_rules import Ids
from amt_core.tokens.vocabulary import VOCABULARY

_ENDINGS: Ids = np.concatenate(
    [
        np.array([VOCABULARY.eos, VOCABULARY.cell_end], dtype=np.int64),
        VOCABULARY.bar.ids(),
        VOCABULARY.track.ids(),
    ]
)


def ending_lean(
    logits: NDArray[np.float32], allowed_endings: Ids, lean: NDArray[np.float32]
) -> np.float32:
    """What allowed endings that lean lack to the probability of all endings, in nats.

    Args:
        logits: (vocabulary,) of the model.
        allowed_endings: (n,) ids of the tokens that may end the cell, at least one.
        lean: (n,) what is added to their logits, to choose among them.
    """
    return _log_sum(logits.take(_ENDINGS)) - _log_sum(logits.take(allowed_endings) + lean)


def _log_sum(logits: NDArray[np.float32]) -> np.float32:
    largest = logits.max()
    return np.float32(largest + np.log(np.exp(logits - largest).sum()))
