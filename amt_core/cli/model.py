"""`amt model`: from trained weights to the graph that composes."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from amt_core.cli.command import Command
from amt_core.cli.console import print_json, print_table
from amt_core.engine.graph_shape import PRECISIONS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the actions and their arguments."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    export = actions.add_parser(
        "export", help="write the ONNX graph of a model, and check it against the weights"
    )
    export.add_argument("folder", metavar="DIR", type=Path, help="the folder of the model")
    export.add_argument(
        "--precision",
        choices=PRECISIONS,
        default="int8",
        help="how the weights are kept: int8 for processors (the default), int4 for less exact "
        "and faster, fp16 for graphics cards, fp32 for comparisons",
    )
    export.add_argument(
        "--data",
        metavar="DATA",
        type=Path,
        help="what `amt pipeline prepare` has written: the check is then made on its test split, "
        "else on what the model itself writes",
    )
    export.add_argument("--json", action="store_true", help="print the report as one JSON object")
    export.set_defaults(run_action=_export)


def run(arguments: argparse.Namespace) -> int:
    """Carries one action out."""
    status: int = arguments.run_action(arguments)
    return status


def _export(arguments: argparse.Namespace) -> int:
    from amt_core.engine.model_folder import ModelFolder, onnx_path
    from amt_core.engine.onnx_export.export import export_model

    # Looked at before the data, whose reading takes longer.
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


COMMAND = Command(
    name="model",
    summary="export a model",
    description="Makes the ONNX graph that the engine runs from a folder with config.json, "
    "model.safetensors and vocabulary.json, and compares it with the weights. A graph that is "
    "not exact enough is not written. Needs the training extra.",
    examples="""\
  amt model export my-model
  amt model export my-model --precision int4 --data work/data
  amt model export my-model --precision fp16      (for a graphics card)
""",
    add_arguments=add_arguments,
    run=run,
)
