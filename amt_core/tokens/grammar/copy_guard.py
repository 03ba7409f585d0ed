"""The guard of a part against copying: it tells which next note would complete a known run.

It keeps the hashes of all runs that end with the newest note, so that one step makes those that
end with the next one, and asks of them only whether they are known.
"""

from __future__ import annotations

import numpy as np

from amt_core.tokens.known_runs import SHORTEST_RUN, Hashes, KnownRuns, longer_runs
from amt_core.tokens.note_runs import MAX_RUN, step_symbol
from amt_core.tokens.preferences.protocol import WrittenNote


class CopyGuard:
    """Follows the notes of one part, by onset and then by pitch.

    Args:
        known: The runs that must not be written.
    """

    def __init__(self, known: KnownRuns) -> None:
        self._known = known
        # Of the newest 0, 1 … MAX_RUN - 1 symbols.
        self._runs: Hashes = np.zeros(MAX_RUN, dtype=np.uint64)
        self._num_notes = 0
        self._onset_step = 0
        self._pitch = 0

    def would_copy(self, pitch: int, onset_step: int) -> bool:
        """True if a note would complete a known run."""
        if self._num_notes < SHORTEST_RUN:
            return False
        runs = self._with(pitch, onset_step)[SHORTEST_RUN - 1 : self._num_notes]
        return self._known.contain_any(runs)

    def observe(self, note: WrittenNote) -> None:
        """Adds the next note of the part to the runs."""
        if self._num_notes:
            self._runs[1:] = self._with(note.pitch, note.onset_step)[:-1]
        self._num_notes += 1
        self._pitch, self._onset_step = note.pitch, note.onset_step

    def _with(self, pitch: int, onset_step: int) -> Hashes:
        """(MAX_RUN,) the hashes of the newest 1, 2 … MAX_RUN symbols, were this note the next."""
        symbol = step_symbol(pitch - self._pitch, onset_step - self._onset_step)
        return longer_runs(self._runs, symbol)
