"""From a Hugging Face GPT-2 folder to the ONNX graph the decoder runs."""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
from numpy.typing import NDArray

from amt_core.engine.graph_shape import Precision
from amt_core.engine.model_folder import ExpectedVocabulary, ModelFolder, onnx_path
from amt_core.engine.onnx_export.graph import build_graph
from amt_core.engine.onnx_export.self_check import ExportReport, Limits, Reference, check_decoder
from amt_core.engine.sampling.sampler import Sampler, SamplingOptions
from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.checksums import changing_files, check_file
from amt_core.system.installed import how_to_install

logger = logging.getLogger(__name__)

_NUM_OWN_SEQUENCES: Final = 4
# Music that was not seen here may go a little beyond what was.
_HEADROOM: Final = 1.1
# What an int4 graph keeps in eight bits, if it is not exact enough without: the kinds of matrices
# that lose the most first, as found on trained models.
_WIDER_AND_WIDER: Final = (
    (),
    ("qkv",),
    ("qkv", "fc"),
    ("qkv", "fc", "mlp_proj"),
)
_TRAIN_HINT: Final = how_to_install("amt-desktop[train]")
_MORE_EXACT: Final[dict[Precision, str]] = {
    "int4": Sentence("Export with --precision int8 instead."),
    "int8": Sentence("Export with --precision fp32 instead."),
}


class InexactGraphError(AmtError):
    """A graph that differs too much from the weights."""


def export_model(
    path: Path | str,
    *,
    precision: Precision,
    sequences: Sequence[Sequence[int]] | None = None,
    vocabulary: ExpectedVocabulary | None = None,
    limits: Limits | None = None,
) -> ExportReport:
    """Writes ``onnx/model_{precision}.onnx`` and a report ``.json`` of the same name next to it.

    The graph is compared with a float32 one first, and that with PyTorch. An int4 graph that is
    not exact enough keeps more and more of its matrices in eight bits until it is. A graph that
    does not hold the limits is not written, and one that was there stays. The checksums of the
    folder are brought up to date.

    Args:
        path: A model folder with ``config.json``, ``model.safetensors`` and ``vocabulary.json``.
        precision: What to store the matrices in.
        sequences: Token ids to compare on, best from the test split; if missing, what the
            model itself writes.
        vocabulary: As in `ModelFolder.open`.
        limits: What the graph must hold.

    Raises:
        InexactGraphError: The graph does not hold the limits.
        AmtError: The folder is not a model, the training extra is not installed, or the disk is
            full.
    """
    folder = ModelFolder.open(path, vocabulary=vocabulary, require_onnx=False)
    target = onnx_path(folder.path, precision)
    try:
        target.parent.mkdir(exist_ok=True)
        with TemporaryDirectory(prefix=".export-", dir=target.parent) as making:
            made, report = _make(folder, precision, Path(making), sequences, limits or Limits())
            report_file = made.with_suffix(".json")
            report_file.write_text(json.dumps(asdict(report), indent=2) + "\n", encoding="utf-8")
            names = [f"onnx/{target.name}", f"onnx/{target.with_suffix('.json').name}"]
            with changing_files(folder.path, *names):
                made.replace(target)
                report_file.replace(target.with_suffix(".json"))
    except OSError as error:
        raise AmtError(
            Sentence("{target} cannot be written: {reason}.", target=target, reason=error.strerror),
            "Check the disk's free space and the folder's permissions.",
        ) from error
    logger.info("exported %s: %s", target, report)
    return report


def read_weights(folder: ModelFolder) -> dict[str, NDArray[np.floating]]:
    """The tensors of ``model.safetensors``, named without the ``transformer.`` prefix.

    Raises:
        AmtError: The file differs from its checksum.
    """
    from safetensors.numpy import load_file

    check_file(folder.path, "model.safetensors")
    tensors: dict[str, NDArray[np.floating]] = load_file(folder.path / "model.safetensors")
    return {name.removeprefix("transformer."): tensor for name, tensor in tensors.items()}


def _make(
    folder: ModelFolder,
    precision: Precision,
    making: Path,
    sequences: Sequence[Sequence[int]] | None,
    limits: Limits,
) -> tuple[Path, ExportReport]:
    """A graph that holds the limits, in the folder `making`, and the report on it."""
    exact, made = making / "fp32.onnx", making / f"{precision}.onnx"
    _write_graph(folder, "fp32", exact)
    own = _own_writing(folder, exact)
    reference = Reference.of(folder, exact, sequences or own)
    scales = None
    if precision in ("int8", "int4"):
        scales = _cache_scales(folder, exact, [*own, *(sequences or ())])
    problems: list[str] = []
    for wide in _WIDER_AND_WIDER if precision == "int4" else ((),):
        if precision != "fp32":
            _write_graph(folder, precision, made, cache_scales=scales, wide=wide)
        report = reference.compare(precision, made, real_sequences=bool(sequences))
        problems = report.problems(limits)
        if not problems:
            return made, replace(report, wide=wide)
        logger.info("%s with %s in eight bits: %s", precision, wide or "nothing", problems)
    raise InexactGraphError(
        Sentence(
            "The {precision} graph of {folder} is not exact enough: {problems}.",
            precision=precision,
            folder=folder.path,
            problems="; ".join(problems),
        ),
        _MORE_EXACT.get(precision, Sentence("Update onnxruntime and export the model again.")),
    )


def _write_graph(
    folder: ModelFolder,
    precision: Precision,
    file: Path,
    *,
    cache_scales: NDArray[np.float32] | None = None,
    wide: Collection[str] = (),
) -> None:
    try:
        graph = build_graph(
            folder.shape,
            read_weights(folder),
            precision=precision,
            cache_scales=cache_scales,
            wide=wide,
        )
    except ModuleNotFoundError as error:
        raise AmtError(
            Sentence("Exporting needs the package {package}.", package=error.name), _TRAIN_HINT
        ) from error
    file.write_bytes(graph.SerializeToString())


def _own_writing(folder: ModelFolder, exact: Path) -> list[list[int]]:
    """Sequences as long as the context, drawn from the model itself: the like of its music."""
    decoder = check_decoder(folder, exact, num_rows=_NUM_OWN_SEQUENCES)
    sampler = Sampler(SamplingOptions(top_p=1.0), np.random.Generator(np.random.PCG64(0)))
    everything = np.arange(folder.vocab_size)
    begin = folder.bos_token_id
    tokens = [begin] * _NUM_OWN_SEQUENCES
    columns = [tokens]
    for row in range(_NUM_OWN_SEQUENCES):
        decoder.clear(row)
    while len(columns) < folder.n_positions:
        tokens = [sampler.sample(logits, everything) for logits in decoder.step(tokens)]
        columns.append(tokens)
    return [list(sequence) for sequence in zip(*columns, strict=True)]


def _cache_scales(
    folder: ModelFolder, exact: Path, sequences: Sequence[Sequence[int]]
) -> NDArray[np.float32]:
    """(layers, 2, heads, head width) so that every key and value seen fits into eight bits."""
    decoder = check_decoder(folder, exact, num_rows=1)
    width = folder.n_embd // folder.n_head
    largest = np.full((folder.n_layer, 2, folder.n_head, width), 1e-6, np.float32)
    for sequence in sequences:
        decoder.prefill(0, sequence[: folder.n_positions])
        np.maximum(largest, np.abs(decoder.keys_values(0)).max(axis=3), out=largest)
    return largest * np.float32(_HEADROOM / 127)
