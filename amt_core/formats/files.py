"""Scores in files of any kind that the program knows, by the ending of the name."""

from __future__ import annotations

from pathlib import Path

from amt_core.formats.musicxml import read_musicxml_bytes, write_musicxml
from amt_core.formats.notation.pages.engrave import check_pages, write_pages
from amt_core.formats.suffixes import MUSICXML_SUFFIXES, PAGE_SUFFIXES, RIFF_SUFFIX
from amt_core.midi.read import MAX_FILE_BYTES, read_midi, read_midi_bytes
from amt_core.midi.write import write_midi
from amt_core.music.score import Score
from amt_core.system.input_file import read_input

_PACKED_OR_UTF_16 = (b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff")
# Comments and a document type may stand before the first element.
_PROLOG_BYTES = 4096


def read_score(path: str | Path) -> Score:
    """The music in a MIDI (also `.rmi` and `.kar`) or MusicXML file.

    Raises:
        AmtError: There is no such file, it cannot be read, or it holds no music.
    """
    path = Path(path)
    if path.suffix.lower() in MUSICXML_SUFFIXES:
        data = read_input(path, max_bytes=MAX_FILE_BYTES)
        return read_musicxml_bytes(data, name=path.name)
    return read_midi(path)


def read_score_bytes(data: bytes) -> Score:
    """The music in the bytes of a MIDI or MusicXML file, whose kind its first bytes tell.

    Raises:
        AmtError: The bytes hold no music, or music21 is needed and not installed.
    """
    is_musicxml = data.startswith(_PACKED_OR_UTF_16) or b"<score-" in data[:_PROLOG_BYTES]
    return read_musicxml_bytes(data) if is_musicxml else read_midi_bytes(data)


def check_format(path: str | Path) -> None:
    """Checks before the work starts that a file of this kind can be written.

    Raises:
        AmtError: A library that it needs is not installed.
    """
    path = Path(path)
    if path.suffix.lower() in PAGE_SUFFIXES:
        check_pages(path)


def write_score(score: Score, path: str | Path) -> list[Path]:
    """Writes the score in the format that the name of the file says; MIDI if it says none.

    A name that ends in `.rmi` gets its RIFF wrapper; `.pdf` and `.svg` are engraved pages.

    Returns:
        The files: SVG has one for each page.

    Raises:
        AmtError: A library is not installed, or the file cannot be written.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix in PAGE_SUFFIXES:
        return write_pages(score, path)
    if suffix in MUSICXML_SUFFIXES:
        write_musicxml(score, path)
    else:
        write_midi(score, path, in_wrapper=suffix == RIFF_SUFFIX)
    return [path]
