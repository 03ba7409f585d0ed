"""Which ONNX Runtime provider and which graph to use on this machine."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from amt_core.engine.graph import Precision
from amt_core.errors import AmtError

CPU_PROVIDER: Final = "CPUExecutionProvider"

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


def choose(
    onnx_files: dict[Precision, Path], *, available: Collection[str], precision: Precision | None
) -> Choice:
    """The graph to run, and on what.

    Args:
        onnx_files: The graphs a model folder has.
        available: Execution providers of the installed ONNX Runtime.
        precision: The precision asked for; ``None`` for the best there is.

    Raises:
        AmtError: The precision asked for is not there, or nothing there runs on this machine.
    """
    folder = next(iter(onnx_files.values())).parent.parent if onnx_files else Path()
    if CPU_PROVIDER not in available:
        raise AmtError(
            "The installed ONNX Runtime cannot run on this processor.",
            "Install it again: pip install onnxruntime",
        )
    if precision is not None:
        if precision not in onnx_files or precision == "fp16":
            raise AmtError(
                f"The model has no {precision} graph that runs here.",
                f"Make one with: amt model export {folder} --precision {precision}",
            )
        return Choice(provider=CPU_PROVIDER, precision=precision, file=onnx_files[precision])
    for candidate in _CPU_PREFERENCE:
        if candidate in onnx_files:
            return Choice(provider=CPU_PROVIDER, precision=candidate, file=onnx_files[candidate])
    raise AmtError(
        f"The model in {folder} has no graph that runs on this processor.",
        f"Make one with: amt model export {folder} --precision int8",
    )


def default_threads(num_weights: int) -> int:
    """How many threads a model of this many weights is worth.

    At most one for each physical core that this process may use, and at most four: a token is
    some forty small matrix products, and the audio thread and the window need cores of their
    own. A small model gets one, because its threads would wait for each other longer than they
    work, above all while another program keeps a core busy.
    """
    import psutil

    physical = psutil.cpu_count(logical=False) or 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else physical
    worth = round(num_weights / _WEIGHTS_PER_THREAD)
    return max(1, min(physical, usable, worth, _MAX_THREADS))
