"""`amt model`: graph, counts of plans, critic and refined weights of a trained model."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from amt_core.cli.command import Command
from amt_core.cli.console import decimal_number, print_json, print_table, whole_number
from amt_core.engine.graph_shape import PRECISIONS
from amt_core.progress import Advanced, Finished, Metric, Started

_MAX_PIECES, _MAX_STEPS, _MAX_SEED = 10**6, 10**7, 2**31 - 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the actions and their arguments."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    export = actions.add_parser(
        "export", help="write the ONNX graph of a model and check it against the weights"
    )
    export.add_argument("folder", metavar="DIR", type=Path, help="the folder of the model")
    export.add_argument(
        "--precision",
        choices=PRECISIONS,
        default="int8",
        help="how the weights are stored: int8 for processors (default), int4 faster and less "
        "exact, fp16 for graphics cards, fp32 for comparisons",
    )
    export.add_argument(
        "--data",
        metavar="DATA",
        type=Path,
        help="output of `amt pipeline prepare`: check the graph on its test split instead of on "
        "music that the model writes",
    )
    export.add_argument("--json", action="store_true", help="print the report as JSON")
    export.set_defaults(run_action=_export)
    count = actions.add_parser(
        "count",
        help="count chords, forms, rests, roles and figures of the training pieces for a model",
    )
    count.add_argument("folder", metavar="DIR", type=Path, help="the folder of the model")
    count.add_argument(
        "--data",
        metavar="DATA",
        type=Path,
        required=True,
        help="output of `amt pipeline prepare`; its training split is counted",
    )
    count.set_defaults(run_action=_count)
    critic = actions.add_parser(
        "critic", help="train the critic that chooses among candidates of each bar"
    )
    _add_pieces(critic, default=200)
    critic.add_argument(
        "--further",
        action="store_true",
        help="compose with the critic that the model has, and add one that learns from that",
    )
    critic.set_defaults(run_action=_critic)
    refine = actions.add_parser(
        "refine", help="train the weights to tell music by people from what they write themselves"
    )
    _add_pieces(refine, default=2000)
    refine.add_argument(
        "-o", "--output", metavar="OUT", type=Path, required=True, help="the folder to write"
    )
    refine.add_argument(
        "--steps",
        metavar="N",
        type=whole_number(1, _MAX_STEPS),
        default=2400,
        help="steps of four pairs each (2400)",
    )
    refine.add_argument(
        "--learning-rate",
        metavar="RATE",
        type=decimal_number(0.0, 1.0),
        default=7e-6,
        help="the highest (7e-6)",
    )
    refine.add_argument(
        "--source-shares",
        metavar="NAME=SHARE,…",
        default="",
        help="how much of each source the usual examples beside are drawn, as in a training",
    )
    refine.set_defaults(run_action=_refine)


def _add_pieces(parser: argparse.ArgumentParser, *, default: int) -> None:
    """Declares the model and the training pieces beside which it composes.

    Args:
        parser: Where they are declared.
        default: The usual number of pieces.
    """
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder of the model")
    parser.add_argument(
        "--data",
        metavar="DATA",
        type=Path,
        required=True,
        help="output of `amt pipeline prepare`: beside its training pieces the model composes",
    )
    parser.add_argument(
        "--pieces",
        metavar="N",
        type=whole_number(1, _MAX_PIECES),
        default=default,
        help=f"pieces to compose and to learn from ({default})",
    )
    parser.add_argument(
        "--sources",
        metavar="NAME,NAME",
        default="",
        help="only pieces of these sources of the training data",
    )
    parser.add_argument("--seed", metavar="N", type=whole_number(0, _MAX_SEED), default=1)


def run(arguments: argparse.Namespace) -> int:
    """Runs one action."""
    status: int = arguments.run_action(arguments)
    return status


def _count(arguments: argparse.Namespace) -> int:
    from amt_core.engine.model_folder import ModelFolder
    from amt_core.pipeline.data.shards import Shards
    from amt_core.pipeline.model.export import count_plans_of
    from amt_core.styles.plan_counts import PLAN_COUNTS_FILE

    folder = ModelFolder.open(arguments.folder, require_onnx=False)
    counts = count_plans_of(Shards(arguments.data), folder.path)
    path = folder.path / PLAN_COUNTS_FILE.name
    if counts is None:
        print("No training piece was analyzed: the model stays without plans.")
    else:
        print(f"{path}: {len(counts.by_style)} styles, {path.stat().st_size / 1000:.0f} kB")
    return 0


def _export(arguments: argparse.Namespace) -> int:
    from amt_core.engine.model_folder import ModelFolder, onnx_path
    from amt_core.engine.onnx_export.export import export_model

    # Checked before the data, which takes longer to read.
    folder = ModelFolder.open(arguments.folder, require_onnx=False)
    sequences: list[list[int]] | None = None
    if arguments.data is not None:
        from amt_core.pipeline.data.shards import Shards
        from amt_core.pipeline.model.export import test_sequences

        sequences = test_sequences(Shards(arguments.data))
    report = export_model(folder.path, precision=arguments.precision, sequences=sequences)
    file = onnx_path(folder.path, report.precision)
    if arguments.json:
        print_json({"file": str(file), **asdict(report)})
        return 0
    source = "of the test split" if report.real_sequences else "that the model wrote"
    rows = [
        ("size", f"{report.file_bytes / 1e6:.1f} MB"),
        ("of float32", f"{report.file_bytes / report.file_bytes_fp32:.0%}"),
        ("compared on", f"{report.num_tokens} tokens {source}"),
        ("same most likely token", f"{report.top1_agreement:.1%}"),
        ("perplexity", f"{report.perplexity:.3f}, {report.perplexity_fp32:.3f} in float32"),
        ("largest logit difference", f"{report.max_logit_error:.2g}"),
    ]
    if report.max_logit_error_fp32_to_pytorch is not None:
        error = report.max_logit_error_fp32_to_pytorch
        rows.append(("float32 to PyTorch", f"{error:.2g} at most"))
    if report.wide:
        rows.append(("kept in eight bits", ", ".join(report.wide)))
    print(file)
    print_table(rows)
    return 0


def _critic(arguments: argparse.Namespace) -> int:
    from amt_core.engine.model_folder import ModelFolder
    from amt_core.pipeline.data.shards import Shards
    from amt_core.pipeline.model.train_critic import train_critic

    folder = ModelFolder.open(arguments.folder)
    for event in train_critic(
        folder.path,
        Shards(arguments.data),
        num_pieces=arguments.pieces,
        seed=arguments.seed,
        sources=[name for name in arguments.sources.split(",") if name],
        is_further=arguments.further,
    ):
        if isinstance(event, Started | Finished):
            print(event.message, flush=True)
    return 0


def _refine(arguments: argparse.Namespace) -> int:
    from amt_core.engine.model_folder import ModelFolder
    from amt_core.pipeline.data.shards import Shards
    from amt_core.pipeline.model.refine import refine

    step = 0
    for event in refine(
        ModelFolder.open(arguments.folder).path,
        arguments.output,
        Shards(arguments.data),
        num_pieces=arguments.pieces,
        num_steps=arguments.steps,
        highest_rate=arguments.learning_rate,
        seed=arguments.seed,
        sources=[name for name in arguments.sources.split(",") if name],
        source_shares=arguments.source_shares,
    ):
        if isinstance(event, Started | Finished):
            print(event.message, flush=True)
        elif isinstance(event, Advanced):
            step = event.done
        elif isinstance(event, Metric):
            print(f"step {step}: {event.name} {event.value:.3f}", flush=True)
    print(f"Next: amt model export {arguments.output}, then amt model critic {arguments.output}")
    return 0


COMMAND = Command(
    name="model",
    summary="make a trained model ready for composing",
    description="`export` writes the ONNX graph with which the program composes. The folder must "
    "hold config.json, model.safetensors and vocabulary.json. The graph is compared with the "
    "weights and is not written if it is not exact enough. `count` writes progressions.npz and "
    "plans.json, from which plans draw what a description leaves open; the export stage of the "
    "pipeline writes them as well. `critic` trains the critic, which chooses among several "
    "candidates of each bar. `refine` trains the weights further, against what they write. "
    "`export`, `critic` and `refine` need the training extra.",
    examples="""\
  amt model export my-model
  amt model export my-model --precision int4 --data work/data
  amt model export my-model --precision fp16      (for a graphics card)
  amt model critic my-model --data work/data
  amt model count my-model --data work/data
  amt model refine my-model --data work/data -o my-refined-model
""",
    add_arguments=add_arguments,
    run=run,
)
