"""Stages without a configuration: `prepare`, `train` and `export` from one folder to another."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, cast, get_type_hints

from amt_core.cli.console import ProgressBar, print_json_line, whole_number
from amt_core.errors import AmtError
from amt_core.progress import Progress, counted, to_json
from amt_core.system.json_text import parse_json


def add_arguments(stage: str, parser: argparse.ArgumentParser) -> None:
    """Declares the arguments that a stage takes in place of a configuration."""
    if stage not in _RUN:
        return
    group = parser.add_argument_group("without a configuration")
    group.add_argument(
        "-o", "--output", metavar="DIR", type=Path, help=f"where to write; {_FROM[stage]}"
    )
    if stage == "prepare":
        group.add_argument(
            "--exclude-style",
            metavar="PREFIX",
            action="append",
            default=[],
            help="leave out files whose style_detail begins so; may be repeated",
        )
    elif stage == "train":
        _add_train_options(group)
    else:
        group.add_argument(
            "--data", metavar="DATA", type=Path, help="the folder that prepare has written"
        )


def is_meant(arguments: argparse.Namespace) -> bool:
    """True if a stage was called without a configuration."""
    return getattr(arguments, "output", None) is not None


def run(arguments: argparse.Namespace) -> int:
    """Carries the stage out."""
    _RUN[arguments.stage](arguments)
    return 0


def _add_train_options(group: Any) -> None:
    """An argument for every option of training; each has the default of the option."""
    from amt_core.pipeline.configuration.options import attribute_docs
    from amt_core.pipeline.training.options import TrainOptions

    says = attribute_docs(TrainOptions)
    types = get_type_hints(TrainOptions)
    for option in fields(TrainOptions):
        kind: Any = types[option.name]
        flag = f"--{option.name.replace('_', '-')}"
        # argparse reads a percent sign as the beginning of a name.
        described = says.get(option.name, "").replace("%", "%%")
        if kind is bool:
            group.add_argument(
                flag, action=argparse.BooleanOptionalAction, default=None, help=described
            )
        elif kind in (int, float, str):
            group.add_argument(
                flag,
                metavar={int: "N", float: "X", str: "TEXT"}[kind],
                type=kind,
                choices=option.metadata.get("choices") or None,
                help=described,
            )
    group.add_argument(
        "--examples", metavar="JSON", type=_json_object, help="how examples are made, as an object"
    )
    group.add_argument(
        "--example-tokens",
        metavar="N",
        type=whole_number(64, 16384),
        help="length of the examples; short ones first train faster",
    )


def _json_object(text: str) -> dict[str, Any]:
    """An object of JSON, as a type for argparse."""
    try:
        value: Any = parse_json(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"no JSON: {error}") from error
    if not isinstance(value, dict):
        raise argparse.ArgumentTypeError("an object of JSON is needed")
    return cast("dict[str, Any]", value)


def _prepare(arguments: argparse.Namespace) -> None:
    from amt_core.pipeline.data.prepare import prepare, read_manifest
    from amt_core.pipeline.executors import workers

    files = read_manifest(arguments.config, excluded_style_prefixes=tuple(arguments.exclude_style))
    with workers(arguments.workers or 0, scheduler=arguments.scheduler or "") as pool:
        _follow(arguments, prepare(files, arguments.output, workers=pool, total=len(files)))
    if not arguments.json:
        print(f"{arguments.output}: training data of {counted(len(files), 'files')}")


def _train(arguments: argparse.Namespace) -> None:
    from amt_core.pipeline.configuration.options import from_table
    from amt_core.pipeline.data.shards import Shards
    from amt_core.pipeline.training.options import TrainOptions
    from amt_core.pipeline.training.train import train

    given = {
        option.name: value
        for option in fields(TrainOptions)
        if (value := getattr(arguments, option.name, None)) is not None
    }
    options = from_table(TrainOptions, given, name="train")
    if arguments.example_tokens is not None:
        examples = replace(options.examples, context=arguments.example_tokens)
        options = replace(options, examples=examples)
    _follow(arguments, train(Shards(arguments.config), arguments.output, options))
    if not arguments.json and _is_first():
        print(f"{arguments.output}: trained for {counted(options.max_steps, 'steps')}")


def _export(arguments: argparse.Namespace) -> None:
    from amt_core.pipeline.data.shards import Shards
    from amt_core.pipeline.model.export import TRAINING_FILE, export

    if arguments.data is None:
        raise AmtError("The data that the model was trained on is missing.", "Add --data DATA.")
    _follow(arguments, export(arguments.config, Shards(arguments.data), arguments.output))
    if not arguments.json:
        print((arguments.output / TRAINING_FILE).read_text(encoding="utf-8"), end="")


def _is_first() -> bool:
    """True for the only process, or for the first one that `torchrun` started."""
    return os.environ.get("RANK", "0") == "0"


def _follow(arguments: argparse.Namespace, events: Iterable[Progress]) -> None:
    with ProgressBar() as bar:
        for event in events:
            if not _is_first():
                continue
            if arguments.json:
                print_json_line({"stage": arguments.stage, **to_json(event)})
            else:
                bar.show(event)


_FROM = {
    "prepare": "the argument is then a manifest, MANIFEST.csv",
    "train": "the argument is then the folder that prepare has written",
    "export": "the argument is then the folder that train has written",
}
_RUN: dict[str, Callable[[argparse.Namespace], None]] = {
    "prepare": _prepare,
    "train": _train,
    "export": _export,
}
