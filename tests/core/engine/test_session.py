"""A session attends without tiles, and a graph that is not the model's own is a sentence."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import onnx
import onnxruntime
import pytest
from onnx.helper import (
    make_graph,
    make_model,
    make_node,
    make_opsetid,
    make_tensor_value_info,
)

from amt_core.engine.decoder import Decoder
from amt_core.engine.model_folder import ModelFolder
from amt_core.errors import AmtError


@pytest.mark.parametrize("before", [None, "0"])
def test_only_while_a_session_is_made_flash_attention_is_off(
    model: ModelFolder, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    variable, make = "ORT_GQA_DISABLE_FLASH_ATTENTION", onnxruntime.InferenceSession
    monkeypatch.delenv(variable, raising=False)
    if before is not None:
        monkeypatch.setenv(variable, before)
    meanwhile: list[str | None] = []

    def noted(*arguments: object, **options: object) -> object:
        meanwhile.append(os.environ.get(variable))
        return make(*arguments, **options)

    monkeypatch.setattr(onnxruntime, "InferenceSession", noted)
    Decoder(model, num_rows=1)
    assert meanwhile == ["1"]
    assert os.environ.get(variable) == before


def test_a_graph_that_onnx_runtime_refuses_is_a_sentence(model: ModelFolder) -> None:
    broken = replace(model, onnx_files={"int8": model.path / "vocabulary.json"})
    with pytest.raises(AmtError, match="cannot be loaded") as error:
        Decoder(broken, num_rows=1)
    assert "export" in error.value.hint


def test_the_graph_of_another_model_is_a_sentence(model: ModelFolder, tiny_model: Path) -> None:
    other = tiny_model / "onnx" / "model_fp32.onnx"
    with pytest.raises(AmtError, match="not a graph of the model") as error:
        Decoder(replace(model, onnx_files={"fp32": other}), num_rows=1)
    assert str(other) in error.value.message
    assert "amt model export" in error.value.hint


@pytest.mark.parametrize(
    ("kind", "shape"), [(onnx.TensorProto.DOUBLE, 4), (onnx.TensorProto.FLOAT, 1)]
)
def test_a_graph_with_a_cache_of_another_kind_is_a_sentence(
    model: ModelFolder, tmp_path: Path, kind: int, shape: int
) -> None:
    names = [f"past_{part}_{i}" for part in ("key", "value") for i in range(model.n_layer)]
    heads, width = model.n_head, model.n_embd // model.n_head
    cache_shape = ["batch", heads, "length", width][:shape]
    counts = ["input_ids", "position_ids", "last_index", "total_length"]
    inputs = [make_tensor_value_info(name, onnx.TensorProto.INT64, ["n"]) for name in counts]
    inputs += [make_tensor_value_info(name, kind, cache_shape) for name in names]
    logits = make_tensor_value_info("logits", kind, ["batch", model.vocab_size])
    graph = make_graph([make_node("Identity", [names[0]], ["logits"])], "other", inputs, [logits])
    file = tmp_path / "other.onnx"
    onnx.save(make_model(graph, ir_version=9, opset_imports=[make_opsetid("", 17)]), file)
    with pytest.raises(AmtError, match="not a graph of the model"):
        Decoder(replace(model, onnx_files={"fp32": file}), num_rows=1)
