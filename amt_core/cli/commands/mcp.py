"""`amt mcp`: offers the commands to assistants and scripts on standard input and output."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterable, Iterator

from amt_core.cli.command import Command
from amt_core.cli.commands import analyze, compose, convert, describe, plan, render, shaping
from amt_core.cli.mcp.server import McpServer
from amt_core.cli.mcp.tools import Tool
from amt_core.system.installed import version_of

COMMANDS = (
    plan.COMMAND,
    compose.COMMAND,
    *shaping.COMMANDS,
    describe.COMMAND,
    analyze.COMMAND,
    render.COMMAND,
    convert.COMMAND,
)
"""The commands that are offered."""


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Declares no arguments."""


def run(_arguments: argparse.Namespace) -> int:
    """Runs the command until the client closes the standard input."""
    version = version_of("amt-desktop") or "unknown"
    server = McpServer([Tool(command) for command in COMMANDS], version=version)
    server.serve(_lines(sys.stdin), sys.stdout)
    return 0


def _lines(stream: io.TextIOBase | Iterable[str]) -> Iterator[str]:
    """The lines of a stream as UTF-8, whatever the locale says."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")
    yield from stream


COMMAND = Command(
    name="mcp",
    summary="let assistants and scripts compose, on standard input and output",
    description="Speaks the Model Context Protocol on standard input and output, so that an "
    "assistant or a script can plan, compose, rewrite, continue, analyze, render and convert. "
    "It opens no network connection and ends when the client closes its input.",
    examples="""\
  amt mcp
  {"mcpServers": {"amt": {"command": "amt", "args": ["mcp"]}}}     (in an assistant's settings)
""",
    add_arguments=add_arguments,
    run=run,
)
