from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from amt_core.engine import Model
from amt_core.engine.companions import COMPANIONS
from amt_core.engine.model_folder import ExpectedVocabulary, default_model_path
from amt_core.engine.onnx_export.export import export_model
from amt_core.errors import AmtError
from amt_core.system.checksums import check_folder, forget_checksums
from amt_core.tokens.known_runs import KNOWN_RUNS_FILE, KnownRuns

VOCABULARY = ExpectedVocabulary(version="tiny", size=97)


def test_the_decoder_is_kept_and_grows(exported: Path) -> None:
    model = Model.load(exported, vocabulary=VOCABULARY, threads=1)
    first = model.decoder(1)
    assert model.decoder(1) is first
    assert model.decoder(4) is first
    assert first.num_rows == 4
    assert model.decoder(2).num_rows == 4


def test_the_id_names_folder_precision_and_content(exported: Path, tmp_path: Path) -> None:
    model = Model.load(exported, vocabulary=VOCABULARY, threads=1)
    assert model.id.startswith("tiny-int8-")
    copy = shutil.copytree(exported, tmp_path / "tiny")
    assert Model.load(copy, vocabulary=VOCABULARY, threads=1).id == model.id
    exact = Model.load(copy, vocabulary=VOCABULARY, threads=1, precision="fp32")
    assert exact.id != model.id


@pytest.mark.parametrize("name", [companion.name for companion in COMPANIONS])
def test_the_id_changes_with_every_companion_file(own_folder: Path, name: str) -> None:
    before = Model.load(own_folder, vocabulary=VOCABULARY, threads=1).id
    (own_folder / name).write_bytes(b"another one")
    assert Model.load(own_folder, vocabulary=VOCABULARY, threads=1).id != before


def test_a_model_knows_what_must_not_be_copied(own_folder: Path) -> None:
    runs = KnownRuns.of(*np.arange(10, dtype=np.uint64).reshape(2, 5))
    KNOWN_RUNS_FILE.save(own_folder, runs)
    assert Model.load(own_folder, vocabulary=VOCABULARY, threads=1).known_runs is not None


def test_an_exported_graph_can_replace_the_one_that_is_loaded(own_folder: Path) -> None:
    model = Model.load(own_folder, vocabulary=VOCABULARY, threads=1, precision="fp32")
    before = model.decoder().prefill(0, [1, 2, 3])
    export_model(own_folder, precision="fp32", vocabulary=VOCABULARY)
    assert (model.decoder().step([4])[0] != before).any()


@pytest.mark.parametrize("share", [0.0, 0.01, 0.2, 0.5, 0.8, 0.999])
@pytest.mark.parametrize("name", ["config.json", "vocabulary.json", "onnx/model_int8.onnx"])
def test_a_changed_bit_anywhere_in_what_composes_is_named(
    own_folder: Path, name: str, share: float
) -> None:
    file = own_folder / name
    content = bytearray(file.read_bytes())
    content[int(share * len(content))] ^= 0x01
    file.write_bytes(content)
    with pytest.raises(AmtError, match=file.name) as caught:
        Model.load(own_folder, vocabulary=VOCABULARY, threads=1)
    assert caught.value.hint


def test_damaged_weights_are_not_exported(own_folder: Path) -> None:
    file = own_folder / "model.safetensors"
    content = bytearray(file.read_bytes())
    content[-100] ^= 0x01
    file.write_bytes(content)
    with pytest.raises(AmtError, match="safetensors is damaged"):
        export_model(own_folder, precision="int8", vocabulary=VOCABULARY)


def test_a_companion_that_differs_from_its_checksum_is_named(own_folder: Path) -> None:
    KNOWN_RUNS_FILE.save(own_folder, KnownRuns.of(*np.arange(10, dtype=np.uint64).reshape(2, 5)))
    model = Model.load(own_folder, vocabulary=VOCABULARY, threads=1)
    KNOWN_RUNS_FILE.write(
        own_folder / KNOWN_RUNS_FILE.name,
        KnownRuns.of(*np.arange(10, 20, dtype=np.uint64).reshape(2, 5)),
    )
    with pytest.raises(AmtError, match=r"known_runs\.npz is damaged"):
        _ = model.known_runs


def test_a_companion_that_has_vanished_is_missed(own_folder: Path) -> None:
    KNOWN_RUNS_FILE.save(own_folder, KnownRuns.of(*np.arange(10, dtype=np.uint64).reshape(2, 5)))
    (own_folder / KNOWN_RUNS_FILE.name).unlink()
    model = Model.load(own_folder, vocabulary=VOCABULARY, threads=1)
    with pytest.raises(AmtError, match=r"known_runs\.npz is missing"):
        _ = model.known_runs


def test_a_folder_without_checksums_composes(own_folder: Path) -> None:
    forget_checksums(own_folder)
    assert Model.load(own_folder, vocabulary=VOCABULARY, threads=1).decoder() is not None


def test_the_checksums_of_the_program_s_own_model_are_right() -> None:
    check_folder(default_model_path())
