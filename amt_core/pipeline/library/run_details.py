"""Details of a run that its report shows: the parts of its work, and its use over time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from amt_core.sentence import Sentence

COMPOSING = Sentence("Composing for the test descriptions")
"""The part of the stage evaluate that is generation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsePoint:
    """The use of the machine by a run at one moment.

    Attributes:
        at_sec: Seconds since the run began.
        cores: Cores kept busy since the point before, on average.
        memory_bytes: The most memory since the point before.
    """

    at_sec: float
    cores: float
    memory_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPart:
    """One part of a stage's work, from one `Started` event to the next.

    Attributes:
        name: The message of the event.
        seconds: Its duration.
        num_items: The number of items that it finished.
        unit: What the items are, in the plural.
        peak_memory_bytes: The most memory that the processes held together.
        core_seconds: Processor time of the processes.
    """

    name: str
    seconds: float
    num_items: int
    unit: str
    peak_memory_bytes: int
    core_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDetails:
    """The parts of a run, and its use of the machine over time.

    Attributes:
        parts: The parts in their order.
        curve: Points of use, evenly spread over the run.
    """

    parts: Sequence[RunPart] = ()
    curve: Sequence[UsePoint] = ()

    def to_json(self) -> str:
        """The details as a text of JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> RunDetails:
        """The details in a text that `to_json` wrote; without any in an empty object."""
        value = json.loads(text)
        return cls(
            parts=[RunPart(**each) for each in value.get("parts", ())],
            curve=[UsePoint(**each) for each in value.get("curve", ())],
        )

    def part(self, name: str) -> RunPart | None:
        """The part of a name; None without one."""
        return next((part for part in self.parts if part.name == name), None)
