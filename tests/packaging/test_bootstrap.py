"""The messages of `make run` and `make test` where they may not install, and what they remember."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "packaging" / "bootstrap.py"


@pytest.fixture
def bootstrap() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def a_debian_without(
    monkeypatch: pytest.MonkeyPatch, bootstrap: ModuleType, missing: set[str]
) -> None:
    """Makes it a Debian on which nothing may be installed."""
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(bootstrap, "is_installed", lambda name: name not in missing)
    monkeypatch.setattr(bootstrap, "rights", lambda: None)


def test_without_rights_it_says_what_is_missing_and_what_will_not_work(
    monkeypatch: pytest.MonkeyPatch, bootstrap: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    a_debian_without(
        monkeypatch, bootstrap, {"libfluidsynth3", "libxcb-cursor0", *bootstrap.SOUND_FONTS}
    )
    bootstrap.install_system_packages(for_tests=False)
    said = capsys.readouterr().out
    assert "libfluidsynth3. Without it there is no sound" in said
    assert "libxcb-cursor0. Without it Qt may not open a window" in said
    assert "fluid-soundfont-gm" in said
    assert "sudo apt-get install libfluidsynth3 libxcb-cursor0" in said


def test_any_one_of_the_sound_fonts_is_enough(
    monkeypatch: pytest.MonkeyPatch, bootstrap: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    a_debian_without(monkeypatch, bootstrap, set(bootstrap.SOUND_FONTS[:-1]))
    bootstrap.install_system_packages(for_tests=False)
    assert not capsys.readouterr().out


def test_only_the_tests_ask_for_a_virtual_screen(
    monkeypatch: pytest.MonkeyPatch, bootstrap: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    a_debian_without(monkeypatch, bootstrap, {"xvfb"})
    bootstrap.install_system_packages(for_tests=False)
    assert not capsys.readouterr().out
    bootstrap.install_system_packages(for_tests=True)
    assert "xvfb" in capsys.readouterr().out


class Installer:
    """Takes the place of pip and venv, and keeps what it was asked for."""

    def __init__(self) -> None:
        self.installed: list[str] = []
        self.removed: list[str] = []

    def run(self, command: list[str], **_: str) -> int:
        if "uninstall" in command:
            self.removed += command[command.index("-y") + 1 :]
        else:
            self.installed.append(command[-1])
        return 0


@pytest.fixture
def installer(monkeypatch: pytest.MonkeyPatch, bootstrap: ModuleType, tmp_path: Path) -> Installer:
    one = Installer()
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / "installed.json")
    monkeypatch.setattr(bootstrap, "run", one.run)
    monkeypatch.setattr(bootstrap, "venv_works", lambda: True)
    return one


def test_a_run_installs_what_the_packages_bring(
    monkeypatch: pytest.MonkeyPatch, bootstrap: ModuleType, installer: Installer
) -> None:
    from locks.lock import SHIPPED_EXTRAS

    monkeypatch.setattr(bootstrap, "install_system_packages", lambda **_: None)
    monkeypatch.setattr("sys.argv", ["bootstrap.py", "run"])
    assert bootstrap.main() == 0
    assert set(installer.installed[0].strip(".[]").split(",")) == set(SHIPPED_EXTRAS)


def test_what_is_installed_is_not_installed_again(
    bootstrap: ModuleType, installer: Installer
) -> None:
    bootstrap.install_project(set(), None)
    bootstrap.install_project(set(), None)
    assert installer.installed == [".[cpu]"]


def test_a_run_after_a_test_takes_nothing_away(bootstrap: ModuleType, installer: Installer) -> None:
    bootstrap.install_project({"train", "test"}, None)
    bootstrap.install_project(set(), None)
    assert installer.installed == [".[cpu,test,train]"]


def test_changed_dependencies_are_installed(bootstrap: ModuleType, installer: Installer) -> None:
    bootstrap.install_project(set(), None)
    stamp = json.loads(bootstrap.STAMP.read_text())
    bootstrap.STAMP.write_text(json.dumps({**stamp, "project": "another"}))
    bootstrap.install_project(set(), None)
    assert len(installer.installed) == 2


def test_one_onnx_runtime_goes_before_the_other_comes(
    bootstrap: ModuleType, installer: Installer
) -> None:
    bootstrap.install_project(set(), "cpu")
    bootstrap.install_project(set(), "gpu")
    bootstrap.install_project(set(), None)
    assert installer.installed == [".[cpu]", ".[gpu]"]
    assert installer.removed == ["onnxruntime", "onnxruntime-gpu"]


def test_the_script_needs_nothing_but_the_standard_library() -> None:
    answer = subprocess.run(
        [sys.executable, "-S", "-I", str(SCRIPT), "--help"], capture_output=True, check=False
    )
    assert answer.returncode == 0
