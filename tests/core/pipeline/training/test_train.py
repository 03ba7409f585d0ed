"""Training learns, resumes exactly, and leaves a folder that other tools open."""

from __future__ import annotations

import json
import signal
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from amt_core.engine.model_folder import ModelFolder
from amt_core.engine.onnx_export.in_force_gpt2 import InForceGPT2
from amt_core.errors import AmtError
from amt_core.pipeline.data.batches import IGNORED, PieceSampler, to_batch
from amt_core.pipeline.data.examples import PLAIN, ExampleOptions, make_example
from amt_core.pipeline.data.shards import Shards
from amt_core.pipeline.training.optimizing.schedule import learning_rate
from amt_core.pipeline.training.options import TrainOptions
from amt_core.pipeline.training.train import train
from amt_core.progress import Advanced
from amt_core.tokens.vocabulary import VOCABULARY

TINY = TrainOptions(
    num_layers=1, width=32, num_heads=2, context=128, dropout=0.1, batch_size=4,
    learning_rate=3e-3, warmup_steps=2, max_steps=12, mixed_precision="no", eval_every_steps=6,
    num_eval_examples=2, save_every_sec=0.0, examples=ExampleOptions(context=128),
)  # fmt: skip


def losses(folder: Path) -> list[float]:
    lines = (folder / "log.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["loss"] for line in lines]


@pytest.fixture(scope="module")
def whole_run(shards: Shards, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that nothing interrupted."""
    folder = tmp_path_factory.mktemp("run")
    for _ in train(shards, folder, TINY):
        pass
    return folder


def test_the_loss_falls(whole_run: Path) -> None:
    curve = losses(whole_run)
    assert len(curve) == TINY.max_steps
    assert np.mean(curve[-3:]) < np.mean(curve[:3]) - 0.3


def test_a_run_that_was_stopped_goes_on_as_if_it_had_not_been(
    shards: Shards, whole_run: Path, tmp_path: Path
) -> None:
    for event in train(shards, tmp_path, TINY):
        if getattr(event, "name", "") == "tokens_per_sec" and len(losses_or_none(tmp_path)) == 5:
            break
    for _ in train(shards, tmp_path, TINY):
        pass
    by_step = {row["step"]: row["loss"] for row in rows(tmp_path)}
    assert [by_step[step] for step in range(1, 13)] == losses(whole_run)


def losses_or_none(folder: Path) -> list[float]:
    return losses(folder) if (folder / "log.jsonl").exists() else []


def rows(folder: Path) -> list[dict[str, float]]:
    text = (folder / "log.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_the_best_model_opens_in_transformers_and_in_the_engine(whole_run: Path) -> None:
    model = InForceGPT2.from_pretrained(whole_run / "model")
    assert model.config.vocab_size == VOCABULARY.size
    assert ModelFolder.open(whole_run / "model", require_onnx=False).n_embd == TINY.width


def test_a_checkpoint_of_another_size_is_refused_with_a_remedy(
    shards: Shards, whole_run: Path
) -> None:
    with pytest.raises(AmtError, match="another size") as caught:
        list(train(shards, whole_run, replace(TINY, width=16)))
    assert caught.value.hint


LONG_AND_PLAIN = replace(PLAIN, context=4096)


def test_nothing_is_learned_from_what_is_given(shards: Shards) -> None:
    v = VOCABULARY
    for fill_share in (0.0, 1.0):
        rng = np.random.default_rng(1)
        options = ExampleOptions(context=900, fill_share=fill_share)
        sequence = make_example(shards[0], rng, options)
        ids, targets = to_batch([sequence])
        learned = targets[targets != IGNORED]
        assert len(learned)
        given = (v.beats, v.unit, v.tempo, v.key, v.genre)
        assert not any(token in block for token in learned.tolist() for block in given)
        assert v.mask not in learned
        known = sequence.tolist().index(v.fill) if fill_share else 0
        assert torch.all(targets[0, :known] == IGNORED)
        assert ids.shape == targets.shape == (1, len(sequence) - 1)


def test_where_a_bar_ends_is_learned_and_where_the_first_begins_is_given(shards: Shards) -> None:
    v = VOCABULARY
    ids, targets = to_batch([make_example(shards[0], np.random.default_rng(1), LONG_AND_PLAIN)])
    learned = targets[0][targets[0] != IGNORED].tolist()
    assert [token - v.bar.start for token in learned if token in v.bar] == [4, 3, 2, 1, 0]
    ends = (targets[0] >= v.bar.start) & (targets[0] < v.bar.end)
    assert torch.all(ids[0][ends] >= v.pitch.start), "after a note, and not after another header"


def test_the_learning_rate_warms_up_and_falls() -> None:
    options = TrainOptions(max_steps=100, warmup_steps=10, learning_rate=1.0)
    rates = [learning_rate(step, options) for step in range(101)]
    assert rates[0] == pytest.approx(0.1)
    assert max(rates) == pytest.approx(1.0)
    assert rates[100] == pytest.approx(options.min_learning_rate_ratio)
    assert rates[10:] == sorted(rates[10:], reverse=True)


def test_a_constant_schedule_falls_in_its_last_steps_only() -> None:
    options = TrainOptions(
        max_steps=100, warmup_steps=10, learning_rate=1.0, schedule="constant", decay_steps=20
    )
    rates = [learning_rate(step, options) for step in range(101)]
    assert set(rates[10:81]) == {1.0}
    assert rates[81:] == sorted(rates[81:], reverse=True)
    assert rates[100] == pytest.approx(options.min_learning_rate_ratio)


def test_a_decay_begins_at_the_checkpoint_of_another_run_and_ends_by_itself(
    shards: Shards, whole_run: Path, tmp_path: Path
) -> None:
    kept = (whole_run / "checkpoint.safetensors").read_bytes()
    decaying = replace(TINY, decay_from=str(whole_run), decay_steps=4, eval_every_steps=2)
    for event in train(shards, tmp_path, decaying):
        if getattr(event, "name", "") == "tokens_per_sec" and len(losses_or_none(tmp_path)) == 2:
            break
    for _ in train(shards, tmp_path, decaying):
        pass
    rates = {row["step"]: row["learning_rate"] for row in rows(tmp_path)}
    assert list(rates) == [13, 14, 15, 16], "the first run had twelve steps"
    assert list(rates.values()) == sorted(rates.values(), reverse=True)
    assert (whole_run / "checkpoint.safetensors").read_bytes() == kept
    assert (tmp_path / "model" / "model.safetensors").exists()


@pytest.mark.parametrize(
    ("changes", "message"),
    [({"decay_steps": 0}, "needs decay_steps"), ({"decay_steps": 4}, "There is no checkpoint")],
)
def test_a_decay_from_nothing_is_refused(
    shards: Shards, tmp_path: Path, changes: dict[str, int], message: str
) -> None:
    options = replace(TINY, decay_from=str(tmp_path / "missing"), **changes)
    with pytest.raises(AmtError, match=message):
        list(train(shards, tmp_path / "run", options))


def train_until_signal(
    shards: Shards, folder: Path, options: TrainOptions, signal_number: int
) -> None:
    for event in train(shards, folder, options):
        if isinstance(event, Advanced) and event.done == 2:
            signal.raise_signal(signal_number)


@pytest.mark.parametrize(
    ("signal_number", "raised"),
    [(signal.SIGTERM, SystemExit), (signal.SIGINT, KeyboardInterrupt)],
)
def test_a_signal_ends_training_after_the_step_with_a_checkpoint(
    shards: Shards, tmp_path: Path, signal_number: int, raised: type[BaseException]
) -> None:
    before = signal.getsignal(signal_number)
    options = replace(TINY, save_every_sec=1e9)
    with pytest.raises(raised):
        train_until_signal(shards, tmp_path, options, signal_number)
    assert signal.getsignal(signal_number) == before
    assert len(losses(tmp_path)) == 2
    assert (tmp_path / "checkpoint.safetensors").exists()


def test_only_pieces_of_the_split_are_drawn(shards: Shards) -> None:
    sampler = PieceSampler(shards, "train", context=128)
    drawn = {sampler.draw(np.random.default_rng(seed)) for seed in range(300)}
    assert drawn == set(range(10))
