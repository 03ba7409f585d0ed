"""Trains the critic of a model: phrases of training pieces against phrases that it composes.

A critic by which one of several candidates goes on leaves what it does not see. So a further one
can be trained on what the model writes with the critic that it has, as weak learners are boosted
(Y. Freund & R. E. Schapire, "A decision-theoretic generalization of on-line learning and an
application to boosting", 1997; for density ratios A. Grover & S. Ermon, "Boosted generative
models", AAAI 2018): the first tells the odds of a phrase of people against one of the model, the
second those against one that was chosen, and their product is the odds of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from amt_core.engine.critic.critic import CRITIC_FILE, PHRASE_BARS, Critic
from amt_core.engine.critic.feature_bins import FeatureBins
from amt_core.engine.critic.phrase_features import phrase_features
from amt_core.engine.model import Model
from amt_core.errors import AmtError
from amt_core.evaluation.told_apart.pairs import composed
from amt_core.music.score import Score
from amt_core.pipeline.data.shards import Shards
from amt_core.pipeline.model.training_excerpts import training_excerpts
from amt_core.progress import Advanced, Finished, Metric, Progress, Started, counted

_Table = tuple[NDArray[np.float32], NDArray[np.float32]]
"""(phrases, features), and (phrases,) 1 for each phrase of a training piece, 0 for the others."""

_NUM_NETWORKS: Final = 5
_NUM_UNITS: Final = 64
# Hides by which exact values a piece would be known; a bin reaches from 0 to 1.
_INPUT_NOISE: Final = 0.1
_DROPOUT: Final = 0.3
_LEARNING_RATE: Final = 4e-4
_WEIGHT_DECAY: Final = 1.0
_BATCH_PHRASES: Final = 256
_MAX_EPOCHS: Final = 200
_PATIENCE: Final = 8


def train_critic(
    folder: Path,
    shards: Shards,
    *,
    num_pieces: int,
    seed: int = 1,
    sources: Sequence[str] = (),
    is_further: bool = False,
) -> Iterator[Progress]:
    """Writes the critic of a model folder.

    For each of some training pieces the model composes one of the same description. The critic
    learns which phrases are of which side; pieces that it has not learned from tell how well.

    Args:
        folder: The model folder, with a graph that composes.
        shards: The training data; only pieces of the training split are read.
        num_pieces: Pieces to learn from, each of another work.
        seed: Draws the pieces and begins the learning.
        sources: The sources of the pieces; empty for all.
        is_further: Whether the critic that the model has chooses as it composes, and is added to
            the one that learns from that.

    Yields:
        `Started`, one `Advanced` for each piece, the metric `critic_auc` (0.5 where composed
        phrases cannot be told from others), and `Finished`.

    Raises:
        AmtError: The data holds too few pieces, or the model cannot compose, or has no critic that
            another one could be added to.
    """
    model = Model.load(folder)
    earlier = model.critic if is_further else None
    if is_further and earlier is None:
        raise AmtError("This model has no critic yet.", "Train the first one without --further.")
    excerpts = training_excerpts(
        shards, num_pieces, rng=np.random.default_rng(seed), sources=sources
    )
    pieces = counted(len(excerpts), "pieces")
    yield Started(total=len(excerpts), unit="pieces", message=f"Composing {pieces}")
    written = [_phrases(excerpt.score) for excerpt in excerpts]
    imitated: list[NDArray[np.float32]] = []
    specs = (excerpt.spec for excerpt in excerpts)
    num_candidates = None if is_further else 1
    for piece in composed(specs, model=model, seed=seed, num_candidates=num_candidates):
        imitated.append(_phrases(piece.score))
        yield Advanced(done=len(imitated), total=len(excerpts))
    critic, auc = _learn(written, imitated, seed=seed, earlier=earlier)
    CRITIC_FILE.save(folder, critic if earlier is None else Critic.sum_of([earlier, critic]))
    yield Metric(name="critic_auc", value=auc)
    yield Finished(message=f"Critic trained on {pieces}: AUC {auc:.3f}")


def _phrases(score: Score) -> NDArray[np.float32]:
    """(phrases, features) of a piece: of each bar, the phrase that ends with it."""
    return np.stack(
        [
            phrase_features(score, range(max(stop - PHRASE_BARS, 0), stop))
            for stop in range(1, score.num_bars + 1)
        ]
    )


def _learn(
    written: Sequence[NDArray[np.float32]],
    composed: Sequence[NDArray[np.float32]],
    *,
    seed: int,
    earlier: Critic | None,
) -> tuple[Critic, float]:
    """The critic, and how well its networks tell the pieces apart that they have not learned from.

    Phrases of one piece are much alike, so that a network knows the pieces by heart within a few
    rounds. Each of several networks leaves out other pieces, which end its learning in time; the
    critic is their mean. Its bins are those of the earlier critic, if there is one, so that both
    can be added.
    """
    if earlier is None:
        bins = FeatureBins.of(np.concatenate([*written, *composed]))
    else:
        bins = earlier.bins
    fold = np.random.default_rng(seed).permutation(len(written)) % _NUM_NETWORKS
    networks: list[Critic] = []
    scores: list[NDArray[np.float32]] = []
    labels: list[NDArray[np.float32]] = []
    for number in range(_NUM_NETWORKS):
        learned, held_out = (
            _table(
                [written[i] for i in np.flatnonzero(in_part).tolist()],
                [composed[i] for i in np.flatnonzero(in_part).tolist()],
            )
            for in_part in (fold != number, fold == number)
        )
        network, held_out_scores = _train_network(
            learned, held_out, bins=bins, seed=seed * _NUM_NETWORKS + number
        )
        networks.append(network)
        scores.append(held_out_scores)
        labels.append(held_out[1])
    all_scores, all_labels = np.concatenate(scores), np.concatenate(labels)
    critic = Critic.sum_of(networks, share=1.0 / _NUM_NETWORKS)
    return critic, _auc(all_scores[all_labels == 1], all_scores[all_labels == 0])


def _train_network(
    learned: _Table,
    held_out: _Table,
    *,
    bins: FeatureBins,
    seed: int,
) -> tuple[Critic, NDArray[np.float32]]:
    """One network, where it knows best the phrases held out, and its scores of those."""
    import torch

    torch.manual_seed(seed)

    def tensors(table: _Table) -> tuple[torch.Tensor, torch.Tensor]:
        features, labels = table
        return torch.from_numpy(bins.encode(features)), torch.from_numpy(labels)[:, None]

    network = torch.nn.Sequential(
        torch.nn.Linear(len(bins.feature), _NUM_UNITS),
        torch.nn.ReLU(),
        torch.nn.Dropout(_DROPOUT),
        torch.nn.Linear(_NUM_UNITS, 1),
    )
    optimizer = torch.optim.AdamW(
        network.parameters(), lr=_LEARNING_RATE, weight_decay=_WEIGHT_DECAY
    )
    loss_of = torch.nn.BCEWithLogitsLoss()
    (inputs, targets), (held_out_inputs, held_out_targets) = tensors(learned), tensors(held_out)
    best_loss, best_epoch, best = np.inf, 0, network.state_dict()
    for epoch in range(_MAX_EPOCHS):
        network.train()
        for batch in torch.randperm(len(inputs)).split(_BATCH_PHRASES):
            optimizer.zero_grad()
            noisy = inputs[batch] + _INPUT_NOISE * torch.randn_like(inputs[batch])
            loss_of(network(noisy), targets[batch]).backward()
            optimizer.step()
        network.eval()
        with torch.no_grad():
            loss = float(loss_of(network(held_out_inputs), held_out_targets))
        if loss < best_loss:
            best_loss, best_epoch = loss, epoch
            best = {name: tensor.clone() for name, tensor in network.state_dict().items()}
        elif epoch - best_epoch >= _PATIENCE:
            break
    network.load_state_dict(best)
    with torch.no_grad():
        scores = network(held_out_inputs)[:, 0].numpy()
    weights: dict[str, Any] = {name: tensor.numpy() for name, tensor in best.items()}
    critic = Critic(
        bins=bins,
        hidden=np.ascontiguousarray(weights["0.weight"].T),
        hidden_bias=weights["0.bias"],
        output=np.ascontiguousarray(weights["3.weight"][0]),
        output_bias=weights["3.bias"],
    )
    return critic, scores


def _table(
    written: Sequence[NDArray[np.float32]], composed: Sequence[NDArray[np.float32]]
) -> _Table:
    features = np.concatenate([*written, *composed])
    labels = np.zeros(len(features), dtype=np.float32)
    labels[: sum(map(len, written))] = 1.0
    return features, labels


def _auc(positive: NDArray[np.float32], negative: NDArray[np.float32]) -> float:
    """The chance that a phrase of a training piece scores higher than a composed one."""
    return float(np.searchsorted(np.sort(negative), positive).mean()) / len(negative)
