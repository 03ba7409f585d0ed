"""Weights of a model are carried over to another vocabulary by the names of its tokens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import GPT2Config

from amt_core.engine.onnx_export.in_force_gpt2 import InForceGPT2
from amt_core.errors import AmtError
from amt_core.pipeline.training.weights import add_layers, carry_rows, load_model, save_model
from amt_core.tokens.vocabulary import VOCABULARY


def test_a_token_of_the_same_name_keeps_its_row() -> None:
    rows = torch.arange(12.0).view(3, 4)
    carried = carry_rows(rows, ["BOS", "Pitch_60", "Pitch_61"], ["Pitch_61", "New", "BOS"])
    assert torch.equal(carried[0], rows[2])
    assert torch.equal(carried[2], rows[0])


def test_a_new_token_begins_near_the_mean_of_its_kind() -> None:
    torch.manual_seed(1)
    rows = torch.randn(4, 64)
    rows[:2] += 10
    carried = carry_rows(rows, ["Pitch_60", "Pitch_61", "Dur_1", "Dur_2"], ["Pitch_62", "Dur_3"])
    assert (carried[0] - rows[:2].mean(0)).norm() < 0.2 * rows[:2].mean(0).norm()
    assert float(carried[1].mean()) < 2


def test_a_model_of_another_vocabulary_gets_the_rows_of_this_one(tmp_path: Path) -> None:
    config = GPT2Config(
        vocab_size=VOCABULARY.size, n_positions=16, n_embd=16, n_layer=1, n_head=2,
        bos_token_id=VOCABULARY.bos, eos_token_id=VOCABULARY.eos,
    )  # fmt: skip
    model = InForceGPT2(config)
    save_model(model, tmp_path / "model")
    path = tmp_path / "model" / "vocabulary.json"
    stated = json.loads(path.read_text(encoding="utf-8"))
    stated["version"] = "another"
    stated["tokens"][7], stated["tokens"][8] = stated["tokens"][8], stated["tokens"][7]
    path.write_text(json.dumps(stated), encoding="utf-8")
    rows = model.transformer.wte.weight.detach()
    loaded = load_model(tmp_path / "model")
    carried = loaded.transformer.wte.weight.detach()
    assert torch.equal(carried[7], rows[8])
    assert torch.equal(carried[9:], rows[9:])
    assert torch.equal(loaded.lm_head.weight, carried)


@pytest.mark.parametrize(
    ("added", "trained"), [(0, [1, 1, 1]), (2, [1, 1, 0, 1, 0]), (3, [1, 0] * 3)]
)
def test_a_deeper_model_gives_at_first_what_the_model_gave(added: int, trained: list[int]) -> None:
    torch.manual_seed(1)
    model = InForceGPT2(
        GPT2Config(vocab_size=VOCABULARY.size, n_positions=16, n_embd=16, n_layer=3, n_head=2)
    ).eval()
    ids = torch.randint(VOCABULARY.size, (1, 12))
    before = model(ids).logits
    add_layers(model, added)
    assert torch.equal(model(ids).logits, before)
    assert torch.equal(model(ids, use_cache=True).logits, before)
    blocks: Any = model.transformer.h
    outputs = [block.mlp.c_proj.weight for block in blocks]
    assert [int(weight.any()) for weight in outputs] == trained
    assert model.config.n_layer == len(outputs)


def test_a_folder_without_a_vocabulary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AmtError, match="no model to begin with"):
        load_model(tmp_path)
