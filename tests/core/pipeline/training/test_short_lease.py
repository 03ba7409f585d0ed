"""A lease of a machine, rehearsed with tiny models on the processor: the same code and limits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.pipeline.data.examples import ExampleOptions
from amt_core.pipeline.data.shards import Piece, ShardWriter
from amt_core.pipeline.training import short_lease
from amt_core.pipeline.training.options import TrainOptions
from amt_core.pipeline.training.short_lease import (
    Lease,
    copy_in_pieces,
    pack_data,
    restore,
    train_on_lease,
)

TINY = TrainOptions(
    num_layers=1, width=32, num_heads=2, context=128, batch_size=2, warmup_steps=2,
    schedule="constant", eval_every_steps=10**6, num_eval_examples=2,
    examples=ExampleOptions(context=128),
)  # fmt: skip
HUGE_FOR_A_REHEARSAL = TrainOptions(
    num_layers=2, width=256, num_heads=2, context=128, batch_size=1,
    schedule="constant", eval_every_steps=10**6, num_eval_examples=2,
    examples=ExampleOptions(context=128),
)  # fmt: skip
SHORT = Lease(seconds=3.0, save_every_sec=0.5, needs_card=False)


@pytest.fixture
def archive(pieces: list[Piece], tmp_path: Path) -> Path:
    with ShardWriter(tmp_path / "data") as writer:
        for each in pieces:
            writer.add(each)
    pack_data(tmp_path / "data", tmp_path / "data.tar.xz")
    return tmp_path / "data.tar.xz"


def steps(run: Path) -> list[int]:
    lines = (run / "log.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["step"] for line in lines]


def test_a_second_call_goes_on_with_the_size_that_the_first_one_chose(
    archive: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    candidates = [HUGE_FOR_A_REHEARSAL, TINY]
    for number in (1, 2):
        for _ in train_on_lease(archive, tmp_path / f"work{number}", output, candidates, SHORT):
            pass
        assert (tmp_path / f"work{number}" / "ended" / "model" / "model.safetensors").exists()
    assert json.loads((output / "lease.json").read_text(encoding="utf-8"))["number"] == 1
    first, second = (steps(tmp_path / f"work{number}" / "run") for number in (1, 2))
    assert second[: len(first)] == first
    assert len(second) > len(first)


def test_copies_have_pieces_of_limited_size_and_are_put_together_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(short_lease, "PIECE_BYTES", 10)
    run, output = tmp_path / "run", tmp_path / "out"
    run.mkdir()
    for content in (b"first, which is longer", b"second"):
        (run / "checkpoint.safetensors").write_bytes(content)
        copy_in_pieces(run, output)
        restore(output, tmp_path / "restored")
        assert (tmp_path / "restored" / "checkpoint.safetensors").read_bytes() == content
    assert max(path.stat().st_size for path in output.glob("checkpoint*")) <= 10
    assert len(list(output.glob("checkpoint*"))) == 1


def test_a_machine_without_a_card_is_refused_before_anything_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    with pytest.raises(AmtError, match="no graphics card"):
        list(train_on_lease(tmp_path / "x", tmp_path, tmp_path, [TINY], Lease()))


def test_data_that_cannot_be_sent_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(short_lease, "MAX_DATA_BYTES", 10)
    (tmp_path / "data").mkdir()
    with pytest.raises(AmtError, match="can be sent"):
        pack_data(tmp_path / "data", tmp_path / "data.tar.xz")
