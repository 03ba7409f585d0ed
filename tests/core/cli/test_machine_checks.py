"""The checks of the machine find what is here, and are not put out by what is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from amt_core.cli import machine_checks
from amt_core.cli.machine_checks import Check, Status
from amt_core.engine.companions import COMPANIONS
from amt_core.engine.model_folder import MODEL_ENVIRONMENT_VARIABLE, default_model_path
from amt_core.system.machine import onnx_providers


def test_every_check_has_a_finding_and_every_missing_thing_a_remedy() -> None:
    checks = list(machine_checks.examine())
    assert {"Python", "numpy", "ONNX Runtime", "model", "sound font", "disk space"} <= {
        check.name for check in checks
    }
    for check in checks:
        assert check.detail
        assert "could not be checked" not in check.detail
        if check.status is Status.MISSING:
            assert check.remedy


@pytest.mark.parametrize(
    ("package", "purpose", "extra"),
    [("music21", "reading MusicXML", "notation"), ("verovio", "sheet music", "engraving")],
)
def test_what_an_absent_package_is_for_is_told_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, package: str, purpose: str, extra: str
) -> None:
    version_of = machine_checks.version_of
    monkeypatch.setattr(
        machine_checks, "version_of", lambda name: None if name == package else version_of(name)
    )
    check = next(check for check in machine_checks._packages() if check.name == purpose)
    assert check.status is Status.WARN
    assert f"Only {purpose} needs it" in check.remedy
    assert f"amt-desktop[{extra}]" in check.remedy


def test_the_processor_runs_a_graph() -> None:
    assert "CPUExecutionProvider" in onnx_providers.usable_providers()


def test_a_model_that_is_not_there_is_missing_and_needed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AMT_MODEL", str(tmp_path / "nowhere"))
    checks = list(machine_checks.examine())
    model = next(check for check in checks if check.name == "model")
    assert model.status is Status.MISSING
    assert "AMT_MODEL" in model.remedy
    assert not machine_checks.can_compose(checks)


@pytest.mark.parametrize(
    "name",
    [companion.name for companion in COMPANIONS],
)
def test_a_model_with_a_damaged_file_beside_its_weights_is_told_with_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tiny_model: Path, name: str
) -> None:
    folder = shutil.copytree(tiny_model, tmp_path / "model")
    (folder / name).write_bytes(b"")
    monkeypatch.setenv("AMT_MODEL", str(folder))
    monkeypatch.setattr(machine_checks, "_PROBES", (machine_checks._model,))
    (model,) = machine_checks.examine()
    assert model.status is Status.MISSING
    assert name in model.detail


def test_a_probe_that_breaks_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def _broken_thing() -> list[Check]:
        raise RuntimeError("no luck")

    monkeypatch.setattr(machine_checks, "_PROBES", (_broken_thing,))
    [check] = machine_checks.examine()
    assert (check.name, check.status) == ("broken thing", Status.WARN)
    assert "no luck" in check.detail


def test_a_missing_thing_that_is_not_needed_does_not_stop_composing() -> None:
    silent = Check(name="sound", status=Status.MISSING, detail="none", remedy="buy one")
    assert machine_checks.can_compose([silent])


def test_a_damaged_graph_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = shutil.copytree(default_model_path(), tmp_path / "model")
    graph = folder / "onnx" / "model_int8.onnx"
    content = bytearray(graph.read_bytes())
    content[len(content) // 2] ^= 0x01
    graph.write_bytes(content)
    monkeypatch.setenv(MODEL_ENVIRONMENT_VARIABLE, str(folder))
    (check,) = machine_checks._model()
    assert check.status is Status.MISSING
    assert "model_int8.onnx is damaged" in check.detail
    assert check.remedy
