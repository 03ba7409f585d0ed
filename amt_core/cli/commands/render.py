"""`amt render`: renders a MIDI file as audio."""

from __future__ import annotations

import argparse
from pathlib import Path

from amt_core.cli.arguments.feel import add_feel_arguments, chosen_feel
from amt_core.cli.arguments.takes import MAX_SEED
from amt_core.cli.command import Command
from amt_core.cli.console import ProgressBar, check_output, whole_number


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument("file", metavar="FILE.mid", type=Path, help="the MIDI file")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        required=True,
        help="the file to write, ending in .wav, .flac or .ogg",
    )
    parser.add_argument("--sound-font", metavar="FILE.sf2", type=Path, help="sound font to use")
    parser.add_argument(
        "--style", default="", help="genre that decides feel and room, such as 'jazz'"
    )
    add_feel_arguments(parser)
    parser.add_argument(
        "--seed",
        metavar="N",
        type=whole_number(0, MAX_SEED),
        default=0,
        help="number that decides the small deviations of --feel; default 0",
    )
    parser.add_argument(
        "--stems", action="store_true", help="write a file for each track; they add up to the mix"
    )


def run(arguments: argparse.Namespace) -> int:
    """Runs the command."""
    check_output(arguments.output, (".wav", ".flac", ".ogg"))

    from amt_core.audio.mix import has_own_mix
    from amt_core.audio.presets import missing_presets
    from amt_core.audio.render import render_audio, render_stems
    from amt_core.audio.sound_fonts import find_sound_font
    from amt_core.formats.files import read_score
    from amt_core.performance.interpret import interpret

    score = read_score(arguments.file)
    sound_font = find_sound_font(arguments.sound_font)
    feel = chosen_feel(arguments, arguments.style)
    mixes = not has_own_mix(score.tracks)
    heard = interpret(score, feel, seed=arguments.seed, mixes=mixes)
    render = render_stems if arguments.stems else render_audio
    with ProgressBar() as bar:
        bar.follow(render(heard.score, arguments.output, sound_font=sound_font, mix=heard.mix))
    for sentence in missing_presets(sound_font, score.tracks):
        print(sentence)
    print(f"{arguments.output}: {score.duration_sec:.1f} s of music")
    return 0


COMMAND = Command(
    name="render",
    summary="render a MIDI file as audio (WAV, FLAC or OGG)",
    description="Renders a MIDI file with FluidSynth and a General MIDI sound font, at -16 LUFS. "
    "A file without volumes and positions of its own is mixed by the roles of its tracks.",
    examples="""\
  amt render song.mid -o song.wav
  amt render song.mid -o song.flac --sound-font MuseScore_General.sf3
  amt render song.mid -o song.wav --feel 0.8 --style jazz
  amt render song.mid -o song.wav --swing 62
  amt render song.mid -o song.wav --stems      (writes song-1-Piano.wav, song-2-Bass.wav …)
""",
    add_arguments=add_arguments,
    run=run,
)
