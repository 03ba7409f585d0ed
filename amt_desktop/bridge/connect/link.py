"""Ableton Link: one tempo and one phase for all programs in the local network that have it on."""

from __future__ import annotations

from typing import Any, Protocol

from amt_core.errors import AmtError
from amt_core.system.installed import how_to_install


class LinkSession(Protocol):
    """A session with a tempo and a beat that all its members share."""

    @property
    def num_peers(self) -> int:
        """The number of other programs in the session."""
        ...

    @property
    def bpm(self) -> float:
        """The tempo, in quarter notes a minute."""
        ...

    def set_bpm(self, bpm: float) -> None:
        """Changes the tempo for all."""
        ...

    def phase(self, quantum: float) -> float:
        """The place in a bar of `quantum` quarter notes, from 0."""
        ...

    def force_phase(self, phase: float, quantum: float) -> None:
        """Puts all members at this place in the bar now; for a session without others."""
        ...

    def close(self) -> None:
        """Leaves the session."""
        ...


class AbletonLink:
    """A session through aalink, which joins whoever is there within a second.

    Args:
        bpm: The tempo if nobody is there.

    Raises:
        AmtError: aalink is not installed.
    """

    def __init__(self, bpm: float) -> None:
        self._link = _new_link(bpm)
        self._link.enabled = True

    @property
    def num_peers(self) -> int:
        """The number of other programs in the session."""
        return int(self._link.num_peers)

    @property
    def bpm(self) -> float:
        """The tempo, in quarter notes a minute."""
        return float(self._link.tempo)

    def set_bpm(self, bpm: float) -> None:
        """Changes the tempo for all."""
        self._link.tempo = bpm

    def phase(self, quantum: float) -> float:
        """The place in a bar of `quantum` quarter notes, from 0."""
        self._link.quantum = quantum
        return float(self._link.phase)

    def force_phase(self, phase: float, quantum: float) -> None:
        """Puts all members at this place in the bar now; for a session without others."""
        self._link.quantum = quantum
        self._link.force_beat(phase)

    def close(self) -> None:
        """Leaves the session."""
        self._link.enabled = False


def _new_link(bpm: float) -> Any:
    # Only who joins a session pays the 18 ms of asyncio.
    import asyncio

    try:
        import aalink
    except ImportError as error:
        raise AmtError(
            "Ableton Link needs the package aalink.",
            how_to_install("amt-desktop[link]"),
        ) from error

    # A Link is made inside an event loop, also if nothing ever waits for its beats there.
    async def make() -> Any:
        return aalink.Link(bpm)

    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(make())
    finally:
        loop.close()
