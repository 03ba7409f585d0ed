"""Models are kept, renamed, exported and deleted by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from amt_core.engine.model_folder import default_model_path
from amt_core.errors import AmtError
from amt_core.pipeline.model.model_store import (
    delete_model,
    export_model,
    keep_model,
    kept_models,
    rename_model,
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMT_HOME", str(tmp_path / "home"))


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "work" / "model"
    (folder / "onnx").mkdir(parents=True)
    (folder / "config.json").write_text("{}", encoding="utf-8")
    (folder / "onnx" / "weights").write_bytes(b"123")
    return folder


def test_a_kept_model_is_a_copy_under_its_name(model: Path) -> None:
    kept = keep_model(model, "My waltzes")
    assert kept_models() == [kept]
    assert kept.name == "My waltzes"
    assert (kept / "onnx" / "weights").read_bytes() == b"123"
    assert model.exists()


@pytest.mark.parametrize("name", ["", " . ", "a/b", "..", "a:b"])
def test_a_name_that_is_no_folder_is_refused(model: Path, name: str) -> None:
    with pytest.raises(AmtError, match="cannot be the name"):
        keep_model(model, name)


def test_a_name_in_use_is_refused(model: Path) -> None:
    keep_model(model, "one")
    with pytest.raises(AmtError, match="already"):
        keep_model(model, "one")


def test_a_kept_model_gets_another_name(model: Path) -> None:
    renamed = rename_model(keep_model(model, "one"), "two")
    assert kept_models() == [renamed]
    assert renamed.name == "two"


def test_an_export_does_not_replace_a_folder(model: Path, tmp_path: Path) -> None:
    assert export_model(model, tmp_path / "out") == tmp_path / "out" / "model"
    with pytest.raises(AmtError, match="already"):
        export_model(model, tmp_path / "out")


def test_a_deleted_model_is_gone(model: Path) -> None:
    delete_model(keep_model(model, "one"))
    assert kept_models() == []


def test_only_models_of_the_user_are_deleted(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    for folder in (precious, default_model_path()):
        with pytest.raises(AmtError, match="no model of yours"):
            delete_model(folder)
    assert precious.exists()
