"""A model small enough to make in a test."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from amt_core.engine.graph import GraphShape, build_graph
from amt_core.engine.model_folder import onnx_path, weight_shapes
from amt_core.style_priors import ANY, StylePrior, StylePriors
from amt_core.tokens.vocabulary import VOCABULARY


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model folder with random weights: it knows nothing, and the grammar holds all the same."""
    folder = tmp_path_factory.mktemp("tiny-model")
    config = {
        "model_type": "gpt2",
        "vocab_size": VOCABULARY.size,
        "n_layer": 1,
        "n_head": 2,
        "n_embd": 32,
        "n_positions": 1024,
        "layer_norm_epsilon": 1e-5,
    }
    shape = GraphShape(**{k: v for k, v in config.items() if k != "model_type"}, n_inner=128)
    random = np.random.default_rng(0)
    weights = {
        name: random.normal(0, 0.05, size).astype(np.float32)
        for name, size in weight_shapes(shape).items()
    }
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "vocabulary.json").write_text(
        json.dumps({"version": VOCABULARY.version, "size": VOCABULARY.size})
    )
    save_file(weights, folder / "model.safetensors")
    usual = StylePrior(
        num_pieces=1,
        tempo_bpm=(80, 100, 120, 140, 160),
        metres={"4/4": 3, "3/4": 1},
        minor_share=0.5,
        ensembles=(((0, 32, 128), 1),),
    )
    StylePriors({ANY: usual}).save(folder)
    graph = onnx_path(folder, "fp32")
    graph.parent.mkdir()
    graph.write_bytes(build_graph(shape, weights, precision="fp32").SerializeToString())
    return folder
