"""Writes the man pages and the shell completion from the parsers: `command_docs.py FOLDER`.

The folder becomes a `share`: `man/man1`, `bash-completion`, `zsh` and `fish`. shtab writes
completion that is a file of the shell, so that the Tab key never starts Python.
"""

from __future__ import annotations

import argparse
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shtab
from argparse_manpage.manpage import Manpage

from amt_core.cli.program import make_parser
from amt_desktop.app import make_parser as make_window_parser

COMPLETION_FILES = {
    "bash": "bash-completion/completions/{}",
    "zsh": "zsh/vendor-completions/_{}",
    "fish": "fish/vendor_completions.d/{}.fish",
}


def main(share: Path) -> None:
    """Writes all files."""
    parsers = {"amt": make_parser(), "amt-desktop": make_window_parser()}
    for name, parser in parsers.items():
        write(share / "man" / "man1" / f"{name}.1", man_page(parser))
    for name, parser in parsers.items():
        complete_files(parser)
        for shell, file in COMPLETION_FILES.items():
            if shell in shtab.SUPPORTED_SHELLS:
                write(share / file.format(name), shtab.complete(parser, shell) + "\n")


def write(path: Path, text: str) -> None:
    """Writes a file and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def man_page(parser: argparse.ArgumentParser) -> str:
    """The man page of a program in roff."""
    summary = textwrap.shorten(parser.description or parser.prog, 200).rstrip(".")
    page: Any = Manpage(
        parser,
        _data={
            "project_name": "AMT Desktop",
            "prog": parser.prog,
            "description": summary[0].lower() + summary[1:],
            "manual_section": "1",
            "manual_title": "AMT Desktop",
        },
    )
    # A line of text that begins with a quote would be a request to roff.
    return re.sub(r"^'", r"\\&'", str(page), flags=re.MULTILINE)


def complete_files(parser: argparse.ArgumentParser) -> None:
    """Marks the arguments that are paths, so that the shell completes file names."""
    for action in all_actions(parser):
        if action.type is Path:
            action.complete = shtab.FILE  # type: ignore[attr-defined]


def all_actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every argument of a parser and of its commands."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to list them
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action.choices.values():
                yield from all_actions(command)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
