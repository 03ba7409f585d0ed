"""Fixtures of every test: its own folders, nothing left running behind it, a tiny model."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
from safetensors.numpy import save_file

from amt_core.engine.graph_shape import GraphShape
from amt_core.engine.model_folder import onnx_path, weight_shapes
from amt_core.engine.onnx_export.graph import build_graph
from amt_core.styles.priors import ANY, STYLE_PRIORS_FILE, StylePrior, StylePriors
from amt_core.tokens.vocabulary import VOCABULARY

GRACE_SEC = 5


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, log and recovery files of a test never meet those of the person who runs it."""
    monkeypatch.setenv("AMT_HOME", str(tmp_path / "amt-home"))


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """A thread or a child process that outlives its test fails it."""
    threads = set(threading.enumerate())
    children = set(psutil.Process().children())
    yield
    for thread in threading.enumerate():
        if thread not in threads and not thread.daemon:
            thread.join(GRACE_SEC)
            assert not thread.is_alive(), f"the thread {thread.name} is still running"
    started = [child for child in psutil.Process().children() if child not in children]
    _, alive = psutil.wait_procs([c for c in started if not _is_python_s_own(c)], GRACE_SEC)
    assert not alive, f"still running: {[child.cmdline() for child in alive]}"


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
    vocabulary = {
        "version": VOCABULARY.version,
        "size": VOCABULARY.size,
        "tokens": VOCABULARY.names(),
    }
    (folder / "vocabulary.json").write_text(json.dumps(vocabulary))
    save_file(weights, folder / "model.safetensors")
    usual = StylePrior(
        num_pieces=1,
        tempo_bpm=(80, 100, 120, 140, 160),
        meters={"4/4": 3, "3/4": 1},
        minor_share=0.5,
        ensembles=(((0, 32, 128), 1),),
    )
    STYLE_PRIORS_FILE.save(folder, StylePriors({ANY: usual}))
    graph = onnx_path(folder, "fp32")
    graph.parent.mkdir()
    graph.write_bytes(build_graph(shape, weights, precision="fp32").SerializeToString())
    return folder


def _is_python_s_own(process: psutil.Process) -> bool:
    """True if it is multiprocessing's resource tracker, which lives as long as the tests do."""
    try:
        return any("resource_tracker" in argument for argument in process.cmdline())
    except psutil.Error:
        return False
