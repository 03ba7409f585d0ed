"""The part of the page about what the model writes, whatever the evaluation measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, cast

from amt_core.pipeline.report.tables import Cell, table

_MIN_SHARED = 0.5


@dataclass(slots=True)
class _Group:
    """Figures that speak of the same measures, side by side.

    Attributes:
        title: Where they were found; empty at the top.
        columns: Measures by the column's name.
    """

    title: str
    columns: dict[str, dict[str, float]]


def measure_tables(evaluation: Mapping[str, Any]) -> str:
    """Every object of numbers in what the evaluation has written, as a column of a table.

    Objects that lie together and have most of their names in common stand side by side: before and
    after, a reference, counts.
    """
    groups: list[_Group] = []
    _find(evaluation, "", groups)
    return "".join(_shown(group) for group in groups)


def _find(found: Mapping[str, Any], title: str, groups: list[_Group]) -> None:
    own = _numbers(found)
    if own:
        groups.append(_Group(title, {"": own}))
    beside: list[_Group] = []
    for name, value in found.items():
        if not isinstance(value, Mapping):
            continue
        inner = cast("Mapping[str, Any]", value)
        numbers = _numbers(inner)
        if numbers:
            _put_beside(beside, title, name, numbers)
        if len(numbers) < len(inner):
            rest = {key: each for key, each in inner.items() if key not in numbers}
            _find(rest, f"{title} {name}".strip(), groups)
    groups += beside


def _put_beside(groups: list[_Group], title: str, name: str, numbers: dict[str, float]) -> None:
    for group in groups:
        (first, *_) = group.columns.values()
        if len(first.keys() & numbers.keys()) >= _MIN_SHARED * len(first.keys() | numbers.keys()):
            group.columns[name] = numbers
            return
    groups.append(_Group(title, {name: numbers}))


def _numbers(found: Mapping[str, Any]) -> dict[str, float]:
    return {
        name: float(value)
        for name, value in found.items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    }


def _shown(group: _Group) -> str:
    names = list(dict.fromkeys(name for column in group.columns.values() for name in column))
    rows = [
        [
            Cell(text=_words(name)),
            *(
                Cell(text=_figure(column[name]) if name in column else "", is_number=True)
                for column in group.columns.values()
            ),
        ]
        for name in names
    ]
    heads = [_words(name) or "value" for name in group.columns]
    title = f"<h3>{escape(_words(group.title))}</h3>" if group.title else ""
    return title + table(["measure", *heads], rows)


def _words(name: str) -> str:
    return name.replace("_", " ")


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value == round(value) and abs(value) >= 10 else f"{value:.3f}"
