"""The lines of a score as it is measured: see `amt_core.tokens.note_runs`."""

from __future__ import annotations

import numpy as np

from amt_core.evaluation.measures.columns import PieceColumns
from amt_core.music.score import Score
from amt_core.tokens.note_runs import Symbols, lines_of_notes


def lines_of_score(score: Score) -> Symbols:
    """(symbols,) all lines of a score, each closed by `END_OF_LINE`."""
    columns = PieceColumns(score)
    pitched = ~columns.is_drum
    return lines_of_notes(
        columns.notes.track[pitched].astype(np.int64),
        columns.onset[pitched],
        columns.notes.pitch[pitched].astype(np.int64),
    )
