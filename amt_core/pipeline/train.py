"""Trains the GPT-2 that composes: the whole program, readable in one sitting.

It trains on one device, resumes exactly where it was killed, and writes a Hugging Face
folder that `GPT2LMHeadModel.from_pretrained` opens.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import GPT2Config, GPT2LMHeadModel

from amt_core.pipeline.batches import IGNORED, PieceSampler, to_batch
from amt_core.pipeline.checkpoint import resume, save_checkpoint, save_model
from amt_core.pipeline.examples import PLAIN, ExampleOptions, make_example
from amt_core.pipeline.shards import Shards
from amt_core.progress import Advanced, Finished, Metric, Progress, Started
from amt_core.tokens.vocabulary import VOCABULARY


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainOptions:
    """How to train.

    Attributes:
        num_layers: Transformer blocks.
        width: Size of the residual stream.
        num_heads: Attention heads.
        context: Tokens that the model sees.
        dropout: Dropout everywhere GPT-2 has it.
        batch_size: Sequences a step and device.
        gradient_accumulation: Steps whose gradients are added before the weights move.
        learning_rate: The highest learning rate.
        min_learning_rate_ratio: The last learning rate, as a share of the highest.
        warmup_steps: Steps until the highest learning rate.
        max_steps: Steps in all.
        weight_decay: AdamW's, on matrices only.
        gradient_clip: Largest norm of the gradient.
        mixed_precision: `bf16` or `no`.
        compile_model: Whether to run `torch.compile`.
        eval_every_steps: Steps between measurements on the validation split.
        save_every_sec: Seconds between checkpoints.
        num_eval_examples: Validation sequences.
        seed: Seeds weights, examples and dropout.
        examples: How examples are made.
    """

    num_layers: int = 6
    width: int = 384
    num_heads: int = 6
    context: int = 1024
    dropout: float = 0.0
    batch_size: int = 8
    gradient_accumulation: int = 1
    learning_rate: float = 1e-3
    min_learning_rate_ratio: float = 0.05
    warmup_steps: int = 100
    max_steps: int = 2000
    weight_decay: float = 0.1
    gradient_clip: float = 1.0
    mixed_precision: str = "bf16"
    compile_model: bool = False
    eval_every_steps: int = 100
    save_every_sec: float = 240.0
    num_eval_examples: int = 48
    seed: int = 1
    examples: ExampleOptions = field(default_factory=ExampleOptions)


def train(shards: Shards, folder: Path, options: TrainOptions) -> Iterator[Progress]:
    """Trains until `max_steps`, going on from the checkpoint in `folder` if there is one.

    `folder` receives `checkpoint.safetensors` (everything needed to go on), `log.jsonl` (one
    line a step) and, whenever the validation loss is the best so far, the model folder
    `model/`. The examples of step n depend on the seed and n alone.

    Yields:
        `Started`, then metrics `loss`, `learning_rate`, `tokens_per_sec`, `valid_loss`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(options.seed)
    model = GPT2LMHeadModel(_config(options))
    model.to(device)  # pyright: ignore[reportArgumentType]  # hidden by a decorator of its base
    optimizer = torch.optim.AdamW(
        _parameter_groups(model, options.weight_decay),
        lr=options.learning_rate,
        betas=(0.9, 0.95),
        fused=True,
    )
    step, best = resume(folder, model, optimizer)
    forward: Any = torch.compile(model.transformer) if options.compile_model else model.transformer

    sampler = PieceSampler(shards, "train", context=options.context)
    valid = validation_batches(shards, options)
    yield Started(total=options.max_steps, unit="steps", message=f"Training on {device}")
    last_save = time.monotonic()
    while step < options.max_steps:
        began = time.monotonic()
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, options)
        total_loss, total_tokens = 0.0, 0
        for micro_step in range(options.gradient_accumulation):
            rng = np.random.default_rng((options.seed, step, micro_step))
            rows = [
                make_example(shards[sampler.draw(rng)], rng, options.examples)
                for _ in range(options.batch_size)
            ]
            ids, targets = (t.to(device) for t in to_batch(rows))
            with torch.autocast(device.type, torch.bfloat16, options.mixed_precision == "bf16"):
                loss = _loss(model, forward, ids, targets)
            (loss / options.gradient_accumulation).backward()
            total_loss += float(loss.detach()) / options.gradient_accumulation
            total_tokens += int((targets != IGNORED).sum())
        torch.nn.utils.clip_grad_norm_(model.parameters(), options.gradient_clip)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        step += 1

        metrics = {
            "loss": total_loss,
            "learning_rate": learning_rate(step - 1, options),
            "tokens_per_sec": total_tokens / (time.monotonic() - began),
        }
        if step % options.eval_every_steps == 0 or step == options.max_steps:
            metrics["valid_loss"] = evaluate(model, forward, valid, device, options)
            if metrics["valid_loss"] < best:
                best = metrics["valid_loss"]
                save_model(model, folder / "model")
        yield Advanced(done=step, total=options.max_steps)
        for name, value in metrics.items():
            yield Metric(name=name, value=value)
        with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps({"step": step, "tokens": total_tokens, **metrics}) + "\n")
        if time.monotonic() - last_save > options.save_every_sec or step == options.max_steps:
            save_checkpoint(folder, model, optimizer, step, best)
            last_save = time.monotonic()
    yield Finished(message=f"{step} steps, best validation loss {best:.4f}")


