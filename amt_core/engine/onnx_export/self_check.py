"""Does a graph say what the model says? Compared on the same sequences, as a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from amt_core.engine.decoder import Decoder
from amt_core.engine.graph_shape import Precision
from amt_core.engine.model_folder import ModelFolder

_MAX_TOKENS: Final = 4096
# Below this, names, norms and scales, which stay as they are, weigh too much for a share to tell.
_SMALL_FILE_BYTES: Final = 8 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits that a graph must keep to be written.

    Attributes:
        max_logit_error_fp32: Largest difference of a logit between the float32 graph and PyTorch.
        min_top1_agreement: Of a rounded graph with the float32 one.
        max_perplexity_ratio: Perplexity of a rounded graph over that of the float32 one.
        max_file_share: Size of a graph over that of the float32 one, by precision.
    """

    max_logit_error_fp32: float = 1e-3
    min_top1_agreement: float = 0.97
    max_perplexity_ratio: float = 1.01
    max_file_share: tuple[tuple[Precision, float], ...] = (
        ("int8", 0.30),
        ("int4", 0.30),
        ("fp16", 0.55),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """A graph compared with the float32 one on the same sequences.

    Attributes:
        precision: What was exported.
        wide: Kinds of matrices that an int4 graph keeps in eight bits.
        file_bytes: Size of the graph.
        file_bytes_fp32: Size of the float32 graph.
        num_tokens: Tokens that were compared.
        real_sequences: Whether they were given, rather than written by the model itself.
        max_logit_error: Largest difference of a logit.
        top1_agreement: Share of positions with the same most likely token.
        perplexity: Of the sequences, by the exported graph.
        perplexity_fp32: Of the sequences, by the float32 graph.
        max_logit_error_fp32_to_pytorch: Largest difference between the float32 graph and
            ``InForceGPT2``; ``None`` where PyTorch is not installed.
    """

    precision: Precision
    wide: tuple[str, ...] = ()
    file_bytes: int
    file_bytes_fp32: int
    num_tokens: int
    real_sequences: bool
    max_logit_error: float
    top1_agreement: float
    perplexity: float
    perplexity_fp32: float
    max_logit_error_fp32_to_pytorch: float | None

    def problems(self, limits: Limits) -> list[str]:
        """The limits that are not kept, each as half a sentence."""
        found: list[str] = []
        error = self.max_logit_error_fp32_to_pytorch
        if error is not None and not error <= limits.max_logit_error_fp32:
            found.append(
                f"float32 logits differ from PyTorch's by {error:.2g} "
                f"(at most {limits.max_logit_error_fp32:.2g})"
            )
        if not self.top1_agreement >= limits.min_top1_agreement:
            found.append(
                f"the most likely token is the same at {self.top1_agreement:.1%} of the positions "
                f"(at least {limits.min_top1_agreement:.0%})"
            )
        ratio = self.perplexity / self.perplexity_fp32
        if not ratio <= limits.max_perplexity_ratio:
            found.append(
                f"the perplexity is {ratio - 1:.1%} higher "
                f"(at most {limits.max_perplexity_ratio - 1:.0%})"
            )
        share = self.file_bytes / self.file_bytes_fp32
        allowed = dict(limits.max_file_share).get(self.precision, 1.0)
        if self.file_bytes_fp32 > _SMALL_FILE_BYTES and not share <= allowed:
            found.append(f"the file has {share:.0%} of the float32 size (at most {allowed:.0%})")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The logits of the float32 graph on some sequences.

    Attributes:
        folder: The model.
        file: The float32 graph.
        ids: The sequences, no more tokens than a check takes.
        logits: (length, vocab_size) for each of them.
        error_to_pytorch: Largest difference to PyTorch; ``None`` where it is not installed.
    """

    folder: ModelFolder
    file: Path
    ids: list[list[int]]
    logits: list[NDArray[np.float32]]
    error_to_pytorch: float | None

    @classmethod
    def of(cls, folder: ModelFolder, file: Path, sequences: Sequence[Sequence[int]]) -> Reference:
        """Evaluates the beginning of the sequences, and the same with PyTorch."""
        ids = _first_tokens([sequence[: folder.n_positions] for sequence in sequences])
        logits = sequence_logits(folder, file, ids)
        return cls(
            folder=folder,
            file=file,
            ids=ids,
            logits=logits,
            error_to_pytorch=_difference_to_pytorch(folder, logits, ids),
        )

    def compare(self, precision: Precision, file: Path, *, real_sequences: bool) -> ExportReport:
        """The report on a graph, which may be the float32 one itself."""
        logits = self.logits
        if file != self.file:
            logits = sequence_logits(self.folder, file, self.ids)
        same = [
            (ours.argmax(-1) == theirs.argmax(-1))
            for ours, theirs in zip(logits, self.logits, strict=True)
        ]
        return ExportReport(
            precision=precision,
            file_bytes=file.stat().st_size,
            file_bytes_fp32=self.file.stat().st_size,
            num_tokens=sum(map(len, self.ids)),
            real_sequences=real_sequences,
            max_logit_error=_largest_difference(logits, self.logits),
            top1_agreement=float(np.concatenate(same).mean()),
            perplexity=perplexity(logits, self.ids),
            perplexity_fp32=perplexity(self.logits, self.ids),
            max_logit_error_fp32_to_pytorch=self.error_to_pytorch,
        )


def sequence_logits(
    folder: ModelFolder, file: Path, ids: Sequence[Sequence[int]]
) -> list[NDArray[np.float32]]:
    """Logits (length, vocab_size) of each sequence, token by token as when composing."""
    decoder = check_decoder(folder, file, num_rows=1)
    results: list[NDArray[np.float32]] = []
    for sequence in ids:
        rows = [decoder.prefill(0, sequence[:1])]
        rows += [decoder.step([token])[0].copy() for token in sequence[1:]]
        results.append(np.stack(rows))
    return results


def check_decoder(folder: ModelFolder, file: Path, *, num_rows: int) -> Decoder:
    """A graph on the processor, whatever its precision: fp16 runs there too, only slowly."""
    return Decoder(
        replace(folder, onnx_files={"fp32": file}),
        num_rows=num_rows,
        precision="fp32",
        # Exporting runs next to other work, and there one thread is the steadiest.
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


def _first_tokens(sequences: Sequence[Sequence[int]]) -> list[list[int]]:
    """The sequences up to the number of tokens that a check takes."""
    left = _MAX_TOKENS
    kept: list[list[int]] = []
    for sequence in sequences:
        kept.append(list(sequence[:left]))
        left -= len(kept[-1])
        if left <= 1:
            break
    return kept


def _largest_difference(
    ours: Sequence[NDArray[np.float32]], theirs: Sequence[NDArray[np.float32]]
) -> float:
    return max(float(np.abs(a - b).max()) for a, b in zip(ours, theirs, strict=True))


def _difference_to_pytorch(
    folder: ModelFolder, logits: Sequence[NDArray[np.float32]], ids: Sequence[Sequence[int]]
) -> float | None:
    try:
        import torch

        from amt_core.engine.onnx_export.in_force_gpt2 import InForceGPT2
    except ModuleNotFoundError:
        return None
    model = InForceGPT2.from_pretrained(folder.path, dtype=torch.float32).eval()
    with torch.inference_mode():
        theirs = [model(torch.tensor([sequence])).logits[0].numpy() for sequence in ids]
    return _largest_difference(logits, theirs)
