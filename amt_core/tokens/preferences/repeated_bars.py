"""The lean of a form: a bar that takes up an earlier one is drawn to what stood there.

Part by part: as long as a cell goes as the cell of its model went, the token that would go on so
becomes likelier. The model may leave it at any note, and is then free until the next cell; what
returns thus returns with variations, and never against what the music has become.
"""

from __future__ import annotations

from collections.abc import Sequence

# In nats: a token of which the model thinks nothing is not forced upon it.
ECHO_LEAN = 8.0

CELL_END = -1
"""In place of a token: that the cell ends."""


class Echo:
    """Remembers cells and says how the one that is being written would go on.

    Args:
        form: For every bar the earlier bar that it takes up, or None.
    """

    def __init__(self, form: Sequence[int | None]) -> None:
        self._form = form
        # By bar: the tokens of each track's cell, without those that name the track.
        self._cells: dict[int, dict[int, list[int]]] = {}
        self._bar = -1
        self._model: dict[int, list[int]] = {}
        self._cell: list[int] = []
        self._wanted: list[int] | None = None

    def open_bar(self, bar: int) -> None:
        """A bar begins."""
        self._bar = bar
        self._cells[bar] = {}
        source = self._form[bar] if bar < len(self._form) else None
        self._model = {} if source is None else self._cells.get(source, {})
        self._wanted = None

    def open_cell(self, track: int) -> None:
        """A track's cell begins."""
        self._cell = self._cells[self._bar].setdefault(track, [])
        self._wanted = self._model.get(track)

    def advance(self, token: int) -> None:
        """Takes note of a token of the cell."""
        if self._wanted is not None and token != self.next_token():
            self._wanted = None
        self._cell.append(token)

    def close_cell(self) -> None:
        """The cell has ended."""
        self._wanted = None

    def next_token(self) -> int | None:
        """The token that the echo wants next in this cell, `CELL_END`, or None if it is silent."""
        if self._wanted is None:
            return None
        place = len(self._cell)
        return self._wanted[place] if place < len(self._wanted) else CELL_END

    def first_token(self, track: int) -> int:
        """The first token of a cell that the model bar has."""
        return self._model[track][0]

    def next_track(self, track: int) -> int | None:
        """The track after this one whose cell the model bar has; None if it has none."""
        later = [other for other in self._model if other > track]
        return min(later) if later else None

    @property
    def is_heard(self) -> bool:
        """Whether this bar takes up another."""
        return bool(self._model)
