"""`amt plan`: shows what a piece will be before its notes, or what a file is."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from amt_core.cli.arguments.spec_options import (
    add_spec_arguments,
    options_of_a_plan,
    with_options,
)
from amt_core.cli.arguments.takes import add_model_argument, add_seed_argument, seed_or_random
from amt_core.cli.command import Command
from amt_core.cli.commands.describe import print_without_effect
from amt_core.cli.console import print_json, print_table, typed_text
from amt_core.composing.planning.plan import Plan, PlannedSection
from amt_core.errors import AmtError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    add = parser.add_argument
    add(
        "text",
        metavar="TEXT",
        help="the description, or a MIDI or MusicXML file; - reads standard input",
    )
    add_spec_arguments(parser)
    add_seed_argument(parser, "number that decides what is left open")
    add_model_argument(parser)
    add("--json", action="store_true", help="print the plan as JSON, for amt compose --plan")


def run(arguments: argparse.Namespace) -> int:
    """Runs the command."""
    from amt_core.composing.planning.files.plan_json import plan_to_json
    from amt_core.formats.suffixes import SCORE_SUFFIXES

    if Path(arguments.text).suffix.lower() in SCORE_SUFFIXES:
        if decided := options_of_a_plan(arguments):
            raise AmtError(
                f"A file decides what {decided[0]} says.",
                "Leave the option out, or describe a new piece.",
            )
        return _run_on_file(Path(arguments.text), as_json=arguments.json)

    from amt_core.composing.planning.draw_plan import draw_plan
    from amt_core.engine.model_folder import default_model_path
    from amt_core.styles.plan_counts import PLAN_COUNTS_FILE
    from amt_core.styles.priors import STYLE_PRIORS_FILE
    from amt_core.styles.progressions import PROGRESSIONS_FILE
    from amt_core.text import describe

    spec = with_options(describe(typed_text(arguments.text)), arguments)
    seed = seed_or_random(arguments.seed)
    folder = arguments.model or default_model_path()
    priors = STYLE_PRIORS_FILE.load(folder)
    assert priors is not None, "a required file is there, or is refused"
    plan = draw_plan(
        spec,
        priors,
        seed,
        progressions=PROGRESSIONS_FILE.load(folder),
        counts=PLAN_COUNTS_FILE.load(folder),
    )
    if arguments.json:
        print_json({"seed": seed, "spec": spec.to_json(), "plan": plan_to_json(plan)})
    else:
        print_plan(plan)
        print_without_effect(spec)
        print(f"seed {seed}")
    return 0


def _run_on_file(path: Path, *, as_json: bool) -> int:
    """Shows the plan of a piece: what its file states, and what is found in its notes."""
    from amt_core.composing.planning.files.plan_json import plan_to_json
    from amt_core.composing.planning.found_plan import find_plan
    from amt_core.formats.files import read_score

    plan = find_plan(read_score(path))
    if as_json:
        print_json({"file": str(path), "plan": plan_to_json(plan)})
    else:
        print_plan(plan)
    return 0


def print_plan(plan: Plan) -> None:
    """Prints a plan for a person."""
    keys = ", ".join(f"{at.key}{_from(at.bar)}" for at in plan.keys)
    meters = ", ".join(f"{at.time_signature}{_from(at.bar)}" for at in plan.meter)
    first, last = plan.tempo[0].bpm, plan.tempo[-1].bpm
    tempo = f"{first:g}" if first == last else f"{first:g} to {last:g}"
    print_table(
        [
            ("bars", str(plan.num_bars)),
            ("style", plan.style or "any"),
            ("key", keys or "none"),
            ("time signature", meters),
            ("tempo (bpm)", tempo),
        ]
    )
    print("\nplayers")
    print_table((f"  {p.name}", p.role, p.figure or "") for p in plan.players)
    print("\nsections")
    print_table(
        (
            f"  {section.label}",
            section.symbol,
            _bars(section.first_bar, section.stop_bar),
            f"energy {section.energy}",
            "; ".join(filter(None, (_resting(plan, section), _figures(plan, section)))),
        )
        for section in plan.sections
    )
    if plan.chords:
        print("\nchords")
        for section in plan.sections:
            print(f"  | {' | '.join(_chords(plan, section))} |")


def _from(bar: int) -> str:
    return f" from bar {bar + 1}" if bar else ""


def _resting(plan: Plan, section: PlannedSection) -> str:
    names = [
        player.name
        for player, plays in zip(plan.players, section.playing, strict=True)
        if not plays
    ]
    names += [
        f"{plan.players[rest.player].name} in {_bars(rest.first_bar, rest.stop_bar)}"
        for rest in plan.rests
        if section.first_bar <= rest.first_bar < section.stop_bar
    ]
    return f"without {', '.join(names)}" if names else ""


def _bars(first_bar: int, stop_bar: int) -> str:
    if stop_bar == first_bar + 1:
        return f"bar {stop_bar}"
    return f"bars {first_bar + 1}-{stop_bar}"


def _figures(plan: Plan, section: PlannedSection) -> str:
    return ", ".join(
        f"{plan.players[each.player].name}: {each.figure}"
        for each in plan.figures
        if each.first_bar < section.stop_bar and each.stop_bar > section.first_bar
    )


def _chords(plan: Plan, section: PlannedSection) -> Iterator[str]:
    for bar in range(section.first_bar, section.stop_bar):
        symbols = [at.spelled(plan.key_of(bar)) for at in plan.chords[bar].chords]
        yield " ".join(s for i, s in enumerate(symbols) if i == 0 or s != symbols[i - 1])


COMMAND = Command(
    name="plan",
    summary="show what a piece will be before its notes",
    description="Draws the plan of a piece: sections, chords, keys, tempo, players and roles. The "
    "description and the options say what must hold; the seed decides the rest. With --json it can "
    "be changed in an editor and composed with: amt compose --plan FILE. Of a MIDI or MusicXML "
    "file it shows the sections and chords that the file states, and what is found in its notes.",
    examples="""\
  amt plan "rock song with a bridge" --seed 3
  amt plan "jazz trio" --chords "Dm7 | G7 | Cmaj7 | Cmaj7" --json > plan.json
  amt plan "pop" --form "intro 4, verse 8, chorus 8" --json > plan.json
  amt plan song.mid
""",
    add_arguments=add_arguments,
    run=run,
)
