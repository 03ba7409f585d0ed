"""`amt evaluate`: measures how well a model follows descriptions, and its music."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from amt_core.cli.arguments.takes import add_model_argument, add_seed_argument, add_takes_argument
from amt_core.cli.command import Command
from amt_core.cli.console import (
    ProgressBar,
    print_json,
    print_json_line,
    print_table,
    whole_number,
)
from amt_core.errors import AmtError
from amt_core.progress import Progress, to_json

FIGURES_FILE, PAGE_FILE = "evaluation.json", "report.html"
_MAX_WORKERS = 64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    add = parser.add_argument
    add(
        "files",
        metavar="FILE.mid",
        type=Path,
        nargs="*",
        help="MIDI files or folders to measure; without any, the model composes",
    )
    add(
        "-o",
        "--output",
        metavar="DIR",
        type=Path,
        help=f"folder for the pieces, {FIGURES_FILE} and {PAGE_FILE}",
    )
    add_model_argument(parser)
    add(
        "--descriptions",
        metavar="FILE",
        type=Path,
        help="descriptions to compose: one per line, or lists in TOML; default: the built-in 300",
    )
    add(
        "--plans",
        action="store_true",
        help="use the built-in descriptions of chords, forms, changes, roles and figures",
    )
    add("--part", metavar="NAME", help="use only this part of the descriptions, such as unseen")
    add(
        "--limit",
        metavar="N",
        type=whole_number(1, 100_000),
        help="use N descriptions, evenly spaced",
    )
    add_seed_argument(parser, "seed of the first piece", default=1)
    add_takes_argument(parser, "pieces per description")
    add(
        "--unconstrained",
        metavar="N",
        type=whole_number(0, 100_000),
        default=0,
        help="also compose for N descriptions without enforcing them, to compare",
    )
    add("--against", metavar="DIR", type=Path, help="compare the given files with the files in DIR")
    add(
        "--data",
        metavar="DATA",
        type=Path,
        help="first measure the human test pieces in this output of `amt pipeline prepare`, index "
        "its training pieces, and store both in the model's folder",
    )
    add(
        "--told-apart",
        metavar="DATA",
        type=Path,
        help="also compose a piece like each of some human ones in this output of `amt pipeline "
        "prepare`, and measure how well a classifier tells them apart (0.5: not at all)",
    )
    add(
        "--pairs",
        metavar="N",
        type=whole_number(8, 100_000),
        default=24,
        help="number of pieces for --told-apart; default 24",
    )
    add(
        "--cosiatec",
        action="store_true",
        help="also measure how well each piece compresses into repeated patterns (about 0.05 s for "
        "300 notes); with --data for the human pieces too",
    )
    add("--workers", metavar="N", type=whole_number(0, _MAX_WORKERS), default=0,
        help="number of processes that measure many pieces; 0: one per core")  # fmt: skip
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="print the figures as JSON")
    shown.add_argument(
        "--progress-json",
        action="store_true",
        help="print the progress as lines of JSON in place of the figures, for another program",
    )


def run(arguments: argparse.Namespace) -> int:
    """Carries the command out."""
    from amt_core.engine.model_folder import default_model_path
    from amt_core.pipeline.executors import workers

    _check(arguments)
    model_folder = arguments.model or default_model_path()
    figures: dict[str, Any] = {}
    with workers(arguments.workers) as pool, ProgressBar() as bar:

        def follow(events: Iterable[Progress]) -> None:
            for event in events:
                if arguments.progress_json:
                    print_json_line(to_json(event))
                else:
                    bar.show(event)

        if arguments.data is not None:
            follow(_measure_data(arguments, model_folder, pool))
        if arguments.files:
            follow(_measure_files(arguments, model_folder, pool, figures))
        elif arguments.output is not None:
            follow(_evaluate_model(arguments, model_folder, figures))
        if arguments.told_apart is not None:
            follow(_tell_apart(arguments, model_folder, figures))
    if not figures:
        return 0
    if arguments.output is not None:
        _write(figures, arguments.output)
    if arguments.json:
        print_json(figures)
    elif not arguments.progress_json:
        _print(figures)
    return 0


def _check(arguments: argparse.Namespace) -> None:
    if not arguments.files and arguments.output is None and arguments.data is None:
        raise AmtError(
            "There is nothing to do.",
            "Give MIDI files to measure, or a folder for the pieces of the model: -o DIR",
        )
    if arguments.told_apart is not None and arguments.output is None:
        raise AmtError("--told-apart needs a folder for the pieces.", "Give one: -o DIR")
    if arguments.against is not None and not arguments.files:
        raise AmtError("--against needs files to compare.", "Give MIDI files, or folders of them.")


def _measure_data(
    arguments: argparse.Namespace, model_folder: Path, pool: Any
) -> Iterable[Progress]:
    from amt_core.pipeline.model.baselines import write_baselines

    return write_baselines(
        arguments.data, model_folder, workers=pool, with_cosiatec=arguments.cosiatec
    )


def _evaluate_model(
    arguments: argparse.Namespace, model_folder: Path, figures: dict[str, Any]
) -> Iterable[Progress]:
    from amt_core.evaluation.descriptions import (
        own_descriptions,
        plan_descriptions,
        read_descriptions,
    )
    from amt_core.pipeline.model.evaluate import Trial, evaluate_model

    if arguments.descriptions is not None:
        descriptions = read_descriptions(arguments.descriptions)
    else:
        descriptions = plan_descriptions() if arguments.plans else own_descriptions()
    if arguments.part is not None:
        parts = dict.fromkeys(each.part for each in descriptions)
        descriptions = [each for each in descriptions if each.part == arguments.part]
        if not descriptions:
            raise AmtError(
                f'The descriptions have no part "{arguments.part}".',
                f"Choose one of: {', '.join(parts)}",
            )
    if arguments.limit is not None:
        descriptions = _spread(descriptions, arguments.limit)
    trial = Trial(
        descriptions=descriptions,
        takes=arguments.takes,
        seed=arguments.seed,
        num_unconstrained=min(arguments.unconstrained, len(descriptions)),
    )
    return evaluate_model(
        model_folder,
        trial,
        folder=arguments.output / "pieces",
        figures=figures,
        with_cosiatec=arguments.cosiatec,
    )


def _measure_files(
    arguments: argparse.Namespace, model_folder: Path, pool: Any, figures: dict[str, Any]
) -> Iterable[Progress]:
    """Measures files without a description to compare them with."""
    from amt_core.pipeline.model.evaluate import Written, measure_all
    from amt_core.spec.music_spec import MusicSpec

    paths = _midi_files(arguments.files)
    written = [Written(path=path, spec=replace(MusicSpec(), text=str(path))) for path in paths]
    yield from measure_all(
        written,
        model_folder=model_folder,
        workers=pool,
        figures=figures,
        with_cosiatec=arguments.cosiatec,
    )
    if arguments.against is not None:
        from amt_core.evaluation.likeness import compare_sets
        from amt_core.midi.read import read_midi

        others = [read_midi(path) for path in _midi_files([arguments.against])]
        figures["against"] = compare_sets([read_midi(path) for path in paths], others)


def _tell_apart(
    arguments: argparse.Namespace, model_folder: Path, figures: dict[str, Any]
) -> Iterable[Progress]:
    from amt_core.pipeline.model.told_apart import measure_told_apart
    from amt_core.progress import Warned

    try:
        yield from measure_told_apart(
            arguments.told_apart,
            model_folder,
            num_pairs=arguments.pairs,
            seed=arguments.seed,
            figures=figures,
        )
    except AmtError as error:
        # The other figures took long, and stand without this one.
        figures["told_apart"] = {"reason": str(error)}
        yield Warned(message=str(error))


def _midi_files(places: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for place in places:
        if place.is_dir():
            inside = (path for path in place.rglob("*") if path.suffix.lower() in {".mid", ".midi"})
            found += sorted(inside)
        else:
            found.append(place)
    if not found:
        raise AmtError("There are no MIDI files.", "Give files that end in .mid, or their folder.")
    return found


def _spread(items: Sequence[Any], count: int) -> list[Any]:
    """Picks `count` items at equal steps."""
    count = min(count, len(items))
    return [items[number * len(items) // count] for number in range(count)]


def _write(figures: Mapping[str, Any], folder: Path) -> None:
    from amt_core.evaluation.report.page import evaluation_page
    from amt_core.system.files import replacing

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in (
            (FIGURES_FILE, json.dumps(figures, indent=1, ensure_ascii=False) + "\n"),
            (PAGE_FILE, evaluation_page(figures)),
        ):
            with replacing(folder / name) as temporary:
                temporary.write_text(content, encoding="utf-8")
    except OSError as error:
        raise AmtError(
            f"The report cannot be written ({error}).", "Choose another folder with -o."
        ) from error


def _print(figures: Mapping[str, Any]) -> None:
    from amt_core.evaluation.report.page import (
        adherence_table,
        musicality_table,
        novelty_table,
        plan_table,
    )

    tables = [musicality_table(figures)]
    if figures["adherence"]["all"]:
        tables.insert(0, adherence_table(figures))
    if figures.get("plan"):
        tables.insert(-1, plan_table(figures))
    if figures.get("novelty"):
        tables.append(novelty_table(figures))
    for number, (names, rows) in enumerate(tables):
        if number:
            print()
        print_table([names, *rows])
    if "told_apart" in figures:
        told = figures["told_apart"]
        print()
        print_table(
            [("told apart", told.get("reason") or f"AUC {told['value']:.3f}", "")]
            + [
                (gap["name"].replace("_", " "), f"{gap['first']:.3f}", f"{gap['second']:.3f}")
                for gap in told.get("features", ())
            ]
        )
    if "against" in figures:
        print()
        print_table((name.replace("_", " "), f"{v:.3f}") for name, v in figures["against"].items())


COMMAND = Command(
    name="evaluate",
    summary="measure the music of a model, or MIDI files",
    description="Composes a piece for each of a set of descriptions and measures the pieces: how "
    "well they follow the descriptions, how they compare with human pieces, and whether they copy "
    "training pieces. A stopped run continues where it stopped. With MIDI files given, it measures "
    "the files instead.",
    examples="""\
  amt evaluate -o evaluation                        (the 300 built-in descriptions)
  amt evaluate -o plans --plans --limit 40          (chords, forms, changes, roles)
  amt evaluate -o mine --descriptions my-texts.txt --seed 7 --unconstrained 50
  amt evaluate --data work/data/KEY --model work/model     (stores the pieces to compare with)
  amt evaluate song.mid album/ --cosiatec --json
  amt evaluate takes/ --against album/
""",
    add_arguments=add_arguments,
    run=run,
)
