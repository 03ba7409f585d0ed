"""The lean away from unisons: a part has its own note where another one strikes already.

A small model likes to write what it has just read: the second guitar then strikes every note of
the first, and is not heard. Parts may still meet on a note, as they do, but seldom by default.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from amt_core.tokens.track_rules import Ids

# In nats, on a pitch that another part strikes at the same time.
_UNISON = 1.5


class UnisonLean:
    """Listens to the parts of a bar, one after another."""

    def __init__(self) -> None:
        # By position in the bar: what the parts before the one that is being written strike there.
        self._struck: dict[int, set[int]] = {}
        self._own: list[tuple[int, int]] = []

    def open_bar(self) -> None:
        """A bar begins."""
        self._struck = {}
        self._own = []

    def hear(self, position: int, token: int) -> None:
        """Takes note of a note of the part that is being written."""
        self._own.append((position, token))

    def close_cell(self) -> None:
        """The next part begins."""
        for position, token in self._own:
            self._struck.setdefault(position, set()).add(token)
        self._own = []

    def lean_away(self, allowed: Ids, lean: NDArray[np.float32], position: int) -> None:
        """Takes from the (n,) lean of the allowed tokens where they would double a note."""
        for token in self._struck.get(position, ()):
            lean[allowed == token] -= np.float32(_UNISON)
