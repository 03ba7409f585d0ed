"""Our int8 graph as onnxruntime-genai wants it: its names, and lengths from an attention mask.

It has no builder for GPT-2, but runs any decoder whose inputs and outputs its configuration
names; the type `phi` is one that it treats plainly.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from amt_core.engine.model_folder import ModelFolder
from amt_core.engine.onnx_export.export import read_weights
from amt_core.engine.onnx_export.graph import build_graph
from amt_core.tokens.vocabulary import VOCABULARY


def write_genai(folder: Path, target: Path) -> None:
    """Writes the graph, its configuration and a tokenizer that is never asked."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    model = ModelFolder.open(folder, require_onnx=False)
    proto = build_graph(model.shape, read_weights(model), precision="int8")
    graph = proto.graph
    renamed = {"logits": "last_logits"}
    for layer in range(model.n_layer):
        for kind in ("key", "value"):
            renamed[f"past_{kind}_{layer}"] = f"past_key_values.{layer}.{kind}"
            renamed[f"present_{kind}_{layer}"] = f"present.{layer}.{kind}"
    for node in graph.node:
        for names in (node.input, node.output):
            names[:] = [renamed.get(name, name) for name in names]
    for value in (*graph.input, *graph.output):
        value.name = renamed.get(value.name, value.name)
    kept = [value for value in graph.input if value.name not in {"last_index", "total_length"}]
    mask = helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["rows", "total"])
    del graph.input[:]
    graph.input.extend([*kept, mask])
    caches = [value for value in graph.output if value.name != "last_logits"]
    logits = helper.make_tensor_value_info(
        "logits", TensorProto.FLOAT, ["rows", 1, model.vocab_size]
    )
    del graph.output[:]
    graph.output.extend([logits, *caches])
    one = np.array([1], np.int64)
    graph.initializer.extend(
        numpy_helper.from_array(value, name)
        for name, value in (("axis_1", one), ("one", one), ("index_1", np.array(1, np.int64)))
    )
    lengths = [
        helper.make_node("ReduceSum", ["attention_mask", "axis_1"], ["lengths"], keepdims=0),
        helper.make_node("Sub", ["lengths", "one"], ["last_index_64"]),
        helper.make_node("Cast", ["last_index_64"], ["last_index"], to=TensorProto.INT32),
        helper.make_node("Shape", ["attention_mask"], ["mask_shape"]),
        helper.make_node("Gather", ["mask_shape", "index_1"], ["total_64"]),
        helper.make_node("Cast", ["total_64"], ["total_length"], to=TensorProto.INT32),
    ]
    nodes = [*lengths, *graph.node]
    nodes.append(helper.make_node("Unsqueeze", ["last_logits", "axis_1"], ["logits"]))
    del graph.node[:]
    graph.node.extend(nodes)
    target.mkdir()
    onnx.save(proto, target / "model.onnx")
    (target / "genai_config.json").write_text(json.dumps(_config(model), indent=2))
    (target / "tokenizer.json").write_text(json.dumps(_TOKENIZER))
    (target / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "PreTrainedTokenizerFast"})
    )


_TOKENIZER = {
    "version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": None,
    "pre_tokenizer": None, "post_processor": None, "decoder": None,
    "model": {"type": "BPE", "vocab": {"a": 0, "b": 1, "c": 2}, "merges": []},
}  # fmt: skip


def _config(model: ModelFolder) -> dict[str, object]:
    decoder = {
        "session_options": {"provider_options": []},
        "filename": "model.onnx",
        "head_size": model.n_embd // model.n_head,
        "hidden_size": model.n_embd,
        "num_attention_heads": model.n_head,
        "num_key_value_heads": model.n_head,
        "num_hidden_layers": model.n_layer,
        "inputs": {
            "input_ids": "input_ids",
            "position_ids": "position_ids",
            "attention_mask": "attention_mask",
            "past_key_names": "past_key_values.%d.key",
            "past_value_names": "past_key_values.%d.value",
        },
        "outputs": {
            "logits": "logits",
            "present_key_names": "present.%d.key",
            "present_value_names": "present.%d.value",
        },
    }
    return {
        "model": {
            "type": "phi",
            "bos_token_id": VOCABULARY.bos,
            # A token that is never most likely, so that every row is written to its end.
            "eos_token_id": model.vocab_size - 1,
            "pad_token_id": VOCABULARY.pad,
            "vocab_size": model.vocab_size,
            "context_length": model.n_positions,
            "decoder": decoder,
        },
        "search": {
            "do_sample": False,
            "max_length": model.n_positions,
            "past_present_share_buffer": True,
        },
    }
