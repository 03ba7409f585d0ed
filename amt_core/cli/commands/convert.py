"""`amt convert`: converts a piece between MIDI and MusicXML."""

from __future__ import annotations

import argparse
from pathlib import Path

from amt_core.cli.command import Command
from amt_core.cli.console import check_output
from amt_core.errors import AmtError
from amt_core.formats.suffixes import SCORE_SUFFIXES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the MIDI or MusicXML file")
    parser.add_argument(
        "-o",
        "--output",
        metavar="NEW",
        type=Path,
        required=True,
        help="the file to write, ending in .mid, .musicxml or .mxl",
    )


def run(arguments: argparse.Namespace) -> int:
    """Runs the command."""
    check_output(arguments.output, SCORE_SUFFIXES)

    from amt_core.formats.files import read_score, write_score

    score = read_score(arguments.file)
    if arguments.output.exists() and arguments.output.samefile(arguments.file):
        raise AmtError(
            f'"{arguments.file}" would be overwritten.', "Give the new file another name."
        )
    write_score(score, arguments.output)
    print(f"{arguments.output}: {score.num_bars} bars, {len(score.notes)} notes")
    return 0


COMMAND = Command(
    name="convert",
    summary="convert between MIDI and MusicXML",
    description="Reads a MIDI (.mid, .kar, .rmi) or MusicXML (.musicxml, .mxl) file and writes it "
    "in the format that the name of the new file says. MusicXML has the notes on the grid of "
    "notation; chord symbols become markers in MIDI.",
    examples="""\
  amt convert song.mid -o song.musicxml
  amt convert lead-sheet.mxl -o lead-sheet.mid
""",
    add_arguments=add_arguments,
    run=run,
)
