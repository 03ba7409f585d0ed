"""Trains the GPT-2 that composes: the whole program, readable in one sitting.

It trains on one device, or on several under `torchrun`; it resumes exactly where it was killed,
and writes a Hugging Face folder that `InForceGPT2.from_pretrained` opens.
"""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import torch
from torch.nn.parallel import DistributedDataParallel
from transformers import GPT2Config

from amt_core.engine.model_folder import default_model_path
from amt_core.engine.onnx_export.in_force_gpt2 import InForceGPT2
from amt_core.errors import AmtError
from amt_core.pipeline.data.shards import Shards
from amt_core.pipeline.training.checkpoint import CHECKPOINT, TrainState, resume, save_checkpoint
from amt_core.pipeline.training.devices.batch_size import fitting_batch_size
from amt_core.pipeline.training.devices.precision import autocast
from amt_core.pipeline.training.devices.processes import Processes, joined
from amt_core.pipeline.training.devices.sharding import check_sharding, shard
from amt_core.pipeline.training.interrupt import deferred_signals
from amt_core.pipeline.training.loader import Batch, Batches, DeviceBatches, load_batches
from amt_core.pipeline.training.losses import TokenLoss, measure_loss, validation_batches
from amt_core.pipeline.training.optimizing.optimizers import Optimizers
from amt_core.pipeline.training.optimizing.schedule import learning_rate
from amt_core.pipeline.training.options import DEFAULT_MODEL, TrainOptions
from amt_core.pipeline.training.tensorboard import metric_writer
from amt_core.pipeline.training.training_log import append_row
from amt_core.pipeline.training.weights import (
    add_layers,
    load_model,
    save_model,
    silence_transformers,
)
from amt_core.progress import Advanced, Finished, Metric, Progress, Started, Warned, counted
from amt_core.sentence import Sentence
from amt_core.tokens.vocabulary import VOCABULARY


class LoadBatches(Protocol):
    """The source of the batches, from a step on."""

    def __call__(
        self, batches: Batches, options: TrainOptions, *, first_step: int
    ) -> Iterator[Batch]:
        """The batches in their order."""
        ...


def train(
    shards: Shards,
    folder: Path,
    options: TrainOptions,
    *,
    load: LoadBatches = load_batches,
    ends_at_sec: float = math.inf,
) -> Iterator[Progress]:
    """Trains until `max_steps`, going on from the checkpoint in `folder` if there is one.

    `folder` receives `checkpoint.safetensors` (the last weights and everything needed to go on),
    `log.jsonl` (one line a step) and, whenever the validation loss is the best so far, the model
    folder `model/`. The examples and the dropout of step n depend on the seed and n alone.

    At `ends_at_sec` of the monotonic clock, training on one device ends as after its last step.

    Yields:
        `Started`, then metrics: `loss`, `learning_rate`, `tokens_per_sec`, `sequences_per_sec`,
        and from time to time `valid_loss` and `perplexity_…` of every kind of token.

    Raises:
        AmtError: The data holds nothing to learn from, the options do not go together, or the
            weights have diverged.
    """
    if all(labels.split != "train" for labels in shards.labels):
        raise AmtError("The training data holds no pieces to learn from.", "Add music.")
    with joined() as processes:
        yield from _train(shards, folder, options, processes, load=load, ends_at_sec=ends_at_sec)


