"""Refines the weights of a model by what it writes itself.

A model that has learned to continue music by people drifts where it continues its own: it has never
seen what it writes. Here it composes a piece for the description of each of many training pieces,
and learns to tell the two apart by their likelihoods; see `ContrastLoss`. The usual examples are
learned beside, so that music by people stays as likely. A critic of the model has learned from
weights that write otherwise, and is trained again afterwards.
"""

from __future__ import annotations

import copy
import math
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import torch

from amt_core.engine.critic.critic import CRITIC_FILE
from amt_core.engine.model import Model
from amt_core.engine.model_folder import onnx_path
from amt_core.engine.onnx_export.in_force_gpt2 import InForceGPT2
from amt_core.evaluation.told_apart.pairs import composed
from amt_core.music.score import Score
from amt_core.pipeline.data.augment import AugmentOptions
from amt_core.pipeline.data.examples import PLAIN, ExampleOptions, make_example
from amt_core.pipeline.data.prepare import encode_with_plan
from amt_core.pipeline.data.shards import Labels, Piece, Shards
from amt_core.pipeline.model.training_excerpts import TrainingExcerpt, training_excerpts
from amt_core.pipeline.training.contrast import ContrastLoss, ContrastPair
from amt_core.pipeline.training.devices.precision import autocast
from amt_core.pipeline.training.loader import Batches
from amt_core.pipeline.training.losses import TokenLoss
from amt_core.pipeline.training.optimizing.optimizers import Optimizers
from amt_core.pipeline.training.optimizing.schedule import learning_rate
from amt_core.pipeline.training.options import TrainOptions
from amt_core.pipeline.training.weights import load_model, save_model, silence_transformers
from amt_core.progress import Advanced, Finished, Metric, Progress, Started, counted
from amt_core.tokens.controls import Controls

