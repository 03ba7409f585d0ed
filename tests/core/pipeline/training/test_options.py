"""The options of training: the same curve in any process, an early end, a model
to begin with."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from amt_core.errors import AmtError
from amt_core.pipeline.data.examples import ExampleOptions
from amt_core.pipeline.data.shards import Piece, Shards, ShardWriter
from amt_core.pipeline.training.checkpoint import CHECKPOINT
from amt_core.pipeline.training.devices.sharding import check_sharding
from amt_core.pipeline.training.devices.torchrun import train_on_devices
from amt_core.pipeline.training.loader import Batches, load_batches
from amt_core.pipeline.training.options import TrainOptions
from amt_core.pipeline.training.train import train
from amt_core.pipeline.training.weights import load_model
from amt_core.progress import Metric, Progress
from amt_core.tokens.vocabulary import VOCABULARY

TINY = TrainOptions(
    num_layers=1, width=32, num_heads=2, context=128, dropout=0.0, batch_size=2,
    gradient_accumulation=2, learning_rate=3e-3, warmup_steps=2, max_steps=4,
    mixed_precision="no", eval_every_steps=2, num_eval_examples=2, save_every_sec=0.0,
    examples=ExampleOptions(context=128),
)  # fmt: skip


@pytest.fixture(scope="module")
def data(pieces: list[Piece], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    with ShardWriter(folder) as writer:
        for each in pieces:
            writer.add(each)
    return folder


def losses(events: Iterable[Progress], name: str = "loss") -> list[float]:
    return [e.value for e in events if isinstance(e, Metric) and e.name == name]


def test_two_processes_learn_what_one_with_twice_the_accumulation_learns(
    data: Path, tmp_path: Path
) -> None:
    alone = losses(train(Shards(data), tmp_path / "alone", TINY))
    halved = replace(TINY, gradient_accumulation=1, num_devices=2)
    together = losses(train_on_devices(data, tmp_path / "together", halved))
    assert len(alone) == TINY.max_steps
    assert together == pytest.approx(alone, rel=1e-4)
    assert (tmp_path / "together" / "model" / "model.safetensors").exists()


@pytest.mark.timeout(900)  # seven starts of PyTorch
def test_split_weights_learn_what_whole_ones_learn_and_go_on_from_their_checkpoint(
    data: Path, tmp_path: Path
) -> None:
    alone = losses(train(Shards(data), tmp_path / "alone", TINY))
    split = replace(TINY, gradient_accumulation=1, num_devices=2, shard_weights=True, max_steps=2)
    run = tmp_path / "split"
    together = losses(train_on_devices(data, run, split))
    assert together == pytest.approx(alone[:2], rel=1e-4)
    shapes = {name: tensor.shape for name, tensor in load_file(run / CHECKPOINT).items()}
    assert shapes == {
        name: tensor.shape for name, tensor in load_file(tmp_path / "alone" / CHECKPOINT).items()
    }
    # Two processes go on from it, and so does one alone.
    copy = Path(shutil.copytree(run, tmp_path / "copy"))
    rest = losses(train_on_devices(data, run, replace(split, max_steps=4)))
    assert rest == pytest.approx(alone[2:], rel=1e-3)
    assert losses(train(Shards(data), copy, TINY)) == pytest.approx(alone[2:], rel=1e-3)
    assert load_model(run / "model").config.n_embd == TINY.width


@pytest.mark.parametrize(
    "changes", [{"compile_model": True}, {"batch_size": 0}, {"mixed_precision": "fp16"}]
)
def test_options_that_split_weights_cannot_have_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(AmtError, match="shard_weights") as caught:
        check_sharding(replace(TINY, **changes))  # type: ignore[arg-type]
    assert caught.value.hint


def test_batches_are_the_same_however_they_are_made(data: Path) -> None:
    shards = Shards(data)
    plain = load_batches(Batches(shards, TINY), TINY, first_step=1)
    options = replace(TINY, num_workers=1, cache_size=4)
    ahead = load_batches(Batches(shards, options), options, first_step=1)
    number = 0
    for (ids, targets), (other_ids, other_targets) in zip(plain, ahead, strict=True):
        assert torch.equal(ids, other_ids)
        assert torch.equal(targets, other_targets)
        number += 1
    assert number == 6


def test_the_curriculum_grows_to_the_whole_length(data: Path) -> None:
    options = replace(TINY, curriculum_share=0.5, max_steps=100, context=1024,
                      examples=ExampleOptions(context=512))  # fmt: skip
    batches = Batches(Shards(data), options)
    lengths = [batches.length(step) for step in range(100)]
    assert lengths == sorted(lengths)
    assert (lengths[0], lengths[50], lengths[-1]) == (128, 512, 512)


def test_batches_have_one_shape_and_no_padding(data: Path) -> None:
    batches = Batches(Shards(data), TINY)
    ids = [batches[number][0] for number in range(8)]
    assert {tuple(each.shape) for each in ids} == {(1, 2 * 128)}
    assert not any((each == VOCABULARY.pad).any() for each in ids)


def test_weights_that_diverge_are_told_and_not_kept(data: Path, tmp_path: Path) -> None:
    options = replace(TINY, learning_rate=1e30, save_every_sec=1e9)
    with pytest.raises(AmtError, match="no number") as caught:
        list(train(Shards(data), tmp_path, options))
    assert "learning_rate" in caught.value.hint
    assert not (tmp_path / CHECKPOINT).exists()


def test_training_ends_early_when_nothing_gets_better(data: Path, tmp_path: Path) -> None:
    options = replace(TINY, learning_rate=0.0, max_steps=50, eval_every_steps=1, patience=3)
    assert len(losses(train(Shards(data), tmp_path, options))) == 4
    # And it stays ended.
    assert losses(train(Shards(data), tmp_path, options)) == []


def test_perplexity_is_told_by_kind_of_token(data: Path, tmp_path: Path) -> None:
    events = list(train(Shards(data), tmp_path, replace(TINY, max_steps=2)))
    names = {e.name for e in events if isinstance(e, Metric)}
    assert {"valid_loss", "perplexity_pitch", "perplexity_duration", "perplexity_drum"} <= names


def test_a_model_to_begin_with_gives_its_weights_and_its_size(data: Path, tmp_path: Path) -> None:
    first = losses(train(Shards(data), tmp_path / "first", replace(TINY, max_steps=30)))
    tuned = replace(TINY, initial_model=str(tmp_path / "first" / "model"), width=64, max_steps=2)
    second = losses(train(Shards(data), tmp_path / "second", tuned))
    assert np.mean(second) < np.mean(first[:2]) - 0.3
    deeper = replace(tuned, added_layers=1, max_steps=4)
    list(train(Shards(data), tmp_path / "deeper", replace(deeper, max_steps=2)))
    third = losses(train(Shards(data), tmp_path / "deeper", deeper))
    assert np.mean(third) < np.mean(first[:2]) - 0.3
    assert len(load_model(tmp_path / "deeper" / "model").transformer.h) == TINY.num_layers + 1
    with pytest.raises(AmtError, match="no model"):
        list(train(Shards(data), tmp_path / "x", replace(TINY, initial_model=str(tmp_path))))


@pytest.mark.parametrize(
    ("changes", "message"),
    [({"mixed_precision": "fp16"}, "graphics card"), ({"width": 33}, "heads")],
)
def test_options_that_do_not_go_together_are_refused(
    data: Path, tmp_path: Path, changes: dict[str, object], message: str
) -> None:
    with pytest.raises(AmtError, match=message):
        list(train(Shards(data), tmp_path, replace(TINY, **changes)))


def test_without_a_batch_size_a_run_keeps_the_one_it_found(data: Path, tmp_path: Path) -> None:
    options = replace(TINY, batch_size=0, max_steps=1)
    list(train(Shards(data), tmp_path, options))
    assert int((tmp_path / "batch_size.txt").read_text(encoding="ascii")) == 8


def test_activations_may_be_computed_twice(data: Path, tmp_path: Path) -> None:
    kept = losses(train(Shards(data), tmp_path / "a", TINY))
    again = replace(TINY, gradient_checkpointing=True)
    assert losses(train(Shards(data), tmp_path / "b", again)) == pytest.approx(kept, rel=1e-5)
