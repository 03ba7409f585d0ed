from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from amt_core.engine.export import export_model, perplexity
from amt_core.engine.model_folder import ExpectedVocabulary
from amt_core.engine.quantize import quantize_blocks

VOCABULARY = ExpectedVocabulary(version="tiny", size=97)


def report(exported: Path, precision: str) -> dict[str, float]:
    return json.loads((exported / "onnx" / f"model_{precision}.json").read_text())


def test_the_report_compares_with_pytorch(exported: Path) -> None:
    for precision in ("fp32", "int8", "int4"):
        assert report(exported, precision)["max_logit_error_fp32_to_pytorch"] < 1e-3


def test_fewer_bits_are_less_exact_but_close(exported: Path) -> None:
    int8, int4 = report(exported, "int8"), report(exported, "int4")
    assert 0 < int8["max_logit_error"] < int4["max_logit_error"]
    assert int8["top1_agreement"] > 0.95
    assert int8["perplexity"] == pytest.approx(int8["perplexity_fp32"], rel=0.01)


def test_nothing_but_graphs_and_reports_is_left(exported: Path) -> None:
    names = {file.name for file in (exported / "onnx").iterdir()}
    assert names == {f"model_{p}.{e}" for p in ("fp32", "int8", "int4") for e in ("onnx", "json")}


def test_given_sequences_are_what_is_compared(own_folder: Path) -> None:
    file = export_model(
        own_folder, precision="int8", sequences=[[1, 2, 3], [4] * 500], vocabulary=VOCABULARY
    )
    found = json.loads(file.with_suffix(".json").read_text())
    assert found["real_sequences"]
    assert found["num_tokens"] == 3 + 160


def test_the_fp16_graph_has_half_the_size(own_folder: Path) -> None:
    file = export_model(own_folder, precision="fp16", vocabulary=VOCABULARY)
    full = own_folder / "onnx" / "model_fp32.onnx"
    assert file.stat().st_size < 0.6 * full.stat().st_size


@pytest.mark.parametrize(("bits", "error"), [(8, 0.006), (4, 0.1)])
def test_rounded_blocks_stay_near_the_weights(bits: int, error: float) -> None:
    weight = np.random.default_rng(1).standard_normal((24, 200)).astype(np.float32)
    weight[3] = 0.0
    codes, scales = quantize_blocks(weight, bits=bits, block=64)
    assert codes.shape == (24, 4, 64 * bits // 8)
    values = codes
    if bits == 4:
        values = np.stack([codes & 15, codes >> 4], axis=-1).reshape(24, 4, 64)
    restored = (values.astype(np.float32) - (1 << (bits - 1))) * scales[..., None]
    restored = restored.reshape(24, -1)[:, :200]
    assert np.sqrt(np.square(restored - weight).mean()) < error
    assert (restored[3] == 0).all()


def test_perplexity_of_a_uniform_guess_is_the_number_of_tokens() -> None:
    logits = [np.zeros((6, 50), np.float32)]
    assert perplexity(logits, [[1, 2, 3, 4, 5, 6]]) == pytest.approx(50)
