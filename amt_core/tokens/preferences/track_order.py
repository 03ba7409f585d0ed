"""The order of the tracks in a bar: a token that passes over tracks becomes less likely."""

from __future__ import annotations

import numpy as np

from amt_core.tokens.preferences.protocol import Bias, Choice, Preference
from amt_core.tokens.preferences.weights import PASSED_TRACK


class TrackOrderBias(Preference):
    """Keeps tracks from being left out of a bar by a wrong guess of which one comes next."""

    def bias(self, choice: Choice) -> Bias | None:
        """(n,) nats, negative for tokens that pass over tracks."""
        if choice.endings is None:
            return None
        bias = np.zeros(len(choice.allowed), dtype=np.float32)
        bias[choice.endings.where] = choice.endings.num_passed * -np.float32(PASSED_TRACK)
        return bias
