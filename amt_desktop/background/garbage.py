"""Python's collector of cyclic garbage, run in the GUI thread and between two pieces of work.

Left to itself it runs in whatever thread allocates next, and stops all others meanwhile: for a
tenth of a second, once a model and a lexicon are loaded or a long piece is being saved. It would
also destroy Qt's objects in threads that are not theirs.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from amt_desktop.background.note_feed import NoteFeed

_INTERVAL_MS = 2_000
# Objects that came and did not go since the last round: so many make a round worth while,
# and so many make it due, whoever works.
_WORTH_A_ROUND = 10_000
_DUE = 1_000_000


class GarbageCollector(QObject):
    """Takes the place of the automatic collector from `start` to `close`.

    Args:
        feed: Tells whether a worker is at work.
        parent: Qt's owner.
    """

    def __init__(self, feed: NoteFeed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """From now on nothing is collected but by `look`."""
        gc.disable()
        self._timer.start()

    def spare_what_is_there(self) -> None:
        """Never looks at the objects of now again: what was loaded stays until the end."""
        gc.freeze()

    def look(self) -> None:
        """Collects if it is worth while and disturbs nobody."""
        count = gc.get_count()[0]
        if count > _DUE or (count > _WORTH_A_ROUND and not self._feed.is_running):
            gc.collect()

    def close(self) -> None:
        """Gives the work back to Python."""
        self._timer.stop()
        gc.enable()
