"""A page as SVG that needs neither CSS nor a font of its own."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from amt_core.formats.notation.pages.music_font import UNITS_PER_EM, MusicFont
from amt_core.formats.notation.pages.page import Affine, Glyph, Page, Shape, Words

_A4_WIDTH_MM = 210
# Signs of the music font within words, as letters that text fonts have.
_AS_LETTERS = {
    0xED60: "♭", 0xED61: "♮", 0xED62: "♯", 0xED63: "𝄪", 0xED64: "𝄫", 0xE260: "♭", 0xE261: "♮",
    0xE262: "♯", 0xEA64: "♭", 0xEA65: "♮", 0xEA66: "♯", 0xE870: "°",
    0xE871: "ø", 0xE872: "+", 0xE873: "Δ", 0xE874: "–",
}  # fmt: skip


def svg_text(page: Page, font: MusicFont) -> str:
    """The page as a standalone SVG file."""
    height_mm = _A4_WIDTH_MM * page.height / page.width
    body = list(_body(page, font))
    used = {item.name for item in page.items if isinstance(item, Glyph)}
    glyphs = "".join(
        f'<path id="{name}" transform="scale(1,-1)" d="{path}"/>\n'
        for name, path in page.glyphs.items()
        if name in used
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'version="1.1" width="{_A4_WIDTH_MM}mm" height="{_plain(height_mm)}mm" '
        f'viewBox="0 0 {_plain(page.width)} {_plain(page.height)}">\n'
        f"<defs>\n{glyphs}</defs>\n{''.join(body)}</svg>\n"
    )


def _body(page: Page, font: MusicFont) -> Iterator[str]:
    for item in page.items:
        match item:
            case Glyph(name=name, at=at):
                yield f'<use xlink:href="#{name}" transform="{_transform(at)}"/>\n'
            case Shape():
                yield _shape(item)
            case Words():
                yield from _words(item, font)


def _shape(shape: Shape) -> str:
    fill = "black" if shape.is_filled else "none"
    cap = ' stroke-linecap="round"' if shape.is_round else ""
    return (
        f'<path d="{shape.path}" transform="{_transform(shape.at)}" fill="{fill}" stroke="black" '
        f'stroke-width="{_plain(shape.width)}"{cap}/>\n'
    )


def _words(words: Words, font: MusicFont) -> Iterator[str]:
    x, runs = words.x, list(words.runs)
    # A note at the beginning, as tempo marks have it, is drawn; in between it becomes letters.
    while runs and runs[0].is_music and words.anchor == "start":
        first = runs.pop(0)
        for sign in first.text:
            scale = first.size / UNITS_PER_EM
            at = Affine(sx=scale, sy=-scale, dx=x, dy=words.y)
            yield f'<path d="{font.outline(sign)}" transform="{_transform(at)}"/>\n'
            x += font.width(sign) * scale
    if not runs:
        return
    style = ' font-weight="bold"' if words.is_bold else ""
    style += ' font-style="italic"' if words.is_italic else ""
    size = max(run.size for run in runs if not run.is_music) if any(
        not run.is_music for run in runs
    ) else runs[0].size  # fmt: skip
    spans = "".join(
        f'<tspan font-size="{_plain(size if run.is_music else run.size)}">'
        f"{escape(_letters(run.text) if run.is_music else run.text)}</tspan>"
        for run in runs
    )
    yield (
        f'<text x="{_plain(x)}" y="{_plain(words.y)}" text-anchor="{words.anchor}" '
        f'font-family="Times, Times New Roman, Liberation Serif, serif" '
        f'xml:space="preserve"{style}>{spans}</text>\n'
    )


def _letters(signs: str) -> str:
    return "".join(_AS_LETTERS.get(ord(sign), sign) for sign in signs)


def _transform(at: Affine) -> str:
    scale = f" scale({_plain(at.sx)},{_plain(at.sy)})" if (at.sx, at.sy) != (1, 1) else ""
    return f"translate({_plain(at.dx)},{_plain(at.dy)}){scale}"


def _plain(number: float) -> str:
    return f"{number:.4g}" if abs(number) < 1 else f"{number:.6g}"
