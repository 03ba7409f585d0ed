"""The outlines of the music font that comes with verovio, by the code points of SMuFL."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from amt_core.errors import AmtError
from amt_core.system.installed import how_to_install

FONT_NAME = "Leipzig"
UNITS_PER_EM = 1000


class MusicFont:
    """Outlines and widths of single signs."""

    def outline(self, sign: str) -> str:
        """The outline in the language of SVG paths, upside down; empty where there is none."""
        return _outline(ord(sign))

    def width(self, sign: str) -> int:
        """The distance to the next sign on the right, in thousandths of the size."""
        return _widths().get(ord(sign), 0)


def import_verovio() -> Any:
    """The library, or a sentence that says how to get it.

    Raises:
        AmtError: It is not installed.
    """
    try:
        import verovio
    except ImportError as error:
        raise AmtError(
            "Engraving needs verovio, which is not installed.",
            how_to_install("amt-desktop[engraving]"),
        ) from error
    # It writes about every oddity of a file to the terminal.
    verovio.enableLog(verovio.LOG_OFF)
    return verovio


def new_toolkit() -> Any:
    """A toolkit of verovio with its fonts.

    Raises:
        AmtError: verovio is not installed.
    """
    verovio = import_verovio()
    # verovio 6.4 keeps the folder of its fonts for each thread, and sets it in the importing one.
    toolkit = verovio.toolkit(False)  # noqa: FBT003  # its own signature
    toolkit.setResourcePath(str(_data()))
    return toolkit


def _data() -> Path:
    return Path(import_verovio().__file__).parent / "data"


@cache
def _widths() -> dict[int, int]:
    root = ET.parse(_data() / f"{FONT_NAME}.xml").getroot()  # noqa: S314  # a file of verovio
    return {
        int(glyph.get("c", "0"), 16): round(float(glyph.get("h-a-x", "0")))
        for glyph in root.iterfind("g")
    }


@cache
def _outline(code: int) -> str:
    path = _data() / FONT_NAME / f"{code:04X}.xml"
    if not path.is_file():
        return ""
    element = ET.parse(path).getroot().find("path")  # noqa: S314  # a file of verovio
    return "" if element is None else element.get("d", "")
