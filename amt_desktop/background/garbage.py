"""Python's collector of cyclic garbage, run in the GUI thread and between two pieces of work.

By default it runs in the thread that allocates next, and stops all other threads meanwhile: for
a tenth of a second, once a model and a lexicon are loaded or a long piece is being saved. It
would also destroy Qt objects in the wrong thread.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from amt_core.system.machine.memory import return_free_memory
from amt_desktop.background.note_feed import NoteFeed

_INTERVAL_MS = 2_000
# Objects allocated and not freed since the last collection: from the first number on it collects
# while no worker runs, from the second on always.
_MIN_OBJECTS_IDLE = 10_000
_MIN_OBJECTS_BUSY = 1_000_000


class GarbageCollector(QObject):
    """Takes the place of the automatic collector from `start` to `close`.

    Args:
        feed: Shows if a worker runs.
        parent: Qt's owner.
    """

    def __init__(self, feed: NoteFeed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed, self._num_workers = feed, feed.num_workers
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self.collect_if_due)

    def start(self) -> None:
        """From now on only `collect_if_due` collects."""
        gc.disable()
        self._timer.start()

    def freeze(self) -> None:
        """Excludes the present objects from collection: they stay until the program ends."""
        gc.freeze()

    def collect_if_due(self) -> None:
        """Collects if there are enough new objects and no worker runs, or very many.

        After workers have ended, short ones too, free memory goes back to the system as well.
        """
        count, is_busy = gc.get_count()[0], self._feed.is_running
        if count > _MIN_OBJECTS_BUSY or (count > _MIN_OBJECTS_IDLE and not is_busy):
            gc.collect()
        if not is_busy and self._num_workers != self._feed.num_workers:
            self._num_workers = self._feed.num_workers
            return_free_memory()

    def close(self) -> None:
        """Switches the automatic collector on again."""
        self._timer.stop()
        gc.enable()
