"""The options of training, apart from the trainer so that nothing heavy is imported."""

from __future__ import annotations

from dataclasses import dataclass, field

from amt_core.pipeline.configuration.options import option
from amt_core.pipeline.data.examples import ExampleOptions

DEFAULT_MODEL = "default"
"""Names the model that comes with the program, to begin a training with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainOptions:
    """The options of training.

    Attributes:
        num_layers: Transformer blocks.
        width: Size of the residual stream.
        num_heads: Attention heads.
        context: Tokens that the model sees.
        dropout: Dropout everywhere GPT-2 has it.
        initial_model: A model folder to begin with (fine-tuning), or "default" for the model of
            the program; its size then counts, and not the options above. Empty begins with random
            weights.
        added_layers: Blocks that the model to begin with gets in addition, evenly among its own,
            for a larger model that knows at once what the smaller one knew.
        grown_library: Whether a training on a library that has changed continues from the weights
            that were trained on it before, in steps by the share of new pieces, or restarts as the
            first one began. Other options always restart.
        batch_size: Sequences a step and device, as many tokens as in this number of contexts
            without padding; 0 takes what fits into the card's memory.
        num_workers: Processes that make examples; 0 makes them between the steps.
        pin_memory: Whether batches for a graphics card are made in memory that it reads itself.
        cache_size: Pieces that each of these processes keeps in memory.
        gradient_accumulation: Batches whose gradients are added before the weights move.
        gradient_checkpointing: Whether activations are computed twice instead of kept; slower,
            and less memory.
        optimizer: What moves the weights: Muon for the matrices of the blocks with AdamW for all
            other weights, or AdamW for all.
        learning_rate: The highest learning rate, of AdamW.
        muon_rate_ratio: Muon's learning rate as a multiple of the learning rate.
        min_learning_rate_ratio: The last learning rate, as a share of the highest.
        warmup_steps: Steps until the highest learning rate.
        schedule: How the learning rate goes on: it falls like a cosine until the last step, or it
            stays constant until the decay.
        decay_steps: Steps at the end of a constant schedule in which the learning rate falls; 0
            for none.
        decay_from: The folder of another run, which may still be training: this run begins at its
            checkpoint and ends with the decay, after decay_steps.
        max_steps: Steps in all.
        patience: Measurements without a better validation loss after which training ends early; 0
            never does.
        weight_decay: Share of the weights that a step takes away at a learning rate of 1, on
            matrices only.
        gradient_clip: Largest norm of the gradient.
        mixed_precision: Numbers in which layers compute: bf16, fp16 (needs a graphics card), or
            full precision for no; auto is bf16 where the device has instructions for it, else no.
        compile_model: Whether to run `torch.compile`.
        num_devices: Graphics cards (processes of `torchrun`) that train together.
        shard_weights: Whether weights, gradients and the optimizer's state are split over the
            devices (FSDP2 of PyTorch) instead of copied to each: for a model that does not fit into
            the memory of one.
        curriculum_share: Share of the steps in which examples grow from a quarter of their length
            to the whole.
        eval_every_steps: Steps between measurements on the validation split.
        save_every_sec: Seconds between checkpoints.
        num_eval_examples: Validation sequences.
        tensorboard: Whether to write logs for TensorBoard, if that is installed.
        seed: Seeds weights, examples and dropout.
        source_shares: How much is drawn of each source, as "mutopia=11, piano-midi=9" in any unit;
            the pieces of other sources are left out. Empty draws all pieces by their lengths.
        max_passes: The most often that a source is drawn while as much is drawn as the whole data
            holds; 0 is without limit.
        examples: How examples are made.
    """

    num_layers: int = option(6, minimum=1, maximum=96)
    width: int = option(384, minimum=8, maximum=8192)
    num_heads: int = option(6, minimum=1, maximum=128)
    context: int = option(1024, minimum=64, maximum=16384)
    dropout: float = option(0.0, minimum=0, maximum=0.9)
    initial_model: str = ""
    added_layers: int = option(0, minimum=0, maximum=96)
    grown_library: str = option("continue", choices=("continue", "restart"))
    batch_size: int = option(8, minimum=0, maximum=4096)
    num_workers: int = option(0, minimum=0, maximum=64)
    pin_memory: bool = True
    cache_size: int = option(0, minimum=0)
    gradient_accumulation: int = option(1, minimum=1, maximum=4096)
    gradient_checkpointing: bool = False
    optimizer: str = option("muon", choices=("muon", "adamw"))
    learning_rate: float = option(1e-3, minimum=0)
    muon_rate_ratio: float = option(20.0, minimum=0)
    min_learning_rate_ratio: float = option(0.05, minimum=0, maximum=1)
    warmup_steps: int = option(100, minimum=0)
    schedule: str = option("cosine", choices=("cosine", "constant"))
    decay_steps: int = option(0, minimum=0)
    decay_from: str = ""
    max_steps: int = option(2000, minimum=1)
    patience: int = option(0, minimum=0)
    weight_decay: float = option(0.1, minimum=0)
    gradient_clip: float = option(1.0, minimum=0)
    mixed_precision: str = option("auto", choices=("auto", "bf16", "fp16", "no"))
    compile_model: bool = False
    num_devices: int = option(1, minimum=1, maximum=64)
    shard_weights: bool = False
    curriculum_share: float = option(0.0, minimum=0, maximum=1)
    eval_every_steps: int = option(100, minimum=1)
    save_every_sec: float = option(240.0, minimum=0)
    num_eval_examples: int = option(48, minimum=1)
    tensorboard: bool = False
    seed: int = option(1, minimum=0)
    source_shares: str = ""
    max_passes: float = option(4.0, minimum=0)
    examples: ExampleOptions = field(default_factory=ExampleOptions)
