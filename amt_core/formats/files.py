"""Scores in files of any kind that the program knows, by the ending of the name."""

from __future__ import annotations

from pathlib import Path

from amt_core.formats.music21_score import import_music21
from amt_core.formats.musicxml import read_musicxml_bytes, write_musicxml
from amt_core.formats.suffixes import MUSICXML_SUFFIXES
from amt_core.midi.read import read_file, read_midi
from amt_core.midi.write import write_midi
from amt_core.music.score import Score


def read_score(path: str | Path) -> Score:
    """The music in a MIDI (also `.rmi` and `.kar`) or MusicXML file.

    Raises:
        AmtError: There is no such file, it cannot be read, or it holds no music.
    """
    path = Path(path)
    if path.suffix.lower() in MUSICXML_SUFFIXES:
        return read_musicxml_bytes(read_file(path), name=path.name)
    return read_midi(path)


def check_format(path: str | Path) -> None:
    """Checks before the work starts that a file of this kind can be written.

    Raises:
        AmtError: It is MusicXML, and music21 is not installed.
    """
    if Path(path).suffix.lower() in MUSICXML_SUFFIXES:
        import_music21()


def write_score(score: Score, path: str | Path) -> None:
    """Writes the score as MusicXML if the name of the file says so, else as MIDI.

    Raises:
        AmtError: The file cannot be written.
    """
    if Path(path).suffix.lower() in MUSICXML_SUFFIXES:
        write_musicxml(score, path)
    else:
        write_midi(score, path)
