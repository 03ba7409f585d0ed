"""A GPT-2 of ours as a GGUF file, the format of llama.cpp."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from amt_core.engine.model_folder import ModelFolder
from amt_core.engine.onnx_export.export import read_weights

_LAYER_TENSORS = {
    "attn_norm": "ln_1",
    "attn_qkv": "attn.c_attn",
    "attn_output": "attn.c_proj",
    "ffn_norm": "ln_2",
    "ffn_up": "mlp.c_fc",
    "ffn_down": "mlp.c_proj",
}


def write_gguf(folder: Path, file: Path, kind: str) -> None:
    """Writes the weights with all matrices as `q8_0` or `q4_0` and a vocabulary without words.

    Args:
        folder: The model.
        file: What to write.
        kind: The quantization.
    """
    import gguf  # pyright: ignore[reportMissingImports]

    model = ModelFolder.open(folder, require_onnx=False)
    quantized = gguf.GGMLQuantizationType[kind.upper()]
    writer: Any = gguf.GGUFWriter(str(file), "gpt2")
    writer.add_block_count(model.n_layer)
    writer.add_context_length(model.n_positions)
    writer.add_embedding_length(model.n_embd)
    writer.add_feed_forward_length(model.n_inner)
    writer.add_head_count(model.n_head)
    writer.add_layer_norm_eps(model.layer_norm_epsilon)
    writer.add_file_type(getattr(gguf.LlamaFileType, f"MOSTLY_{kind.upper()}"))
    writer.add_tokenizer_model("no_vocab")
    writer.add_vocab_size(model.vocab_size)

    def add(name: str, tensor: np.ndarray[Any, Any], *, is_matrix: bool = False) -> None:
        values = np.ascontiguousarray(tensor, np.float32)
        if is_matrix:
            writer.add_tensor(name, gguf.quants.quantize(values, quantized), raw_dtype=quantized)
        else:
            writer.add_tensor(name, values)

    weights = read_weights(model)
    add("token_embd.weight", weights["wte.weight"], is_matrix=True)
    add("output.weight", weights["wte.weight"], is_matrix=True)
    add("position_embd.weight", weights["wpe.weight"])
    for end in ("weight", "bias"):
        add(f"output_norm.{end}", weights[f"ln_f.{end}"])
    for layer in range(model.n_layer):
        for theirs, ours in _LAYER_TENSORS.items():
            for end in ("weight", "bias"):
                tensor = weights[f"h.{layer}.{ours}.{end}"]
                is_matrix = tensor.ndim == 2
                # Conv1D keeps (inputs, outputs), they keep (outputs, inputs).
                tensor = tensor.T if is_matrix else tensor
                add(f"blk.{layer}.{theirs}.{end}", tensor, is_matrix=is_matrix)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