def _train(
    shards: Shards,
    folder: Path,
    options: TrainOptions,
    processes: Processes,
    *,
    load: LoadBatches,
    ends_at_sec: float,
) -> Iterator[Progress]:
    device = processes.device
    folder.mkdir(parents=True, exist_ok=True)
    silence_transformers()
    torch.manual_seed(options.seed)
    torch.set_float32_matmul_precision("high")
    model = _model(options)
    options = replace(options, context=int(model.config.n_positions))
    model.to(device)  # pyright: ignore[reportArgumentType]  # hidden by a decorator of its base
    model.train()
    recomputes = options.gradient_checkpointing
    token_loss = TokenLoss(model, compiles=options.compile_model, recomputes=recomputes)
    is_sharded = options.shard_weights and processes.count > 1
    if is_sharded:
        check_sharding(options)
        shard(token_loss, processes)
    optimizers = Optimizers(model, options)
    remarks: list[str] = []
    state = _begin(folder, model, optimizers, options, remarks=remarks)
    if options.decay_from:
        options = replace(
            options, schedule="constant", max_steps=state.decay_start + options.decay_steps
        )
    computing = autocast(device, options.mixed_precision)
    # Tried without compiling, which would take longer than the training of a small model.
    fitting = fitting_batch_size(
        TokenLoss(model, recomputes=recomputes), folder, options, device, computing
    )
    options = replace(options, batch_size=fitting)
    # Scales losses so that their gradients do not vanish in fp16; elsewhere it does nothing.
    scaler = torch.amp.GradScaler(device.type, enabled=options.mixed_precision == "fp16")
    scaler.load_state_dict(_scaler_state(scaler, state.scale, state.growth))
    loss_of: Any = token_loss
    if processes.count > 1 and not is_sharded:
        loss_of = DistributedDataParallel(token_loss)
    batches = Batches(shards, options, rank=processes.rank, num_processes=processes.count)
    loaded = DeviceBatches(load(batches, options, first_step=state.step), device)
    valid = validation_batches(
        shards,
        num_examples=options.num_eval_examples,
        context=options.context,
        batch_size=options.batch_size,
    )
    last_save = time.monotonic()
    with (
        metric_writer(folder, options, processes) as write_metrics,
        deferred_signals() as interruption,
    ):
        yield Started(
            total=options.max_steps,
            unit="steps",
            message=Sentence("Training on {device}", device=device),
        )
        yield from (Warned(message=remark) for remark in remarks)
        while state.step < options.max_steps and not _is_stale(state.num_stale, options):
            began = time.monotonic()
            torch.manual_seed(_dropout_seed(options, state.step, processes.rank))
            optimizers.set_learning_rate(learning_rate(state.step, options))
            losses: list[torch.Tensor] = []
            num_tokens, num_examples = 0, 0
            for micro_step in range(options.gradient_accumulation):
                (ids, targets), num_counted = loaded.take()
                num_tokens += num_counted
                num_examples += int((ids == VOCABULARY.bos).sum())
                is_last = micro_step == options.gradient_accumulation - 1
                # Gradients are exchanged once, after the last batch of the step.
                waits = processes.count > 1 and not is_last
                if is_sharded:
                    loss_of.set_requires_gradient_sync(is_last)
                has_sync = not waits or is_sharded
                with contextlib.nullcontext() if has_sync else loss_of.no_sync():
                    with computing:
                        loss = loss_of(ids, targets)
                    scaler.scale(loss / options.gradient_accumulation).backward()
                losses.append(loss.detach())
            optimizers.step(scaler, gradient_clip=options.gradient_clip)
            state.step += 1
            loaded.prefetch()

            # Reading the losses waits for the device; nothing before it did.
            total_loss = sum(float(loss) / options.gradient_accumulation for loss in losses)
            seconds = time.monotonic() - began
            mean_loss = processes.mean(total_loss)
            if not math.isfinite(mean_loss):
                raise AmtError(
                    Sentence(
                        "The loss of step {step} is no number: the weights have diverged.",
                        step=state.step,
                    ),
                    'Choose a lower learning_rate, or mixed_precision = "no".',
                )
            metrics = {
                "loss": mean_loss,
                "learning_rate": learning_rate(state.step - 1, options),
                "tokens_per_sec": num_tokens * processes.count / seconds,
                "sequences_per_sec": num_examples * processes.count / seconds,
            }
            is_end = state.step == options.max_steps or time.monotonic() >= ends_at_sec
            if state.step % options.eval_every_steps == 0 or is_end:
                # Split weights are put together by all processes.
                if processes.is_first or is_sharded:
                    metrics |= measure_loss(token_loss, valid, device, computing)
                    # Without pieces to measure on, the last weights are the best.
                    if metrics.get("valid_loss", -math.inf) < state.best_valid_loss:
                        state.best_valid_loss = metrics.get("valid_loss", state.best_valid_loss)
                        state.num_stale = 0
                        save_model(model, folder / "model", writes=processes.is_first)
                    else:
                        state.num_stale += 1
                stops = _is_stale(state.num_stale, options)
                if processes.agreed(stops=stops):
                    state.num_stale = max(state.num_stale, options.patience)
            yield Advanced(done=state.step, total=options.max_steps)
            for name, value in metrics.items():
                yield Metric(name=name, value=value)
            if processes.is_first:
                write_metrics(state.step, metrics)
                row = {"step": state.step, "tokens": num_tokens * processes.count, **metrics}
                append_row(folder, row)
            is_end = is_end or _is_stale(state.num_stale, options) or interruption.signal_number > 0
            saves = is_end or time.monotonic() - last_save > options.save_every_sec
            if is_sharded:
                saves, is_end = processes.agreed(stops=saves), processes.agreed(stops=is_end)
            if saves and (processes.is_first or is_sharded):
                if scaler.is_enabled():
                    state.scale = scaler.get_scale()
                    state.growth = int(scaler.state_dict()["_growth_tracker"])
                save_checkpoint(folder, model, optimizers, state, writes=processes.is_first)
                last_save = time.monotonic()
            if is_end or not is_sharded:  # the others wait for the shares of this one
                interruption.raise_if_requested()
            if is_end:
                break
    yield Finished(
        message=Sentence(
            "{steps}, best validation loss {loss:.4f}",
            steps=counted(state.step, "steps"),
            loss=state.best_valid_loss,
        )
    )


