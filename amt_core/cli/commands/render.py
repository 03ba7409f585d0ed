"""`amt render`: renders a MIDI or MusicXML file as audio."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from amt_core.cli.arguments.feel import add_feel_arguments, chosen_feel
from amt_core.cli.arguments.takes import add_seed_argument
from amt_core.cli.arguments.tracks import levels_of, track_level, tracks_named
from amt_core.cli.command import Command
from amt_core.cli.console import ProgressBar, check_output, parsed_by
from amt_core.errors import AmtError
from amt_core.spec.genres import GENRES, SUBGENRES

if TYPE_CHECKING:
    from amt_core.audio.mix import Mix
    from amt_core.audio.mixer import Strip
    from amt_core.music.score import Score


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument("file", metavar="FILE.mid", type=Path, help="the MIDI or MusicXML file")
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
        "--style",
        type=parsed_by(_style),
        help="genre that decides feel and room, such as 'jazz'",
    )
    add_feel_arguments(parser)
    add_seed_argument(parser, "number that decides the small deviations of --feel", default=0)
    parser.add_argument(
        "--stems", action="store_true", help="write a file for each track; they add up to the mix"
    )
    parser.add_argument("--mute", metavar="A,B", help="names or numbers of tracks to leave out")
    parser.add_argument("--solo", metavar="A,B", help="names or numbers of the only tracks to hear")
    for name, meaning in (("volume", "0 to 127"), ("pan", "0 left, 64 center, 127 right")):
        parser.add_argument(
            f"--{name}",
            metavar="TRACK=N",
            type=track_level,
            action="append",
            help=f"{name} of a track, {meaning}; can be given for several tracks",
        )


def run(arguments: argparse.Namespace) -> int:
    """Runs the command."""
    check_output(arguments.output, (".wav", ".flac", ".ogg"))

    from amt_core.audio.fluid.presets import missing_presets
    from amt_core.audio.fluid.sound_fonts import SoundFontError, find_sound_font
    from amt_core.audio.mix import has_own_mix
    from amt_core.audio.render import render_audio, render_stems
    from amt_core.composing.planning.planned_analysis import stated_analysis
    from amt_core.formats.files import read_score
    from amt_core.performance.interpret import interpret

    score = read_score(arguments.file)
    feel = chosen_feel(arguments, arguments.style or "")
    mixes = not has_own_mix(score.tracks)
    plan = stated_analysis(score)
    heard = interpret(score, feel, seed=arguments.seed, mixes=mixes, plan=plan)
    render = render_stems if arguments.stems else render_audio
    mixed, mix = _with_pans(heard.score, heard.mix, levels_of(score, arguments.pan))
    mixer = _mixer(mixed if mix is None else mix.applied_to(mixed), arguments)
    try:
        sound_font = find_sound_font(arguments.sound_font)
        with ProgressBar() as bar:
            bar.follow(render(mixed, arguments.output, sound_font=sound_font, mixer=mixer, mix=mix))
    except SoundFontError as error:
        raise AmtError(
            error.message, "Give --sound-font another file, which ends in .sf2 or .sf3."
        ) from None
    for sentence in missing_presets(sound_font, score.tracks):
        print(sentence)
    print(f"{arguments.output}: {score.duration_sec:.1f} s of music")
    return 0


def _style(text: str) -> str:
    """The genre or subgenre of a name, in any case."""
    name = " ".join(text.lower().split())
    if name not in (*GENRES, *SUBGENRES):
        raise AmtError(f'"{text}" is not a genre.', f"Use one of: {', '.join(GENRES)}.")
    return name


def _with_pans(score: Score, mix: Mix | None, pans: dict[int, int]) -> tuple[Score, Mix | None]:
    """The score and its mix with other positions."""
    if mix is not None:
        channels = tuple(
            replace(channel, pan=pans.get(index, channel.pan))
            for index, channel in enumerate(mix.channels)
        )
        return score, replace(mix, channels=channels)
    tracks = tuple(
        replace(track, pan=pans.get(index, track.pan)) for index, track in enumerate(score.tracks)
    )
    return replace(score, tracks=tracks), None


def _mixer(score: Score, arguments: argparse.Namespace) -> list[Strip]:
    """The mixer as the score has it, with what the arguments change."""
    from amt_core.audio.mixer import Strip

    muted = tracks_named(score, arguments.mute) if arguments.mute else ()
    soloed = tracks_named(score, arguments.solo) if arguments.solo else ()
    volumes = levels_of(score, arguments.volume)
    return [
        Strip(
            volume=volumes.get(index, track.volume),
            is_muted=index in muted,
            is_soloed=index in soloed,
        )
        for index, track in enumerate(score.tracks)
    ]


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
  amt render song.mid -o song.wav --mute Drums --volume Bass=80 --pan 3=20
  amt render song.mid -o song.wav --stems      (writes song-1-Piano.wav, song-2-Bass.wav …)
""",
    add_arguments=add_arguments,
    run=run,
)
