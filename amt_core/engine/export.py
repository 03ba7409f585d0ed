"""From a Hugging Face GPT-2 folder to the ONNX graph the decoder runs."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from amt_core.engine.decoder import Decoder
from amt_core.engine.graph import Precision, build_graph
from amt_core.engine.model_folder import ExpectedVocabulary, ModelFolder, onnx_path
from amt_core.errors import AmtError

logger = logging.getLogger(__name__)

# Sequences made up for the check when none are given: enough to find a graph that is wrong.
_NUM_CHECK_SEQUENCES: Final = 4
_CHECK_LENGTH: Final = 64
_TRAIN_HINT: Final = "Install the training extra: pip install 'amt-desktop[train]'"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """How a graph compares with the float32 one on the same sequences.

    Attributes:
        precision: What was exported.
        file_bytes: Size of the graph.
        num_tokens: Tokens that were compared.
        real_sequences: Whether they were given, rather than made up at random.
        max_logit_error: Largest difference of a logit.
        top1_agreement: Share of positions with the same most likely token.
        perplexity: Of the sequences, by the exported graph.
        perplexity_fp32: Of the sequences, by the float32 graph.
        max_logit_error_fp32_to_pytorch: Largest difference between the float32 graph and
            ``GPT2LMHeadModel``; ``None`` where PyTorch is not installed.
    """

    precision: Precision
    file_bytes: int
    num_tokens: int
    real_sequences: bool
    max_logit_error: float
    top1_agreement: float
    perplexity: float
    perplexity_fp32: float
    max_logit_error_fp32_to_pytorch: float | None


def export_model(
    path: Path | str,
    *,
    precision: Precision,
    sequences: Sequence[Sequence[int]] | None = None,
    vocabulary: ExpectedVocabulary | None = None,
) -> Path:
    """Writes ``onnx/model_{precision}.onnx`` and a report ``.json`` of the same name beside it.

    The report compares the new graph with a float32 one. fp16, which is for graphics cards, is
    not run here and gets no report.

    Args:
        path: A model folder with ``config.json``, ``model.safetensors`` and ``vocabulary.json``.
        precision: What to store the matrices in.
        sequences: Token ids to compare on, best from the test split; made up if missing.
        vocabulary: As in `ModelFolder.open`.

    Returns:
        The graph's path.

    Raises:
        AmtError: The folder is not a model, or the training extra is not installed.
    """
    folder = ModelFolder.open(path, vocabulary=vocabulary, require_onnx=False)
    target = _write_graph(folder, precision, onnx_path(folder.path, precision))
    if precision == "fp16":
        return target
    if precision == "fp32":
        reference_file = target
    else:
        reference_file = _write_graph(
            folder, "fp32", folder.path / "onnx" / f".reference-{os.getpid()}.onnx"
        )
    try:
        report = _compare(folder, precision, target, reference_file, sequences)
    finally:
        if reference_file != target:
            reference_file.unlink(missing_ok=True)
    _write_text(target.with_suffix(".json"), json.dumps(asdict(report), indent=2) + "\n")
    logger.info("exported %s: %s", target, report)
    return target


def read_weights(folder: ModelFolder) -> dict[str, NDArray[np.floating]]:
    """The tensors of ``model.safetensors``, named without the ``transformer.`` prefix."""
    from safetensors.numpy import load_file

    tensors: dict[str, NDArray[np.floating]] = load_file(folder.path / "model.safetensors")
    return {name.removeprefix("transformer."): tensor for name, tensor in tensors.items()}


def _write_graph(folder: ModelFolder, precision: Precision, target: Path) -> Path:
    try:
        graph = build_graph(folder.shape, read_weights(folder), precision=precision)
    except ModuleNotFoundError as error:
        raise AmtError(f"Exporting needs the package {error.name}.", _TRAIN_HINT) from error
    temporary = target.with_name(f".{target.name}-{os.getpid()}")
    try:
        target.parent.mkdir(exist_ok=True)
        temporary.write_bytes(graph.SerializeToString())
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise AmtError(
            f"{target} cannot be written: {error.strerror}.",
            "Check the disk's free space and the folder's permissions.",
        ) from error
    return target


def _write_text(target: Path, text: str) -> None:
    temporary = target.with_name(f".{target.name}-{os.getpid()}")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(target)


def _compare(
    folder: ModelFolder,
    precision: Precision,
    file: Path,
    reference_file: Path,
    sequences: Sequence[Sequence[int]] | None,
) -> ExportReport:
    ids = [list(sequence)[: folder.n_positions] for sequence in sequences or ()]
    if not ids:
        rng = np.random.default_rng(0)
        length = min(_CHECK_LENGTH, folder.n_positions)
        ids = rng.integers(0, folder.vocab_size, (_NUM_CHECK_SEQUENCES, length)).tolist()
    reference = sequence_logits(folder, "fp32", reference_file, ids)
    logits = reference if file == reference_file else sequence_logits(folder, precision, file, ids)
    same = [
        (ours.argmax(-1) == theirs.argmax(-1))
        for ours, theirs in zip(logits, reference, strict=True)
    ]
    return ExportReport(
        precision=precision,
        file_bytes=file.stat().st_size,
        num_tokens=sum(map(len, ids)),
        real_sequences=bool(sequences),
        max_logit_error=_largest_difference(logits, reference),
        top1_agreement=float(np.concatenate(same).mean()),
        perplexity=perplexity(logits, ids),
        perplexity_fp32=perplexity(reference, ids),
        max_logit_error_fp32_to_pytorch=_difference_to_pytorch(folder, reference, ids),
    )


def sequence_logits(
    folder: ModelFolder, precision: Precision, file: Path, ids: Sequence[Sequence[int]]
) -> list[NDArray[np.float32]]:
    """Logits (length, vocab_size) of each sequence, token by token as when composing."""
    decoder = Decoder(
        replace(folder, onnx_files={precision: file}),
        num_rows=1,
        precision=precision,
        cache_bytes=0,
    )
    results: list[NDArray[np.float32]] = []
    for sequence in ids:
        rows = [decoder.prefill(0, sequence[:1])]
        rows += [decoder.step([token])[0].copy() for token in sequence[1:]]
        results.append(np.stack(rows))
    return results


def perplexity(logits: Sequence[NDArray[np.float32]], ids: Sequence[Sequence[int]]) -> float:
    """The exponential of the mean negative log-likelihood, first tokens left out."""
    losses: list[NDArray[np.float64]] = []
    for rows, sequence in zip(logits, ids, strict=True):
        scores = rows[:-1].astype(np.float64)
        scores -= scores.max(axis=-1, keepdims=True)
        log_total = np.log(np.exp(scores).sum(axis=-1))
        targets = np.asarray(sequence[1:])
        losses.append(log_total - scores[np.arange(len(targets)), targets])
    return float(np.exp(np.concatenate(losses).mean()))


def _largest_difference(
    ours: Sequence[NDArray[np.float32]], theirs: Sequence[NDArray[np.float32]]
) -> float:
    return max(float(np.abs(a - b).max()) for a, b in zip(ours, theirs, strict=True))


def _difference_to_pytorch(
    folder: ModelFolder, logits: Sequence[NDArray[np.float32]], ids: Sequence[Sequence[int]]
) -> float | None:
    try:
        import torch
        from transformers import GPT2LMHeadModel
    except ModuleNotFoundError:
        return None
    model = GPT2LMHeadModel.from_pretrained(folder.path, dtype=torch.float32).eval()
    with torch.inference_mode():
        theirs = [model(torch.tensor([sequence])).logits[0].numpy() for sequence in ids]
    return _largest_difference(logits, theirs)
