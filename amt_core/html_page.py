"""Self-contained HTML pages: one look for all reports, in light and dark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

ACCENT = "#3b82c4"
"""What is meant stands out in this colour; what it is compared with is grey."""

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #8884; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.scroll { overflow-x: auto; }
.bar { background: ACCENT; height: .7rem; min-width: 1px; }
svg { width: 100%; height: auto; }
svg text { fill: currentColor; font: 12px system-ui, sans-serif; }
.plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 1rem; }
figure { margin: 0; }
figcaption { font-size: .85rem; }
""".replace("ACCENT", ACCENT)


def html_page(title: str, sections: Iterable[str]) -> str:
    """A whole page.

    Args:
        title: The name of its tab, as plain text.
        sections: HTML, one after the other.
    """
    body = "\n".join(sections)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body>\n{body}\n"
        "</body></html>\n"
    )


def html_table(
    names: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    is_escaped: bool = False,
    first_number: int | None = None,
) -> str:
    """A table.

    Args:
        names: The heads of the columns, as plain text.
        rows: The cells.
        is_escaped: Whether the cells are HTML; else they are plain text.
        first_number: From this column on the cells are numbers, and stand to the right.
    """

    def cell(tag: str, column: int, content: str) -> str:
        is_number = first_number is not None and column >= first_number
        kind = ' class="number"' if is_number else ""
        return f"<{tag}{kind}>{content}</{tag}>"

    head = "".join(cell("th", i, escape(name)) for i, name in enumerate(names))
    lines = [
        "<tr>"
        + "".join(cell("td", i, c if is_escaped else escape(c)) for i, c in enumerate(row))
        + "</tr>"
        for row in rows
    ]
    return (
        f'<div class="scroll"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )
