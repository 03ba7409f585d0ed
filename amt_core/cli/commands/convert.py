"""`amt convert`: converts a piece between MIDI and MusicXML, or engraves it."""

from __future__ import annotations

import argparse
from pathlib import Path

from amt_core.cli.arguments.takes import size_in_words
from amt_core.cli.command import Command
from amt_core.cli.console import check_output
from amt_core.errors import AmtError
from amt_core.formats.suffixes import WRITTEN_SUFFIXES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the MIDI or MusicXML file")
    parser.add_argument(
        "-o",
        "--output",
        metavar="NEW",
        type=Path,
        required=True,
        help="the file to write: .mid, .kar, .rmi, .musicxml, .mxl, .pdf or .svg",
    )
    parser.add_argument(
        "--chords",
        action="store_true",
        help="add the chords that are heard as chord symbols, if the piece has none",
    )


def run(arguments: argparse.Namespace) -> int:
    """Runs the command."""
    check_output(arguments.output, WRITTEN_SUFFIXES)

    from amt_core.formats.files import check_format, read_score, write_score
    from amt_core.traits.chord_markers import with_chord_markers

    check_format(arguments.output)
    score = read_score(arguments.file)
    if arguments.chords:
        score = with_chord_markers(score)
    if arguments.output.exists() and arguments.output.samefile(arguments.file):
        raise AmtError(
            f'"{arguments.file}" would be overwritten.', "Give the new file another name."
        )
    paths = write_score(score, arguments.output)
    if score.source is not None:
        for remark in score.source.remarks:
            print(remark)
    for path in paths:
        print(f"{path}: {size_in_words(score.num_bars, len(score.notes))}")
    return 0


COMMAND = Command(
    name="convert",
    summary="convert between MIDI and MusicXML, or write sheet music",
    description="Reads a MIDI (.mid, .kar, .rmi) or MusicXML (.musicxml, .mxl) file and writes it "
    "in the format that the name of the new file says. MusicXML and sheet music have the notes on "
    "the grid of notation; in MIDI, chord symbols become markers, and the first verse lyrics. "
    "Sheet music is PDF, or SVG with a file for each page; it needs the extra [notation].",
    examples="""\
  amt convert song.mid -o song.musicxml
  amt convert lead-sheet.mxl -o lead-sheet.mid
  amt convert song.mid -o song.pdf --chords
""",
    add_arguments=add_arguments,
    run=run,
)