def _begin(
    folder: Path,
    model: InForceGPT2,
    optimizers: Optimizers,
    options: TrainOptions,
    *,
    remarks: list[str],
) -> TrainState:
    """The state to go on from: of this run, or of the run whose learning rate is to decay.

    `remarks` receives a sentence if a checkpoint is damaged.
    """
    if not options.decay_from:
        return resume(folder, model, optimizers, remarks=remarks)
    if not options.decay_steps:
        raise AmtError("decay_from needs decay_steps.", "Say how many steps the decay has.")
    state = resume(folder, model, optimizers, remarks=remarks)
    if state.decay_start >= 0:
        return state
    other = Path(options.decay_from)
    state = resume(other, model, optimizers, remarks=remarks)
    if not state.step:
        raise AmtError(
            Sentence("There is no {file} in {other}.", file=CHECKPOINT, other=other),
            "Choose the folder of a training run.",
        )
    # The best weights of the other run are not in this folder.
    state.decay_start, state.best_valid_loss, state.num_stale = state.step, math.inf, 0
    return state


def _is_stale(num_stale: int, options: TrainOptions) -> bool:
    """True if training ends early."""
    return 0 < options.patience <= num_stale


def _dropout_seed(options: TrainOptions, step: int, rank: int) -> int:
    """A seed for every step and process, so that nothing random must be kept between them."""
    return (options.seed * 1_000_003 + step) * 1_009 + rank


def _scaler_state(scaler: torch.amp.GradScaler, scale: float, growth: int) -> dict[str, Any]:
    if not scaler.is_enabled():
        return {}
    return {**scaler.state_dict(), "scale": scale, "_growth_tracker": growth}


def _model(options: TrainOptions) -> InForceGPT2:
    """Random weights, or those of a model to train further."""
    if options.initial_model:
        is_default = options.initial_model == DEFAULT_MODEL
        model = load_model(default_model_path() if is_default else Path(options.initial_model))
        add_layers(model, options.added_layers)
        return model
    if options.width % options.num_heads:
        raise AmtError(
            Sentence(
                "A width of {width} cannot be shared by {num_heads} heads.",
                width=options.width,
                num_heads=options.num_heads,
            ),
            "Choose a multiple.",
        )
    model = InForceGPT2(
        GPT2Config(
            vocab_size=VOCABULARY.size,
            n_positions=options.context,
            n_embd=options.width,
            n_layer=options.num_layers,
            n_head=options.num_heads,
            resid_pdrop=options.dropout,
            embd_pdrop=options.dropout,
            attn_pdrop=options.dropout,
            bos_token_id=VOCABULARY.bos,
            eos_token_id=VOCABULARY.eos,
            pad_token_id=VOCABULARY.pad,
        )
    )
    model.add_tokens_in_force()
    return model
