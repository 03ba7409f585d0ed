"""Progress events of long work: one stream for terminal, child process and window.

A long-running function is a generator of these events; the caller shows them and stops the work by
not taking the next one.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from amt_core.sentence import Sentence, from_fields, to_fields

UNITS = (
    "files", "pieces", "different pieces", "human pieces", "texts", "different texts", "titles",
    "steps", "tokens", "coarse clusters", "fine clusters",
)  # fmt: skip
"""The units of the counts that the window shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """Work begins.

    Attributes:
        total: The amount of work; 0 if it is not known.
        unit: The unit of the count, in the plural: "bars", "files", "steps".
        message: The current work, for a person.
        is_remote: True if another machine sets the pace, as a server that is asked.
    """

    total: int = 0
    unit: str = ""
    message: str = ""
    is_remote: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Advanced:
    """Part of the work is done.

    Attributes:
        done: The amount done since the start.
        total: The amount of work; 0 if it is not known.
    """

    done: int
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A figure measured during the work.

    Attributes:
        name: The name of the figure with its unit: "loss", "tokens_per_sec".
        value: The figure.
    """

    name: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """An error in spite of which the work goes on.

    Attributes:
        message: A sentence for a person.
    """

    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alerted:
    """The machine that does the work is in trouble, or slower than it should be.

    Attributes:
        kind: One of `amt_core.system.monitor.alerts.AlertKind`.
        message: A sentence for a person.
        remedy: A sentence that says what to do.
    """

    kind: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The work is complete.

    Attributes:
        message: The result, for a person.
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


def counted(number: int, unit: str) -> Sentence:
    """A number of items with their unit: `1 piece`, `1,234 pieces`.

    Args:
        number: The count.
        unit: The unit as in `Started`, in a plural that ends with s.
    """
    return Sentence(count_template(unit, is_one=number == 1), number=number)


def count_template(unit: str, *, is_one: bool) -> str:
    """The template of a count in this unit, for one item or for several."""
    return f"{{number:,}} {unit.removesuffix('s') if is_one else unit}"


def to_json(event: Progress) -> dict[str, object]:
    """The event as a plain object, as a child process writes it on a line of its output."""
    return {"event": type(event).__name__.lower(), **to_fields(asdict(event))}


def from_json(fields: dict[str, object]) -> Progress:
    """The event that `to_json` turned into this object.

    Raises:
        ValueError: No event has these fields.
    """
    kind = _KINDS.get(str(fields.get("event", "")))
    if kind is None:
        raise ValueError(f"no such progress event: {fields}")
    try:
        values = from_fields(fields)
        del values["event"]
        return kind(**values)  # type: ignore[arg-type]
    except (KeyError, TypeError) as error:
        raise ValueError(f"not the fields of a progress event: {fields}") from error
