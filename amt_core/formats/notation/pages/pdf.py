"""Pages as PDF, by reportlab: pure Python, 9 MB, without a library of the system.

Qt could write PDF, but the core knows no Qt; cairosvg needs a cairo that Windows lacks; svglib
takes two seconds for a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from amt_core.errors import AmtError
from amt_core.formats.notation.pages.music_font import UNITS_PER_EM, MusicFont
from amt_core.formats.notation.pages.page import Affine, Glyph, Page, Run, Shape, Words
from amt_core.system.installed import how_to_install

_A4_WIDTH_PT = 595.2756
_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)(?:[eE]-?\d+)?")
_TIMES = {
    (False, False): "Times-Roman", (True, False): "Times-Bold",
    (False, True): "Times-Italic", (True, True): "Times-BoldItalic",
}  # fmt: skip
# The fonts that every reader of PDF has for letters that Times lacks.
_KANA, _HANGUL = re.compile("[\u3040-\u30ff]"), re.compile("[\uac00-\ud7af]")
_JAPANESE, _KOREAN, _CHINESE = "HeiseiMin-W3", "HYSMyeongJo-Medium", "STSong-Light"
_FALLBACK = "DejaVuSerif"

Curve = tuple[str, tuple[float, ...]]
"""`M` and a point, `L` and a point, `C` and three points, or `Z`."""


def check_pdf() -> None:
    """Checks that PDF can be written.

    Raises:
        AmtError: reportlab is not installed.
    """
    if find_spec("reportlab") is None:
        raise AmtError(
            "PDF needs reportlab, which is not installed.",
            how_to_install("amt-desktop[engraving]") + ", or write .svg instead.",
        )


def pdf_bytes(pages: list[Page], font: MusicFont, *, title: str) -> bytes:
    """The pages as one PDF file, on paper as wide as A4.

    Raises:
        AmtError: reportlab is not installed.
    """
    check_pdf()
    from reportlab.pdfgen.canvas import Canvas

    stream = BytesIO()
    # `invariant`: the same pages give the same bytes.
    canvas: Any = Canvas(stream, pageCompression=1, invariant=1)
    canvas.setTitle(title or "AMT Desktop")
    canvas.setCreator("AMT Desktop")
    for number, page in enumerate(pages):
        scale = _A4_WIDTH_PT / page.width
        canvas.setPageSize((_A4_WIDTH_PT, page.height * scale))
        canvas.transform(scale, 0, 0, -scale, 0, page.height * scale)
        for name in {item.name for item in page.items if isinstance(item, Glyph)}:
            if number == 0 or not canvas.hasForm(name):
                _define(canvas, name, page.glyphs.get(name, ""))
        for item in page.items:
            _draw(canvas, item, font)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _define(canvas: Any, name: str, path: str) -> None:
    canvas.beginForm(name, -UNITS_PER_EM, -UNITS_PER_EM, 4 * UNITS_PER_EM, 4 * UNITS_PER_EM)
    canvas.drawPath(_path(canvas, path), stroke=0, fill=1)
    canvas.endForm()


def _draw(canvas: Any, item: Glyph | Shape | Words, font: MusicFont) -> None:
    canvas.saveState()
    match item:
        case Glyph(name=name, at=at):
            # Outlines of fonts are upside down.
            canvas.transform(at.sx, 0, 0, -at.sy, at.dx, at.dy)
            canvas.doForm(name)
        case Shape(at=at):
            canvas.transform(at.sx, 0, 0, at.sy, at.dx, at.dy)
            canvas.setLineWidth(item.width)
            canvas.setLineCap(int(item.is_round))
            canvas.drawPath(_path(canvas, item.path), stroke=1, fill=int(item.is_filled))
        case Words():
            _write(canvas, item, font)
    canvas.restoreState()


def _write(canvas: Any, words: Words, font: MusicFont) -> None:
    runs = [(run, _font_for(run.text, words)) for run in words.runs]
    widths = [_width(run, name, font) for run, name in runs]
    x = words.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor] * sum(widths)
    for (run, name), width in zip(runs, widths, strict=True):
        if run.is_music:
            _write_signs(canvas, run, Affine(dx=x, dy=words.y), font)
        else:
            canvas.saveState()
            canvas.transform(1, 0, 0, -1, x, words.y)
            canvas.setFont(name, run.size)
            canvas.drawString(0, 0, run.text)
            canvas.restoreState()
        x += width


def _write_signs(canvas: Any, run: Run, at: Affine, font: MusicFont) -> None:
    scale, x = run.size / UNITS_PER_EM, at.dx
    for sign in run.text:
        canvas.saveState()
        canvas.transform(scale, 0, 0, -scale, x, at.dy)
        canvas.drawPath(_path(canvas, font.outline(sign)), stroke=0, fill=1)
        canvas.restoreState()
        x += font.width(sign) * scale


def _width(run: Run, name: str, font: MusicFont) -> float:
    if run.is_music:
        return sum(font.width(sign) for sign in run.text) * run.size / UNITS_PER_EM
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return stringWidth(run.text, name, run.size)


def _font_for(text: str, words: Words) -> str:
    """The name of a font that has the letters."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        pass
    else:
        return _TIMES[words.is_bold, words.is_italic]
    fallback = _fallback()
    if fallback is not None and all(ord(letter) in fallback for letter in text):
        return _FALLBACK
    if _KANA.search(text):
        return _adobe_font(_JAPANESE)
    return _adobe_font(_KOREAN if _HANGUL.search(text) else _CHINESE)


