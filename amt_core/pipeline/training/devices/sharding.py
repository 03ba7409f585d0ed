"""Weights split over several devices with FSDP2 of PyTorch, and put together again for files.

Each process holds a share of every weight, of its gradient and of the optimizer's state. A block
is put together for the time in which it computes (S. Rajbhandari and others, 2020; Y. Zhao and
others, 2023).
"""

from __future__ import annotations

from torch.distributed.device_mesh import init_device_mesh
from torch.distributed.fsdp import fully_shard, register_fsdp_forward_method

from amt_core.errors import AmtError
from amt_core.pipeline.training.devices.processes import Processes
from amt_core.pipeline.training.losses import TokenLoss
from amt_core.pipeline.training.options import TrainOptions


def check_sharding(options: TrainOptions) -> None:
    """Refuses options that split weights cannot be trained with.

    Raises:
        AmtError: One of them is set.
    """
    if options.mixed_precision == "fp16":
        raise AmtError(
            "shard_weights needs bf16 or full precision.", "Choose mixed_precision auto."
        )
    if options.compile_model:
        raise AmtError("shard_weights cannot be compiled.", "Choose compile_model = false.")
    if not options.batch_size:
        raise AmtError("shard_weights needs a batch_size.", "Give the sequences for each device.")


def shard(token_loss: TokenLoss, processes: Processes) -> None:
    """Splits the weights of a model over all processes, block by block; all must ask."""
    mesh = init_device_mesh(processes.device.type, (processes.count,))
    packed = token_loss.packed
    for number, block in enumerate(packed.blocks):
        # The packed forward pass reads the weights of a block without calling the block itself.
        block.packed = packed.runs[number]
        fully_shard(block, mesh=mesh)
        register_fsdp_forward_method(block, "packed")
        packed.runs[number] = block.packed
    fully_shard(token_loss, mesh=mesh, reshard_after_forward=True)
    register_fsdp_forward_method(token_loss, "logits")