_PAIRS_A_STEP: Final = 4
_HELD_OUT_SHARE: Final = 0.06
_STEPS_BETWEEN_MEASUREMENTS: Final = 200
_WARMUP_STEPS: Final = 20
# Contexts of usual examples a step.
_PLAIN_BATCH_SIZE: Final = 2
# Else the pairs are known by heart in their second round, and the weights follow single pieces.
_CHANGES: Final = AugmentOptions(
    max_transposition=5, max_tempo_shift=2, max_velocity_shift=0,
    drop_tracks_share=0.0, exchange_share=0.0,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """An excerpt of a training piece, and what the model composed for its description."""

    human: Piece
    composed: Piece

    def examples(self, rng: np.random.Generator, options: ExampleOptions) -> ContrastPair:
        """Both as examples, each changed in its own way if the options say so."""
        human, composed = (make_example(p, rng, options) for p in (self.human, self.composed))
        return ContrastPair(human=human, composed=composed)


def refine(
    folder: Path,
    target: Path,
    shards: Shards,
    *,
    num_pieces: int,
    num_steps: int,
    highest_rate: float,
    seed: int = 1,
    sources: Sequence[str] = (),
    source_shares: str = "",
) -> Iterator[Progress]:
    """Writes a model folder with refined weights, without a graph and without a critic.

    Whenever the loss on pairs that nothing is learned from is the lowest so far, the weights are
    written, so that what an interrupted run has found is kept.

    Args:
        folder: The model folder, with a graph that composes.
        target: The folder that is written; what it held is replaced.
        shards: The training data; only pieces of the training split are read.
        num_pieces: Pieces that are composed, each for the description of another work.
        num_steps: Steps of learning, four pairs each.
        highest_rate: The highest learning rate, of AdamW; it falls like a cosine. The loss is
            noisy, so that it must be far below that of a usual training.
        seed: Draws pieces and batches, and composes.
        sources: The sources of the pieces; empty for all.
        source_shares: How much of each source the usual examples are drawn; see `TrainOptions`.

    Yields:
        `Started` and `Advanced` of the pieces, then of the steps; the metrics `contrast_loss`
        (ln 2 before the first step) and `contrast_auc`, both of the pairs held out; `Finished`.

    Raises:
        AmtError: The data holds too few pieces, or the model cannot compose.
    """
    excerpts = training_excerpts(
        shards, num_pieces, rng=np.random.default_rng(seed), sources=sources
    )
    silence_transformers()
    model = load_model(folder)
    context = int(model.config.n_positions)
    pairs: list[_Pair] = []
    yield from _compose_pairs(folder, excerpts, pairs, seed=seed)
    options = TrainOptions(
        learning_rate=highest_rate,
        max_steps=num_steps,
        warmup_steps=min(_WARMUP_STEPS, num_steps),
        batch_size=_PLAIN_BATCH_SIZE,
        context=context,
        seed=seed,
        source_shares=source_shares,
    )
    lowest = math.inf
    for event in _learn(model, pairs, Batches(shards, options), options):
        yield event
        if isinstance(event, Metric) and event.name == "contrast_loss" and event.value < lowest:
            lowest = event.value
            _write(model, folder, target)
    yield Finished(message=f"Refined by {counted(len(pairs), 'pairs')}: loss {lowest:.3f}")


def _learn(
    model: InForceGPT2, pairs: Sequence[_Pair], batches: Batches, options: TrainOptions
) -> Iterator[Progress]:
    """Moves the weights of the model, and measures them on pairs that are held out."""
    num_held_out = max(round(len(pairs) * _HELD_OUT_SHARE), 1)
    held_out, learned = pairs[:num_held_out], pairs[num_held_out:]
    total = options.max_steps
    yield Started(total=total, unit="steps", message=f"Learning from {len(learned)} pairs")
    computing = autocast(torch.device("cpu"), options.mixed_precision)
    reference = TokenLoss(copy.deepcopy(model).eval())
    token_loss, optimizers = TokenLoss(model), Optimizers(model, options)
    contrast = ContrastLoss(token_loss, reference, computing)
    scaler = torch.amp.GradScaler("cpu", enabled=False)
    rng = np.random.default_rng(options.seed)
    plain_options = replace(PLAIN, context=options.context)
    changed_options = replace(plain_options, augment=_CHANGES)
    order: list[_Pair] = []
    for step in range(total):
        optimizers.set_learning_rate(learning_rate(step, options))
        while len(order) < _PAIRS_A_STEP:
            order += [learned[i] for i in rng.permutation(len(learned)).tolist()]
        drawn, order = order[:_PAIRS_A_STEP], order[_PAIRS_A_STEP:]
        ids, targets = batches[step]
        with computing:
            plain = token_loss(ids, targets)
        examples = [pair.examples(rng, changed_options) for pair in drawn]
        (contrast(examples) + plain).backward()
        optimizers.step(scaler, gradient_clip=options.gradient_clip)
        yield Advanced(done=step + 1, total=total)
        if (step + 1) % _STEPS_BETWEEN_MEASUREMENTS == 0 or step + 1 == total:
            loss, auc = _measure(contrast, [p.examples(rng, plain_options) for p in held_out])
            yield Metric(name="contrast_auc", value=auc)
            yield Metric(name="contrast_loss", value=loss)


def _compose_pairs(
    folder: Path,
    excerpts: Sequence[TrainingExcerpt],
    pairs: list[_Pair],
    *,
    seed: int,
) -> Iterator[Progress]:
    """Composes beside each excerpt, without a critic, and appends both to `pairs`."""
    total = len(excerpts)
    model = Model.load(folder)
    yield Started(total=total, unit="pieces", message=f"Composing {counted(total, 'pieces')}")
    written = composed((each.spec for each in excerpts), model=model, seed=seed, num_candidates=1)
    for number, (excerpt, piece) in enumerate(zip(excerpts, written, strict=True), start=1):
        if len(piece.score.notes):
            human, other = (_piece(s, excerpt.labels) for s in (excerpt.score, piece.score))
            pairs.append(_Pair(human=human, composed=other))
        yield Advanced(done=number, total=total)


def _piece(score: Score, labels: Labels) -> Piece:
    """A piece with the plan that its notes show, and of the controls what its spec states."""
    stated = labels.controls
    bare = Controls(key=stated.key, genre=stated.genre, subgenre=stated.subgenre)
    return Piece(labels=replace(labels, controls=bare), encoded=encode_with_plan(score, stated.key))


@torch.no_grad()
def _measure(contrast: ContrastLoss, pairs: Sequence[ContrastPair]) -> tuple[float, float]:
    """The mean loss of a window, and the chance that one by people has the higher logit."""
    both = [contrast.logits([pair]) for pair in pairs]
    human, composed = (torch.cat([sides[i] for sides in both]) for i in (0, 1))
    losses = torch.nn.functional.softplus(torch.cat([-human, composed]))
    auc = (human[:, None] > composed[None]).double().mean()
    return float(losses.mean()), float(auc)


def _write(model: InForceGPT2, folder: Path, target: Path) -> None:
    """Writes the weights with all that the model folder has beside its own."""
    if not target.exists():
        left_out = shutil.ignore_patterns(onnx_path(folder, "int8").parent.name, CRITIC_FILE.name)
        shutil.copytree(folder, target, ignore=left_out)
    save_model(model, target)
