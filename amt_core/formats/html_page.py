"""Self-contained HTML pages: one style for all reports, light and dark, for screen and paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

ACCENT = "#3b82c4"
"""The color of the main data in charts; the data it is compared with is gray."""

_STYLE = """
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5d6a7a; --line: #d9dfe6;
  --paper: #fbfcfd; --card: #ffffff; --accent: ACCENT; --warn: #b5541c; --good: #2f7d4a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf1; --soft: #9aa7b6; --line: #2c3642;
  --paper: #12171d; --card: #1a212a; --accent: #5b9fdc; --warn: #e08a52; --good: #68b984; } }
* { box-sizing: border-box; }
body { font: 15px/1.55 system-ui, "Segoe UI", sans-serif; color: var(--ink);
  background: var(--paper); max-width: 68rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; letter-spacing: -.01em; }
h2 { font-size: 1.2rem; margin: 2.6rem 0 .8rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 .5rem; }
p { margin: .5rem 0; } .soft, small { color: var(--soft); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.2rem, 1fr));
  gap: .8rem; margin: 1.6rem 0 0; }
.card, figure, .panel, .scroll { background: var(--card); border: 1px solid var(--line);
  border-radius: 10px; }
.card { padding: .8rem 1rem; } .card b { display: block; font-size: 1.45rem; line-height: 1.25;
  font-variant-numeric: tabular-nums; } .card span { color: var(--soft); font-size: .85rem; }
figure { margin: 0; padding: .8rem 1rem; } svg { width: 100%; height: auto; display: block; }
.panel, .scroll { overflow-x: auto; } .panel + .panel, .scroll { margin-top: .8rem; }
.two > .panel { margin-top: 0; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .45rem .8rem; border-bottom: 1px solid var(--line);
  vertical-align: top; } tr:last-child td { border-bottom: 0; }
th { font-weight: 600; font-size: .82rem; color: var(--soft); white-space: nowrap; }
td.n, th.n, td.number, th.number { text-align: right; font-variant-numeric: tabular-nums;
  white-space: nowrap; }
td small { display: block; font-weight: 400; } tr.most td:first-child { font-weight: 700; }
tr.most { background: color-mix(in srgb, var(--accent) 9%, transparent); }
.bar { background: var(--line); border-radius: 4px; height: .5rem; min-width: 5rem;
  margin-top: .45rem; overflow: hidden; } .bar i { display: block; height: 100%;
  background: var(--accent); min-width: 2px; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem;
  align-items: start; }
.grid { stroke: var(--line); }
polyline { fill: none; stroke-linejoin: round; } polyline.train { stroke: var(--soft);
  stroke-width: 1.2; opacity: .75; } polyline.valid { stroke: var(--accent); stroke-width: 2.6; }
.legend { display: flex; gap: 1.2rem; font-size: .85rem; margin-bottom: .4rem; }
.legend em { margin-left: auto; color: var(--soft); font-style: normal; }
.swatch { display: inline-block; width: .8rem; height: .8rem; border-radius: 3px;
  margin-right: .4rem; vertical-align: -1px; } i.train { background: var(--soft); }
i.valid { background: var(--accent); } circle { opacity: .8; }
.alert { border-left: 4px solid var(--warn); padding: .5rem .9rem; margin: .5rem 0;
  background: var(--card); border-radius: 0 8px 8px 0; }
.up { color: var(--good); } .down { color: var(--warn); }
details { margin: .8rem 0; } summary { cursor: pointer; color: var(--soft); }
svg text { fill: currentColor; font: 12px system-ui, sans-serif; }
svg text.tick { fill: var(--soft); font-size: 11px; }
.plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 1rem; }
figcaption { font-size: .85rem; }
@page { size: A4 landscape; margin: 12mm; }
@media print { body { padding: 0; max-width: none; font-size: 12px; } h2 { break-after: avoid; }
  .panel, .scroll { overflow: visible; } figure, tr { break-inside: avoid; } }
""".replace("ACCENT", ACCENT)


def html_page(title: str, sections: Iterable[str]) -> str:
    """A complete HTML page.

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
    """An HTML table.

    Args:
        names: The column headers, as plain text.
        rows: The cells.
        is_escaped: Whether the cells are HTML; else they are plain text.
        first_number: The first column of numbers, which are right-aligned; None if there is none.
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
