from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest

from amt_core.engine.model_folder import ExpectedVocabulary
from amt_core.engine.onnx_export.export import export_model
from amt_core.engine.onnx_export.quantize import quantize_blocks
from amt_core.engine.onnx_export.self_check import ExportReport, Limits, perplexity
from amt_core.errors import AmtError

VOCABULARY = ExpectedVocabulary(version="tiny", size=97)
ANYTHING = Limits(min_top1_agreement=0.0, max_perplexity_ratio=99.0)


def report(exported: Path, precision: str) -> dict[str, Any]:
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
    found = export_model(
        own_folder,
        precision="int8",
        sequences=[[1, 2, 3], [4] * 500],
        vocabulary=VOCABULARY,
        limits=ANYTHING,
    )
    assert found.real_sequences
    assert found.num_tokens == 3 + 160
    assert report(own_folder, "int8")["num_tokens"] == 3 + 160


def test_the_fp16_graph_has_half_the_size_and_says_the_same(own_folder: Path) -> None:
    found = export_model(own_folder, precision="fp16", vocabulary=VOCABULARY)
    assert found.file_bytes < 0.6 * found.file_bytes_fp32
    assert found.top1_agreement > 0.99
    assert 0 < found.max_logit_error < 0.1


def test_layer_norms_are_fused_with_additions_for_graphics_cards_only(own_folder: Path) -> None:
    export_model(own_folder, precision="fp16", vocabulary=VOCABULARY)
    for precision in ("fp32", "int8", "fp16"):
        nodes = onnx.load(own_folder / "onnx" / f"model_{precision}.onnx").graph.node
        is_fused = any(node.op_type == "SkipLayerNormalization" for node in nodes)
        assert is_fused == (precision == "fp16")


def test_a_graph_that_is_not_exact_enough_leaves_the_old_one(own_folder: Path) -> None:
    before = {file: file.read_bytes() for file in (own_folder / "onnx").iterdir()}
    limits = Limits(min_top1_agreement=1.0, max_perplexity_ratio=0.5)
    with pytest.raises(AmtError, match="not exact enough") as error:
        export_model(own_folder, precision="int4", vocabulary=VOCABULARY, limits=limits)
    assert "at least 100%" in error.value.message
    assert "--precision int8" in error.value.hint
    assert {file: file.read_bytes() for file in (own_folder / "onnx").iterdir()} == before


def test_int4_keeps_as_much_in_eight_bits_as_it_needs(own_folder: Path, exported: Path) -> None:
    plain = report(exported, "int4")
    assert plain["wide"] == []
    between = Limits(min_top1_agreement=plain["top1_agreement"] + 0.01, max_perplexity_ratio=9)
    found = export_model(own_folder, precision="int4", vocabulary=VOCABULARY, limits=between)
    assert found.wide
    assert found.top1_agreement > plain["top1_agreement"]
    assert plain["file_bytes"] < found.file_bytes < report(exported, "int8")["file_bytes"]


def test_a_folder_that_cannot_be_written_is_a_sentence(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(AmtError, match="No space left") as error:
        export_model(own_folder, precision="int8", vocabulary=VOCABULARY)
    assert "free space" in error.value.hint


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"top1_agreement": 0.969}, "most likely token"),
        ({"perplexity": 5.06}, "perplexity is 1.2% higher"),
        ({"perplexity": float("nan")}, "perplexity"),
        ({"max_logit_error_fp32_to_pytorch": 0.002}, "PyTorch"),
        ({"file_bytes": 3_010_000}, "size"),
    ],
)
def test_what_does_not_hold_is_named(wrong: dict[str, float], complaint: str) -> None:
    good = ExportReport(
        precision="int8",
        file_bytes=2_990_000,
        file_bytes_fp32=10_000_000,
        num_tokens=4096,
        real_sequences=True,
        max_logit_error=0.3,
        top1_agreement=0.97,
        perplexity=5.04,
        perplexity_fp32=5.0,
        max_logit_error_fp32_to_pytorch=1e-5,
    )
    assert not good.problems(Limits())
    (found,) = replace(good, **wrong).problems(Limits())
    assert complaint in found


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
