"""A tiny random GPT-2 in a model folder, with all its graphs, made once for all tests here."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import GPT2Config

from amt_core.engine.model_folder import ExpectedVocabulary, ModelFolder
from amt_core.engine.onnx_export.export import export_model
from amt_core.engine.onnx_export.in_force_gpt2 import InForceGPT2
from amt_core.engine.onnx_export.self_check import Limits

VOCABULARY = ExpectedVocabulary(version="tiny", size=97)
CONTEXT = 160


@pytest.fixture(scope="session")
def reference() -> InForceGPT2:
    torch.manual_seed(7)
    config = GPT2Config(
        vocab_size=VOCABULARY.size,
        n_positions=CONTEXT,
        n_embd=64,
        n_layer=2,
        n_head=4,
        # Large weights, so that logits spread over several units and attention is not uniform.
        initializer_range=0.15,
        bos_token_id=1,
        eos_token_id=2,
        tokens_in_force=True,
    )
    model = InForceGPT2(config).eval()
    # Zero at first; of a vocabulary of this size, the keys can be in force.
    torch.nn.init.normal_(model.transformer.wfe.weight, std=0.3)
    return model


@pytest.fixture(scope="session")
def exported(reference: InForceGPT2, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A complete model folder; not to be changed."""
    folder = tmp_path_factory.mktemp("models") / "tiny"
    reference.save_pretrained(folder)
    table = {"version": VOCABULARY.version, "size": VOCABULARY.size}
    (folder / "vocabulary.json").write_text(json.dumps(table))
    for precision in ("fp32", "int8", "int4"):
        # Random weights leave many tokens nearly equally likely.
        limits = Limits(min_top1_agreement=0.5, max_perplexity_ratio=2.0)
        export_model(folder, precision=precision, vocabulary=VOCABULARY, limits=limits)
    return folder


@pytest.fixture(scope="session")
def model(exported: Path) -> ModelFolder:
    return ModelFolder.open(exported, vocabulary=VOCABULARY)


@pytest.fixture
def own_folder(exported: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return Path(shutil.copytree(exported, tmp_path / "model"))


@pytest.fixture(scope="session")
def sequences() -> list[list[int]]:
    """Eight prompts of different lengths."""
    rng = np.random.default_rng(3)
    return [
        rng.integers(0, VOCABULARY.size, length).tolist()
        for length in (5, 70, 1, 64, 9, 33, 128, 2)
    ]
