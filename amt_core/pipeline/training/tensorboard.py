"""Logs for TensorBoard, where it is installed."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from amt_core.pipeline.training.devices.processes import Processes
from amt_core.pipeline.training.options import TrainOptions

logger = logging.getLogger(__name__)

WriteMetrics = Callable[[int, dict[str, float]], None]


@contextlib.contextmanager
def metric_writer(
    folder: Path, options: TrainOptions, processes: Processes
) -> Generator[WriteMetrics]:
    """A function that takes the figures of a step; it does nothing where none are wanted."""
    writer = _writer(folder / "tensorboard") if options.tensorboard and processes.is_first else None

    def write(step: int, metrics: dict[str, float]) -> None:
        if writer is not None:
            for name, value in metrics.items():
                writer.add_scalar(name, value, step)

    with writer or contextlib.nullcontext():
        yield write


def _writer(folder: Path) -> Any:
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError:
        logger.warning("TensorBoard is not installed; run: pip install tensorboard")
        return None
    return SummaryWriter(folder)
