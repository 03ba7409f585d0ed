"""`amt rewrite`, `continue`, `add-track` and `vary`: change some cells of a MIDI file."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from amt_core.cli.arguments.spec_options import parse_chords
from amt_core.cli.arguments.takes import (
    add_model_argument,
    add_seed_argument,
    add_takes_argument,
    path_of_take,
    seed_or_random,
    size_in_words,
    take_json,
)
from amt_core.cli.arguments.tracks import tracks_named
from amt_core.cli.command import Command
from amt_core.cli.commands.describe import print_without_effect
from amt_core.cli.console import (
    ProgressBar,
    check_output,
    print_json,
    typed_text,
    whole_number,
)
from amt_core.composing import (
    Reshaped,
    ShapeEvent,
    Shaping,
    add_part,
    continue_piece,
    rewrite,
    vary,
)
from amt_core.composing.changing.worded_rewrite import with_words
from amt_core.composing.planning.edits.meant_tracks import tracks_meant
from amt_core.composing.planning.found_plan import find_plan
from amt_core.composing.planning.harmony.chords import num_beats
from amt_core.errors import AmtError
from amt_core.formats.suffixes import WRITTEN_SUFFIXES
from amt_core.music.score import Score
from amt_core.progress import Advanced, Started
from amt_core.spec.music_spec import MAX_NUM_BARS
from amt_core.text.parse.instrument_names import instruments_named

Make = Callable[[Score, argparse.Namespace, Shaping], Iterator[ShapeEvent]]
"""Starts a change of a score and yields its events."""


def _add_common_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("file", metavar="FILE.mid", type=Path, help="the MIDI or MusicXML file; it is not changed")
    add("-o", "--output", metavar="NEW.mid", type=Path, required=True, help="the file to write")
    add("--text", metavar="TEXT", default="", help="a description of the new notes")
    add("--chords", metavar="CHORDS", help="chords of the new notes, such as 'Am F C G'")
    add_seed_argument(parser, "number that decides the notes")
    add_takes_argument(parser, "number of versions to write")
    add_model_argument(parser)
    add("--json", action="store_true", help="print the result as JSON")


def _run(make: Make, arguments: argparse.Namespace) -> int:
    check_output(arguments.output, WRITTEN_SUFFIXES)
    if (
        arguments.output.exists()
        and arguments.file.exists()
        and arguments.output.samefile(arguments.file)
    ):
        raise AmtError(
            f'"{arguments.file}" would be overwritten.', "Give the new file another name."
        )

    from amt_core.engine import Model
    from amt_core.formats.files import check_format, read_score, write_score
    from amt_core.system.settings import Settings
    from amt_core.text import describe

    check_format(arguments.output)
    score = read_score(arguments.file)
    seed = seed_or_random(arguments.seed)
    spec = describe(typed_text(arguments.text))
    if arguments.chords is not None:
        meter = score.meter.at(score.num_bars - 1)
        spec = spec.setting("chords", parse_chords(arguments.chords, num_beats(meter)))
    model = Model.load(arguments.model, settings=Settings())
    shaping = Shaping(model=model, seed=seed, takes=arguments.takes, spec=spec)
    takes: list[dict[str, Any]] = []
    played_on: list[str] = []
    with ProgressBar() as bar:
        bar.show(Started(total=0, unit="bars", message="writing"))
        num_bars = 0
        for event in make(score, arguments, shaping):
            if not isinstance(event, Reshaped):
                num_bars += 1
                bar.show(Advanced(done=num_bars))
                continue
            path = path_of_take(arguments.output, event.take, arguments.takes)
            write_score(event.score, path)
            played_on = [event.score.tracks[part].label for part in event.parts]
            takes.append(take_json(path, event.seed, event.score, event.stats))
    if played_on and not arguments.json:
        print(f"Only the busiest of {len(score.tracks)} parts play on: {', '.join(played_on)}.")
    if arguments.json:
        print_json({"model": model.id, "seed": seed, "spec": spec.to_json(), "takes": takes})
    else:
        for take in takes:
            size = size_in_words(take["bars"], take["notes"])
            print(f"{take['file']}: {size}, in {take['seconds']:.1f} s, seed {take['seed']}")
        print_without_effect(spec)
    return 0


def bars_of(text: str) -> range:
    """The range of bars written as `5`, `5-8` or `5–8`, counted from 1.

    Raises:
        argparse.ArgumentTypeError: The text has another form.
    """
    match = re.fullmatch(r"\s*(\d{1,6})\s*(?:[-–]\s*(\d{1,6}))?\s*", text)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 1 <= first <= last:
        raise argparse.ArgumentTypeError(f'"{text}" is not a range of bars; write it as 5-8')
    return range(first - 1, last)


def _rewrite_arguments(parser: argparse.ArgumentParser) -> None:
    _add_common_arguments(parser)
    parser.add_argument(
        "--bars", metavar="M-N", type=bars_of, required=True, help="bars to rewrite, such as 5-8"
    )
    parser.add_argument(
        "--tracks",
        metavar="A,B",
        help="names or numbers; default: those that the text names, else all",
    )


def _rewrite(score: Score, arguments: argparse.Namespace, shaping: Shaping) -> Iterator[ShapeEvent]:
    tracks = tracks_named(score, arguments.tracks)
    is_there = bool(tracks) and arguments.bars.stop <= score.num_bars
    if is_there and arguments.tracks is None:
        # `simpler left hand` leaves the right one as it is.
        tracks = tracks_meant(shaping.spec, find_plan(score).players, tracks)
    cells = frozenset((bar, track) for bar in arguments.bars for track in tracks)
    return rewrite(score, cells, with_words(score, cells, shaping) if is_there else shaping)


def _continue_arguments(parser: argparse.ArgumentParser) -> None:
    _add_common_arguments(parser)
    parser.add_argument(
        "--bars",
        metavar="N",
        type=whole_number(1, MAX_NUM_BARS),
        required=True,
        help="how many bars",
    )


def _continue(
    score: Score, arguments: argparse.Namespace, shaping: Shaping
) -> Iterator[ShapeEvent]:
    return continue_piece(score, arguments.bars, shaping)


def _add_track_arguments(parser: argparse.ArgumentParser) -> None:
    _add_common_arguments(parser)
    parser.add_argument(
        "--instrument", metavar="NAME", required=True, help="instrument to add, such as bass"
    )


def _add_track(
    score: Score, arguments: argparse.Namespace, shaping: Shaping
) -> Iterator[ShapeEvent]:
    instruments = instruments_named(arguments.instrument)
    if len(instruments) != 1:
        raise AmtError(
            f'"{arguments.instrument}" names more than one instrument.', "Add one at a time."
        )
    return add_part(score, instruments[0], shaping)


def _vary_arguments(parser: argparse.ArgumentParser) -> None:
    _add_common_arguments(parser)
    parser.add_argument(
        "--amount",
        metavar="SHARE",
        type=_share,
        default=0.3,
        help="share of the piece to rewrite, up to 1; default 0.3",
    )


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = 0.0
    if not 0.0 < share <= 1.0:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number above 0 and at most 1')
    return share


def _vary(score: Score, arguments: argparse.Namespace, shaping: Shaping) -> Iterator[ShapeEvent]:
    return vary(score, arguments.amount, shaping)


COMMANDS = (
    Command(
        name="rewrite",
        summary="rewrite some bars of some tracks",
        description="Rewrites bars so that they fit the music before and after them. All other "
        "notes stay.",
        examples="""\
  amt rewrite song.mid --bars 5-8 -o other.mid
  amt rewrite song.mid --bars 5-8 --tracks "Left hand" -o other.mid --takes 3
  amt rewrite song.mid --bars 1-4 --tracks 2 --text "calm, sparse" -o other.mid
  amt rewrite song.mid --bars 5-8 --text "simpler left hand" -o other.mid
""",
        add_arguments=_rewrite_arguments,
        run=partial(_run, _rewrite),
    ),
    Command(
        name="continue",
        summary="write more bars after the last one",
        description="Adds bars at the end of a piece, with the same instruments, meter and tempo.",
        examples="""\
  amt continue song.mid --bars 8 -o longer.mid
""",
        add_arguments=_continue_arguments,
        run=partial(_run, _continue),
    ),
    Command(
        name="add-track",
        summary="add a track to a piece",
        description="Adds an instrument that fits the other tracks. Their notes stay.",
        examples="""\
  amt add-track song.mid --instrument "upright bass" -o fuller.mid
  amt add-track song.mid --instrument drums -o fuller.mid --seed 3
""",
        add_arguments=_add_track_arguments,
        run=partial(_run, _add_track),
    ),
    Command(
        name="vary",
        summary="rewrite a share of a piece",
        description="Rewrites single bars of single tracks, chosen at random: the same piece, "
        "slightly changed.",
        examples="""\
  amt vary song.mid --amount 0.3 -o variation.mid
  amt vary song.mid --amount 0.1 -o variation.mid --takes 4
""",
        add_arguments=_vary_arguments,
        run=partial(_run, _vary),
    ),
)