def learning_rate(step: int, options: TrainOptions) -> float:
    """Linear warm-up, then a cosine down to `min_learning_rate_ratio` (Loshchilov & Hutter)."""
    if step < options.warmup_steps:
        return options.learning_rate * (step + 1) / options.warmup_steps
    span = max(options.max_steps - options.warmup_steps, 1)
    progress = min((step - options.warmup_steps) / span, 1.0)
    low = options.min_learning_rate_ratio
    return options.learning_rate * (low + (1 - low) * 0.5 * (1 + math.cos(math.pi * progress)))


def validation_batches(
    shards: Shards, options: TrainOptions
) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Fixed batches of plain beginnings of pieces of the validation split."""
    indices = [i for i, labels in enumerate(shards.labels) if labels.split == "valid"]
    rng = np.random.default_rng(0)
    chosen = rng.permutation(indices)[: options.num_eval_examples]
    plain = replace(PLAIN, context=options.context)
    rows = [make_example(shards[int(i)], rng, plain) for i in chosen]
    size = options.batch_size
    return [to_batch(rows[i : i + size]) for i in range(0, len(rows), size)]


@torch.no_grad()
def evaluate(
    model: GPT2LMHeadModel,
    forward: Any,
    batches: list[tuple[torch.Tensor, torch.Tensor]],
    device: torch.device,
    options: TrainOptions,
) -> float:
    """Mean loss per token, in nats."""
    model.eval()
    total, count = 0.0, 0
    for ids, targets in batches:
        learned = int((targets != IGNORED).sum())
        with torch.autocast(device.type, torch.bfloat16, options.mixed_precision == "bf16"):
            loss = _loss(model, forward, ids.to(device), targets.to(device))
        total, count = total + float(loss) * learned, count + learned
    model.train()
    return total / max(count, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitLoss:
    """How well a model foretells the pieces of a split.

    Attributes:
        num_pieces: Pieces measured, each from its first bar to the end of the context.
        num_tokens: Tokens that counted.
        num_notes: Notes among them.
        per_token: Mean loss in nats per token.
        per_note: Total loss in nats divided by the number of notes.
    """

    num_pieces: int
    num_tokens: int
    num_notes: int
    per_token: float
    per_note: float


@torch.no_grad()
def split_loss(model: GPT2LMHeadModel, shards: Shards, split: str) -> SplitLoss:
    """The loss over all pieces of a split, with all their controls given, in full precision."""
    model.eval()
    v = VOCABULARY
    plain = replace(PLAIN, context=int(model.config.n_positions))
    rng = np.random.default_rng(0)
    indices = [i for i, labels in enumerate(shards.labels) if labels.split == split]
    total, num_tokens, num_notes = 0.0, 0, 0
    for index in indices:
        ids, targets = to_batch([make_example(shards[index], rng, plain)])
        counted = targets[targets != IGNORED]
        is_note = ((counted >= v.pitch.start) & (counted < v.pitch.end)) | (
            (counted >= v.drum.start) & (counted < v.drum.end)
        )
        loss = float(_loss(model, model.transformer, ids, targets))
        total, num_tokens = total + loss * len(counted), num_tokens + len(counted)
        num_notes += int(is_note.sum())
    return SplitLoss(
        num_pieces=len(indices),
        num_tokens=num_tokens,
        num_notes=num_notes,
        per_token=total / max(num_tokens, 1),
        per_note=total / max(num_notes, 1),
    )


def _loss(
    model: GPT2LMHeadModel, forward: Any, ids: torch.Tensor, targets: torch.Tensor
) -> torch.Tensor:
    """Cross entropy over the positions that count; the head runs on those alone."""
    hidden = forward(input_ids=ids, use_cache=False).last_hidden_state  # (rows, time, width)
    counted = targets != IGNORED
    logits = model.lm_head(hidden[counted])  # (counted, vocabulary)
    return torch.nn.functional.cross_entropy(logits.float(), targets[counted])


def _config(options: TrainOptions) -> GPT2Config:
    return GPT2Config(
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


def _parameter_groups(model: GPT2LMHeadModel, weight_decay: float) -> list[dict[str, Any]]:
    matrices = [p for p in model.parameters() if p.dim() >= 2]
    vectors = [p for p in model.parameters() if p.dim() < 2]
    return [
        {"params": matrices, "weight_decay": weight_decay},
        {"params": vectors, "weight_decay": 0.0},
    ]
