"""The decoder of a GPT-2 as an ONNX graph, built operator by operator.

Hand-built because no exporter produces it: packed QKV projections, attention that reads and
writes one shared key/value buffer in place (``GroupQueryAttention``), biases fused into the
products, residual additions fused into the layer norms where that is faster, and the vocabulary
head on the last position only. GPT-2 follows Radford et al. 2019, "Language Models are
Unsupervised Multitask Learners", as laid out by ``GPT2LMHeadModel``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from amt_core.engine.graph_shape import GraphShape, Precision
from amt_core.engine.onnx_export.quantize import quantize_blocks
from amt_core.tokens.in_force import KINDS

if TYPE_CHECKING:
    import onnx

# Inputs that share a scale. In larger blocks ONNX Runtime's kernels for AVX-512 (1.32) sum an odd
# row in another order than a pair. One take would then be stepped as two, which costs what the
# larger block gains: at 12 x 512 a step in four bits takes 1.22 ms in blocks of 32; in blocks of
# 128 it takes 0.86 ms as one row and 1.15 ms as two.
_BLOCKS = {8: 64, 4: 32}
_CONTRIB = "com.microsoft"
_HEAD = "head"
# The smallest opsets with every operator used; older readers can then open the file too.
_ONNX_OPSET = 17
_IR_VERSION = 8

Weights = Mapping[str, NDArray[np.floating]]


class _GraphBuilder:
    """Collects nodes and initializers; every method returns the name of what it made."""

    def __init__(self, shape: GraphShape, precision: Precision, wide: Collection[str]) -> None:
        self.shape = shape
        self.precision: Precision = precision
        self.wide = wide
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []
        self.float_dtype = np.dtype(np.float16 if precision == "fp16" else np.float32)

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        from onnx import numpy_helper

        self.initializers.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def floats(self, name: str, value: NDArray[np.floating]) -> str:
        return self.constant(name, value.astype(self.float_dtype))

    def node(
        self,
        op: str,
        inputs: list[str],
        outputs: list[str],
        *,
        domain: str = "",
        **attributes: Any,
    ) -> str:
        from onnx import helper

        self.nodes.append(
            helper.make_node(op, inputs, outputs, name=outputs[0], domain=domain, **attributes)
        )
        return outputs[0]

    @property
    def is_quantized(self) -> bool:
        return self.precision in ("int8", "int4")

    def tokens(self, table: NDArray[np.floating], ids: str) -> str:
        """Rows of the token embedding, which stays exact to three digits."""
        if not self.is_quantized:
            return self.node("Gather", [self.floats("wte.table", table), ids], ["wte"])
        half = self.constant("wte.table", table.astype(np.float16))
        rows = self.node("Gather", [half, ids], ["wte.half"])
        return self.node("Cast", [rows], ["wte"], to=1)

    def rounded_rows(self, name: str, table: NDArray[np.floating], ids: str) -> str:
        """Rows of an embedding next to that of the tokens.

        A quantized graph keeps it in eight bits with a scale for each row: it is as large as the
        token embedding and matters less.
        """
        if not self.is_quantized:
            return self.node("Gather", [self.floats(f"{name}.table", table), ids], [name])
        scales = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-9) / 127
        codes = self.constant(f"{name}.codes", np.rint(table / scales).astype(np.int8))
        rows = self.node("Gather", [codes, ids], [f"{name}.rows"])
        wide = self.node("Cast", [rows], [f"{name}.wide"], to=1)
        scale = self.node("Gather", [self.floats(f"{name}.scales", scales), ids], [f"{name}.scale"])
        return self.node("Mul", [wide, scale], [name])

    def product(
        self,
        name: str,
        source: str,
        weight: NDArray[np.floating],
        bias: NDArray[np.floating] | None,
    ) -> str:
        """``source @ weight.T + bias`` for ``weight`` (outputs, inputs)."""
        if self.is_quantized:
            is_wide = self.precision == "int8" or name.rpartition(".")[2] in self.wide
            bits = 8 if is_wide else 4
            outputs, inputs = weight.shape
            block = min(_BLOCKS[bits], max(16, 1 << (inputs.bit_length() - 1)))
            codes, scales = quantize_blocks(weight.astype(np.float32), bits=bits, block=block)
            operands = [
                source,
                self.constant(f"{name}.codes", codes),
                self.constant(f"{name}.scales", scales),
            ]
            if bias is not None:
                operands += ["", "", self.floats(f"{name}.bias", bias)]
            return self.node(
                "MatMulNBits",
                operands,
                [name],
                domain=_CONTRIB,
                K=inputs,
                N=outputs,
                bits=bits,
                block_size=block,
                # int8 activations, scaled per row and block: rows of a batch never meet.
                accuracy_level=4,
            )
        product = self.node(
            "MatMul",
            [source, self.floats(f"{name}.weight", weight.T)],
            [name if bias is None else f"{name}.product"],
        )
        if bias is None:
            return product
        return self.node("Add", [product, self.floats(f"{name}.bias", bias)], [name])

    def attention(
        self,
        name: str,
        qkv: str,
        past: list[str],
        present: list[str],
        scales: NDArray[np.float32] | None,
    ) -> str:
        """Causal attention over the cache and the new tokens, which are written into it."""
        inputs = [qkv, "", "", *past, "last_index", "total_length"]
        attributes: dict[str, Any] = {}
        if scales is not None:
            shape = (1, self.shape.n_head, 1, self.shape.n_embd // self.shape.n_head)
            unused = [""] * 5  # rotary tables, position ids, bias and sinks
            inputs += unused
            inputs += [
                self.constant(f"{name}.{kind}_scale", values.astype(np.float32).reshape(shape))
                for kind, values in zip(("key", "value"), scales, strict=True)
            ]
            attributes = {
                "k_quant_type": "PER_CHANNEL",
                "v_quant_type": "PER_CHANNEL",
                "kv_cache_bit_width": 8,
            }
        return self.node(
            "GroupQueryAttention",
            inputs,
            [name, *present],
            domain=_CONTRIB,
            num_heads=self.shape.n_head,
            kv_num_heads=self.shape.n_head,
            **attributes,
        )

    def norm(self, name: str, weights: Weights, prefix: str, branch: str, stream: str) -> list[str]:
        """Layer norm of ``branch + stream``; returns the normed value and the sum."""
        total = f"{name}.sum"
        scales = [
            self.floats(f"{name}.gamma", weights[f"{prefix}.weight"]),
            self.floats(f"{name}.beta", weights[f"{prefix}.bias"]),
        ]
        epsilon = self.shape.layer_norm_epsilon
        if self.precision == "fp16":
            self.node(
                "SkipLayerNormalization",
                [branch, stream, *scales],
                [name, "", "", total],
                domain=_CONTRIB,
                epsilon=epsilon,
            )
        else:
            # On a processor the fused operator takes three times as long as these two (1.32).
            self.node("Add", [branch, stream], [total])
            self.node("LayerNormalization", [total, *scales], [name], axis=-1, epsilon=epsilon)
        return [name, total]


def build_graph(
    shape: GraphShape,
    weights: Weights,
    *,
    precision: Precision,
    cache_scales: NDArray[np.float32] | None = None,
    wide: Collection[str] = (),
) -> onnx.ModelProto:
    """The decoder as an ONNX model.

    Inputs: ``input_ids`` and ``position_ids`` (rows, new) int64, and ``in_force_ids`` (rows, new,
    kinds) int64 if the shape has them; ``last_index`` (rows,) int32, the length of each row after
    this call minus one; ``total_length`` () int32, the largest length;
    ``past_key_{layer}`` and ``past_value_{layer}`` (rows, heads, capacity, head width).
    Outputs: ``logits`` (rows, vocab_size) float32 of the last new position, and ``present_*``,
    to be bound to the same buffers as ``past_*``.

    Args:
        shape: The model's numbers.
        weights: Names as in ``GPT2LMHeadModel`` without the ``transformer.`` prefix;
            ``lm_head.weight`` may be missing (tied to the token embedding).
        precision: What the matrices are stored in.
        cache_scales: (layers, 2, heads, head width) size of one step of the keys and values when
            the cache keeps them as int8, a quarter of the memory that attention must read; if
            ``None`` they stay floating-point numbers.
        wide: Kinds of matrices that int4 keeps in eight bits: ``qkv``, ``attn_proj``, ``fc``,
            ``mlp_proj``. The vocabulary head always is: tokens are told apart by little.
    """
    from onnx import TensorProto, helper

    build = _GraphBuilder(shape, precision, {*wide, _HEAD})
    cached = TensorProto.FLOAT16 if precision == "fp16" else TensorProto.FLOAT
    if cache_scales is not None:
        cached = TensorProto.INT8
    head_width = shape.n_embd // shape.n_head

    tokens = build.tokens(weights["wte.weight"], "input_ids")
    positions = build.rounded_rows("wpe", weights["wpe.weight"].astype(np.float32), "position_ids")
    if shape.has_tokens_in_force:
        rows = build.rounded_rows("wfe", weights["wfe.weight"].astype(np.float32), "in_force_ids")
        kinds = build.constant("kinds", np.array([2], np.int64))
        in_force = build.node("ReduceSum", [rows, kinds], ["in_force"], keepdims=0)
        tokens = build.node("Add", [tokens, in_force], ["tokens"])
    normed, stream = build.norm("h.0.ln_1", weights, "h.0.ln_1", tokens, positions)
    caches: list[tuple[str, str]] = []
    for layer in range(shape.n_layer):
        at = f"h.{layer}"
        # Hugging Face's Conv1D keeps (inputs, outputs); products here want (outputs, inputs).
        qkv = build.product(
            f"{at}.qkv",
            normed,
            weights[f"{at}.attn.c_attn.weight"].T,
            weights[f"{at}.attn.c_attn.bias"],
        )
        past = [f"past_key_{layer}", f"past_value_{layer}"]
        present = [f"present_key_{layer}", f"present_value_{layer}"]
        caches += zip(past, present, strict=True)
        attended = build.attention(
            f"{at}.attention",
            qkv,
            past,
            present,
            None if cache_scales is None else cache_scales[layer],
        )
        branch = build.product(
            f"{at}.attn_proj",
            attended,
            weights[f"{at}.attn.c_proj.weight"].T,
            weights[f"{at}.attn.c_proj.bias"],
        )
        normed, stream = build.norm(f"{at}.ln_2", weights, f"{at}.ln_2", branch, stream)
        inner = build.product(
            f"{at}.fc", normed, weights[f"{at}.mlp.c_fc.weight"].T, weights[f"{at}.mlp.c_fc.bias"]
        )
        active = build.node("FastGelu", [inner], [f"{at}.gelu"], domain=_CONTRIB)
        branch = build.product(
            f"{at}.mlp_proj",
            active,
            weights[f"{at}.mlp.c_proj.weight"].T,
            weights[f"{at}.mlp.c_proj.bias"],
        )
        following = f"h.{layer + 1}.ln_1" if layer + 1 < shape.n_layer else "ln_f"
        normed, stream = build.norm(following, weights, following, branch, stream)
    last = build.node(
        "Gather", [normed, build.constant("last", np.array(-1, np.int64))], ["last_hidden"], axis=1
    )
    head = weights.get("lm_head.weight", weights["wte.weight"])
    logits = build.product(_HEAD, last, head, None)
    if precision == "fp16":
        build.node("Cast", [logits], ["logits"], to=TensorProto.FLOAT)
    else:
        build.nodes[-1].output[0] = "logits"

    row, new = "rows", "new"
    cache_shape = [row, shape.n_head, "capacity", head_width]
    ids: dict[str, list[str | int]] = {"input_ids": [row, new], "position_ids": [row, new]}
    if shape.has_tokens_in_force:
        ids["in_force_ids"] = [row, new, len(KINDS)]
    graph = helper.make_graph(
        build.nodes,
        "gpt2_decoder",
        [
            *(helper.make_tensor_value_info(n, TensorProto.INT64, s) for n, s in ids.items()),
            helper.make_tensor_value_info("last_index", TensorProto.INT32, [row]),
            helper.make_tensor_value_info("total_length", TensorProto.INT32, []),
            *(helper.make_tensor_value_info(past, cached, cache_shape) for past, _ in caches),
        ],
        [
            helper.make_tensor_value_info("logits", TensorProto.FLOAT, [row, shape.vocab_size]),
            *(helper.make_tensor_value_info(present, cached, cache_shape) for _, present in caches),
        ],
        build.initializers,
    )
    return helper.make_model(
        graph,
        opset_imports=[
            helper.make_opsetid("", _ONNX_OPSET),
            helper.make_opsetid(_CONTRIB, 1),
        ],
        ir_version=_IR_VERSION,
        producer_name="amt",
    )
