"""The ONNX Runtime provider and the graph to use on this machine."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from amt_core.engine.graph_shape import Precision
from amt_core.errors import AmtError
from amt_core.sentence import Sentence

CPU_PROVIDER: Final = "CPUExecutionProvider"
CUDA_PROVIDER: Final = "CUDAExecutionProvider"

# Without a choice: the smallest loss for the most speed first.
_CPU_PREFERENCE: Final[tuple[Precision, ...]] = ("int8", "int4", "fp32")
_MAX_THREADS: Final = 4
_WEIGHTS_PER_THREAD: Final = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A graph and the provider that runs it.

    Attributes:
        provider: Name of the execution provider.
        precision: Precision of the graph.
        file: The graph.
    """

    provider: str
    precision: Precision
    file: Path


def choices(
    onnx_files: dict[Precision, Path], *, available: Collection[str], precision: Precision | None
) -> list[Choice]:
    """The graphs to try, best first; the last one is sure to run.

    ONNX Runtime names the graphics card's provider also where its libraries are missing, so
    that whether it works is only known when a session has been made: then the next is for use.

    Args:
        onnx_files: The graphs a model folder has.
        available: Execution providers of the installed ONNX Runtime.
        precision: The precision asked for; ``None`` for the best there is.

    Raises:
        AmtError: The precision asked for is not there, or nothing there runs on this machine.
    """
    if CPU_PROVIDER not in available:
        raise AmtError(
            "The installed ONNX Runtime cannot run on this processor.",
            "Install it again: pip install onnxruntime",
        )
    on_card: list[Choice] = []
    if CUDA_PROVIDER in available and "fp16" in onnx_files and precision in (None, "fp16"):
        on_card = [Choice(provider=CUDA_PROVIDER, precision="fp16", file=onnx_files["fp16"])]
    on_processor = [
        Choice(provider=CPU_PROVIDER, precision=candidate, file=onnx_files[candidate])
        for candidate in _CPU_PREFERENCE
        if candidate in onnx_files and precision in (None, candidate)
    ]
    if precision == "fp16" and not on_card:
        raise AmtError(
            "The fp16 graph needs a graphics card with CUDA, and the model must have one.",
            "Choose int8, or install onnxruntime-gpu and export the model with --precision fp16.",
        )
    if precision != "fp16" and not on_processor:
        raise AmtError(
            Sentence(
                "The model has no {precision} graph for this processor.",
                precision=precision or "int8",
            ),
            Sentence(
                "Make one with: amt model export DIR --precision {precision}",
                precision=precision or "int8",
            ),
        )
    return [*on_card, *on_processor[:1]]


def most_threads(num_heads: int) -> int:
    """The largest number of threads of a step on this machine.

    At most one for each physical core that this process may use, and at most four: a token is
    some forty small matrix products, and the audio thread and the window need cores of their
    own. At most one for each attention head: a head would be split, and its sum depend on it.
    """
    import psutil

    physical = psutil.cpu_count(logical=False) or 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else physical
    return max(1, min(physical, usable, num_heads, _MAX_THREADS))


def default_threads(num_weights: int, num_heads: int) -> int:
    """The number of threads for a model of this many weights where nothing was measured.

    A small model gets one, because its threads would wait for each other longer than they
    work, above all while another program keeps a core busy.
    """
    worth = round(num_weights / _WEIGHTS_PER_THREAD)
    return max(1, min(most_threads(num_heads), worth))
