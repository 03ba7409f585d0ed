"""`amt pipeline`: from labelled MIDI files to a model of one's own, stage by stage."""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from amt_core.cli.command import Command
from amt_core.cli.console import ProgressBar, whole_number


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the stages and their arguments."""
    stages = parser.add_subparsers(title="stages", metavar="STAGE", required=True)

    stage = stages.add_parser("prepare", help="MIDI files and their labels become training data")
    stage.add_argument("manifest", metavar="MANIFEST.csv", type=Path, help="labels of the files")
    stage.add_argument("-o", "--output", metavar="DIR", type=Path, required=True)
    stage.add_argument(
        "--exclude-style",
        metavar="PREFIX",
        action="append",
        default=[],
        help="leave out files whose style_detail begins so; may be repeated",
    )
    stage.add_argument(
        "--workers", metavar="N", type=whole_number(1, 256), default=os.cpu_count() or 1
    )
    stage.set_defaults(run_stage=_prepare)

    stage = stages.add_parser("train", help="train a GPT-2, or go on where training was stopped")
    stage.add_argument("data", metavar="DATA", type=Path, help="what prepare has written")
    stage.add_argument("-o", "--output", metavar="DIR", type=Path, required=True)
    add = stage.add_argument
    add("--num-layers", metavar="N", type=whole_number(1, 96), default=6)
    add("--width", metavar="N", type=whole_number(8, 8192), default=384)
    add("--num-heads", metavar="N", type=whole_number(1, 128), default=6)
    add("--batch-size", metavar="N", type=whole_number(1, 4096), default=8)
    add("--gradient-accumulation", metavar="N", type=whole_number(1, 4096), default=1)
    add("--learning-rate", metavar="X", type=float, default=1e-3)
    add("--warmup-steps", metavar="N", type=whole_number(0, 10**6), default=100)
    add("--max-steps", metavar="N", type=whole_number(1, 10**8), default=2000)
    add("--mixed-precision", choices=("no", "bf16"), default="bf16")
    add(
        "--example-tokens",
        metavar="N",
        type=whole_number(64, 1024),
        default=1024,
        help="length of the examples; short ones first train faster",
    )
    add("--seed", metavar="N", type=whole_number(0, 2**31 - 1), default=1)
    stage.set_defaults(run_stage=_train)

    stage = stages.add_parser("export", help="the best weights become a model that composes")
    stage.add_argument("run_folder", metavar="RUN", type=Path, help="what train has written")
    stage.add_argument("--data", metavar="DATA", type=Path, required=True)
    stage.add_argument("-o", "--output", metavar="DIR", type=Path, required=True)
    stage.set_defaults(run_stage=_export)


def run(arguments: argparse.Namespace) -> int:
    """Carries one stage out."""
    status: int = arguments.run_stage(arguments)
    return status


def _prepare(arguments: argparse.Namespace) -> int:
    from amt_core.pipeline.prepare import prepare, read_manifest

    files = read_manifest(
        arguments.manifest, excluded_style_prefixes=tuple(arguments.exclude_style)
    )
    with ProcessPoolExecutor(arguments.workers) as executor, ProgressBar() as bar:
        bar.follow(prepare(files, arguments.output, executor=executor))
    print(f"{arguments.output}: training data of {len(files)} files")
    return 0


def _train(arguments: argparse.Namespace) -> int:
    from amt_core.pipeline.examples import ExampleOptions
    from amt_core.pipeline.shards import Shards
    from amt_core.pipeline.train import TrainOptions, train

    options = TrainOptions(
        num_layers=arguments.num_layers,
        width=arguments.width,
        num_heads=arguments.num_heads,
        batch_size=arguments.batch_size,
        gradient_accumulation=arguments.gradient_accumulation,
        learning_rate=arguments.learning_rate,
        warmup_steps=arguments.warmup_steps,
        max_steps=arguments.max_steps,
        mixed_precision=arguments.mixed_precision,
        seed=arguments.seed,
        examples=ExampleOptions(context=arguments.example_tokens),
    )
    with ProgressBar() as bar:
        bar.follow(train(Shards(arguments.data), arguments.output, options))
    print(f"{arguments.output}: trained for {options.max_steps} steps")
    return 0


def _export(arguments: argparse.Namespace) -> int:
    from amt_core.pipeline.export import TRAINING_FILE, export
    from amt_core.pipeline.shards import Shards

    with ProgressBar() as bar:
        bar.follow(export(arguments.run_folder, Shards(arguments.data), arguments.output))
    print((arguments.output / TRAINING_FILE).read_text(encoding="utf-8"), end="")
    return 0


COMMAND = Command(
    name="pipeline",
    summary="train a model of your own",
    description="Turns labelled MIDI files into training data, trains a GPT-2, exports a model. "
    "Needs the training extra of the package.",
    examples="""\
  amt pipeline prepare library/manifest.csv -o data
  amt pipeline train data -o run --max-steps 5000
  amt pipeline export run --data data -o my-model
  amt compose "a polka" -o polka.mid --model my-model
""",
    add_arguments=add_arguments,
    run=run,
)
