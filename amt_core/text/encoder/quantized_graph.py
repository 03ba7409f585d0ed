"""The encoder's graph with weights of eight bits.

Weights are scaled by blocks of 128 and activations by rows (`MatMulNBits`, accuracy level
4), so that a text's vector does not depend on the other texts of the batch, as it would
with activations scaled by batch.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_BLOCK = 128
_BITS = 8
_MIDDLE = 128
_LARGEST = 127
_INT8_ACTIVATIONS = 4
_MIN_EMBEDDINGS = 10_000
"""Tables smaller than this, of positions and segments, stay as they are."""


def quantize_graph(traced: Path, file: Path) -> None:
    """Quantizes the products and word embeddings of a float32 graph to eight bits."""
    import onnx
    from onnx import helper, numpy_helper

    model = onnx.load(traced)
    graph = model.graph
    weights = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    added: dict[str, NDArray[Any]] = {}
    replaced: set[str] = set()
    nodes: list[Any] = []
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in weights:
            replaced.add(node.input[1])
            nodes.append(_product(node, weights[node.input[1]], added))
        elif node.op_type == "Gather" and _is_embedding(weights.get(node.input[0])):
            replaced.add(node.input[0])
            nodes += _embedding(node, weights[node.input[0]], added)
        else:
            nodes.append(node)
    kept = [tensor for tensor in graph.initializer if tensor.name not in replaced]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(kept)
    graph.initializer.extend(numpy_helper.from_array(a, name) for name, a in added.items())
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    onnx.save(model, file)


def _is_embedding(weight: NDArray[Any] | None) -> bool:
    return weight is not None and weight.ndim == 2 and len(weight) >= _MIN_EMBEDDINGS


def _product(node: Any, weight: NDArray[Any], added: dict[str, NDArray[Any]]) -> Any:
    from onnx import helper

    inputs, outputs = weight.shape
    blocks = weight.T.reshape(outputs, inputs // _BLOCK, _BLOCK)
    scales = _scales(blocks)  # (outputs, blocks, 1)
    codes = np.round(blocks / scales) + _MIDDLE  # 1 .. 255
    name = node.output[0]
    added[f"{name}_codes"] = codes.astype(np.uint8)
    added[f"{name}_scales"] = scales.astype(np.float32).ravel()
    return helper.make_node(
        "MatMulNBits",
        [node.input[0], f"{name}_codes", f"{name}_scales"],
        list(node.output),
        name=node.name,
        domain="com.microsoft",
        K=inputs,
        N=outputs,
        bits=_BITS,
        block_size=_BLOCK,
        accuracy_level=_INT8_ACTIVATIONS,
    )


def _embedding(node: Any, table: NDArray[Any], added: dict[str, NDArray[Any]]) -> list[Any]:
    """The rows of an int8 table, each times its own scale."""
    from onnx import TensorProto, helper

    scales = _scales(table)  # (words, 1)
    added["word_codes"] = np.round(table / scales).astype(np.int8)
    added["word_scales"] = scales.astype(np.float32)
    ids = node.input[1]
    return [
        helper.make_node("Gather", ["word_codes", ids], ["ids_codes"], axis=0),
        helper.make_node("Gather", ["word_scales", ids], ["ids_scales"], axis=0),
        helper.make_node("Cast", ["ids_codes"], ["ids_values"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["ids_values", "ids_scales"], list(node.output)),
    ]


def _scales(values: NDArray[Any]) -> NDArray[Any]:
    """Largest magnitude over the last axis as a step of the code, never zero."""
    return np.maximum(np.abs(values).max(axis=-1, keepdims=True), 1e-8) / _LARGEST
