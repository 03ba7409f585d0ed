"""`amt compose`: composes a description and writes MIDI files."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amt_core.cli.arguments.feel import add_feel_arguments, chosen_feel
from amt_core.cli.arguments.spec_options import add_spec_arguments, options_of_a_plan, with_options
from amt_core.cli.arguments.takes import (
    MAX_TAKES,
    add_model_argument,
    add_seed_argument,
    add_takes_argument,
    path_of_take,
    seed_or_random,
    size_in_words,
    take_json,
)
from amt_core.cli.command import Command
from amt_core.cli.commands.describe import print_without_effect
from amt_core.cli.console import (
    ProgressBar,
    check_output,
    print_json,
    typed_text,
    whole_number,
)
from amt_core.composing.compose import BarWritten, TakeFinished, TakeStarted
from amt_core.errors import AmtError
from amt_core.formats.suffixes import WRITTEN_SUFFIXES
from amt_core.progress import Advanced, Started
from amt_core.system.settings import MAX_CANDIDATES

if TYPE_CHECKING:
    from amt_core.music.score import Score
    from amt_core.performance.feel import Feel


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    add = parser.add_argument
    add(
        "text",
        metavar="TEXT",
        nargs="?",
        default="",
        help="the description; - reads it from standard input",
    )
    add(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        required=True,
        help="the file to write, ending in .mid, .musicxml or .mxl",
    )
    add_seed_argument(parser, "number that decides the notes")
    add_takes_argument(parser, "number of pieces to compose")
    add(
        "--best-of",
        metavar="K",
        type=whole_number(2, MAX_TAKES),
        help="compose K takes and keep the one with the best score",
    )
    add(
        "--candidates",
        metavar="K",
        type=whole_number(1, MAX_CANDIDATES),
        help="write each bar K times and keep one by the critic's odds; default: the setting",
    )
    add_spec_arguments(parser)
    add("--plan", metavar="PLAN.json", type=Path, help="keep the plan in this file (see amt plan)")
    add(
        "--keep-plan",
        action="store_true",
        help="give all takes the plan of the first: other notes, the same sections and chords",
    )
    add_model_argument(parser)
    add_feel_arguments(parser)
    add("--json", action="store_true", help="print the result as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Runs the command."""
    check_output(arguments.output, WRITTEN_SUFFIXES)
    if arguments.best_of is not None and arguments.takes != 1:
        raise AmtError(
            "--best-of keeps one take of several; --takes keeps all.", "Give one of the two."
        )

    from amt_core.composing.compose import compose, plan_takes
    from amt_core.composing.planning.files.plan_json import read_plan
    from amt_core.engine import Model
    from amt_core.evaluation.label import TakeLabel, label_take
    from amt_core.formats.files import check_format, write_score
    from amt_core.system.settings import Settings
    from amt_core.text import describe

    check_format(arguments.output)
    if not arguments.text and arguments.plan is None:
        raise AmtError("There is nothing to compose.", "Give a description or a plan.")
    if arguments.plan is not None and (decided := options_of_a_plan(arguments)):
        raise AmtError(
            f"A plan decides what {decided[0]} says.", "Leave the option out, or change the plan."
        )
    plan = None if arguments.plan is None else read_plan(arguments.plan)
    spec = with_options(describe(typed_text(arguments.text)), arguments)
    seed = seed_or_random(arguments.seed)
    model = Model.load(arguments.model, settings=Settings())
    num_takes = arguments.best_of or arguments.takes
    if arguments.keep_plan and plan is None:
        (plan,) = plan_takes(spec, model=model, seed=seed)
    # Only words that state a feel change how the file is played; a style alone does not.
    feels = spec.feel.value if spec.feel.is_binding and spec.feel.value else ()
    if plan is not None and not feels:
        feels = plan.feel.requests
    feel = chosen_feel(arguments, spec.subgenre.value or spec.genre.value or "", feels)
    finished: list[TakeFinished] = []
    with ProgressBar() as bar:
        num_bars_done = num_bars_planned = 0
        for event in compose(
            spec,
            model=model,
            seed=seed,
            takes=num_takes,
            plan=plan,
            num_candidates=arguments.candidates,
        ):
            match event:
                case TakeStarted():
                    num_bars_planned += event.score.num_bars
                    bar.show(Started(total=num_bars_planned, unit="bars", message="composing"))
                case BarWritten():
                    num_bars_done += 1
                    bar.show(Advanced(done=num_bars_done))
                case TakeFinished() if not len(event.score.notes):
                    pass  # the error that ended it before its first bar follows
                case TakeFinished():
                    # Also a take that ended early: the error that follows says that it is kept.
                    finished.append(event)
                    if arguments.best_of is None:
                        path = path_of_take(arguments.output, event.take, num_takes)
                        write_score(_played(event, feel), path)
    finished.sort(key=lambda event: event.take)
    labels: dict[int, TakeLabel] = {}
    if arguments.json or arguments.best_of is not None:
        folder = model.folder.path
        labels = {event.take: label_take(spec, event.score, folder) for event in finished}
    if arguments.best_of is not None:
        # The first of equally good takes.
        finished = [max(finished, key=lambda event: labels[event.take].score)]
        write_score(_played(finished[0], feel), arguments.output)
    written = [
        _about(event, path_of_take(arguments.output, event.take, arguments.takes))
        | (labels[event.take].to_json() if labels else {})
        for event in finished
    ]
    if arguments.json:
        print_json({"model": model.id, "seed": seed, "spec": spec.to_json(), "takes": written})
    else:
        for take in written:
            size = size_in_words(take["bars"], take["notes"])
            print(
                f"{take['file']}: {size}, {take['music_sec']:.0f} s of music written in "
                f"{take['seconds']:.1f} s, seed {take['seed']}"
            )
        print_without_effect(spec)
    return 0


def _played(event: TakeFinished, feel: Feel) -> Score:
    """A take as it is played by its plan."""
    from amt_core.composing.planning.planned_analysis import planned_analysis
    from amt_core.performance.interpret import interpret

    plan = planned_analysis(event.plan)
    return interpret(event.score, feel, seed=event.seed, mixes=False, plan=plan).score


def _about(event: TakeFinished, path: Path) -> dict[str, Any]:
    """The JSON about a take that was written."""
    stats = event.stats
    return take_json(path, event.seed, event.score, stats) | {
        "tokens_per_sec": round(stats.tokens_per_sec, 1),
        "first_bar_ms": round(stats.first_bar_ms, 1),
        "music_sec": round(stats.music_sec, 2),
    }


COMMAND = Command(
    name="compose",
    summary="compose music from a description",
    description="Composes music from a description and writes it as MIDI or MusicXML. Options "
    "override the description.",
    examples="""\
  amt compose "a slow waltz for piano and cello in D minor" -o waltz.mid
  amt compose "funk" -o funk.mid --bars 32 --tempo 104 --instruments "bass,drums,clavinet"
  amt compose "a calm evening" -o calm.mid --takes 4      (writes calm-1.mid to calm-4.mid)
  amt compose "a jig" -o jig.mid --seed 7 --json
  amt compose "rock" --chords "Am F C G" --form "intro 4, verse 8, chorus 8" -o rock.mid
  amt compose --plan plan.json -o song.mid --takes 3
  amt compose "a tango in D minor" -o tango.mid --best-of 8
  amt compose "a jazz trio" -o trio.mid --feel 0.8        (writes it as played)

The same text, options, seed and model always give the same notes.
""",
    add_arguments=add_arguments,
    run=run,
)
