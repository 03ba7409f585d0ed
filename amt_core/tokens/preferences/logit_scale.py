"""The logit scale of a bass: it takes likely tokens with more certainty than other parts do."""

from __future__ import annotations

import numpy as np

from amt_core.tokens.preferences.protocol import Bias, Choice, Preference
from amt_core.tokens.preferences.weights import BASS_LOGIT_SCALE

_ADDED = np.float32(BASS_LOGIT_SCALE - 1.0)


class LogitScaleBias(Preference):
    """Multiplies the logits of a bass, as a lower temperature would."""

    def bias(self, choice: Choice) -> Bias | None:
        """(n,) what the scaled logits exceed the logits by."""
        if choice.rules is None or not choice.rules.is_bass:
            return None
        return _ADDED * choice.logits.take(choice.allowed)
