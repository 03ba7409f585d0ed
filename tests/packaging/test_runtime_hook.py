from __future__ import annotations

import ctypes.util
import importlib
import os
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def runtime_hook(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The hook as it runs in a frozen program in this folder, which carries FluidSynth."""
    (tmp_path / "libfluidsynth.so.3").write_bytes(b"")
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: f"system {name}")
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/of/the/user")
    return importlib.reload(importlib.import_module("frozen.runtime_hook"))


def test_the_bundled_fluidsynth_is_found_before_that_of_the_system(
    runtime_hook: ModuleType, tmp_path: Path
) -> None:
    assert ctypes.util.find_library("fluidsynth") == str(tmp_path / "libfluidsynth.so.3")


def test_other_libraries_are_those_of_the_system(runtime_hook: ModuleType) -> None:
    assert ctypes.util.find_library("asound") == "system asound"


def test_programs_started_from_it_get_the_library_path_of_the_user(
    runtime_hook: ModuleType,
) -> None:
    assert os.environ["LD_LIBRARY_PATH"] == "/of/the/user"
