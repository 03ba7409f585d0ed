"""`amt render`: renders a MIDI file as audio."""

from __future__ import annotations

import argparse
from pathlib import Path

from amt_core.cli.command import Command
from amt_core.cli.console import ProgressBar, check_output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument("file", metavar="FILE.mid", type=Path, help="the MIDI file")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        required=True,
        help="the file to write, ending in .wav or .flac",
    )
    parser.add_argument("--sound-font", metavar="FILE.sf2", type=Path, help="sound font to use")


def run(arguments: argparse.Namespace) -> int:
    """Runs the command."""
    check_output(arguments.output, (".wav", ".flac"))

    from amt_core.audio.render import render_audio
    from amt_core.midi.read import read_midi

    score = read_midi(arguments.file)
    with ProgressBar() as bar:
        bar.follow(render_audio(score, arguments.output, sound_font=arguments.sound_font))
    print(f"{arguments.output}: {score.duration_sec:.1f} s of music")
    return 0


COMMAND = Command(
    name="render",
    summary="render a MIDI file as audio (WAV or FLAC)",
    description="Renders a MIDI file with FluidSynth and a General MIDI sound font.",
    examples="""\
  amt render song.mid -o song.wav
  amt render song.mid -o song.flac --sound-font MuseScore_General.sf3
""",
    add_arguments=add_arguments,
    run=run,
)
