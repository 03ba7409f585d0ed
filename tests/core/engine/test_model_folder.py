from __future__ import annotations

import json
from pathlib import Path

import pytest

from amt_core.engine.model_folder import ExpectedVocabulary, ModelFolder, default_model_path
from amt_core.errors import AmtError
from amt_core.system.checksums import forget_checksums

VOCABULARY = ExpectedVocabulary(version="tiny", size=97)


@pytest.fixture
def own_folder(own_folder: Path) -> Path:
    """A copy that has no checksums, like the folders of other programs."""
    forget_checksums(own_folder)
    return own_folder


def problem(folder: Path) -> AmtError:
    with pytest.raises(AmtError) as error:
        ModelFolder.open(folder, vocabulary=VOCABULARY)
    assert error.value.hint
    return error.value


def change_config(folder: Path, **values: object) -> None:
    file = folder / "config.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | values))


def test_a_whole_folder_tells_its_numbers(exported: Path) -> None:
    model = ModelFolder.open(exported, vocabulary=VOCABULARY)
    assert (model.n_layer, model.n_head, model.n_embd) == (2, 4, 64)
    assert (model.n_positions, model.vocab_size, model.n_inner) == (160, 97, 256)
    assert set(model.onnx_files) == {"fp32", "int8", "int4"}


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert str(tmp_path / "nowhere") in problem(tmp_path / "nowhere").message


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "vocabulary.json"])
def test_a_missing_file_is_named(own_folder: Path, name: str) -> None:
    (own_folder / name).unlink()
    assert name in problem(own_folder).message


def test_weights_that_could_run_code_are_not_opened(own_folder: Path) -> None:
    (own_folder / "model.safetensors").rename(own_folder / "pytorch_model.bin")
    error = problem(own_folder)
    assert "pytorch_model.bin" in error.message
    assert "model.safetensors" in error.hint


@pytest.mark.parametrize("name", ["config.json", "vocabulary.json"])
@pytest.mark.parametrize("text", ["", "{", "[1]", "\0\0"])
def test_a_damaged_json_file_is_named(own_folder: Path, name: str, text: str) -> None:
    (own_folder / name).write_text(text)
    assert name in problem(own_folder).message


@pytest.mark.parametrize("name", ["model.safetensors", "onnx/model_int8.onnx"])
@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.999])
def test_a_truncated_file_is_named(own_folder: Path, name: str, share: float) -> None:
    file = own_folder / name
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])
    assert file.name in problem(own_folder).message


@pytest.mark.parametrize("name", ["model.safetensors", "onnx/model_int8.onnx"])
@pytest.mark.parametrize("content", [b"<!doctype html>" * 40, b"\xff" * 400, b"PK\x03\x04" * 90])
def test_a_file_of_another_format_is_named(own_folder: Path, name: str, content: bytes) -> None:
    (own_folder / name).write_bytes(content)
    assert Path(name).name in problem(own_folder).message


def test_another_kind_of_model_is_refused(own_folder: Path) -> None:
    change_config(own_folder, model_type="llama")
    assert "llama" in problem(own_folder).message


def test_a_variant_that_would_compute_something_else_is_refused(own_folder: Path) -> None:
    change_config(own_folder, activation_function="relu")
    assert "config.json" in problem(own_folder).message


@pytest.mark.parametrize(
    "values", [{"n_layer": None}, {"n_head": 5}, {"n_embd": -1}, {"layer_norm_epsilon": "x"}]
)
def test_an_impossible_number_is_named(own_folder: Path, values: dict[str, object]) -> None:
    change_config(own_folder, **values)
    assert next(iter(values)) in problem(own_folder).message


def test_weights_of_another_size_are_refused(own_folder: Path) -> None:
    change_config(own_folder, n_layer=3)
    assert "h.2." in problem(own_folder).message
    change_config(own_folder, n_layer=2, n_positions=128)
    assert "wpe.weight" in problem(own_folder).message


def test_a_model_of_another_vocabulary_is_refused(own_folder: Path) -> None:
    (own_folder / "vocabulary.json").write_text('{"version": "tiny-2", "size": 97}')
    error = problem(own_folder)
    assert "'tiny-2'" in error.message
    assert "newer" in error.hint


def test_a_vocabulary_that_does_not_fit_the_embedding_is_refused(own_folder: Path) -> None:
    (own_folder / "vocabulary.json").write_text('{"version": "tiny", "size": 98}')
    assert "vocabulary.json" in problem(own_folder).message


def test_without_a_graph_it_says_how_to_make_one(own_folder: Path) -> None:
    for file in (own_folder / "onnx").iterdir():
        file.unlink()
    assert "amt model export" in problem(own_folder).hint
    model = ModelFolder.open(own_folder, vocabulary=VOCABULARY, require_onnx=False)
    assert not model.onnx_files


def test_the_environment_names_another_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMT_MODEL", "/somewhere/else")
    assert default_model_path() == Path("/somewhere/else")
    monkeypatch.delenv("AMT_MODEL")
    assert default_model_path().parts[-2:] == ("models", "default")


def test_a_model_of_an_earlier_vocabulary_opens_and_knows_fewer_ids(exported: Path) -> None:
    newer = ExpectedVocabulary(version="newer", size=130, earlier_sizes={"tiny": 97})
    assert ModelFolder.open(exported, vocabulary=newer).num_known_ids == 97


def test_a_model_that_states_another_size_for_an_earlier_vocabulary_is_refused(
    exported: Path,
) -> None:
    newer = ExpectedVocabulary(version="newer", size=130, earlier_sizes={"tiny": 96})
    with pytest.raises(AmtError, match=r"vocabulary\.json does not fit"):
        ModelFolder.open(exported, vocabulary=newer)
