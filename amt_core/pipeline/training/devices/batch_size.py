"""Finds by trying how many sequences fit into a graphics card at once."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import torch

from amt_core.pipeline.data.batches import IGNORED
from amt_core.pipeline.training.losses import TokenLoss
from amt_core.pipeline.training.options import TrainOptions
from amt_core.tokens.vocabulary import VOCABULARY

logger = logging.getLogger(__name__)

_FILE = "batch_size.txt"
_MAX = 512
_ON_PROCESSOR = 8
# The optimizer's state comes with the first step, and shapes differ: some memory stays free.
_MAX_MEMORY_SHARE = 0.8


def fitting_batch_size(
    token_loss: TokenLoss, folder: Path, options: TrainOptions, device: torch.device, autocast: Any
) -> int:
    """The batch size of the options; for 0 the largest power of two that fits.

    What was found is kept in `folder`, so that a run that goes on has the same batches.
    """
    if options.batch_size:
        return options.batch_size
    path = folder / _FILE
    if path.exists():
        return int(path.read_text(encoding="ascii"))
    size = _ON_PROCESSOR
    if device.type == "cuda":
        size = 1
        while size < _MAX and _fits(2 * size, token_loss, options, device, autocast):
            size *= 2
    logger.info("a batch of %d sequences fits", size)
    path.write_text(str(size), encoding="ascii")
    return size


def _fits(
    size: int, token_loss: TokenLoss, options: TrainOptions, device: torch.device, autocast: Any
) -> bool:
    """True if a step with whole-length sequences fits."""
    torch.cuda.reset_peak_memory_stats(device)
    ids = torch.full((size, options.context), VOCABULARY.eos, device=device)
    targets = ids.clone()
    targets[:, 0] = IGNORED
    try:
        with autocast:
            loss = token_loss(ids, targets)
        loss.backward()
    except torch.cuda.OutOfMemoryError:
        return False
    finally:
        token_loss.zero_grad(set_to_none=True)
        torch.cuda.empty_cache()
    used = torch.cuda.max_memory_allocated(device)
    total = torch.cuda.get_device_properties(device).total_memory
    return used <= _MAX_MEMORY_SHARE * total
