"""What long work says while it runs: one stream of events for terminal, child process and window.

A function that takes long is a generator of these; whoever runs it shows them, and stops it by
asking for no more.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """Work begins.

    Attributes:
        total: How much there is to do; 0 when nobody knows.
        unit: What is counted, in the plural: "bars", "files", "steps".
        message: What is being done, for a person.
    """

    total: int = 0
    unit: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advanced:
    """So much is done.

    Attributes:
        done: How much, counted from the start and not since the last event.
        total: How much there is to do; 0 when nobody knows.
    """

    done: int
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A figure that was measured on the way.

    Attributes:
        name: What, with its unit: "loss", "tokens_per_sec".
        value: The figure.
    """

    name: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """Something went wrong that the work goes on without.

    Attributes:
        message: What, in a sentence for a person.
    """

    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alerted:
    """The machine that does the work is in trouble, or slower than it should be.

    Attributes:
        kind: What: one of `amt_core.system.monitor.alerts.AlertKind`.
        message: A sentence for a person.
        remedy: What helps.
    """

    kind: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The work is complete.

    Attributes:
        message: What came out of it, for a person.
    """

    message: str = ""


Progress = Started | Advanced | Metric | Warned | Alerted | Finished

_KINDS: dict[str, type[Progress]] = {
    "started": Started,
    "advanced": Advanced,
    "metric": Metric,
    "warned": Warned,
    "alerted": Alerted,
    "finished": Finished,
}


def to_json(event: Progress) -> dict[str, object]:
    """The event as a plain object, as a child process writes it on a line of its output."""
    return {"event": type(event).__name__.lower(), **asdict(event)}


def from_json(fields: dict[str, object]) -> Progress:
    """The event that `to_json` turned into this object.

    Raises:
        ValueError: No event has these fields.
    """
    values = dict(fields)
    kind = _KINDS.get(str(values.pop("event", "")))
    if kind is None:
        raise ValueError(f"no such progress event: {fields}")
    try:
        return kind(**values)  # type: ignore[arg-type]
    except TypeError as error:
        raise ValueError(f"not the fields of a progress event: {fields}") from error
