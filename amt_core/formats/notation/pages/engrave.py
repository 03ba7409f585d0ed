"""Pages engraved by verovio, and their files: SVG, one file for each page, and PDF.

verovio reads MusicXML and sets it by the rules of music engraving. It is a library of 30 MB with
its fonts, therefore in the extra [notation], and imported when the first page is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from amt_core.errors import AmtError
from amt_core.formats.notation.musicxml_writer import musicxml_text
from amt_core.formats.notation.pages.music_font import (
    FONT_NAME,
    MusicFont,
    import_verovio,
    new_toolkit,
)
from amt_core.formats.notation.pages.page import Page, read_page
from amt_core.formats.notation.pages.pdf import check_pdf, pdf_bytes
from amt_core.formats.notation.pages.svg import svg_text
from amt_core.formats.notation.pages.systems import balanced_breaks, bar_widths
from amt_core.formats.notation.staves import lay_out
from amt_core.formats.suffixes import PDF_SUFFIX
from amt_core.midi.write import write_file
from amt_core.music.score import Score

# The number of staves on a page at one per cent of the usual size.
_MOST_STAVES_PERCENT = 1150
# With more staves, a line leaves out those that have only rests in it.
_MAX_FULL_STAVES = 8
_SIDES = ("Left", "Right", "Top", "Bottom")
# A4 in tenths of a millimeter.
_PAGE_WIDTH, _PAGE_HEIGHT, _MARGIN = 2100, 2970, 120
# verovio's spacing is meant for printed collections; this leaves room to read and to write.
_SPACING, _SYSTEMS_APART = 0.45, 10
# A short last line of a longer piece is not worth the time of a second layout.
_MAX_BALANCED_PAGES = 10
_SYSTEM_OR_MEASURE = re.compile('class="(system|measure)"')
# The more staves stand together, the smaller they are: staves, and per cent of the usual size.
_SIZES = ((2, 80), (5, 70), (8, 60), (12, 50), (26, 44))


def engrave(score: Score) -> Iterator[Page]:
    """The pages of a score, one after the other.

    Raises:
        AmtError: verovio is not installed, or the score has no tracks.
    """
    parts = lay_out(score)
    if not parts:
        raise AmtError("There are no parts to engrave.", "Add a part first.")
    toolkit = new_toolkit()
    num_staves = sum(len(part.staves) for part in parts)
    fitting = _MOST_STAVES_PERCENT // num_staves
    size = next((percent for most, percent in _SIZES if num_staves <= most), max(fitting, 1))
    options: dict[str, Any] = {
        "pageWidth": _PAGE_WIDTH * 100 // size,
        "pageHeight": _PAGE_HEIGHT * 100 // size,
        "spacingLinear": _SPACING,
        "spacingSystem": _SYSTEMS_APART,
        "footer": "none",
        "font": FONT_NAME,
        # The same score gives the same file.
        "xmlIdSeed": 1,
    }
    options |= {f"pageMargin{side}": _MARGIN * 100 // size for side in _SIDES}
    toolkit.setOptions(options)
    _load(toolkit, musicxml_text(score))
    if toolkit.getPageCount() <= _MAX_BALANCED_PAGES:
        _balance(toolkit, score)
    if num_staves > _MAX_FULL_STAVES:
        _leave_out_rests(toolkit)
    for number in range(toolkit.getPageCount()):
        yield read_page(toolkit.renderToSVG(number + 1))


def _load(toolkit: Any, notation: str) -> None:
    if not toolkit.loadData(notation):
        raise AmtError("verovio cannot engrave this score.", "Export it as MusicXML instead.")


def _balance(toolkit: Any, score: Score) -> None:
    """Lays the score out once more if its last line is much shorter than the others."""
    pages = "".join(toolkit.renderToSVG(page + 1) for page in range(toolkit.getPageCount()))
    num_bars: list[int] = []
    for found in _SYSTEM_OR_MEASURE.finditer(pages):
        if found[1] == "system":
            num_bars.append(0)
        else:
            num_bars[-1] += 1
    widths = bar_widths(score)
    if len(num_bars) < 2 or sum(num_bars) != len(widths):
        return
    breaks = balanced_breaks(widths, num_bars)
    toolkit.setOptions({"breaks": "line", "minLastJustification": 0})
    _load(toolkit, musicxml_text(score, new_systems=frozenset(breaks)))


def _leave_out_rests(toolkit: Any) -> None:
    """Lays the score out once more, without staves that rest for a whole line."""
    mei = toolkit.getMEI({"scoreBased": True})
    _load(toolkit, mei.replace("<scoreDef ", '<scoreDef optimize="true" ', 1))


def svg_pages(score: Score) -> Iterator[str]:
    """The pages as SVG, one after the other.

    Raises:
        AmtError: verovio is not installed, or the score has no tracks.
    """
    font = MusicFont()
    return (svg_text(page, font) for page in engrave(score))


def write_pages(score: Score, path: str | Path) -> list[Path]:
    """Writes the score as PDF, or as SVG with one file for each page (`song-1.svg` and so on).

    Returns:
        The files.

    Raises:
        AmtError: verovio or reportlab is not installed, or a file cannot be written.
    """
    path = Path(path)
    if path.suffix.lower() == PDF_SUFFIX:
        check_pdf()
        pages = list(engrave(score))
        write_file(pdf_bytes(pages, MusicFont(), title=score.title), path)
        return [path]
    pages = list(svg_pages(score))
    paths = [path]
    if len(pages) > 1:
        paths = [path.with_stem(f"{path.stem}-{number + 1}") for number in range(len(pages))]
    for page, own in zip(pages, paths, strict=True):
        write_file(page.encode(), own)
    return paths


def check_pages(path: Path) -> None:
    """Checks before the work starts that pages can be written.

    Raises:
        AmtError: verovio or, for PDF, reportlab is not installed.
    """
    import_verovio()
    if path.suffix.lower() == PDF_SUFFIX:
        check_pdf()
