"""The documents name files, folders and commands that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]

PATH = re.compile(
    r"(?<![\w/.-])((?:amt_core|amt_desktop|benchmarks|packaging|tests|docs|assets)(?:/[\w.-]+)+)"
)
MODULE = re.compile(r"(?:python -m |`)(benchmarks[\w.]*\w)")
PLACEHOLDER = "benchmarks.NAME"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_that_a_document_names_exists(document: Path) -> None:
    named = {name.rstrip(".") for name in PATH.findall(document.read_text(encoding="utf-8"))}
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_benchmark_that_a_document_names_exists(document: Path) -> None:
    named = set(MODULE.findall(document.read_text(encoding="utf-8"))) - {PLACEHOLDER}
    places = {name: ROOT / name.replace(".", "/") for name in named}
    missing = (
        name
        for name, place in places.items()
        if not (place.with_suffix(".py").exists() or place.is_dir())
    )
    assert sorted(missing) == []
