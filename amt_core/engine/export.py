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
from amt_core.engine.sampler import Sampler, SamplingOptions
from amt_core.errors import AmtError

logger = logging.getLogger(__name__)

_NUM_OWN_SEQUENCES: Final = 4
_MAX_CHECK_TOKENS: Final = 4096
# Music that was not seen here may go a little beyond what was.
_HEADROOM: Final = 1.1
_TRAIN_HINT: Final = "Install the training extra: pip install 'amt-desktop[train]'"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """How a graph compares with the float32 one on the same sequences.

    Attributes:
        precision: What was exported.
        file_bytes: Size of the graph.
        num_tokens: Tokens that were compared.
        real_sequences: Whether they were given, rather than written by the model itself.
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
        sequences: Token ids to compare on, best from the test split; if missing, what the
            model itself writes.
        vocabulary: As in `ModelFolder.open`.

    Returns:
        The graph's path.

    Raises:
        AmtError: The folder is not a model, or the training extra is not installed.
    """
    folder = ModelFolder.open(path, vocabulary=vocabulary, require_onnx=False)
    target = onnx_path(folder.path, precision)
    if precision == "fp16":
        return _write_graph(folder, precision, target)
    if precision == "fp32":
        exact_file = _write_graph(folder, "fp32", target)
    else:
        exact_file = _write_graph(folder, "fp32", target.with_name(f".exact-{os.getpid()}.onnx"))
    try:
        own = _own_writing(folder, exact_file)
        if precision != "fp32":
            scales = _cache_scales(folder, exact_file, [*own, *(sequences or ())])
            _write_graph(folder, precision, target, cache_scales=scales)
        report = _compare(folder, precision, target, exact_file, sequences or own)
    finally:
        if exact_file != target:
            exact_file.unlink(missing_ok=True)
    report = replace(report, real_sequences=bool(sequences))
    _write_text(target.with_suffix(".json"), json.dumps(asdict(report), indent=2) + "\n")
    logger.info("exported %s: %s", target, report)
    return target


def read_weights(folder: ModelFolder) -> dict[str, NDArray[np.floating]]:
    """The tensors of ``model.safetensors``, named without the ``transformer.`` prefix."""
    from safetensors.numpy import load_file

    tensors: dict[str, NDArray[np.floating]] = load_file(folder.path / "model.safetensors")
    return {name.removeprefix("transformer."): tensor for name, tensor in tensors.items()}


def _write_graph(
    folder: ModelFolder,
    precision: Precision,
    target: Path,
    *,
    cache_scales: NDArray[np.float32] | None = None,
) -> Path:
    try:
        graph = build_graph(
            folder.shape, read_weights(folder), precision=precision, cache_scales=cache_scales
        )
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


def _own_writing(folder: ModelFolder, exact_file: Path) -> list[list[int]]:
    """Sequences as long as the context, drawn from the model itself: the like of its music."""
    decoder = _decoder(folder, "fp32", exact_file, num_rows=_NUM_OWN_SEQUENCES)
    sampler = Sampler(SamplingOptions(top_p=1.0), np.random.Generator(np.random.PCG64(0)))
    everything = np.arange(folder.vocab_size)
    begin = folder.bos_token_id
    tokens = [begin] * _NUM_OWN_SEQUENCES
    columns = [tokens]
    for row in range(_NUM_OWN_SEQUENCES):
        decoder.truncate(row, 0)
    while len(columns) < folder.n_positions:
        tokens = [sampler.sample(logits, everything) for logits in decoder.step(tokens)]
        columns.append(tokens)
    return [list(sequence) for sequence in zip(*columns, strict=True)]


def _cache_scales(
    folder: ModelFolder, exact_file: Path, sequences: Sequence[Sequence[int]]
) -> NDArray[np.float32]:
    """(layers, 2, heads, head width) so that every key and value seen fits into eight bits."""
    decoder = _decoder(folder, "fp32", exact_file, num_rows=1)
    width = folder.n_embd // folder.n_head
    largest = np.full((folder.n_layer, 2, folder.n_head, width), 1e-6, np.float32)
    for sequence in sequences:
        decoder.prefill(0, sequence[: folder.n_positions])
        np.maximum(largest, np.abs(decoder.keys_values(0)).max(axis=3), out=largest)
    return largest * np.float32(_HEADROOM / 127)


def _compare(
    folder: ModelFolder,
    precision: Precision,
    file: Path,
    exact_file: Path,
    sequences: Sequence[Sequence[int]],
) -> ExportReport:
    ids = _first_tokens([sequence[: folder.n_positions] for sequence in sequences])
    reference = sequence_logits(folder, "fp32", exact_file, ids)
    logits = reference if file == exact_file else sequence_logits(folder, precision, file, ids)
    same = [
        (ours.argmax(-1) == theirs.argmax(-1))
        for ours, theirs in zip(logits, reference, strict=True)
    ]
    return ExportReport(
        precision=precision,
        file_bytes=file.stat().st_size,
        num_tokens=sum(map(len, ids)),
        real_sequences=False,
        max_logit_error=_largest_difference(logits, reference),
        top1_agreement=float(np.concatenate(same).mean()),
        perplexity=perplexity(logits, ids),
        perplexity_fp32=perplexity(reference, ids),
        max_logit_error_fp32_to_pytorch=_difference_to_pytorch(folder, reference, ids),
    )


def _first_tokens(sequences: Sequence[Sequence[int]]) -> list[list[int]]:
    """The sequences up to the number of tokens that a check takes."""
    left = _MAX_CHECK_TOKENS
    kept: list[list[int]] = []
    for sequence in sequences:
        kept.append(list(sequence[:left]))
        left -= len(kept[-1])
        if left <= 1:
            break
    return kept


def sequence_logits(
    folder: ModelFolder, precision: Precision, file: Path, ids: Sequence[Sequence[int]]
) -> list[NDArray[np.float32]]:
    """Logits (length, vocab_size) of each sequence, token by token as when composing."""
    decoder = _decoder(folder, precision, file, num_rows=1)
    results: list[NDArray[np.float32]] = []
    for sequence in ids:
        rows = [decoder.prefill(0, sequence[:1])]
        rows += [decoder.step([token])[0].copy() for token in sequence[1:]]
        results.append(np.stack(rows))
    return results


def _decoder(folder: ModelFolder, precision: Precision, file: Path, *, num_rows: int) -> Decoder:
    return Decoder(
        replace(folder, onnx_files={precision: file}),
        num_rows=num_rows,
        precision=precision,
        # Exporting goes on beside other work, and there one thread is the steadiest.
        threads=1,
        cache_bytes=0,
    )


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
