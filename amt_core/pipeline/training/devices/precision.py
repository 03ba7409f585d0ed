"""The numbers in which layers compute."""

from __future__ import annotations

from typing import Any

import torch

from amt_core.errors import AmtError


def has_fast_bf16(device: torch.device) -> bool:
    """Return True if the device has instructions for bf16.

    A processor without them gives the same results about 40 times slower.
    """
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported(including_emulation=False)
    operators: Any = torch.ops.mkldnn
    return bool(operators._is_mkldnn_bf16_supported())  # noqa: SLF001  # torch has no public name


def autocast(device: torch.device, mixed_precision: str) -> Any:
    """The context in which layers compute; weights stay in float32.

    Raises:
        AmtError: The device has no such numbers.
    """
    if mixed_precision == "fp16" and device.type != "cuda":
        raise AmtError(
            "fp16 needs a graphics card.", "Choose mixed_precision auto, bf16 or no here."
        )
    kind = torch.float16 if mixed_precision == "fp16" else torch.bfloat16
    is_mixed = has_fast_bf16(device) if mixed_precision == "auto" else mixed_precision != "no"
    return torch.autocast(device.type, kind, is_mixed)
