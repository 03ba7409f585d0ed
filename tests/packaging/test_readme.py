"""The commands that the README and the pages name exist, as they are written there."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path

import pytest

from amt_core.cli.machine_checks import examine
from amt_core.cli.program import make_parser

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
PAGES = (README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
TEXTS = {page: page.read_text(encoding="utf-8") for page in PAGES}


def whole_commands() -> list[str]:
    """The lines of code blocks that begin with the program's name."""
    lines = [line for text in TEXTS.values() for line in text.splitlines()]
    return [line for line in lines if line.startswith("amt ")]


def test_there_are_commands() -> None:
    assert len(whole_commands()) > 20


@pytest.mark.parametrize("command", whole_commands())
def test_a_command_is_understood(command: str) -> None:
    words = shlex.split(command, comments=True)
    if ">" in words:
        words = words[: words.index(">")]
    make_parser().parse_args(words[1:])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_named_subcommand_is_there(page: Path) -> None:
    named = set(re.findall(r"`amt ([a-z-]+)[ `]", TEXTS[page]))
    listed = make_parser().format_help()
    assert not [name for name in named if not re.search(rf"^    {name}\b", listed, re.MULTILINE)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_named_module_can_be_run(page: Path) -> None:
    named = set(re.findall(r"python -m ((?:benchmarks|amt_core)\.[a-z_.]+[a-z])", TEXTS[page]))
    for name in named:
        spec = importlib.util.find_spec(name)
        assert spec is not None, name
        if spec.submodule_search_locations:
            assert importlib.util.find_spec(f"{name}.__main__") is not None, name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_named_target_of_make_is_there(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(" ".join(re.findall(r"^([a-z ]+):", makefile, re.MULTILINE)).split())
    assert set(re.findall(r"`make ([a-z]+)[ `]", TEXTS[page])) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_linked_file_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", TEXTS[page])
    assert not [link for link in links if not (page.parent / link).exists()]


def test_a_named_script_is_there() -> None:
    named = set(re.findall(r"`((?:packaging|\.ci|docs)/[\w./-]+)`", TEXTS[README]))
    assert named
    assert not [name for name in named if not (ROOT / name).exists()]


def test_the_doctor_has_the_lines_that_the_troubleshooting_names() -> None:
    section = TEXTS[README].partition("## If something does not work")[2].partition("\n## ")[0]
    answers = [row for row in section.splitlines() if re.search(r"\| ?(the )?lines? ", row)]
    named = {name for row in answers for name in re.findall(r"\*([^*]+)\*", row)}
    assert {"sound font", "model", "training"} <= named
    # A setting of the preferences is named in the same way.
    assert named - {check.name for check in examine()} <= {"Candidates"}
