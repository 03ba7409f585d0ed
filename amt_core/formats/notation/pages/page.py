"""An engraved page as glyphs, shapes and texts, read from the SVG that verovio draws.

That SVG nests one picture in another, styles it by CSS and writes notes into its texts in a font of
its own, which browsers can show and most other programs cannot. The plain page can be written as
an SVG that they all read, and as PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree import ElementTree as ET

_SVG, _XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
_BOLD, _ITALIC = {"ending", "fing", "reh", "tempo"}, {"dir", "dynam", "mNum"}
_HIDDEN = {"placeholder"}
_TRANSFORM = re.compile(r"(translate|scale)\(([^)]*)\)")
_NUMBER = re.compile(r"-?[\d.]+(?:e-?\d+)?")
_SPACES = re.compile(r"[ \t\r\n]+")


class Affine(NamedTuple):
    """A scaling, then a shift."""

    sx: float = 1.0
    sy: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def then_inside(self, inner: Affine) -> Affine:
        """The transform from the coordinates of something inside to those outside."""
        return Affine(
            self.sx * inner.sx,
            self.sy * inner.sy,
            self.dx + self.sx * inner.dx,
            self.dy + self.sy * inner.dy,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """A sign of the music font.

    Attributes:
        name: Its key in the glyphs of the page.
        at: Where it stands, and its size.
    """

    name: str
    at: Affine


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A line, a curve or a filled area.

    Attributes:
        path: Its outline in the language of SVG paths.
        at: Where it stands, and its size.
        width: Width of its line.
        is_filled: True for an area.
        is_round: True if the ends of its line are round.
    """

    path: str
    at: Affine
    width: float
    is_filled: bool
    is_round: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of text in one size.

    Attributes:
        text: The letters.
        size: Size of the font.
        is_music: True for signs of the music font.
    """

    text: str
    size: float
    is_music: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of text.

    Attributes:
        x: Where it stands, on its base line.
        y: Its base line.
        anchor: `start`, `middle` or `end`: what of it stands at `x`.
        is_bold: True for bold letters.
        is_italic: True for slanted letters.
        runs: Its pieces.
    """

    x: float
    y: float
    anchor: str
    is_bold: bool
    is_italic: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page.

    Attributes:
        width: In hundredths of a millimeter on A4 paper, or smaller units where the staves are
            smaller.
        height: In the same unit.
        glyphs: Outlines of the signs of the music font, upside down as fonts have them.
        items: What is drawn, in order.
    """

    width: float
    height: float
    glyphs: dict[str, str]
    items: tuple[Glyph | Shape | Words, ...]


def read_page(svg: str) -> Page:
    """The page in the SVG of verovio."""
    root = ET.fromstring(svg)  # noqa: S314  # written by verovio a moment ago
    inner = next(element for element in root.iter(f"{_SVG}svg") if element is not root)
    _, _, width, height = map(float, inner.get("viewBox", "0 0 1 1").split())
    glyphs = {
        group.get("id", ""): path.get("d", "")
        for group in root.iterfind(f"{_SVG}defs/{_SVG}g")
        if (path := group.find(f"{_SVG}path")) is not None
    }
    items = tuple(_items(inner, Affine(), is_bold=False, is_italic=False))
    return Page(width=width, height=height, glyphs=glyphs, items=items)


def _items(
    element: ET.Element, at: Affine, *, is_bold: bool, is_italic: bool
) -> Iterator[Glyph | Shape | Words]:
    for child in element:
        kinds = set(child.get("class", "").split())
        if kinds & _HIDDEN:
            continue
        here = at.then_inside(_affine(child.get("transform", "")))
        match child.tag.removeprefix(_SVG):
            case "g":
                yield from _items(
                    child,
                    here,
                    is_bold=is_bold or bool(kinds & _BOLD),
                    is_italic=is_italic or bool(kinds & _ITALIC),
                )
            case "use":
                yield Glyph(name=child.get(f"{_XLINK}href", "")[1:], at=here)
            case "text":
                words = _words(child, here, is_bold=is_bold, is_italic=is_italic)
                if words.runs:
                    yield words
            case tag:
                if path := _outline(tag, child):
                    yield _shape(path, here, child)


def _affine(transform: str) -> Affine:
    whole = Affine()
    for kind, numbers in _TRANSFORM.findall(transform):
        values = [float(number) for number in _NUMBER.findall(numbers)]
        first, second = values[0], values[-1]
        is_shift = kind == "translate"
        step = Affine(dx=first, dy=second) if is_shift else Affine(sx=first, sy=second)
        whole = whole.then_inside(step)
    return whole


def _outline(tag: str, element: ET.Element) -> str:
    """The outline of a shape; empty for what is none."""

    def number(name: str) -> float:
        return float(element.get(name, "0"))

    match tag:
        case "path":
            return element.get("d", "")
        case "polygon" | "polyline":
            closed = "Z" if tag == "polygon" else ""
            return f"M{' L'.join(element.get('points', '').split())}{closed}"
        case "rect":
            x, y, width, height = (number(name) for name in ("x", "y", "width", "height"))
            return f"M{x} {y} h{width} v{height} h{-width} Z"
        case "ellipse":
            x, y, rx, ry = (number(name) for name in ("cx", "cy", "rx", "ry"))
            # A quarter of an ellipse as a cubic curve.
            kx, ky = 0.5523 * rx, 0.5523 * ry
            return (
                f"M{x - rx} {y} c0 {-ky} {rx - kx} {-ry} {rx} {-ry} "
                f"c{kx} 0 {rx} {ry - ky} {rx} {ry} c0 {ky} {kx - rx} {ry} {-rx} {ry} "
                f"c{-kx} 0 {-rx} {ky - ry} {-rx} {-ry} Z"
            )
        case _:
            return ""


def _shape(path: str, at: Affine, element: ET.Element) -> Shape:
    is_empty = element.get("fill") in ("none", "transparent") or element.get("fill-opacity") == "0"
    is_line = path[0] == "M" and "C" not in path and "Z" not in path and "c" not in path
    return Shape(
        path=path,
        at=at,
        width=float(element.get("stroke-width", "1")),
        is_filled=not is_empty and not is_line,
        is_round=element.get("stroke-linecap") == "round",
    )


def _words(element: ET.Element, at: Affine, *, is_bold: bool, is_italic: bool) -> Words:
    runs = list(_runs(element, size=0.0, is_music=False))
    places = [part for part in element.iter() if part.get("x") is not None]
    place = places[-1] if places else element
    styles = [part.get("font-style") for part in element.iter()]
    weights = [part.get("font-weight") for part in element.iter()]
    anchors = [anchor for part in element.iter() if (anchor := part.get("text-anchor"))]
    return Words(
        x=at.dx + at.sx * float(place.get("x", "0")),
        y=at.dy + at.sy * float(place.get("y", element.get("y", "0"))),
        anchor=anchors[-1] if anchors else "start",
        is_bold=is_bold or "bold" in weights,
        is_italic=is_italic or "italic" in styles,
        runs=tuple(run for run in runs if run.text),
    )


def _runs(element: ET.Element, *, size: float, is_music: bool) -> Iterator[Run]:
    """The letters of a text; the blanks between the elements are only their layout."""
    stated = element.get("font-size")
    size = float(stated.removesuffix("px")) if stated else size
    family = element.get("font-family")
    is_music = family not in ("Times", "Times, serif") if family else is_music
    text = element.text or ""
    if len(element) == 0 and size:
        yield Run(text=_SPACES.sub(" ", text), size=size, is_music=is_music)
    for child in element:
        yield from _runs(child, size=size, is_music=is_music)