@cache
def _fallback() -> frozenset[int] | None:
    """The letters of the font that comes with matplotlib, which music21 brings; None without it."""
    found = find_spec("matplotlib")
    if found is None or found.origin is None:
        return None
    path = Path(found.origin).parent / "mpl-data" / "fonts" / "ttf" / f"{_FALLBACK}.ttf"
    if not path.is_file():
        return None
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    font: Any = TTFont(_FALLBACK, str(path))
    registerFont(font)
    return frozenset(font.face.charToGlyph)


@cache
def _adobe_font(name: str) -> str:
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont

    registerFont(UnicodeCIDFont(name))
    return name


def _path(canvas: Any, outline: str) -> Any:
    path = canvas.beginPath()
    for kind, points in _curves(outline):
        match kind:
            case "M":
                path.moveTo(*points)
            case "L":
                path.lineTo(*points)
            case "C":
                path.curveTo(*points)
            case _:
                path.close()
    return path


@cache
def _curves(outline: str) -> tuple[Curve, ...]:
    """An outline in absolute coordinates, with cubic curves only."""
    return tuple(_read_curves(outline))


def _read_curves(outline: str) -> Iterator[Curve]:
    tokens = _TOKEN.findall(outline)
    command = ""
    x = y = start_x = start_y = 0.0
    # The last control point, which smooth curves mirror.
    mirror_x = mirror_y = 0.0
    place = 0
    while place < len(tokens):
        if tokens[place].isalpha():
            command = tokens[place]
            place += 1
        kind = command.upper()
        count = _NUM_COORDINATES[kind]
        numbers = [float(token) for token in tokens[place : place + count]]
        place += count
        if command.islower() and kind not in "HV":
            numbers = [n + (y if i % 2 else x) for i, n in enumerate(numbers)]
        before_x, before_y = x, y
        control = False
        match kind:
            case "M":
                x, y = start_x, start_y = numbers[0], numbers[1]
                yield "M", (x, y)
                # Further points after a move are lines.
                command = "l" if command == "m" else "L"
            case "H" | "V":
                moved = numbers[0]
                if kind == "H":
                    x = moved + (x if command == "h" else 0)
                else:
                    y = moved + (y if command == "v" else 0)
                yield "L", (x, y)
            case "L":
                x, y = numbers
                yield "L", (x, y)
            case "C" | "S":
                if kind == "S":
                    numbers = [2 * x - mirror_x, 2 * y - mirror_y, *numbers]
                yield "C", tuple(numbers)
                mirror_x, mirror_y, x, y = numbers[2:]
                control = True
            case "Q" | "T":
                if kind == "T":
                    numbers = [2 * x - mirror_x, 2 * y - mirror_y, *numbers]
                qx, qy, x, y = numbers
                yield (
                    "C",
                    (
                        before_x + 2 / 3 * (qx - before_x),
                        before_y + 2 / 3 * (qy - before_y),
                        x + 2 / 3 * (qx - x),
                        y + 2 / 3 * (qy - y),
                        x,
                        y,
                    ),
                )
                mirror_x, mirror_y = qx, qy
                control = True
            case _:
                x, y = start_x, start_y
                yield "Z", ()
        if not control:
            mirror_x, mirror_y = x, y


_NUM_COORDINATES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}
