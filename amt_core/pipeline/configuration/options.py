"""Options as dataclasses: read from a table of TOML, written back with a comment for each.

An option is declared once: the field has its name, type and default, the
field's metadata its bounds, and the docstring of the class its description.
"""

from __future__ import annotations

import inspect
import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import field, fields, is_dataclass
from textwrap import wrap
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from amt_core.errors import AmtError
from amt_core.sentence import Sentence

T = TypeVar("T")

# No larger whole number is a seed for NumPy, scikit-learn and PyTorch alike.
_MAX_WHOLE_NUMBER = 2**32 - 1

_KIND_NAMES: dict[type, str] = {
    bool: Sentence("true or false"),
    int: Sentence("a whole number"),
    float: Sentence("a number"),
    str: Sentence("a text"),
}


def option(
    default: Any,
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    choices: tuple[str, ...] = (),
    pattern: str = "",
    example: str = "",
) -> Any:
    """A field of a dataclass with its default and its bounds.

    Args:
        default: The value without a configuration.
        minimum: The lowest number.
        maximum: The highest number.
        choices: The only texts allowed.
        pattern: A regular expression that the whole text matches.
        example: Some texts that match the pattern, for messages.
    """
    metadata = {
        "minimum": minimum, "maximum": maximum, "choices": choices, "pattern": pattern,
        "example": example,
    }  # fmt: skip
    return field(default=default, metadata=metadata)


def from_table(kind: type[T], table: Mapping[str, Any], *, name: str = "") -> T:
    """The options of a table of TOML; an option that it leaves out has its default.

    Args:
        kind: A dataclass whose fields are options or dataclasses of such.
        table: Names and values.
        name: The name of the table, for messages.

    Raises:
        AmtError: A name is not known, or a value has another type or is out of bounds.
    """
    where = f"[{name}] " if name else ""
    assert is_dataclass(kind)
    types = get_type_hints(kind)
    known = {each.name: each for each in fields(kind)}
    for key in table:
        if key not in known:
            raise AmtError(
                Sentence(
                    'The configuration has an option {where}"{key}" that does not exist.',
                    where=where,
                    key=key,
                ),
                Sentence("These do: {known}.", known=", ".join(known)),
            )
    values: dict[str, Any] = {}
    for key, value in table.items():
        wanted = types[key]
        if is_dataclass(wanted):
            inner = f"{name}.{key}" if name else key
            if not isinstance(value, Mapping):
                raise AmtError(
                    Sentence(
                        "{where}{key} must be a table, as [{inner}].",
                        where=where,
                        key=key,
                        inner=inner,
                    )
                )
            values[key] = from_table(wanted, value, name=inner)  # type: ignore[arg-type]
        else:
            values[key] = _checked(f"{where}{key}", value, wanted, known[key].metadata)
    return kind(**values)  # type: ignore[return-value]


def _checked(called: str, value: Any, wanted: Any, bounds: Mapping[str, Any]) -> Any:
    if get_origin(wanted) is tuple:
        (element, *_) = get_args(wanted)
        if not isinstance(value, list):
            raise AmtError(
                Sentence("{called} must be a list of values in brackets.", called=called)
            )
        if not value and bounds.get("minimum") is not None:
            raise AmtError(Sentence("{called} must hold at least one value.", called=called))
        return tuple(_checked(called, each, element, bounds) for each in value)
    if wanted is float and type(value) is int and abs(value) <= _MAX_WHOLE_NUMBER:
        value = float(value)
    if type(value) is not wanted:
        raise AmtError(
            Sentence(
                "{called} must be {kind}, not {value!r}.",
                called=called,
                kind=_KIND_NAMES[wanted],
                value=value,
            )
        )
    _check_number(called, value, bounds)
    pattern = bounds.get("pattern")
    if pattern and not re.fullmatch(pattern, str(value)):
        raise AmtError(
            Sentence(
                "{called} must be like {example}; not {value!r}.",
                called=called,
                example=bounds["example"],
                value=value,
            )
        )
    if (choices := bounds.get("choices")) and value not in choices:
        raise AmtError(
            Sentence(
                "{called} must be one of {choices}; not {value!r}.",
                called=called,
                choices=", ".join(choices),
                value=value,
            )
        )
    return value


def _check_number(called: str, value: Any, bounds: Mapping[str, Any]) -> None:
    """Refuses numbers that are out of bounds, infinite, or no number (NaN)."""
    low, high = bounds.get("minimum"), bounds.get("maximum")
    if type(value) is float and not math.isfinite(value):
        raise AmtError(
            Sentence("{called} must be a finite number, not {value}.", called=called, value=value)
        )
    if type(value) is int:
        high = _MAX_WHOLE_NUMBER if high is None else high
    if low is not None and value < low:
        raise AmtError(
            Sentence(
                "{called} must be at least {low}, not {value}.", called=called, low=low, value=value
            )
        )
    if high is not None and value > high:
        raise AmtError(
            Sentence(
                "{called} must be at most {high}, not {value}.",
                called=called,
                high=high,
                value=value,
            )
        )


def to_toml(options: object) -> str:
    """The options as TOML that `from_table` reads back, with a comment above each."""
    assert is_dataclass(options)
    return "\n".join(_lines(options, "")).strip() + "\n"


def _lines(options: Any, name: str) -> Iterator[str]:
    says = attribute_docs(type(options))
    inner: list[tuple[str, Any]] = []
    for each in fields(options):
        value = getattr(options, each.name)
        if is_dataclass(value):
            inner.append((each.name, value))
            continue
        about = says.get(each.name, "")
        if choices := each.metadata.get("choices"):
            about += f" One of: {', '.join(repr(c) for c in choices)}."
        yield from (f"# {line}" for line in wrap(about, 96))
        yield f"{each.name} = {_value(value)}"
    for key, value in inner:
        whole = f"{name}.{key}" if name else key
        yield ""
        says_class = (inspect.getdoc(type(value)) or "").partition("\n")[0]
        yield from (f"# {line}" for line in wrap(says_class, 96))
        yield f"[{whole}]"
        yield from _lines(value, whole)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(value, str):
        # JSON's escapes are among TOML's.
        return json.dumps(value, ensure_ascii=False)
    return repr(value)


def attribute_docs(kind: type) -> dict[str, str]:
    """The docstring of each attribute of a class."""
    _, _, section = (inspect.getdoc(kind) or "").partition("Attributes:\n")
    found: dict[str, str] = {}
    name = ""
    for line in section.splitlines():
        if match := re.match(r" {4}(\w+): (.*)", line):
            name = match[1]
            found[name] = match[2]
        elif name and line.startswith(" " * 8):
            found[name] += " " + line.strip()
    return {key: text.replace("`", '"') for key, text in found.items()}
