"""The usual registers of instruments: pitches beyond them become less likely."""

from __future__ import annotations

import numpy as np

from amt_core.tokens.preferences.protocol import Bias, Choice, Preference
from amt_core.tokens.preferences.weights import BEYOND_REGISTER


class RegisterBias(Preference):
    """Keeps an instrument to the register in which it usually plays."""

    def bias(self, choice: Choice) -> Bias | None:
        """(n,) nats, negative for pitches beyond the register."""
        rules = choice.pitched_rules
        if rules is None or rules.beyond_register is None:
            return None
        return -np.float32(BEYOND_REGISTER) * rules.beyond_register.take(choice.allowed)
