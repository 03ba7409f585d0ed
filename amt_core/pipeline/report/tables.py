"""Tables for the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The contents of a cell: plain text, or HTML.

    Attributes:
        text: Shown as it is.
        html: Shown after the text; the caller has escaped it.
        is_number: Whether it stands to the right.
    """

    text: str = ""
    html: str = ""
    is_number: bool = False


def table(
    names: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    num_text_columns: int = 1,
    marked_row: int | None = None,
) -> str:
    """A table; columns after the first `num_text_columns` are numbers, if their cells are."""
    columns = [any(row[number].is_number for row in rows) for number in range(len(names))]
    head = "".join(
        f"<th{' class=n' if number >= num_text_columns and (is_number or not rows) else ''}>"
        f"{escape(name)}</th>"
        for number, (name, is_number) in enumerate(zip(names, columns, strict=True))
    )
    body = "".join(
        f"<tr{' class=most' if number == marked_row else ''}>{''.join(map(_cell, row))}</tr>"
        for number, row in enumerate(rows)
    )
    return (
        f'<div class="panel"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
        "</div>"
    )


def _cell(cell: Cell) -> str:
    return f"<td{' class=n' if cell.is_number else ''}>{escape(cell.text)}{cell.html}</td>"
