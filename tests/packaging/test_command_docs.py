from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def share(tmp_path: Path) -> Path:
    import command_docs

    folder = tmp_path / "share"
    command_docs.main(folder)
    return folder


def test_the_man_page_describes_every_command(share: Path) -> None:
    page = (share / "man/man1/amt.1").read_text(encoding="utf-8")
    for command in ("compose", "rewrite", "describe", "render", "pipeline", "doctor"):
        assert f"amt {command}" in page.replace("\\fI\\,", "").replace("\\/\\fR", "")


@pytest.mark.parametrize("file", ["bash-completion/completions/amt", "zsh/vendor-completions/_amt"])
def test_the_completion_knows_commands_and_options(share: Path, file: str) -> None:
    script = (share / file).read_text(encoding="utf-8")
    assert "compose" in script
    assert "--bars" in script


@pytest.mark.parametrize("program", ["amt", "amt-desktop"])
def test_no_word_of_a_man_page_is_a_request_to_roff(share: Path, program: str) -> None:
    page = (share / f"man/man1/{program}.1").read_text(encoding="utf-8")
    assert not [line for line in page.splitlines() if line.startswith("'")]
